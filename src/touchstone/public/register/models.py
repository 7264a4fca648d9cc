"""The search index of the register: one row for each thing a person can find, and the words that anyone may mistype.

Everything here is derived and can be rebuilt. Nothing here decides what is public: every search joins the gate
(`reports.queries`), so a row that stays behind shows nothing that has been withdrawn or is still under embargo.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Report


class SearchEntry(models.Model):
    """A service, one of its areas, or a document, as words to search and values to filter by.

    The migration adds the text index of each database: an FTS5 table kept by triggers on SQLite, two generated
    tsvector columns on PostgreSQL.
    """

    class Kind(models.TextChoices):
        PROVIDER = "1 provider", "service"
        AREA = "2 area", "service area"
        DOCUMENT = "3 document", "report or letter"

    kind = models.CharField(max_length=12, choices=Kind.choices, help_text="Its number is its place in a list.")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    inspection = models.ForeignKey(Inspection, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey(
        Report,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="The row is public while this report is; empty: while its organisation or area is listed.",
    )
    title = models.CharField(max_length=300)
    names = models.TextField(blank=True, help_text="Every name of the service and its areas, and their codes.")
    places = models.TextField(blank=True, help_text="Local authorities, offices and teams.")
    body = models.TextField(blank=True, help_text="The words of the document, or of the facts where it is not held.")
    sort_date = models.CharField(max_length=10, blank=True, help_text="ISO, of publication; else of fieldwork.")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    framework_key = models.CharField(max_length=80, blank=True)
    inspection_kind = models.CharField(max_length=16, blank=True)
    scale_key = models.CharField(max_length=60, blank=True, help_text="Of the headline judgement, where there is one.")
    grade_key = models.CharField(max_length=40, blank=True)
    n_open = models.PositiveSmallIntegerField(
        default=0, help_text="Areas for improvement open when it was indexed, by what was public then."
    )

    class Meta:
        ordering = ["kind", "-sort_date", "title", "id"]
        verbose_name_plural = "search entries"
        indexes = [
            models.Index(fields=["kind", "-sort_date", "title", "id"]),
            models.Index(fields=["framework_key"]),
            models.Index(fields=["scale_key", "grade_key"]),
            models.Index(fields=["year"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(kind="1 provider"), name="search_entry_of_provider_once"
            ),
            models.UniqueConstraint(fields=["area"], condition=Q(kind="2 area"), name="search_entry_of_area_once"),
            models.UniqueConstraint(
                fields=["report", "inspection"], condition=Q(kind="3 document"), name="search_entry_of_document_once"
            ),
            models.CheckConstraint(
                name="search_entry_of_document_has_report",
                condition=~Q(kind="3 document") | Q(report__isnull=False, inspection__isnull=False),
            ),
            models.CheckConstraint(
                name="search_entry_of_area_has_area", condition=~Q(kind="2 area") | Q(area__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ImprovementTheme(models.Model):
    """An area for improvement has the words of a theme (`domain.themes`). Derived: written with the index."""

    area_for_improvement = models.ForeignKey(AreaForImprovement, on_delete=models.CASCADE, related_name="themes")
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area_for_improvement", "key"], name="improvement_theme_once")]
        indexes = [models.Index(fields=["key"])]

    def __str__(self) -> str:
        return self.key


class SearchWord(models.Model):
    """A word that stands somewhere in the index: what a mistyped word may have meant."""

    word = models.CharField(max_length=40, unique=True)
    in_names = models.BooleanField(default=False, help_text="It stands in a name or a place: the likelier meaning.")

    def __str__(self) -> str:
        return self.word


class WordTrigram(models.Model):
    """Three letters in a row of a word, so that likely meanings of a mistyped one are found by an index."""

    trigram = models.CharField(max_length=3)
    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="trigrams")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trigram", "word"], name="word_trigram_once")]

    def __str__(self) -> str:
        return self.trigram


class IndexCursor(models.Model):
    """How far the index has read the audit trail: one row."""

    last_event = models.BigIntegerField(default=0)
    indexed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="index_cursor_is_one_row", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"read to event {self.last_event}"
