"""Who promised to do what by when: after a meeting, or in answer to a recommendation. What became of it is added."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.promises import OPEN
from touchstone.domain.workflows.agreed_action import AGREED_ACTION, NEEDS_REASON
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations.models.meetings import Meeting

STATES = list(AGREED_ACTION.statuses)


class Side(models.TextChoices):
    """Whose action it is."""

    INSPECTORATE = "inspectorate", "the inspectorate"
    SERVICE = "service", "the service"


class AgreedAction(models.Model):
    """One promise. Words, owner and day change only by a correction, which keeps what stood before and why."""

    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreed_actions")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="actions",
        help_text="Empty: it answers a recommendation of young people or families.",
    )  # fmt: skip
    side = models.CharField(max_length=12, choices=Side.choices)
    text = models.TextField(help_text="What will be done.")
    owner = models.CharField(max_length=200, help_text="The person or post that answers for it.")
    due = models.DateField(null=True, blank=True)
    no_due_reason = models.CharField(max_length=300, blank=True, help_text="Why no day was agreed.")
    state = models.CharField(max_length=10, help_text="A status of domain/workflows/agreed_action.py.")
    ended_on = models.DateField(null=True, blank=True, help_text="When it was done, given up or withdrawn.")
    agreed_on = models.DateField()
    corrected = models.PositiveSmallIntegerField(default=0, help_text="How often: the number of its last correction.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="agreed_action_says_something", condition=~Q(text="") & ~Q(owner="")),
            models.CheckConstraint(name="agreed_action_has_a_known_state", condition=Q(state__in=STATES)),
            models.CheckConstraint(
                name="agreed_action_without_day_says_why", condition=Q(due__isnull=False) | ~Q(no_due_reason="")
            ),
            models.CheckConstraint(
                name="agreed_action_ends_on_a_day",
                condition=Q(state__in=OPEN, ended_on__isnull=True) | ~Q(state__in=OPEN) & Q(ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="agreed_action_of_a_panel_is_the_service_s", condition=Q(meeting__isnull=False) | Q(side="service")
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def done_on(self) -> date | None:
        """The day on which it was done; None where it was not."""
        return self.ended_on if self.state == "done" else None


class ActionUpdate(models.Model):
    """What its owner says of it on a day: how far it is, or that its day moved, and why. Only added."""

    action = models.ForeignKey(AgreedAction, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField(help_text="The day it is true for.")
    state = models.CharField(max_length=10)
    says = models.TextField(blank=True)
    due_before = models.DateField(null=True, blank=True, help_text="The day it had, where the day moved.")
    due_after = models.DateField(null=True, blank=True, help_text="The day it has from then on, where the day moved.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(name="action_update_has_a_known_state", condition=Q(state__in=STATES)),
            models.CheckConstraint(
                name="action_update_says_why", condition=~Q(state__in=list(NEEDS_REASON)) | ~Q(says="")
            ),
            models.CheckConstraint(
                name="action_day_moves_with_a_reason",
                condition=Q(due_before__isnull=True, due_after__isnull=True) | Q(due_after__isnull=False) & ~Q(says=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.state}"


class AgreedFile(models.Model):
    """What shows that an action was done: the bytes under their hash, and what they show. Never replaced."""

    action = models.ForeignKey(AgreedAction, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    shows = models.CharField(max_length=500, help_text="What it shows.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    withdrawn_reason = models.CharField(max_length=300, blank=True, help_text="Why it no longer counts.")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="agreed_file_says_what_it_shows", condition=~Q(shows=""))]

    def __str__(self) -> str:
        return self.name


class ActionAlarm(models.Model):
    """That both sides were told that an action is late: its row is why nobody is told twice of one day."""

    action = models.ForeignKey(AgreedAction, on_delete=models.CASCADE, related_name="alarms")
    due = models.DateField(help_text="The day that had passed.")
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ["-raised_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["action", "due"], name="action_alarm_once")]

    def __str__(self) -> str:
        return f"{self.action}: late since {self.due}"
