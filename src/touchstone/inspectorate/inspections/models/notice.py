"""What the service is told before inspectors come, and what it asks for: notice and adjustments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.foundation.clocks.models import Clock
from touchstone.inspectorate.inspections.models.inspection import Inspection


class Notice(models.Model):
    """The letter that announced an inspection, and its clock. No clock: fieldwork began without notice.

    A notice that was withdrawn (the inspection was deferred) is kept; one at most stands.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="notices")
    letter = models.TextField()
    clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_to = models.PositiveSmallIntegerField(default=0, help_text="How many people of the service were written to.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(withdrawn_at__isnull=True), name="one_standing_notice"
            ),
            models.CheckConstraint(name="notice_has_a_letter", condition=~Q(letter="")),
        ]

    def __str__(self) -> str:
        return f"notice of {self.inspection}"


class Adjustment(models.Model):
    """Something that the service asks to be done otherwise, and what was decided."""

    class Kind(models.TextChoices):
        DISABILITY = "disability", "a disability"
        PROTECTED = "protected", "another protected characteristic"
        OTHER = "other", "something else"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="adjustments")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField()
    state = models.CharField(max_length=12, default="asked", help_text="A status of domain/workflows/adjustment.py.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.TextField(blank=True, help_text="Why it was decided so.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="adjustment_decided_with_reason",
                condition=Q(state="asked", decided_at__isnull=True, reason="")
                | (Q(state__in=["agreed", "agreed_in_part", "declined"], decided_at__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"adjustment for {self.inspection}"
