"""The evidence of an inspection: searched and filtered by its address, and the same as a CSV file."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from touchstone.domain.frameworks import Framework
from touchstone.domain.spreadsheets import csv_lines
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.addresses import with_query
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.evidence import presenters, queries
from touchstone.inspectorate.evidence.forms import FilterForm
from touchstone.inspectorate.evidence.views.common import STAGE
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection

PER_PAGE = 25
_FEED = 500  # rows fetched at a time for the CSV file


@signed_in
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_evidence")
    person, definition = person_signed_in(request), queries.definition_of(inspection)
    form = _filters(request, inspection, definition)
    wanted = form.wanted()
    page = Paginator(queries.narrowed(inspection, wanted), PER_PAGE).get_page(request.GET.get("page"))
    covered = queries.coverage(inspection, definition)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "form": form,
        "page": page,
        "rows": presenters.shown(page, definition),
        "filtered": wanted != queries.Wanted(),
        "chosen": _chosen(request, form),
        "coverage": covered,
        "drafts": list(queries.drafts_of(person, inspection)[:50]),
        "aside": list(queries.discarded_of(person, inspection)[:50]),
        "can_add": may(inspection, "add_evidence"),
    }
    return render(request, "evidence/evidence.html", context)


def _filters(request: HttpRequest, inspection: Inspection, definition: Framework) -> FilterForm:
    return FilterForm(definition, queries.authors_of(inspection), language(), request.GET)


def _chosen(request: HttpRequest, form: FilterForm) -> list[dict[str, Any]]:
    """The filters in use, each with the address of the list without it."""
    chosen = []
    for bound in form:
        value = form.cleaned_data.get(bound.name)
        if not value:
            continue
        said = dict(getattr(bound.field, "choices", [])).get(value, value)
        names = [bound.name] if bound.name in request.GET else [f"{bound.name}_{p}" for p in ("day", "month", "year")]
        href = with_query(request, page=None, **dict.fromkeys(names))
        chosen.append({"text": f"{bound.label}: {said}", "href": href})
    return chosen


@signed_in
def as_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The list as it is filtered, whole, one item a row."""
    inspection = inspection_for(request, slug, "see_evidence")
    definition = queries.definition_of(inspection)
    found = queries.narrowed(inspection, _filters(request, inspection, definition).wanted())
    owner = inspection.inspectorate.slug
    audit.record_read(
        by=person_signed_in(request), subject=inspection, owner=owner, summary="Saved a list of evidence as a CSV file."
    )

    rows = map(presenters.csv_row, found.iterator(chunk_size=_FEED))
    lines = chain(["\ufeff"], csv_lines(chain([presenters.COLUMNS], rows)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{inspection.slug}-evidence.csv"'
    return response
