"""How an inspection is made public: reports and letters, and each time one was published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from touchstone.foundation.core.fields import PreciseDateField
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.inspections.models import Inspection


class Report(models.Model):
    class Kind(models.TextChoices):
        FULL = "full", "full report"
        LETTER = "letter", "letter"
        FACTS = "facts", "published facts; the document is not held"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=5, default="en")
    dated = PreciseDateField(help_text="As the document dates itself.")
    references = models.JSONField(default=list, blank=True, help_text="Every reference it prints.")
    addressee = models.CharField(max_length=300, blank=True)
    copies_to = models.JSONField(default=list, blank=True)
    source_url = models.URLField(blank=True, max_length=500)
    text = models.TextField(blank=True, help_text="Its plain text, page break as form feed, for search.")
    welsh_from_page = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The page of `text` at which its Welsh begins, where it has both languages."
    )

    def __str__(self) -> str:
        return self.title


class Publication(models.Model):
    """One publishing of a report: immutable once public, withdrawn with a reason, never deleted.

    One made here has a snapshot: the file of its documents, whose hash proves it. A later one may supersede it; from
    the moment at which that one is public, this one is history, still provable and still offered.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "not published"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="publications")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    public_from = models.DateTimeField(null=True, blank=True, help_text="Embargo: not public before this moment.")
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    edition = models.PositiveSmallIntegerField(default=0, help_text="Of its inspection, from 1; 0: not made here.")
    snapshot = models.ForeignKey(
        StoredFile,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Its documents as JSON (domain/reporting/serial.py); the hash of this file is the publication's.",
    )
    fingerprint = models.CharField(max_length=64, blank=True, help_text="Hash of what was signed off.")
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    correction = models.TextField(blank=True, help_text="What it corrects in the one it supersedes, and why; public.")
    welsh = models.JSONField(
        default=dict, blank=True, help_text="What was typed in English and its Welsh document printed → its Welsh."
    )
    looked_at = models.JSONField(
        default=dict, blank=True, help_text="What inspectors looked at and could not see, as its documents count it."
    )
    superseded_from = models.DateTimeField(
        null=True, blank=True, help_text="When a correction of it is public; before that moment it stands."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="publication_made_here_has_snapshot",
                condition=Q(edition=0, snapshot__isnull=True) | Q(edition__gt=0, snapshot__isnull=False),
            ),
            models.CheckConstraint(
                name="correction_says_what", condition=Q(supersedes__isnull=True) | ~Q(correction="")
            ),
            models.CheckConstraint(
                name="published_has_moment", condition=~Q(state="published") | Q(public_from__isnull=False)
            ),
            models.CheckConstraint(
                name="withdrawn_says_when_and_why",
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_at__isnull=True, withdrawn_reason=""),
            ),
        ]
        indexes = [models.Index(fields=["state", "public_from"])]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_state_display()}"


class PublishedForm(models.Model):
    """One document of a publication in one form. One that could not be made here says why, and is made later."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="forms")
    document = models.CharField(max_length=20, help_text="Its name in the snapshot: en, cy, children-en, children-cy.")
    form = models.CharField(max_length=20, help_text="A key of formats.FORMS.")
    media_type = models.CharField(max_length=120)
    extension = models.CharField(max_length=12)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    missing = models.TextField(blank=True, help_text="Why it is not made; empty: it is.")
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["publication_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "document", "form"], name="published_form_once"),
            models.CheckConstraint(
                name="published_form_is_made_or_says_why",
                condition=Q(file__isnull=False, missing="") | Q(file__isnull=True) & ~Q(missing=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, {self.form}"
