"""Urgent referrals: a child may be at risk. Who said so, who must act, who acknowledged it, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.providers.models import Organisation

SENT = ("with agency", "acknowledged", "outcome known", "closed")
ACKNOWLEDGED = ("acknowledged", "outcome known", "closed")
ENDED = ("outcome known", "closed")


class UrgentReferral(models.Model):
    """What an inspector saw of a case, known by its pseudonymous reference only, and how it went on.

    `inspectorate` owns it; `service` is the only one that can find who the child is. No name of a child or parent is
    ever kept. `context` says in plain words what it belongs to ("inspection northmere-2026"): rooms above may hold
    keys to it, and count by it.
    """

    class State(models.TextChoices):
        RAISED = "raised", "raised"
        WITH_SERVICE = "with service", "with the service"
        WITH_AGENCY = "with agency", "sent to an agency"
        ACKNOWLEDGED = "acknowledged", "acknowledged"
        OUTCOME_KNOWN = "outcome known", "outcome known"
        CLOSED = "closed", "closed"

    class Outcome(models.TextChoices):
        """This project's own list."""

        ENQUIRY = "enquiry", "an enquiry whether the child is at risk of significant harm"
        ASSESSMENT = "assessment", "an assessment of what the child needs"
        KNOWN = "known", "already known to the agency, which was acting"
        COURT = "court", "information to the court"
        NO_ACTION = "no action", "no further action"
        OTHER = "other", "something else"

    inspectorate = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals_raised")
    service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals_to_answer")
    reference = models.CharField(max_length=64, help_text="Pseudonymous: only the service knows whose case it is.")
    seen_on = models.DateField(help_text="When it was seen, not when it was written.")
    worry = models.TextField(help_text="What was seen.")
    context = models.CharField(max_length=200, blank=True, db_index=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.RAISED)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    immediate_steps = models.TextField(blank=True, help_text="What the service did at once.")
    agency = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=200, blank=True, help_text="The role of who acknowledged it.")
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    outcome_text = models.TextField(blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    clock = models.ForeignKey(
        Clock,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The deadline of what must happen next, or did last.",
    )
    escalated_on = models.DateField(null=True, blank=True, help_text="The last day on which it was escalated.")

    class Meta:
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="referral_has_reference_and_worry", condition=~Q(reference="") & ~Q(worry="")),
            models.CheckConstraint(
                name="referral_sent_names_agency",
                condition=~Q(state__in=SENT) | (~Q(agency="") & Q(sent_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="referral_acknowledged_has_time",
                condition=~Q(state__in=ACKNOWLEDGED) | Q(acknowledged_at__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_ends_with_outcome",
                condition=~Q(state__in=ENDED) | (~Q(outcome="") & Q(outcome_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="referral_closed_has_time", condition=~Q(state="closed") | Q(closed_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"urgent referral {self.pk}"  # no reference: this stands in e-mails and in the trail


class ReferralEvent(models.Model):
    """One step of a referral, as its history shows it."""

    referral = models.ForeignKey(UrgentReferral, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200)
    step = models.CharField(max_length=40, help_text="A step of domain/workflows/urgent_referral.py.")
    state = models.CharField(max_length=20, choices=UrgentReferral.State.choices, help_text="Afterwards.")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.step} {self.referral}"
