"""A service challenges an inspection or complains about it: what of, stage by stage, and what was answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.domain.workflows.challenge import CHALLENGE
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.inspections.models import Inspection


class Challenge(models.Model):
    """One challenge. It may hold publication, until it is answered or a director lifts the hold with a reason."""

    class About(models.TextChoices):
        CONDUCT = "conduct", "how somebody behaved"
        PROCESS = "process", "how the inspection was done"
        JUDGEMENT = "judgement", "a judgement"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="challenges")
    number = models.PositiveSmallIntegerField(help_text="From 1 in an inspection.")
    about = models.CharField(max_length=10, choices=About.choices)
    judgement_key = models.CharField(
        max_length=80, blank=True, help_text="The judgement area, of one about a judgement."
    )
    text = models.TextField(help_text="What happened, or what is wrong, and why.")
    wanted = models.TextField(help_text="What the service asks the inspectorate to do.")
    procedure = models.CharField(max_length=40, help_text="A key of procedures.yaml.")
    state = models.CharField(max_length=10, help_text="A status of domain/workflows/challenge.py.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_at = models.DateTimeField(
        null=True, blank=True, help_text="When a director let publication go on all the same."
    )
    lifted_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["inspection_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="challenge_number_once"),
            models.CheckConstraint(name="challenge_state_is_known", condition=Q(state__in=list(CHALLENGE.statuses))),
            models.CheckConstraint(name="challenge_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="challenge_of_a_judgement_names_it",
                condition=(Q(about="judgement") & ~Q(judgement_key="")) | (~Q(about="judgement") & Q(judgement_key="")),
            ),
            models.CheckConstraint(
                name="challenge_lifted_with_a_reason",
                condition=Q(lifted_at__isnull=True, lifted_reason="")
                | (Q(lifted_at__isnull=False) & ~Q(lifted_reason="")),
            ),
            models.CheckConstraint(
                name="challenge_over_has_its_time",
                condition=Q(state__in=["open", "answered"], closed_at__isnull=True)
                | Q(state__in=["closed", "withdrawn"], closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"challenge {self.number} of {self.inspection}"


class ChallengeRound(models.Model):
    """One stage of a challenge: by when it is to be answered, what was answered, by when it may be taken on."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "upheld"
        PARTLY = "partly", "upheld in part"
        NOT_UPHELD = "not_upheld", "not upheld"
        OUT_OF_TIME = "out_of_time", "not considered: it came too late"

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    stage_key = models.CharField(max_length=40, help_text="A stage of the procedure.")
    words = models.TextField(blank=True, help_text="Why the service takes it on.")
    holds = models.BooleanField(default=False, help_text="Publication waits for the answer of this stage.")
    late = models.BooleanField(default=False, help_text="It was made after the last day for it.")
    clock = models.ForeignKey(Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True, help_text="With reasons; the service reads it.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    next_clock = models.ForeignKey(
        Clock, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="To take it on."
    )

    class Meta:
        ordering = ["challenge_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "number"], name="challenge_round_once"),
            models.CheckConstraint(
                name="challenge_round_answered_says_what",
                condition=Q(answered_at__isnull=True, outcome="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(outcome="") & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_key} of {self.challenge}"


class ChallengeFile(models.Model):
    """What the service sent with a challenge. It is handed out as a download only."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["challenge", "name"], name="challenge_file_name_once")]

    def __str__(self) -> str:
        return self.name
