"""What is said of the things that a search found: their newest judgement. Through the gate, few queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.models import SearchEntry
from touchstone.public.register.queries.providers import with_headlines

PAGE = 20
# Counting further costs time and tells nobody more.
MOST_COUNTED = 1000


class Counted(Paginator):
    """Counts no further than MOST_COUNTED; `more` says that there are more."""

    def __init__(self, entries: QuerySet[SearchEntry]) -> None:
        super().__init__(entries, PAGE)
        n = entries.order_by().values("pk")[: MOST_COUNTED + 1].count()
        self.more = n > MOST_COUNTED
        self.__dict__["count"] = min(n, MOST_COUNTED)


def page(entries: QuerySet[SearchEntry], number: str) -> Page:
    """One page of the results: two queries. A number that is none is the first page, or the last."""
    return Counted(entries).get_page(number)


def inspections_of(entries: Sequence[SearchEntry], now: datetime) -> dict[int, Inspection]:
    """The public inspections of found documents, by id. Three queries, or none."""
    wanted = [entry.inspection_id for entry in entries if entry.inspection_id]
    if not wanted:
        return {}
    return {row.pk: row for row in with_headlines(gate.public_inspections(now).filter(pk__in=wanted))}


def histories_of(entries: Sequence[SearchEntry], now: datetime) -> dict[tuple[int, int | None], list[Inspection]]:
    """The public inspections of found services and areas, newest first, by (organisation, area). Three queries, or
    none. Of a service: those of the whole of it. A service is read whole; a page shows few."""
    services = [entry.organisation_id for entry in entries if entry.kind == SearchEntry.Kind.PROVIDER]
    areas = [entry.area_id for entry in entries if entry.kind == SearchEntry.Kind.AREA]
    found: dict[tuple[int, int | None], list[Inspection]] = {}
    if not services and not areas:
        return found
    covers = InspectionArea.objects.filter(inspection=OuterRef("pk"))
    rows = gate.public_inspections(now).filter(
        Q(provider__in=services) & ~Exists(covers) | Exists(covers.filter(area__in=areas))
    )
    for row in with_headlines(gate.newest_first(rows)):
        if not row.covered:
            found.setdefault((row.provider_id, None), []).append(row)
        for covered in row.covered:
            found.setdefault((row.provider_id, covered.area_id), []).append(row)
    return found
