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

    def __str__(self) -> str:
        return self.title


class Publication(models.Model):
    """One publishing of a report: immutable once public, withdrawn with a reason, never deleted."""

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

    class Meta:
        constraints = [
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
