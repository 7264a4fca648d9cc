"""Which publications fit a choice, and which that were public are no longer?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.alerts.wanted import Wanted, of_publications

PER_PAGE = 50


@dataclass(frozen=True)
class Page:
    """One page of what fits, newest first. `number` counts from 1; `withdrawn` has (number, when) of what has gone."""

    number: int
    last: int
    publications: list[Publication]
    withdrawn: list[tuple[int, datetime]]


def with_names(publications: QuerySet[Publication]) -> QuerySet[Publication]:
    """With what news of them says: one query and one for areas, one for their organisations."""
    return publications.select_related(
        "report__inspection__provider", "report__inspection__inspectorate", "document"
    ).prefetch_related("report__inspection__areas__organisation")


def fitting(wanted: Wanted, now: datetime) -> QuerySet[Publication]:
    """Public publications that fit, newest first. No query."""
    return _once(gate.public(now), wanted).order_by("-public_from", "-pk")


def page(wanted: Wanted, now: datetime, number: int) -> Page | None:
    """A page of them; None where there is no such page (an empty first one there always is). At most five queries."""
    found = fitting(wanted, now)
    last = max(1, -(-found.count() // PER_PAGE))
    if not 1 <= number <= last:
        return None
    shown = list(with_names(found)[(number - 1) * PER_PAGE : number * PER_PAGE])
    return Page(number, last, shown, _withdrawn(wanted, now, shown, number, last))


def newest(wanted: Wanted, now: datetime, most: int) -> list[Publication]:
    return list(with_names(fitting(wanted, now))[:most])


def _withdrawn(
    wanted: Wanted, now: datetime, shown: list[Publication], number: int, last: int
) -> list[tuple[int, datetime]]:
    """What has gone from this page: of the time that its entries stand for."""
    gone = _once(gate.withdrawn(now), wanted)
    if shown and number > 1:
        gone = gone.filter(public_from__lte=shown[0].public_from)
    if shown and number < last:
        gone = gone.filter(public_from__gt=shown[-1].public_from)
    rows = gone.order_by("-withdrawn_at", "-pk").values_list("pk", "withdrawn_at")[:PER_PAGE]
    return [(pk, when) for pk, when in rows if when is not None]


def _once(publications: QuerySet[Publication], wanted: Wanted) -> QuerySet[Publication]:
    if wanted.is_everything:
        return publications
    return publications.filter(pk__in=Publication.objects.filter(of_publications(wanted)).values("pk"))
