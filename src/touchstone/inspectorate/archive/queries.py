"""Which documents are in the archive, what waits to be looked at, and what was read in each?"""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from touchstone.inspectorate.archive.models import DocumentReading, ReadValue
from touchstone.inspectorate.archive.values import SURE

PENDING = Q(values__decision=ReadValue.Decision.PENDING)
DOUBTFUL = Q(values__confidence__lt=SURE)


def readings(*, state: str = "", words: str = "", family: str = "") -> QuerySet[DocumentReading]:
    """Readings with counts of their values, doubts first, then newest first. One query.

    A reading that was replaced is left out unless asked for by state. Annotated, counted as a person looks at them:
    `n_pending` (not looked at yet) and `n_doubts` (of these, doubted).
    """
    found = DocumentReading.objects.select_related("document__file", "document__inspection", "confirmed_by")
    found = found.filter(state=state) if state else found.exclude(state=DocumentReading.State.REPLACED)
    if words:
        found = found.filter(
            Q(document__name__icontains=words)
            | Q(record__fields__title__value__icontains=words)
            | Q(record__fields__provider__value__icontains=words)
            | Q(record__fields__area_name__value__icontains=words)
        )
    if family:
        found = found.filter(record__family=family)
    return found.annotate(
        n_pending=Count("values__item", filter=PENDING, distinct=True),
        n_doubts=Count("values__item", filter=PENDING & DOUBTFUL, distinct=True),
    ).order_by("-n_doubts", "-read_at", "-id")


def counts_by_state() -> dict[str, int]:
    """How many readings stand in each state. One query."""
    rows = DocumentReading.objects.values("state").annotate(n=Count("id")).order_by()
    return {row["state"]: row["n"] for row in rows}


def families() -> list[str]:
    """The layouts that readings are of. One query."""
    found = DocumentReading.objects.values_list("record__family", flat=True).distinct().order_by()
    return sorted(family for family in found if family)


def reading(pk: int) -> DocumentReading | None:
    """One reading with its document. One query."""
    return (
        DocumentReading.objects.select_related(
            "document__file", "document__inspection", "document__imported_by", "confirmed_by", "replaces"
        )
        .annotate(newer_waits=Exists(DocumentReading.objects.filter(replaces=OuterRef("pk"))))
        .filter(pk=pk)
        .first()
    )


def values(reading: DocumentReading) -> list[ReadValue]:
    """Everything a person is asked about in a reading, in the document's order, with who decided. One query."""
    return list(reading.values.select_related("decided_by").order_by("order", "id"))


def latest(sha256: str) -> DocumentReading | None:
    """The newest reading of a document with these bytes, or None where the archive has not seen them. One query."""
    return (
        DocumentReading.objects.filter(document__file__sha256=sha256)
        .select_related("document__file", "document__inspection")
        .order_by("-id")
        .first()
    )


def history(reading: DocumentReading) -> QuerySet[DocumentReading]:
    """Every reading of the same document, newest first. One query."""
    return DocumentReading.objects.filter(document=reading.document_id).select_related("confirmed_by").order_by("-id")
