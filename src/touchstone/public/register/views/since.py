"""Time since the last full inspection: how it is spread, and of whom, as at today."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.dates import Precision
from touchstone.domain.deadlines import add_months
from touchstone.foundation.core import clock
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, history, wording
from touchstone.public.register.presenters.next_due import next_full_inspection
from touchstone.public.register.presenters.sector_form import form
from touchstone.public.register.queries import sector
from touchstone.public.register.queries import since as read
from touchstone.public.register.scope import Scope, scope
from touchstone.public.register.views.sector import about

FIELDS = ("of", "framework")
YEARS = (1, 2, 3, 4, 5, 7, 10)
COLUMNS = ("provider", "area", "inspection", "last_looked", "months", "next_due")


@public_page
def since(request: HttpRequest) -> HttpResponse:
    asked, now = scope(request.GET), clock.now()
    page = read.page(asked, now, request.GET.get("page", ""))
    bands = _bands(asked)
    context = {
        "narrowed": form(asked, sector.choices(asked, now), FIELDS),
        "scope": asked,
        "page": page,
        "bands": bands,
        "n": sum(band["n"] for band in bands),
        "rows": [_row(each) for each in page.object_list],
        "today": clock.today(),
    }
    return render(request, "register/sector_since.html", context)


@public_page
def since_data(request: HttpRequest, form: str) -> HttpResponse:
    """The providers of the page with the same number, and the whole distribution."""
    asked = scope(request.GET)
    page = read.page(asked, clock.now(), request.GET.get("page", ""))
    rows = [{name: row[name] for name in COLUMNS} for row in map(_row, page.object_list)]
    if form == "csv":
        return csv_response(request, *data.table(rows, COLUMNS))
    content = {
        **about(asked),
        "distribution": [{"from_years": band["start"], "to_years": band["end"], "n": band["n"]}
                         for band in _bands(asked)],
        "n": page.paginator.count,
        "page_of_results": page.number,
        "last_full_inspections": rows,
    }  # fmt: skip
    return json_response(request, _("Time since the last inspection"), content)


def _bands(asked: Scope) -> list[dict[str, Any]]:
    """Years since, as bands, with how many providers stand in each."""
    today = clock.today()
    counted = read.distribution(asked, clock.now(), [add_months(today, -12 * years) for years in YEARS])
    starts, ends = (0, *YEARS), (*YEARS, None)
    most = max(*counted, 1)
    return [
        {"start": start, "end": end, "words": _band_words(start, end), "n": n, "width": round(100 * n / most)}
        for start, end, n in zip(starts, ends, counted, strict=True)
    ]


def _band_words(start: int, end: int | None) -> str:
    if not start:
        return _("Less than a year")
    if end is None:
        return _("%(start)d years or more") % {"start": start}
    return _("%(start)d to under %(end)d years") % {"start": start, "end": end}


def _row(found: Any) -> dict[str, Any]:
    shown = history.row(found)
    looked = found.ends or found.starts or found.published
    months = _months(looked.start, clock.today())
    by_month = looked.precision not in (Precision.YEAR, Precision.BEFORE)
    due = next_full_inspection([found])
    return {
        "provider": found.provider.slug,
        "area": shown.areas[0] if len(shown.areas) == 1 else None,
        "inspection": found.slug,
        "last_looked": data.day(looked),
        "months": months if by_month else None,
        "next_due": due.on.isoformat() if due else None,
        "name": wording.named(found.provider),
        "shown": shown,
        "looked": looked,
        "ago": _ago(months if by_month else months - months % 12),
        "due": due,
    }


def _months(start: date, today: date) -> int:
    months = (today.year - start.year) * 12 + today.month - start.month - (today.day < start.day)
    return max(0, months)


def _ago(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(ngettext("%(n)d year", "%(n)d years", years) % {"n": years})
    if rest or not years:
        parts.append(ngettext("%(n)d month", "%(n)d months", rest) % {"n": rest})
    return wording.joined(parts)
