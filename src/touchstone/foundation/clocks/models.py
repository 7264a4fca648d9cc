"""Deadlines that say what they rest on, the pauses in which they do not count, and days that the calendar has wrong."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Clock(models.Model):
    """A deadline: when it started, how long it is, in what unit, by which calendar, and how that is known.

    Where the source does not say working or calendar days, `unit` is UNKNOWN and both ends are kept:
    `due` by calendar days, `due_if_working` by working days. While it is paused without an end (`paused_from`), they
    are the earliest days it can be due. A stopped clock keeps its dates for good.
    """

    class Unit(models.TextChoices):
        CALENDAR_DAYS = "calendar", "calendar days"
        WORKING_DAYS = "working", "working days"
        UNKNOWN_DAYS = "unknown", "days (working or calendar not stated)"
        MONTHS = "months", "calendar months"

    class Stopped(models.TextChoices):
        MET = "met", "met"
        CANCELLED = "cancelled", "no longer needed"

    starts_on = models.DateField()
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=Unit.choices)
    calendar = models.CharField(max_length=20, default="england", help_text="england or wales")
    basis = models.TextField(help_text="A sentence: what this deadline rests on.")
    after = models.CharField(
        max_length=200, blank=True, help_text="What it runs from, in words: publication. Empty: its first day is said."
    )
    owner = models.CharField(
        max_length=120,
        blank=True,
        help_text="Slug of the organisation whose deadline it is. A plain word: organisations stand above clocks.",
    )
    due = models.DateField()
    due_if_working = models.DateField(null=True, blank=True)
    paused_from = models.DateField(null=True, blank=True, help_text="The first day of a pause that has no end yet.")
    stopped_on = models.DateField(null=True, blank=True)
    stopped_because = models.CharField(max_length=10, choices=Stopped.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due"], name="clock_running", condition=Q(stopped_on__isnull=True))]
        constraints = [
            models.CheckConstraint(name="clock_due_not_before_start", condition=Q(due__gte=F("starts_on"))),
            models.CheckConstraint(
                name="clock_stopped_says_why",
                condition=Q(stopped_on__isnull=True, stopped_because="")
                | Q(stopped_on__isnull=False, stopped_because__in=["met", "cancelled"]),
            ),
            models.CheckConstraint(
                name="clock_stopped_is_not_paused", condition=Q(stopped_on__isnull=True) | Q(paused_from__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"due {self.due}: {self.basis}"


class Pause(models.Model):
    """Days of a clock that do not count: `from_day` and those after it, until `to_day`, on which it counts again."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="pauses")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True, help_text="The day it counts again; empty while it is paused.")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="pause_ends_after_it_begins", condition=Q(to_day__isnull=True) | Q(to_day__gte=F("from_day"))
            ),
            models.CheckConstraint(name="pause_has_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(fields=["clock"], condition=Q(to_day__isnull=True), name="one_open_pause"),
        ]

    def __str__(self) -> str:
        return f"paused from {self.from_day}" + (f" to {self.to_day}" if self.to_day else "")


class HolidayOverride(models.Model):
    """A single day that the calendar of bank holidays has wrong: closed (or open) all the same, and why."""

    day = models.DateField()
    nation = models.CharField(max_length=20, blank=True, help_text="england, wales, or empty for both")
    working = models.BooleanField(help_text="Is it a working day?")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["day", "nation"]
        constraints = [models.UniqueConstraint(fields=["day", "nation"], name="holiday_override_once")]

    def __str__(self) -> str:
        return f"{self.day}: {'a' if self.working else 'no'} working day. {self.reason}"
