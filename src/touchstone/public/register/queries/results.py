"""What is said of the things that a search found: their newest judgement. Through the gate, few queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.models import SearchEntry
from touchstone.public.register.queries.provider_page import SEEN_COLUMNS, Seen, seen_from, with_headline
from touchstone.public.register.search.find import Found

PAGE = 10


def page(found: Found, number: str) -> Page:
    """One page of the results: one query or two. A number that is none is the first page, or the last."""
    return Paginator(found, PAGE).get_page(number)


@dataclass(frozen=True)
class Behind:
    """The inspections behind found entries: `documents` by id; `histories` of services (area None) and areas, newest
    first, by (organisation, area)."""

    documents: dict[int, Seen]
    histories: dict[tuple[int, int | None], list[Seen]]


def behind(entries: Sequence[SearchEntry], now: datetime) -> Behind:
    """Three queries at most. Of found documents every inspection is public, because only the gate finds entries."""
    wanted = {entry.inspection_id for entry in entries if entry.inspection_id is not None}
    services = {entry.organisation_id for entry in entries if entry.inspection_id is None}
    shown = gate.ids_of(services, now) if services else set()
    rows = with_headline(Inspection.objects.filter(pk__in=wanted | shown))
    values = list(rows.values_list(*SEEN_COLUMNS, "provider"))
    provider_of = {row[0]: row[-1] for row in values}
    found, grounds = seen_from(values, date=lambda when: when)
    histories: dict[tuple[int, int | None], list[Seen]] = {}
    for each in found:
        if each.pk in shown:
            for area in grounds[each.pk] or {None}:
                histories.setdefault((provider_of[each.pk], area), []).append(each)
    return Behind({each.pk: each for each in found if each.pk in wanted}, histories)
