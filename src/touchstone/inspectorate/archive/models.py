"""Published documents read into the record: the file, what was read, and what a person said of each value."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.findings.models import EvidenceCount, Figure, Finding, Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, Milestone, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection


class SourceDocument(models.Model):
    """A published document brought in: the same bytes are one row for ever."""

    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="source_document")
    name = models.CharField(max_length=255, help_text="The name it came with.")
    owner = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The inspectorate whose archive this is.",
    )
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    inspection = models.ForeignKey(
        Inspection,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="source_documents",
        help_text="The inspection it tells of, once confirmed.",
    )

    def __str__(self) -> str:
        return self.name


class DocumentReading(models.Model):
    """What one version of the reader read in a document. A corrected reading keeps the old one."""

    class State(models.TextChoices):
        REFUSED = "refused", "not an inspection document, or unreadable"
        WAITING = "waiting", "waiting for a person"
        CONFIRMED = "confirmed", "confirmed"
        REPLACED = "replaced", "replaced by a later reading"

    document = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=20)
    read_at = models.DateTimeField()
    record = models.JSONField(help_text="The reader's whole output, as its published schema describes.")
    pages = models.JSONField(default=list, blank=True, help_text="The text of each page: what every place counts in.")
    answers = models.JSONField(
        default=dict, blank=True, help_text="What a person chose for the record: see archive/answers.py."
    )
    state = models.CharField(max_length=10, choices=State.choices)
    refusal = models.TextField(blank=True, help_text="Why it was refused.")
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="confirmed_by_somebody_at_a_time",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="confirmed_has_confirmer", condition=~Q(state="confirmed") | Q(confirmed_by__isnull=False)
            ),
            models.CheckConstraint(name="refused_says_why", condition=~Q(state="refused") | ~Q(refusal="")),
        ]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_state_display()}"


class ReadValue(models.Model):
    """One value read: where it stands in the document, how sure the reader is, and what a person said of it."""

    class Decision(models.TextChoices):
        PENDING = "pending", "not looked at yet"
        RIGHT = "right", "right"
        CORRECTED = "corrected", "corrected"
        NOT_THERE = "not there", "not in the document"

    reading = models.ForeignKey(DocumentReading, on_delete=models.CASCADE, related_name="values")
    path = models.CharField(max_length=120, help_text="Where in the record, say judgements[3].grade.")
    item = models.CharField(max_length=80, help_text="What is looked at together: published, judgements-3.")
    label = models.CharField(max_length=200)
    value = models.JSONField(null=True)
    page = models.PositiveIntegerField(null=True, blank=True, help_text="From 1.")
    start = models.PositiveIntegerField(null=True, blank=True, help_text="First character in the document's text.")
    end = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField()
    doubt = models.TextField(blank=True, help_text="Why the reader is not sure.")
    order = models.PositiveIntegerField(default=0)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.PENDING)
    corrected = models.JSONField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    # The row it became: at most one.
    inspection = models.ForeignKey(Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    judgement = models.ForeignKey(Judgement, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    area_for_improvement = models.ForeignKey(
        AreaForImprovement, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    progress_judgement = models.ForeignKey(
        ProgressJudgement, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    finding = models.ForeignKey(Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    evidence_count = models.ForeignKey(EvidenceCount, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    figure = models.ForeignKey(Figure, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="confidence_between_0_and_1", condition=Q(confidence__gte=0, confidence__lte=1)
            ),
            models.CheckConstraint(
                name="decided_by_somebody",
                condition=Q(decision="pending", decided_at__isnull=True)
                | ~Q(decision="pending") & Q(decided_at__isnull=False),
            ),
            models.UniqueConstraint(fields=["reading", "path"], name="read_value_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"
