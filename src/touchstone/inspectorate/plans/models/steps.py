"""The actions of a plan: who does what by when, how one will know, what was reported of it, and what shows it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.domain.workflows.plan import PLAN_ACTION
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.plans.models.plan import ActionPlan


class PlanAction(models.Model):
    """One action towards one area for improvement."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="actions")
    area_for_improvement = models.ForeignKey(AreaForImprovement, on_delete=models.PROTECT, related_name="actions")
    order = models.PositiveSmallIntegerField()
    text = models.TextField(help_text="What will be done.")
    owner = models.CharField(max_length=200, blank=True, help_text="The post that answers for it, never a name.")
    starts = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    measure = models.TextField(blank=True, help_text="How one will know that it worked.")
    indicator = models.CharField(max_length=80, blank=True, help_text="Key of an indicator, where one measures it.")
    target = models.CharField(max_length=80, blank=True, help_text="How much is enough: 10 days.")
    resources = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    state = models.CharField(max_length=10, help_text="A status of PLAN_ACTION in domain/workflows/plan.py.")
    removed = models.BooleanField(default=False, help_text="Taken out before it was sent; comes back if wanted.")
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["area_for_improvement_id", "order", "id"]
        constraints = [
            models.CheckConstraint(name="plan_action_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="plan_action_has_a_known_state", condition=Q(state__in=list(PLAN_ACTION.statuses))
            ),
            models.CheckConstraint(
                name="plan_action_ends_after_it_begins",
                condition=Q(starts__isnull=True) | Q(due__isnull=True) | Q(due__gte=F("starts")),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ActionMilestone(models.Model):
    """Something that is to have happened on the way, by a day; and the day on which it had."""

    action = models.ForeignKey(PlanAction, on_delete=models.CASCADE, related_name="milestones")
    by_day = models.DateField()
    text = models.CharField(max_length=300)
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["by_day", "id"]
        constraints = [models.CheckConstraint(name="action_milestone_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.by_day}: {self.text}"


class ActionReport(models.Model):
    """What the service says of an action on one day: how far it is, and the figure if one is measured. Only added."""

    action = models.ForeignKey(PlanAction, on_delete=models.CASCADE, related_name="reports")
    on = models.DateField(help_text="The day it is true for.")
    state = models.CharField(max_length=10)
    says = models.TextField(blank=True)
    value = models.CharField(max_length=80, blank=True, help_text="The figure measured, as written: 12 days.")
    period = models.CharField(max_length=60, blank=True, help_text="Which time the figure is for; empty: that day.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="action_report_has_a_known_state", condition=Q(state__in=list(PLAN_ACTION.statuses))
            ),
            models.CheckConstraint(
                name="action_report_says_why",
                condition=~Q(state__in=["blocked", "dropped"]) | ~Q(says=""),
            ),
            models.CheckConstraint(name="action_report_period_is_of_a_figure", condition=Q(period="") | ~Q(value="")),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.state}"


class ActionFile(models.Model):
    """Evidence that the service adds to an action: the bytes under their hash, and what they show. Never replaced."""

    action = models.ForeignKey(PlanAction, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    shows = models.CharField(max_length=500, help_text="What it shows.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    withdrawn_reason = models.CharField(max_length=300, blank=True, help_text="Why it no longer counts.")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="action_file_says_what_it_shows", condition=~Q(shows=""))]

    def __str__(self) -> str:
        return self.name
