"""The sector as a whole: where its views are, and grades over time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.domain.scales import ScaleMap
from touchstone.foundation.core import clock
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, wording
from touchstone.public.register.presenters.grade_bands import Bands, bands
from touchstone.public.register.presenters.sector_form import form, judgement_titles
from touchstone.public.register.queries import grades as read
from touchstone.public.register.queries import sector
from touchstone.public.register.queries.sector import Choices
from touchstone.public.register.scope import Scope, scope

FIELDS = ("judgement", "framework", "of", "axis")
COLUMNS = ("framework", "scale", "year", "grade", "n", "graded", "inspected_without_grade")


@public_page
def sector_home(request: HttpRequest) -> HttpResponse:
    asked, now = scope(request.GET), clock.now()
    context = {"scope": asked, "totals": sector.totals(asked, now), "today": clock.today()}
    return render(request, "register/sector.html", context)


@public_page
def sector_home_data(request: HttpRequest, form: str) -> HttpResponse:
    row = vars(sector.totals(scope(request.GET), clock.now()))
    if form == "csv":
        return csv_response(request, list(row), [list(row.values())])
    return json_response(request, _("The sector"), row)


@public_page
def grades(request: HttpRequest) -> HttpResponse:
    asked, now = scope(request.GET), clock.now()
    choices = sector.choices(asked, now)
    drawn = _bands(asked, choices, now)
    context = {
        "narrowed": form(asked, choices, FIELDS),
        "scope": asked,
        "drawn": drawn,
        "title": dict(judgement_titles(choices)).get(asked.judgement, asked.judgement),
        "maps": [map_words(each) for each in drawn.maps],
        "today": clock.today(),
    }
    return render(request, "register/sector_grades.html", context)


@public_page
def grades_data(request: HttpRequest, form: str) -> HttpResponse:
    asked, now = scope(request.GET), clock.now()
    drawn = _bands(asked, sector.choices(asked, now), now)
    rows = [
        {"framework": band.framework or None, "scale": band.scale, "year": bar.year, "grade": grade, "n": bar.of(grade),
         "graded": bar.n, "inspected_without_grade": bar.ungraded}
        for band in drawn.bands for bar in band.bars for grade, _words in band.grades
    ]  # fmt: skip
    if form == "csv":
        return csv_response(request, *data.table(rows, COLUMNS))
    content = {**about(asked), "mapped": [map_data(each) for each in drawn.maps], "left_out": drawn.left_out,
               "counts": rows}  # fmt: skip
    return json_response(request, _("Grades over time"), content)


def _bands(asked: Scope, choices: Choices, now: datetime) -> Bands:
    titles = {row.key: wording.framework_title(row) for row in choices.frameworks}
    titles[""] = _("All frameworks") if asked.axis else _("Framework not known")
    return bands(read.counts(asked, now), read.inspected(asked, now), titles, asked.axis)


def about(asked: Scope) -> dict[str, Any]:
    """What the figures of a data file are of."""
    return {
        "judgement_area": asked.judgement,
        "framework": asked.framework or None,
        "kind_of_organisation": asked.of or None,
        "year": asked.year or None,
        "made_up_services_counted": asked.with_made_up,
    }


def map_words(each: ScaleMap) -> dict[str, Any]:
    """A map between scales as a page prints it: every pair, and who says so."""
    pairs = [
        (wording.grade_words(each.start.key, start), wording.grade_words(each.target.key, target))
        for start, target in each.pairs.items()
    ]
    titles = {"start": wording.scale_title(each.start.key), "target": wording.scale_title(each.target.key)}
    return {**titles, "pairs": pairs, "source": each.source}


def map_data(each: ScaleMap) -> dict[str, Any]:
    return {"from": each.start.key, "to": each.target.key, "pairs": dict(each.pairs), "source": each.source}
