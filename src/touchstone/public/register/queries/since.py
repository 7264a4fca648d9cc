"""How long is it since each provider was last inspected in full? One row for each provider and ground."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet, Window
from django.db.models.functions import Coalesce, RowNumber

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register.queries import sector
from touchstone.public.register.queries.providers import with_headlines
from touchstone.public.register.scope import Scope

PAGE = 50
# The last day of fieldwork is when inspectors last looked; where it is not known, the first, or the publication.
LOOKED = Coalesce("ends", "starts", "published")


def newest(scope: Scope, now: datetime) -> QuerySet[Inspection]:
    """The newest full inspection of each provider and ground whose date is known, with `looked` as text. No query."""
    rows = sector.with_ground(sector.inspections(scope, now)).filter(kind__in=sector.FULL_KINDS)
    rows = rows.annotate(looked=LOOKED).filter(looked__isnull=False)
    place = Window(RowNumber(), partition_by=[F("provider"), F("ground")], order_by=[F("looked").desc(), "-pk"])
    return rows.annotate(place=place).filter(place=1)


def distribution(scope: Scope, now: datetime, limits: Sequence[date]) -> list[int]:
    """How many were last looked at on or after each day (`limits`: newest first) and before the one before it; the
    last number is all before the last day. One query."""
    days = [limit.isoformat() for limit in limits]
    bands = ["looked >= %s", *["looked < %s AND looked >= %s"] * (len(days) - 1), "looked < %s"]
    values = [days[0], *[part for pair in zip(days, days[1:], strict=False) for part in pair], days[-1]]
    select = ", ".join(f"COALESCE(SUM(CASE WHEN {band} THEN 1 ELSE 0 END), 0)" for band in bands)
    # The values of the selected columns come before those of the inner query.
    (row,) = sector.over(newest(scope, now).values("looked"), select, before=values)
    return [int(n) for n in row]


def page(scope: Scope, now: datetime, number: str) -> Page:
    """One page of them: by name, or those longest ago first where that is asked for. Four queries."""
    ids = newest(scope, now).values("pk")
    rows = sector.inspections(scope, now).filter(pk__in=ids).annotate(looked=LOOKED)
    ordered = rows.order_by("looked", "pk") if scope.sort == "longest" else rows.order_by("provider__name", "pk")
    return Paginator(with_headlines(ordered), PAGE).get_page(number)
