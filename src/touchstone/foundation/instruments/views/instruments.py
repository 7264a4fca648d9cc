"""The library of instruments: the list, one with its questions, its XLSForm, and the data of one's own responses."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.domain.spreadsheets import csv_text
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.instruments import presenters, queries, workbooks
from touchstone.foundation.instruments.models import InstrumentVersion, Response
from touchstone.foundation.instruments.sheets import COLUMNS, answers_long

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def found(key: str, number: int) -> InstrumentVersion:
    held = queries.version(key, number)
    if held is None:
        raise Http404(_("There is no such version of an instrument. Look in the list of instruments."))
    return held


@signed_in
def instruments(request: HttpRequest) -> HttpResponse:
    context = {"versions": queries.newest(), "reading": presenters.language()}
    return render(request, "instruments/instruments.html", context)


@signed_in
def instrument(request: HttpRequest, instrument: str, version: int) -> HttpResponse:
    held = found(instrument, version)
    context = {
        "version": held,
        "instrument": queries.definition(held),
        "sections": presenters.questions_of(queries.definition(held)),
        "others": [each for each in queries.versions().filter(key=instrument) if each != held],
        "reading": presenters.language(),
    }
    return render(request, "instruments/instrument.html", context)


@signed_in
def xlsform(request: HttpRequest, instrument: str, version: int) -> HttpResponse:
    """The workbook. `?scale=` names the scale of grades; without it, grades are not asked."""
    held = found(instrument, version)
    scale = request.GET.get("scale", "")
    if scale and scale not in workbooks.scales():
        raise Http404(_("There is no such scale."))
    data = workbooks.workbook(queries.definition(held), scale)
    name = f"{held.key}-v{held.version}{f'-{scale}' if scale else ''}.xlsx"
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@signed_in
def data(request: HttpRequest, instrument: str) -> HttpResponse:
    """One's own submitted responses to an instrument, one row an answer."""
    mine = queries.responses_of(request.user, Response.State.SUBMITTED).filter(instrument__key=instrument)  # type: ignore[arg-type]
    rows = [[row[name] for name in COLUMNS] for row in answers_long(mine)]
    answer = HttpResponse(csv_text([COLUMNS, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{instrument}-responses.csv"'
    return answer
