"""One page of a public document's text, with the words looked for marked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Report
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import wording
from touchstone.public.register.presenters.text import Shown, shown
from touchstone.public.register.queries import inspections as read
from touchstone.public.register.queries.texts import texts
from touchstone.public.register.search.entries import PAGE_BREAK


@public_page
def text(request: HttpRequest, slug: str) -> HttpResponse:
    found, reports = _held(slug)
    context = {
        "inspection": found,
        "title": wording.title_of(found),
        "provider_name": wording.name_of(found.provider),
        "shown": _asked(request, reports),
        "reports": reports,
        "data_query": request.GET.urlencode(),
    }
    return render(request, "register/text.html", context)


@public_page
def text_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found, reports = _held(slug)
    report = _asked(request, reports).report
    pages = list(enumerate(report.text.split(PAGE_BREAK), start=1))
    if form == "csv":
        return csv_response(request, ("inspection", "document", "number", "text"),
                            [(slug, report.pk, number, words) for number, words in pages])  # fmt: skip
    content = {
        "inspection": slug,
        "document": {"number": report.pk, "title": report.title, "language": report.language},
        "pages": [{"number": number, "text": words} for number, words in pages],
    }
    return json_response(request, found.title, content)


def _asked(request: HttpRequest, reports: list[Report]) -> Shown:
    asked = {name: request.GET.get(name, "").replace("\x00", "")[:200] for name in ("document", "page", "q")}
    return shown(reports, document=asked["document"], number=asked["page"], query=asked["q"])


def _held(slug: str) -> tuple[Inspection, list[Report]]:
    now = clock.now()
    found = read.inspection(slug, now)
    reports = texts(found, now) if found else []
    if found is None or not reports:
        raise Http404
    return found, reports
