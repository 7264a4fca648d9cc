"""What everyone may see: which weaknesses have come back, and how long it takes until one is judged met."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.inspectorate.learning import queries
from touchstone.inspectorate.learning.presenters import curves, returning
from touchstone.inspectorate.learning.waits import End, waits
from touchstone.inspectorate.reports import queries as gate

PAGE = 25
RETURNS = ("earlier", "earlier_provider", "later", "later_provider", "place", "decided_on")
WAITS = ("area_for_improvement", "provider", "inspection", "timescale_or_class", "days", "met", "why_watched_no_longer")


@public
@require_safe
def returns(request: HttpRequest) -> HttpResponse:
    now, made_up = clock.now(), with_made_up(request)
    found = queries.by_theme(now, made_up)
    page = Paginator(queries.public_recurrences(now, made_up), PAGE).get_page(request.GET.get("page"))
    context = {
        "made_up": made_up,
        "fictional": gate.public_areas_for_improvement(now).filter(inspection__provider__fictional=True).count(),
        "found": found,
        "columns": returning.columns("theme"),
        "rows": returning.rows(found, "theme"),
        "page": page,
        "pairs": returning.pairs(list(page)),
        "today": clock.today(),
    }
    return render(request, "learning/returns.html", context)


@public
@require_safe
def returns_data(request: HttpRequest) -> HttpResponse:
    found = queries.public_recurrences(clock.now(), with_made_up(request))
    rows = (
        (row.earlier.slug, row.earlier.inspection.provider.slug, row.later.slug, row.later.inspection.provider.slug,
         row.place, timezone.localdate(row.decided_at).isoformat())
        for row in found if row.later is not None and row.decided_at is not None
    )  # fmt: skip
    return as_csv("what-returns.csv", RETURNS, rows)


@public
@require_safe
def how_long(request: HttpRequest) -> HttpResponse:
    now, made_up = clock.now(), with_made_up(request)
    by = request.GET.get("by", "")
    by = by if by in curves.GROUPINGS else "timescale"
    found = waits(now, made_up)
    told = curves.told(found.rows, by)
    context = {
        "made_up": made_up,
        "fictional": gate.public_areas_for_improvement(now).filter(inspection__provider__fictional=True).count(),
        "found": found,
        "told": told,
        "headline": curves.headline(told.whole.curve),
        "ends": curves.ends(found.rows),
        "groupings": curves.GROUPINGS,
        "overlapping": by in curves.OVERLAPPING,
        "fewest": curves.FEWEST,
        "horizons": curves.HORIZONS,
        "today": clock.today(),
    }
    return render(request, "learning/how_long.html", context)


@public
@require_safe
def how_long_data(request: HttpRequest) -> HttpResponse:
    """One row for each area for improvement: enough to draw every curve again."""
    rows = (
        (row.afi.slug, row.afi.inspection.provider.slug, row.afi.inspection.slug,
         row.afi.timescale_key or row.afi.class_key, row.days, int(row.end is End.MET), str(row.end))
        for row in waits(clock.now(), with_made_up(request)).rows
    )  # fmt: skip
    return as_csv("how-long-until-met.csv", WAITS, rows)


def with_made_up(request: HttpRequest) -> bool:
    return request.GET.get("made_up") == "yes"


def as_csv(name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """No cell begins a formula: slugs, numbers and this program's own words."""
    out, today = io.StringIO(), clock.today().isoformat()
    writer = csv.writer(out)
    writer.writerow([*columns, "as_at"])
    writer.writerows([*row, today] for row in rows)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
