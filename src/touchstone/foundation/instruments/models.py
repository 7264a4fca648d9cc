"""Versions of question sets, and the responses that people give to them."""

from __future__ import annotations

from django.db import models

from touchstone.domain.workflows.response import RESPONSE
from touchstone.foundation.accounts.models import User
from touchstone.foundation.providers.models import Organisation


class InstrumentVersion(models.Model):
    """One whole definition, loaded from YAML. Once a response was begun in it, it never changes (a trigger)."""

    key = models.SlugField(max_length=80, help_text="As in the file's name, say case-review.")
    version = models.PositiveSmallIntegerField(default=1)
    title_en = models.CharField(max_length=200)
    title_cy = models.CharField(max_length=200)
    audience = models.CharField(max_length=20, help_text="Who answers it: inspectors, children or parents.")
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    first_used_on = models.DateField(null=True, blank=True, help_text="Set when the first response is begun.")

    class Meta:
        ordering = ["key", "version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="instrument_version_once")]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"

    def title(self, language: str = "en") -> str:
        return self.title_cy if language == "cy" else self.title_en


class Response(models.Model):
    """One person's answers to one version of an instrument, about one thing.

    `subject` is a pseudonymous case reference, or a label that names nobody. `answers` maps slots (a question, or
    "question.A" for child A) to what was written; once submitted, it holds exactly the answers that count.
    `second_texts` keeps, slot by slot and page by page, what was written in two places at once, until a person chooses.
    `context` says to the room that asked for it what it is for.
    """

    class State(models.TextChoices):
        BEGUN = "begun"
        SUBMITTED = "submitted"
        SET_ASIDE = "set_aside"

    instrument = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="responses")
    subject = models.CharField(max_length=120)
    children = models.JSONField(default=list, blank=True)
    scale_key = models.CharField(max_length=40, blank=True, help_text="Empty: the regime has no grades.")
    rater = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    context = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.BEGUN)
    answers = models.JSONField(default=dict, blank=True)
    second_texts = models.JSONField(default=dict, blank=True)
    written_by = models.JSONField(default=dict, blank=True, help_text="Slot to the page that wrote what stands there.")
    overall_grade_key = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="Counts the savings.")
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    set_aside_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        indexes = [models.Index(fields=["rater", "state"], name="response_of_rater")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=list(RESPONSE.statuses)), name="response_state_is_known"
            ),
            models.CheckConstraint(
                condition=(models.Q(state="submitted", submitted_at__isnull=False) & ~models.Q(content_hash=""))
                | (~models.Q(state="submitted") & models.Q(submitted_at__isnull=True, content_hash="")),
                name="response_submitted_with_time_and_hash",
            ),
            models.CheckConstraint(
                condition=models.Q(state="set_aside") & ~models.Q(set_aside_reason="")
                | ~models.Q(state="set_aside") & models.Q(set_aside_reason=""),
                name="response_set_aside_with_reason",
            ),
            models.CheckConstraint(condition=~models.Q(subject=""), name="response_names_its_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}: {self.subject}"
