"""The service's plan after an inspection, each time it was sent, and what the inspectorate said of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.plan import DRAFT, PLAN
from touchstone.foundation.clocks.models import Clock
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection


class ActionPlan(models.Model):
    """One for an inspection. `clock`: by when the final plan must be sent, where the regime or the inspectorate says
    so; `draft_clock`: by when a draft must, where one must."""

    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="action_plan")
    state = models.CharField(max_length=16, help_text="A status of domain/workflows/plan.py.")
    words = models.TextField(blank=True, help_text="What the service says of the plan as a whole.")
    clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    draft_clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["inspection_id"]
        constraints = [
            models.CheckConstraint(name="plan_has_a_known_state", condition=Q(state__in=list(PLAN.statuses)))
        ]

    def __str__(self) -> str:
        return f"action plan after {self.inspection}"

    def due_clock(self, stage: str) -> Clock | None:
        """By when a plan of this stage must be sent; a draft without a day of its own, by that of the final plan."""
        return (self.draft_clock if stage == DRAFT else None) or self.clock


class PlanSending(models.Model):
    """The plan exactly as it was sent, under its hash. What was said of it is filled in once, and never changed."""

    class Stage(models.TextChoices):
        DRAFT = "draft", "draft plan"
        FINAL = "final", "final plan"

    class Outcome(models.TextChoices):
        WAITING = "", "waits for an answer"
        ACCEPTED = "accepted", "accepted"
        RETURNED = "returned", "returned"
        TAKEN_BACK = "taken_back", "taken back by the service"

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="sendings")
    number = models.PositiveSmallIntegerField(help_text="From 1.")
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.FINAL)
    content = models.JSONField(help_text="The plan as it was then.")
    sha256 = models.CharField(max_length=64)
    late = models.BooleanField(default=False, help_text="Sent after its clock ran out.")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    letter = models.TextField(blank=True, help_text="The letter that says whether it will do.")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["plan_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_sending_once"),
            models.UniqueConstraint(fields=["plan"], condition=Q(outcome=""), name="plan_one_sending_waits"),
            models.CheckConstraint(
                name="plan_decided_with_its_time",
                condition=Q(outcome="", decided_at__isnull=True) | (~Q(outcome="") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="plan_decided_with_a_letter",
                condition=~Q(outcome__in=["accepted", "returned"]) | ~Q(letter=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, sending {self.number}"


class PlanDecision(models.Model):
    """What the inspectorate says of the plan for one area for improvement, as it was sent."""

    sending = models.ForeignKey(PlanSending, on_delete=models.CASCADE, related_name="decisions")
    area_for_improvement = models.ForeignKey(AreaForImprovement, on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    reason = models.TextField(blank=True, help_text="Why; needed where it will not do.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["sending_id", "area_for_improvement_id"]
        constraints = [
            models.UniqueConstraint(fields=["sending", "area_for_improvement"], name="plan_decision_once"),
            models.CheckConstraint(name="plan_return_says_why", condition=Q(accepted=True) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.area_for_improvement}: {'will do' if self.accepted else 'will not do'}"
