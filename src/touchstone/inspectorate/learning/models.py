"""Which areas for improvement say the same weakness again, what a person decided of that, and which were compared."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.domain.workflows.recurrence import RECURRENCE
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.improvement.models import AreaForImprovement


def _exactly_one(first: str, second: str) -> Q:
    return Q(**{f"{first}__isnull": False, f"{second}__isnull": True}) | Q(
        **{f"{first}__isnull": True, f"{second}__isnull": False}
    )


class Recurrence(models.Model):
    """An earlier area for improvement, and a later one (or a later finding) that may be the same weakness."""

    class Place(models.TextChoices):
        SAME = "same", "the same place"
        SERVICE = "service", "another area of the same service"
        OTHER = "other", "another service"

    earlier = models.ForeignKey(AreaForImprovement, on_delete=models.PROTECT, related_name="returned_as")
    later = models.ForeignKey(
        AreaForImprovement, null=True, blank=True, on_delete=models.PROTECT, related_name="returns_from"
    )
    later_finding = models.ForeignKey(
        Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="returns_from"
    )
    place = models.CharField(max_length=8, choices=Place.choices)
    score = models.DecimalField(max_digits=5, decimal_places=4, help_text="domain/recurrence: 0 to 1, of the words.")
    why = models.JSONField(default=list, blank=True, help_text="What both say, as terms of domain/recurrence.")
    state = models.CharField(max_length=10, help_text="A status of domain/workflows/recurrence.py.")
    reason = models.TextField(blank=True, help_text="Why it was decided so.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ["score", "id"]
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="recurrence_of_areas_once"),
            models.UniqueConstraint(fields=["earlier", "later_finding"], name="recurrence_as_finding_once"),
            models.CheckConstraint(
                name="recurrence_is_of_one_later_thing", condition=_exactly_one("later", "later_finding")
            ),
            models.CheckConstraint(
                name="recurrence_is_not_of_itself", condition=Q(later__isnull=True) | ~Q(later=F("earlier"))
            ),
            models.CheckConstraint(
                name="recurrence_has_a_state", condition=Q(state__in=list(RECURRENCE.statuses))
            ),
            models.CheckConstraint(
                name="recurrence_decided_by_somebody",
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="recurrence_refused_with_a_reason", condition=~Q(state="refused") | ~Q(reason="")
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["state", "score"])]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later or self.later_finding}"

    @property
    def later_text(self) -> str:
        return self.later.text if self.later else self.later_finding.text if self.later_finding else ""


class Looked(models.Model):
    """The cursor: what has been compared with everything that was public then."""

    area_for_improvement = models.OneToOneField(
        AreaForImprovement, null=True, blank=True, on_delete=models.CASCADE, related_name="looked"
    )
    finding = models.OneToOneField(Finding, null=True, blank=True, on_delete=models.CASCADE, related_name="looked")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="looked_at_one_thing", condition=_exactly_one("area_for_improvement", "finding")
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_for_improvement or self.finding}"
