"""Which reports have the words, and what stands in them? Through the gate, a known number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.models import SearchEntry
from touchstone.public.register.scope import Scope
from touchstone.public.register.search.find import Filters, Reading, find, narrowed
from touchstone.public.register.search.matching import matches, query_of
from touchstone.public.register.search.relevance import by_relevance

PAGE = 10


@dataclass(frozen=True)
class Found:
    """One page of documents, the most relevant first, with their inspections; and how the words were read."""

    page: Page
    entries: list[SearchEntry]
    inspections: dict[int, Inspection]
    reading: Reading


def found(scope: Scope, number: str, now: datetime) -> Found:
    """The queries of `find`, and four: the matches, their order, the page of them, its inspections."""
    filters = Filters(
        framework=scope.framework, year=scope.year, of=scope.of, no_made_up=not scope.with_made_up, documents_only=True
    )
    reading = find(scope.q, filters, now).reading if scope.q else Reading([], [])
    entries = narrowed(filters, now)
    query = query_of(reading.groups)
    ranked = by_relevance(entries.filter(matches(query)), query) if query else []
    page = Paginator(ranked, PAGE).get_page(number)
    rows = {row.pk: row for row in entries.filter(pk__in=list(page.object_list))}
    shown = [rows[pk] for pk in page.object_list if pk in rows]
    public = gate.public_inspections(now).filter(pk__in=[row.inspection_id for row in shown])
    inspections = {row.pk: row for row in public.select_related("provider")}
    return Found(page, shown, inspections, reading)
