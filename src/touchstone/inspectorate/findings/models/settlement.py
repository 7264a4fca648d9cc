"""Which judgements stood when? One settlement each time they were let stand; reopening keeps what stood before."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.inspectorate.findings.models.proposal import JudgementProposal
from touchstone.inspectorate.inspections.models import Inspection


class Settlement(models.Model):
    """The judgements of an inspection were let stand by a person, and perhaps reopened later by another."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="settlements")
    version = models.PositiveIntegerField(help_text="From 1.")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()
    also = models.JSONField(default=dict, help_text="What rooms above let stand with it, by the key of their annex.")
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["inspection_id", "version"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "version"], name="settlement_version_once"),
            models.UniqueConstraint(
                fields=["inspection"], condition=Q(reopened_at__isnull=True), name="settlement_one_stands"
            ),
            models.CheckConstraint(
                name="settlement_reopened_by_somebody_with_a_reason",
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopened_reason="")
                | (Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection}, version {self.version}"


class SettledJudgement(models.Model):
    """One judgement as it stood in one settlement, and the proposal that it came from."""

    settlement = models.ForeignKey(Settlement, on_delete=models.CASCADE, related_name="judgements")
    proposal = models.ForeignKey(JudgementProposal, on_delete=models.PROTECT, related_name="settled")
    limiting = models.BooleanField(default=False, help_text="It held the overall grade down.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["settlement", "proposal"], name="settled_once")]

    def __str__(self) -> str:
        return str(self.proposal)
