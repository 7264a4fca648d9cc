"""Compare areas under one framework, or one judgement area through time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import comparison, wording
from touchstone.public.register.queries import compare as read
from touchstone.public.register.queries.definitions import definition_of

MOST_LINES = 1000


@dataclass(frozen=True)
class Asked:
    """The framework that is compared under, its columns, and the one judgement area or the order asked for."""

    frameworks: list[FrameworkVersion]
    framework: FrameworkVersion | None
    columns: list[tuple[str, str]]
    judgement: str
    sort: str
    descending: bool


def _asked(request: HttpRequest, now: datetime) -> Asked:
    frameworks = read.used_frameworks(now)
    key = request.GET.get("framework", "")
    most_used = max(frameworks, key=lambda row: row.n_graded, default=None)  # type: ignore[attr-defined]
    chosen = next((row for row in frameworks if row.key == key), most_used)
    columns = comparison.columns(definition_of(chosen), read.headings(chosen.key, now)) if chosen else []
    keys = [key for key, _title in columns]
    judgement, sort = request.GET.get("judgement", ""), request.GET.get("sort", "")
    return Asked(
        frameworks=frameworks,
        framework=chosen,
        columns=columns,
        judgement=judgement if judgement in keys else "",
        sort=sort if sort in keys else "",
        descending=request.GET.get("order") == "desc",
    )


@public_page
def compare(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    wanted = _asked(request, now)
    if wanted.framework is None:
        return render(request, "register/compare_empty.html")
    context = {
        "asked": wanted,
        "title": wording.framework_title(wanted.framework),
        "choices": [(row.key, wording.framework_title(row)) for row in wanted.frameworks],
        "data_query": request.GET.urlencode(),
    }
    number = request.GET.get("page", "")
    if wanted.judgement:
        rows = read.through_time(wanted.framework.key, wanted.judgement, now)
        page = Paginator(rows, read.PAGE).get_page(number)
        context |= {"page": page, "judgements": comparison.through_time(page.object_list)}
        return render(request, "register/compare_time.html", context)
    page = read.page(read.newest_of_each(wanted.framework.key, now), wanted.sort, wanted.descending, number)
    inspections = list(page.object_list)
    keys = [key for key, _title in wanted.columns]
    lines = comparison.lines(inspections, read.judgements_of(inspections), keys)
    return render(request, "register/compare.html", context | {"page": page, "lines": lines})


@public_page
def compare_data(request: HttpRequest, form: str) -> HttpResponse:
    now = clock.now()
    wanted = _asked(request, now)
    if wanted.framework is None:
        return json_response(request, _("Compare"), {"lines": []})
    ordered = read.page(read.newest_of_each(wanted.framework.key, now), wanted.sort, wanted.descending, "1")
    inspections = list(ordered.paginator.object_list[:MOST_LINES])
    keys = [key for key, _title in wanted.columns]
    lines = comparison.lines(inspections, read.judgements_of(inspections), keys)
    if form == "csv":
        rows = [[line.name, line.provider, line.when, *(cell.words for cell in line.cells)] for line in lines]
        return csv_response(request, ["name", "provider", "when", *keys], rows)
    content = {
        "framework": wanted.framework.key,
        "judgement_areas": [{"key": key, "title": title} for key, title in wanted.columns],
        "lines": [
            {
                "name": line.name,
                "provider": line.provider,
                "when": line.when,
                "page": request.build_absolute_uri(line.href),
                "judgements": {
                    key: {"grade": cell.grade or None, "words": cell.words}
                    for key, cell in zip(keys, line.cells, strict=True)
                },
            }
            for line in lines
        ],
    }
    return json_response(request, _("Compare"), content)
