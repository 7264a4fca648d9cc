"""Who works how long, at which questions, where and when: effort, lines of enquiry, the timetable."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.foundation.providers.models import Area, Office
from touchstone.inspectorate.inspections.models.inspection import Inspection


class Phase(models.TextChoices):
    """The parts of an inspection that days are planned and logged for."""

    PREPARING = "preparing", "preparing"
    OFF_SITE = "off-site", "off-site work"
    FIELDWORK = "fieldwork", "fieldwork"
    JUDGING = "judging", "judging and moderation"
    REPORTING = "reporting", "writing"


class PlannedDays(models.Model):
    """How many days a person is to work in a phase. Halves and quarters of a day are days too."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="planned_days")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=Phase.choices)
    days = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "person", "phase"], name="planned_days_once"),
            models.CheckConstraint(name="planned_days_are_some", condition=Q(days__gt=0, days__lte=250)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.days} days of {self.get_phase_display()}"


class DaysWorked(models.Model):
    """A person worked so much of one day, in a phase."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="days_worked")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=Phase.choices)
    day = models.DateField()
    days = models.DecimalField(max_digits=3, decimal_places=2, help_text="A part of the day: 0.25 to 1.")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "person", "phase", "day"], name="worked_once_a_day_and_phase"
            ),
            models.CheckConstraint(name="worked_a_part_of_a_day", condition=Q(days__gt=0, days__lte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.days} on {self.day}"


class LineOfEnquiry(models.Model):
    """A question that the inspection is to answer, and where it came from."""

    class Source(models.TextChoices):
        CARRIED_FORWARD = "carried forward", "carried forward from an earlier inspection"
        JUDGES = "judges", "judges"
        LOCAL_AUTHORITIES = "authorities", "local authorities"
        FEEDBACK = "feedback", "feedback from children and families"
        SELF_EVALUATION = "self-evaluation", "the service's self-evaluation"
        INDICATOR = "indicator", "an indicator"
        OTHER = "other", "another source"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="lines_of_enquiry")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    judgement_areas = models.JSONField(default=list, blank=True, help_text="Keys of the framework's judgement areas.")
    source = models.CharField(max_length=16, choices=Source.choices)
    source_label = models.CharField(max_length=300, help_text="Which one: the letter, meeting, figure or weakness.")
    source_key = models.CharField(
        max_length=120, blank=True, help_text="What a room above calls its source, so that it is proposed once."
    )
    state = models.CharField(max_length=12, default="open", help_text="A status of domain/workflows/enquiry.py.")
    answer = models.TextField(blank=True, help_text="What was found, or why it was set aside.")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True, help_text="When it was last rewritten.")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="line_of_enquiry_number_once"),
            models.UniqueConstraint(
                fields=["inspection", "source_key"], condition=~Q(source_key=""), name="line_of_enquiry_source_once"
            ),
            models.CheckConstraint(
                name="line_of_enquiry_closed_says_how",
                condition=Q(state="open", closed_at__isnull=True)
                | (Q(state__in=["answered", "set_aside"], closed_at__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.number} of {self.inspection}"


class FieldworkSlot(models.Model):
    """One person's piece of the timetable."""

    class Mode(models.TextChoices):
        ON_SITE = "on site", "on site"
        OFF_SITE = "off site", "off site"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="slots")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="fieldwork_slots")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    what = models.CharField(max_length=300)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["person", "starts_at"], name="slots_of_a_person")]
        constraints = [
            models.CheckConstraint(name="slot_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="slot_on_site_is_somewhere", condition=~Q(mode="on site") | Q(area__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.what}"
