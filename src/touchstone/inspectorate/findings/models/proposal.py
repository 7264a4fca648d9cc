"""What is proposed as a judgement, what others said of it, and who allowed it against a rule's advice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.proposal import PROPOSAL
from touchstone.inspectorate.inspections.models import Inspection

CURRENT = ("proposed", "agreed", "returned")


class JudgementProposal(models.Model):
    """One proposal for one area, bound to the area's findings as they were. Never changed: a later one replaces it."""

    class Outcome(models.TextChoices):
        GRADED = "graded", "a grade"
        NARRATIVE = "narrative", "in words only"
        NOT_JUDGED = "not judged", "not judged"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="proposals")
    area_key = models.CharField(max_length=80)
    version = models.PositiveIntegerField(help_text="From 1 for each area.")
    state = models.CharField(max_length=12, help_text="A status of domain/workflows/proposal.py.")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    scale_key = models.CharField(max_length=60, blank=True)
    grade_key = models.CharField(max_length=40, blank=True)
    reason = models.TextField(help_text="Against the criteria, or what is judged where there is no grade.")
    advice = models.TextField(blank=True, help_text="What the rules advised then, in words; empty: none.")
    against = models.BooleanField(default=False, help_text="Better than the rules that bind allow.")
    against_reason = models.TextField(blank=True, help_text="Why it is proposed against that advice.")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    findings_hash = models.CharField(max_length=64, help_text="Fingerprint of what it rests on: domain/fingerprints.")
    fingerprint = models.CharField(max_length=64, help_text="Of the proposal itself: what agreement is bound to.")

    class Meta:
        ordering = ["inspection_id", "area_key", "version"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "area_key", "version"], name="proposal_version_once"),
            models.UniqueConstraint(
                fields=["inspection", "area_key"], condition=Q(state__in=CURRENT), name="proposal_one_current_an_area"
            ),
            models.CheckConstraint(name="proposal_has_a_known_state", condition=Q(state__in=list(PROPOSAL.statuses))),
            models.CheckConstraint(
                name="proposal_grade_exactly_when_graded",
                condition=(Q(outcome="graded") & ~Q(grade_key="") & ~Q(scale_key=""))
                | (~Q(outcome="graded") & Q(grade_key="", scale_key="")),
            ),
            models.CheckConstraint(name="proposal_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="proposal_against_advice_says_why", condition=Q(against=False) | ~Q(against_reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_key}: {self.grade_key or self.get_outcome_display()}"


class Moderation(models.Model):
    """What one moderator said of one proposal, bound to exactly what they saw."""

    proposal = models.ForeignKey(JudgementProposal, on_delete=models.CASCADE, related_name="moderations")
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    reason = models.TextField(blank=True, help_text="Why; needed where they disagree.")
    seen = models.CharField(max_length=64, help_text="Fingerprint of the proposal that they saw.")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "moderator"], name="moderation_once_a_person"),
            models.CheckConstraint(name="moderation_disagreement_says_why", condition=Q(agrees=True) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.moderator}: {'agrees' if self.agrees else 'disagrees'}"


class Override(models.Model):
    """Leave to judge against a rule's advice: by whom, when, why, and for exactly which proposal."""

    proposal = models.OneToOneField(JudgementProposal, on_delete=models.CASCADE, related_name="override")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    seen = models.CharField(max_length=64, help_text="Fingerprint of the proposal that they saw.")

    class Meta:
        constraints = [models.CheckConstraint(name="override_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.by}: {self.reason[:80]}"
