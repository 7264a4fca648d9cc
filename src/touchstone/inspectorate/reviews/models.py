"""Who reviews which sampled case, which cases are reviewed twice, and how two reviewers settled what they saw apart."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.foundation.instruments.models import Response
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.samples.models import SampledCase


class SecondReviews(models.Model):
    """The share of the drawn cases that two inspectors review, each without seeing the other's answers."""

    inspection = models.OneToOneField(Inspection, on_delete=models.CASCADE, related_name="second_reviews")
    percent = models.PositiveSmallIntegerField(help_text="Of the drawn cases, rounded up.")
    seed = models.CharField(max_length=128, help_text="Which cases they are can be worked out again from it.")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="second_reviews_are_a_share", condition=Q(percent__gte=1, percent__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.percent}% of the cases of {self.inspection}"


class TwiceReviewed(models.Model):
    """A case that two inspectors review."""

    case = models.OneToOneField(SampledCase, on_delete=models.CASCADE, related_name="twice_reviewed")

    def __str__(self) -> str:
        return f"{self.case} twice"


class CaseReview(models.Model):
    """One inspector's review of one sampled case with one instrument. Reviews that were set aside are kept."""

    class Turn(models.TextChoices):
        FIRST = "first", "first review"
        SECOND = "second", "second review, blind"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="case_reviews")
    case = models.ForeignKey(SampledCase, on_delete=models.PROTECT, related_name="reviews")
    instrument_key = models.SlugField(max_length=80)
    turn = models.CharField(max_length=6, choices=Turn.choices)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="case_reviews")
    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["case_id", "instrument_key", "turn"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "instrument_key", "turn"],
                condition=Q(set_aside_at__isnull=True),
                name="case_review_once_a_turn",
            ),
            models.UniqueConstraint(
                fields=["case", "instrument_key", "reviewer"],
                condition=Q(set_aside_at__isnull=True),
                name="nobody_reviews_a_case_twice",
            ),
            models.CheckConstraint(
                name="case_review_set_aside_has_a_reason",
                condition=Q(set_aside_at__isnull=True, set_aside_reason="")
                | (Q(set_aside_at__isnull=False) & ~Q(set_aside_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_turn_display()} of {self.case} by {self.reviewer}"


class Settlement(models.Model):
    """One answer that two reviewers gave differently, and which of the two stands. One proposes, the other agrees."""

    first = models.ForeignKey(CaseReview, on_delete=models.PROTECT, related_name="settlements")
    second = models.ForeignKey(CaseReview, on_delete=models.PROTECT, related_name="+")
    slot = models.CharField(max_length=120, help_text="The question, and the child where it is asked of each.")
    first_key = models.CharField(max_length=80)
    second_key = models.CharField(max_length=80)
    settled_key = models.CharField(max_length=80)
    reason = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["first_id", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second", "slot"], name="settlement_once_a_slot"),
            models.CheckConstraint(name="settlement_is_of_a_difference", condition=~Q(first_key=F("second_key"))),
            models.CheckConstraint(name="settlement_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="settlement_is_agreed_by_the_other",
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | (Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreed_by=F("proposed_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slot}: {self.first_key} and {self.second_key}, settled as {self.settled_key}"
