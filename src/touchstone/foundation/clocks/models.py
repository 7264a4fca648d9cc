"""Deadlines that say what they rest on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Clock(models.Model):
    """A deadline: when it started, how long it is, in what unit, by which calendar, and how that is known.

    Where the source does not say working or calendar days, `unit` is UNKNOWN and both ends are kept:
    `due` by calendar days, `due_if_working` by working days.
    """

    class Unit(models.TextChoices):
        CALENDAR_DAYS = "calendar", "calendar days"
        WORKING_DAYS = "working", "working days"
        UNKNOWN_DAYS = "unknown", "days (working or calendar not stated)"
        MONTHS = "months", "calendar months"

    starts_on = models.DateField()
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=Unit.choices)
    calendar = models.CharField(max_length=20, default="england", help_text="england or wales")
    basis = models.TextField(help_text="A sentence: what this deadline rests on.")
    due = models.DateField()
    due_if_working = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="clock_due_not_before_start", condition=Q(due__gte=models.F("starts_on"))),
        ]

    def __str__(self) -> str:
        return f"due {self.due}: {self.basis}"


class HolidayOverride(models.Model):
    """A single day that the calendar of bank holidays has wrong: closed (or open) all the same, and why."""

    day = models.DateField()
    nation = models.CharField(max_length=20, blank=True, help_text="england, wales, or empty for both")
    working = models.BooleanField(help_text="Is it a working day?")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["day", "nation"], name="holiday_override_once")]

    def __str__(self) -> str:
        return f"{self.day}: {'a' if self.working else 'no'} working day. {self.reason}"
