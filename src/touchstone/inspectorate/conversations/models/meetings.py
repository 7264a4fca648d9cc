"""An inspectorate and a service met: who was there, what was said, and what both sides say of the minutes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.minutes import MINUTES
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement

# The headings of the minutes, in order: each a column.
HEADINGS = ("self_evaluation", "changed", "risks", "improvement", "agreed")


class Meeting(models.Model):
    """One meeting, with its minutes as they stand. What was shared is kept beside it, exactly as it was."""

    class Kind(models.TextChoices):
        ENGAGEMENT = "engagement", "annual engagement meeting"
        KEEP_IN_TOUCH = "keep_in_touch", "keep-in-touch meeting"
        OTHER = "other", "other meeting"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    inspectorate = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meetings_called")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True, help_text="Where, or how: by video.")
    present_inspectorate = models.TextField(help_text="Who was there for the inspectorate: one a line, name and role.")
    present_service = models.TextField(help_text="Who was there for the service: one a line, name and role.")
    areas = models.ManyToManyField(Area, blank=True, related_name="meetings", help_text="Empty: the whole service.")
    areas_for_improvement = models.ManyToManyField(AreaForImprovement, blank=True, related_name="meetings")
    self_evaluation = models.TextField(blank=True, help_text="What the self-evaluation says, and what was said of it.")
    changed = models.TextField(blank=True, help_text="What changed since the last meeting.")
    risks = models.TextField(blank=True)
    improvement = models.TextField(blank=True, help_text="What was said of the areas for improvement.")
    agreed = models.TextField(blank=True, help_text="What was agreed, beside the actions.")
    state = models.CharField(max_length=10, help_text="A status of domain/workflows/minutes.py.")
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspectorate", "provider", "held_on"],
                condition=Q(kind="engagement"),
                name="engagement_meeting_once_a_day",
            ),
            models.CheckConstraint(name="meeting_has_a_known_state", condition=Q(state__in=list(MINUTES.statuses))),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display().capitalize()} with {self.provider}"


class MinutesSharing(models.Model):
    """The minutes exactly as they were shared, under their hash. The answer is filled in once, and never changed."""

    class Outcome(models.TextChoices):
        WAITING = "", "waits for an answer"
        AGREED = "agreed", "agreed"
        DISPUTED = "disputed", "seen otherwise"
        TAKEN_BACK = "taken_back", "taken back by the inspectorate"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sharings")
    number = models.PositiveSmallIntegerField(help_text="From 1.")
    content = models.JSONField(help_text="The minutes and the actions as they were then.")
    sha256 = models.CharField(max_length=64)
    clock = models.ForeignKey(
        Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="By when to answer."
    )
    shared_at = models.DateTimeField()
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    words = models.TextField(blank=True, help_text="What the service says of it, in its own words.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kept_because = models.TextField(blank=True, help_text="Why the inspectorate keeps its text beside the service's.")

    class Meta:
        ordering = ["meeting_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_sharing_once"),
            models.UniqueConstraint(fields=["meeting"], condition=Q(outcome=""), name="minutes_one_sharing_waits"),
            models.CheckConstraint(
                name="minutes_answered_with_their_time",
                condition=Q(outcome="", answered_at__isnull=True) | (~Q(outcome="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(name="minutes_dispute_has_words", condition=~Q(outcome="disputed") | ~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, minutes shared for the {self.number}. time"


class MinutesReminder(models.Model):
    """That people were told of an answer that is due soon, or did not come: its row is why nobody is told twice."""

    class Kind(models.TextChoices):
        SOON = "soon", "due soon"
        LATE = "late", "not answered in time"

    sharing = models.ForeignKey(MinutesSharing, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    about = models.DateField(help_text="The last day on which an answer is in time.")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [models.UniqueConstraint(fields=["sharing", "kind", "about"], name="minutes_reminder_once")]

    def __str__(self) -> str:
        return f"{self.sharing}: {self.kind}"


class MinutesNote(models.Model):
    """What somebody adds to minutes that no longer change: a correction, in the open. Only added."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(name="minutes_note_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"Note to {self.meeting}"
