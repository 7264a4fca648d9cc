"""How far is a batch, which of its doubts come first, which names mean nobody, and what may be confirmed together?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.queries.names import Names
from touchstone.inspectorate.archive.models import (
    BatchCheck,
    BatchDocument,
    CheckedValue,
    DocumentReading,
    ImportBatch,
    ReadValue,
)
from touchstone.inspectorate.archive.proposing import PROVIDER_KINDS
from touchstone.inspectorate.archive.values import SURE

State = BatchDocument.State
_DOUBTED = (
    ReadValue.objects.filter(reading=OuterRef("pk"), decision=ReadValue.Decision.PENDING, confidence__lt=SURE)
    .exclude(path__startswith="contradictions[")
    .order_by()
)


@dataclass(frozen=True)
class Totals:
    """A batch in numbers of documents."""

    total: int
    waiting: int
    read: int
    doubts: int
    refused: int
    held: int
    not_kept: int
    unmatched: int
    confirmed: int

    @property
    def finished(self) -> int:
        return self.total - self.waiting


def batches() -> QuerySet[ImportBatch]:
    """Every batch, newest first, with `n_total` and `n_waiting`. One query."""
    return (
        ImportBatch.objects.select_related("started_by")
        .annotate(n_total=Count("documents"), n_waiting=Count("documents", filter=Q(documents__state=State.WAITING)))
        .order_by("-started_at", "-pk")
    )


def left_behind() -> list[ImportBatch]:
    """Batches that were sent, with something to do; folders are gone on with by whoever began. One query."""
    waiting = Q(documents__state=State.WAITING)
    decided = Q(checks__state=BatchCheck.State.CONFIRMED, checks__finished_at__isnull=True)
    return list(ImportBatch.objects.filter(waiting & Q(source="") | decided).distinct().order_by("pk"))


def batch(pk: int) -> ImportBatch | None:
    """One query."""
    return ImportBatch.objects.select_related("started_by", "owner").filter(pk=pk).first()


def readings(of: ImportBatch) -> QuerySet[DocumentReading]:
    """The readings of the batch's documents that stand: each document once, however often it was in the batch."""
    documents = BatchDocument.objects.filter(batch=of, document__isnull=False).values("document")
    return DocumentReading.objects.filter(document__in=documents).exclude(state=DocumentReading.State.REPLACED)


def totals(of: ImportBatch) -> Totals:
    """Three queries, however many documents."""
    rows = {r["state"]: r["n"] for r in of.documents.order_by().values("state").annotate(n=Count("id"))}
    unmatched = of.documents.filter(provider__isnull=True).exclude(provider_printed="").count()
    found = readings(of).aggregate(
        doubts=Count("pk", filter=Q(state=DocumentReading.State.WAITING) & Exists(_DOUBTED)),
        confirmed=Count("pk", filter=Q(state=DocumentReading.State.CONFIRMED)),
    )
    return Totals(
        total=sum(rows.values()),
        waiting=rows.get(State.WAITING, 0),
        read=rows.get(State.READ, 0),
        refused=rows.get(State.REFUSED, 0),
        held=rows.get(State.HELD, 0),
        not_kept=rows.get(State.NOT_KEPT, 0),
        unmatched=unmatched,
        **found,
    )


def doubted(of: ImportBatch) -> QuerySet[DocumentReading]:
    """Waiting readings of a batch with doubts, most doubts first, annotated `n_doubts`. One query."""
    doubt = Q(values__decision=ReadValue.Decision.PENDING, values__confidence__lt=SURE)
    doubt &= ~Q(values__path__startswith="contradictions[")
    return (
        readings(of)
        .filter(state=DocumentReading.State.WAITING)
        .select_related("document__file")
        .defer("pages")
        .annotate(n_doubts=Count("values__item", filter=doubt, distinct=True))
        .filter(n_doubts__gt=0)
        .order_by("-n_doubts", "document__name", "pk")
    )


def failed(of: ImportBatch) -> QuerySet[BatchDocument]:
    """Files of which nothing is kept, or which were refused, in order. One query."""
    return of.documents.filter(state__in=[State.NOT_KEPT, State.REFUSED]).select_related("document").order_by("pk")


@dataclass(frozen=True)
class Unmatched:
    """A printed name that means nobody for certain: on how many documents, from when to when, and whom it may mean.

    `pk` is the number of one of the documents' rows, by which the page about the name is found.
    """

    pk: int
    printed: str
    documents: int
    first: date | None
    last: date | None
    candidates: Sequence[Organisation]


def unmatched(of: ImportBatch | None = None, printed: str = "") -> list[Unmatched]:
    """Printed names without a match, those on most documents first. Four queries, however many names."""
    rows = BatchDocument.objects.filter(provider__isnull=True).exclude(provider_printed="")
    rows = rows.filter(batch=of) if of is not None else rows
    rows = rows.filter(provider_printed=printed) if printed else rows
    groups = (
        rows.order_by()
        .values("provider_printed")
        .annotate(
            n=Count("document", distinct=True), first=Min("provider_day"), last=Max("provider_day"), pk_of=Min("pk")
        )
        .order_by("-n", "provider_printed")
    )
    names = Names(PROVIDER_KINDS)
    return [
        Unmatched(
            each["pk_of"],
            each["provider_printed"],
            each["n"],
            each["first"],
            each["last"],
            names.meant(each["provider_printed"], each["last"]).candidates,
        )
        for each in groups
    ]


def confirmable(of: ImportBatch) -> QuerySet[DocumentReading]:
    """Readings that may be confirmed together: waiting, no doubt, provider matched, framework known. Two queries."""
    matched = BatchDocument.objects.filter(batch=of, provider__isnull=False).values("document")
    keys = list(FrameworkVersion.objects.values_list("key", flat=True).distinct().order_by())
    return (
        readings(of)
        .filter(
            state=DocumentReading.State.WAITING,
            document__in=matched,
            record__fields__framework__value__in=keys,
        )
        .exclude(Exists(_DOUBTED))
        .order_by("pk")
    )


def values_to_check(reading_numbers: Sequence[int]) -> QuerySet[ReadValue]:
    """What a check draws from: every value that was read in these readings."""
    return ReadValue.objects.filter(reading__in=reading_numbers, value__isnull=False).exclude(
        path__startswith="contradictions["
    )


def checks(of: ImportBatch) -> QuerySet[BatchCheck]:
    """The checks of a batch, first first, with how many values were said to be right and wrong. One query."""
    return of.checks.select_related("by").annotate(
        n_right=Count("values", filter=Q(values__verdict=CheckedValue.Verdict.RIGHT)),
        n_wrong=Count("values", filter=Q(values__verdict=CheckedValue.Verdict.WRONG)),
    )


def sample(of: BatchCheck) -> list[CheckedValue]:
    """The values drawn, in the order of the draw. One query."""
    return list(of.values.select_related("value__reading__document").defer("value__reading__pages"))


def notes(of: ImportBatch) -> Mapping[int, str]:
    """Why readings that should have been confirmed were not, by document. One query."""
    rows = of.documents.filter(state__in=[State.READ, State.HELD]).exclude(note="")
    return dict(rows.values_list("document_id", "note"))
