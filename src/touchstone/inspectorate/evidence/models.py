"""Evidence: what somebody saw, when and how; its areas and files, its earlier texts, and what could not be seen."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from touchstone.domain.evidence import DIRECTIONS, METHODS
from touchstone.domain.workflows.evidence import EVIDENCE
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.inspections.models import Inspection

_BY: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+"}
SAID = ("submitted", "withdrawn")  # states in which others than the author may read it


class EvidenceItem(models.Model):
    """One thing seen. A draft is its author's alone; what was submitted is changed only by an amendment."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="evidence")
    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, default="draft", help_text="A status of domain/workflows/evidence.py.")
    method = models.CharField(max_length=20, blank=True, help_text="A key of domain/evidence.py METHODS.")
    source_key = models.CharField(
        max_length=60, blank=True, help_text="Which evidence that the framework expects it is; empty: none of them."
    )
    seen_on = models.DateField(null=True, blank=True, help_text="The day of the thing, not of the typing.")
    place = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, null=True, blank=True, help_text="Service area.", **_BY)
    about_role = models.CharField(max_length=120, blank=True, help_text="About whom, as a role; never a name.")
    case_reference = models.CharField(
        max_length=60, blank=True, help_text="Pseudonymous; only the service resolves it."
    )
    direction = models.CharField(max_length=8, blank=True, help_text="A key of domain/evidence.py DIRECTIONS.")
    text = models.TextField(blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    begun_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    saved_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0, help_text="Counts every save: see core/conflicts.py.")
    version = models.PositiveIntegerField(default=1, help_text="Counts amendments after it was submitted.")
    submitted_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True, help_text="domain.evidence.Content.fingerprint.")
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, **_BY)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-seen_on", "-id"]
        indexes = [
            models.Index(fields=["inspection", "state", "-seen_on"], name="evidence_of_inspection"),
            models.Index(fields=["author", "state"], name="evidence_of_author"),
        ]
        constraints = [
            models.CheckConstraint(name="evidence_state_known", condition=Q(state__in=list(EVIDENCE.statuses))),
            models.CheckConstraint(name="evidence_method_known", condition=Q(method__in=["", *METHODS])),
            models.CheckConstraint(name="evidence_direction_known", condition=Q(direction__in=["", *DIRECTIONS])),
            models.CheckConstraint(
                name="submitted_evidence_is_whole",
                condition=Q(state__in=["draft", "discarded"], content_hash="", submitted_at__isnull=True)
                | (
                    Q(state__in=SAID, submitted_at__isnull=False, seen_on__isnull=False)
                    & ~Q(content_hash="") & ~Q(text="") & ~Q(method="") & ~Q(direction="")
                ),
            ),
            models.CheckConstraint(
                name="evidence_withdrawn_with_reason",
                condition=(
                    Q(state="withdrawn", withdrawn_by__isnull=False, withdrawn_at__isnull=False)
                    & ~Q(withdrawn_reason="")
                )
                | (
                    ~Q(state="withdrawn")
                    & Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_reason="")
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Evidence {str(self.public_id)[:8]}"


class EvidenceArea(models.Model):
    """A judgement area that an item speaks to."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.CASCADE, related_name="areas")
    area_key = models.CharField(max_length=80, help_text="Key of the judgement area in the framework.")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["area_key", "item"], name="evidence_by_area")]
        constraints = [models.UniqueConstraint(fields=["item", "area_key"], name="evidence_area_once")]

    def __str__(self) -> str:
        return self.area_key


class EvidenceFile(models.Model):
    """A file that belongs to an item; handed out by this room only."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "file"], name="evidence_file_once")]

    def __str__(self) -> str:
        return self.name


class EvidenceVersion(models.Model):
    """What a submitted item said before an amendment. Never changed."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(help_text="domain.evidence.Content.canonical, read back.")
    content_hash = models.CharField(max_length=64)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    written_at = models.DateTimeField()
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    replaced_at = models.DateTimeField()
    reason = models.TextField(help_text="Why it was amended.")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="evidence_version_once"),
            models.CheckConstraint(name="evidence_amended_with_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.item}, version {self.number}"


class KeptMark(models.Model):
    """A word that the text check marked and somebody kept, with the reason."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.CASCADE, related_name="kept_marks")
    word = models.CharField(max_length=200, help_text="As it stands in the text, in small letters.")
    kind = models.CharField(max_length=20, help_text="A kind of domain/disclosure.py.")
    reason = models.CharField(max_length=300)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "word", "kind"], name="kept_mark_once"),
            models.CheckConstraint(name="mark_kept_with_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} kept"


class MissingSource(models.Model):
    """Evidence that the framework expects and that could not be seen, with the reason that the report will print."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="missing_sources")
    source_key = models.CharField(max_length=60)
    reason = models.TextField()
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "source_key"], name="missing_source_once"),
            models.CheckConstraint(name="missing_source_with_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.source_key


class EvidenceContradiction(models.Model):
    """Two items that contradict each other about one area, as somebody saw it. Shown, not resolved by hiding one."""

    first = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="contradicts")
    second = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="contradicted_by")
    area_key = models.CharField(max_length=80)
    note = models.TextField(help_text="What they disagree about.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second", "area_key"], name="contradiction_once"),
            models.CheckConstraint(name="contradiction_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(name="contradiction_says_of_what", condition=~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"{self.first} against {self.second}"
