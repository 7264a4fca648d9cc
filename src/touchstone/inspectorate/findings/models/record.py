"""What a report says: how much was seen, which figures it prints, and what was judged."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from touchstone.foundation.core.fields import PreciseDateField
from touchstone.inspectorate.inspections.models import Inspection


class EvidenceCount(models.Model):
    """How much of one kind of evidence an inspection rests on: counted here, or as the document prints it."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="evidence_counts")
    kind = models.CharField(max_length=60, help_text="A key such as case_files_reviewed, observations, staff_survey.")
    label = models.CharField(max_length=200)
    count = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: looked at, number not given.")
    qualifier = models.CharField(max_length=20, blank=True, help_text="over, about, at least …")
    chosen_by_provider = models.BooleanField(default=False, help_text="Kept out of every proportion.")
    missing_reason = models.TextField(blank=True, help_text="Why an expected source could not be seen.")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["inspection", "kind", "label"], name="evidence_count_once")]

    def __str__(self) -> str:
        return f"{self.label}: {self.qualifier} {self.count if self.count is not None else 'number not given'}"


class Figure(models.Model):
    """A measured value that the document prints: of what, for when, as a value, a target or a comparator."""

    class Role(models.TextChoices):
        VALUE = "value", "value"
        TARGET = "target", "target"
        COMPARATOR = "comparator", "comparator"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=80, help_text="A key such as complaint_response_days.")
    label = models.CharField(max_length=200)
    period = PreciseDateField(help_text="The day, month or year it is for; empty where the document does not say.")
    value = models.CharField(max_length=80, help_text="As printed: a number, or words such as almost all.")
    unit = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.VALUE)
    scope = models.CharField(max_length=80, blank=True, help_text="Whose figure: national, regional …; empty: theirs.")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(name="figure_has_value", condition=~Q(value="")),
            models.UniqueConstraint(
                fields=["inspection", "measure", "period", "role", "scope", "label"], name="figure_once_a_period"
            ),
            models.UniqueConstraint(
                fields=["inspection", "measure", "role", "scope", "label"],
                condition=Q(period__isnull=True),
                name="figure_once_without_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value} {self.unit}".strip()


class Judgement(models.Model):
    """A grade for one judgement area, in one of four states that are never confused."""

    class State(models.TextChoices):
        GRADED = "graded", "graded"
        NOT_JUDGED = "not judged", "not judged"
        NOT_IN_REGIME = "not in regime", "no such judgement in this regime"
        NOT_HELD = "not held", "judged, but not held here"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="judgements")
    area_key = models.CharField(max_length=80, help_text="Key of the judgement area in the framework.")
    heading = models.CharField(max_length=300, help_text="As printed, or the framework's title.")
    state = models.CharField(max_length=14, choices=State.choices)
    scale_key = models.CharField(max_length=60, blank=True)
    grade_key = models.CharField(max_length=40, blank=True, help_text="Key of the step on that scale.")
    words = models.CharField(max_length=200, blank=True, help_text="As printed, where it is not simply the grade.")
    limiting = models.BooleanField(default=False, help_text="The document says this one limited the overall grade.")
    reason = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="grade_exactly_when_graded",
                condition=(Q(state="graded") & ~Q(grade_key="") & ~Q(scale_key=""))
                | (~Q(state="graded") & Q(grade_key="")),
            ),
            models.UniqueConstraint(fields=["inspection", "area_key"], name="judgement_area_once"),
        ]
        indexes = [models.Index(fields=["scale_key", "grade_key"])]

    def __str__(self) -> str:
        return f"{self.heading}: {self.grade_key or self.get_state_display()}"
