"""Published documents read into the record: the file, what was read, and what a person said of each value."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

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
    same_in = models.CharField(
        max_length=20, blank=True, help_text="The newest version of the reader that was seen to read the same."
    )
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


class ImportBatch(models.Model):
    """Many documents brought in together: a folder, or what somebody sent at once. Totals are counted from its rows.

    One process at a time reads it: it writes its name and a time into the lease, and goes on writing the time while it
    lives. A batch whose lease has run out, or whose process is gone, may be gone on with by any other.
    """

    name = models.CharField(max_length=200)
    source = models.CharField(max_length=500, blank=True, help_text="The folder; empty for files that were sent.")
    owner = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The inspectorate whose archive this is.",
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    lease_holder = models.CharField(max_length=200, blank=True, help_text="Machine and process that read it now.")
    leased_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return self.name


class BatchDocument(models.Model):
    """One file of a batch: where it is, and what became of it. Finished rows are never read again."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting to be read"
        READ = "read", "read"
        REFUSED = "refused", "refused, kept with the reason"
        HELD = "held", "held already"
        NOT_KEPT = "not kept", "not kept"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="documents")
    path = models.CharField(max_length=1000, help_text="Where the file is, or the name with which it was sent.")
    file = models.ForeignKey(
        StoredFile,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The bytes, where they were sent; a file in a folder is stored as it is read.",
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    note = models.TextField(blank=True, help_text="Why it was not kept.")
    finished_at = models.DateTimeField(null=True, blank=True)
    document = models.ForeignKey(
        SourceDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="batch_documents"
    )
    provider_printed = models.CharField(max_length=300, blank=True, help_text="The provider's name as printed.")
    provider_day = models.DateField(null=True, blank=True, help_text="The day as of which the name is looked up.")
    provider = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="As matched."
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "path"], name="batch_document_once"),
            models.CheckConstraint(
                name="batch_document_finished_has_a_time",
                condition=Q(state="waiting", finished_at__isnull=True)
                | ~Q(state="waiting") & Q(finished_at__isnull=False),
            ),
            models.CheckConstraint(
                name="batch_document_not_kept_says_why", condition=~Q(state="not kept") | ~Q(note="")
            ),
        ]
        indexes = [models.Index(fields=["batch", "state"], name="batch_document_state")]

    def __str__(self) -> str:
        return self.path


class BatchCheck(models.Model):
    """A stated random check of a batch: so many values drawn from all values of its readings without doubts.

    The readings are those that could be confirmed together at the moment of the draw; only they are confirmed. The
    seed is made from them, so that nobody chooses it, and the draw can be made again.
    """

    class State(models.TextChoices):
        OPEN = "open", "being checked"
        PASSED = "passed", "nothing wrong was found"
        FAILED = "failed", "something was wrong"
        CONFIRMED = "confirmed", "confirmed"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()
    readings = models.JSONField(help_text="The numbers of the readings that the check is of.")
    population = models.PositiveIntegerField(help_text="How many values these readings have.")
    size = models.PositiveIntegerField(help_text="How many of them were drawn.")
    seed = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="check_is_within_population", condition=Q(size__gte=1, size__lte=F("population"))
            ),
            models.UniqueConstraint(fields=["batch", "by"], condition=Q(state="open"), name="one_open_check_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.batch}: {self.size} of {self.population} values"


class CheckedValue(models.Model):
    """One value of a check's sample, and what the person said of it."""

    class Verdict(models.TextChoices):
        PENDING = "", "not looked at yet"
        RIGHT = "right", "right"
        WRONG = "wrong", "wrong"

    check_of = models.ForeignKey(BatchCheck, on_delete=models.CASCADE, related_name="values")
    value = models.ForeignKey(ReadValue, on_delete=models.CASCADE, related_name="checked")
    order = models.PositiveIntegerField()
    verdict = models.CharField(max_length=5, choices=Verdict.choices, blank=True, default=Verdict.PENDING)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["check_of", "value"], name="checked_value_once")]

    def __str__(self) -> str:
        return f"{self.value}: {self.get_verdict_display()}"
