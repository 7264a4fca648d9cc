"""From one inspection to the next: which grades became which, and whose."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, history, wording
from touchstone.public.register.presenters.sector_form import form, judgement_titles
from touchstone.public.register.presenters.transitions import Transitions, behind, transitions
from touchstone.public.register.queries import movement as read
from touchstone.public.register.queries import sector
from touchstone.public.register.scope import Scope, scope
from touchstone.public.register.views.sector import about, map_data, map_words

FIELDS = ("judgement", "framework", "of", "axis")
COLUMNS = ("scale", "from_grade", "to_grade", "n")
PAIR_COLUMNS = ("provider", "from_inspection", "to_inspection")


@public_page
def movement(request: HttpRequest) -> HttpResponse:
    asked, now = scope(request.GET), clock.now()
    choices = sector.choices(asked, now)
    found = transitions(read.counts(asked, now), asked)
    number = _number(request)
    context = {
        "narrowed": form(asked, choices, FIELDS),
        "scope": asked,
        "found": found,
        "title": dict(judgement_titles(choices)).get(asked.judgement, asked.judgement),
        "maps": [map_words(each) for each in found.maps],
        "pairs": [_pair_rows(pair) for pair in _pairs(asked, number)],
        "cell": _cell_words(asked),
        "n_cell": _n_cell(found, asked),
        "number": number,
        "per_page": read.PAGE,
        "today": clock.today(),
    }
    return render(request, "register/sector_movement.html", context)


@public_page
def movement_data(request: HttpRequest, form: str) -> HttpResponse:
    asked = scope(request.GET)
    found = transitions(read.counts(asked, clock.now()), asked)
    rows = [
        {"scale": matrix.scale, "from_grade": start, "to_grade": end, "n": cell.n}
        for matrix in found.matrices
        for (start, _start), line in zip(matrix.grades, matrix.lines, strict=True)
        for (end, _end), cell in zip(matrix.grades, line.cells, strict=True)
    ]
    pairs = [
        dict(zip(PAIR_COLUMNS, (pair.after.provider.slug, pair.before.slug, pair.after.slug), strict=True))
        for pair in _pairs(asked, _number(request))
    ]
    if form == "csv":
        return csv_response(request, *(data.table(pairs, PAIR_COLUMNS) if asked.start else data.table(rows, COLUMNS)))
    content = {
        **about(asked),
        "mapped": [map_data(each) for each in found.maps],
        "first_inspections": found.first,
        "left_out_of_two_scales": found.across,
        "left_out_without_a_map": found.unmapped,
        "transitions": rows,
        "pairs": pairs,
    }
    return json_response(request, _("From one inspection to the next"), content)


def _pairs(asked: Scope, number: int) -> list[read.Pair]:
    """One page of the pairs of the cell asked for; none where none is."""
    starts, ends = behind(asked.start, asked.axis), behind(asked.end, asked.axis)
    return read.pairs(asked, clock.now(), starts, ends, number) if starts and ends else []


def _pair_rows(pair: read.Pair) -> dict[str, Any]:
    return {
        "name": wording.named(pair.after.provider),
        "before": history.row(pair.before),
        "after": history.row(pair.after),
    }


def _cell_words(asked: Scope) -> str:
    words = [wording.grade_words(*each.partition(":")[::2]) for each in (asked.start, asked.end) if ":" in each]
    return " → ".join(words) if len(words) == 2 else ""


def _n_cell(found: Transitions, asked: Scope) -> int:
    """How many pairs the chosen cell has."""
    wanted = (asked.start.partition(":")[::2], asked.end.partition(":")[::2])
    for matrix in found.matrices:
        keys = [key for key, _words in matrix.grades]
        (scale, start), (_scale, end) = wanted
        if scale == matrix.scale and start in keys and end in keys:
            return matrix.lines[keys.index(start)].cells[keys.index(end)].n
    return 0


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdigit() and 0 < int(asked) < 100_000 else 1
