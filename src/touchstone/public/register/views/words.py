"""Words in all reports, with the pages on which they stand."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data
from touchstone.public.register.presenters.sector_form import form
from touchstone.public.register.presenters.word_results import WordResult, word_results
from touchstone.public.register.queries import sector
from touchstone.public.register.queries import words as read
from touchstone.public.register.scope import scope

FIELDS = ("framework", "of", "year")
COLUMNS = ("inspection", "title", "address", "page", "page_address", "snippet", "pages_with_a_word")


@public_page
def words(request: HttpRequest) -> HttpResponse:
    asked, now = scope(request.GET), clock.now()
    found = read.found(asked, request.GET.get("page", ""), now)
    context = {
        "narrowed": form(asked, sector.choices(asked, now), FIELDS),
        "scope": asked,
        "reading": found.reading,
        "page": found.page,
        "results": word_results(found),
        "data_query": request.GET.urlencode(),
    }
    return render(request, "register/sector_words.html", context)


@public_page
def words_data(request: HttpRequest, form: str) -> HttpResponse:
    """The same documents as on the page with the same number, a row for each page of theirs that is shown."""
    asked = scope(request.GET)
    found = read.found(asked, request.GET.get("page", ""), clock.now())
    rows = [row for result in word_results(found) for row in _rows(request, result)]
    if form == "csv":
        return csv_response(request, *data.table(rows, COLUMNS))
    content = {
        "query": asked.q,
        "documents": found.page.paginator.count,
        "page_of_results": found.page.number,
        "looked_for_instead": found.reading.instead,
        "any_of_the_words": found.reading.some,
        "results": rows,
    }
    return json_response(request, _("Words in reports: %(query)s") % {"query": asked.q or "*"}, content)


def _rows(request: HttpRequest, result: WordResult) -> list[dict[str, Any]]:
    return [
        {
            "inspection": result.slug,
            "title": result.plain_title,
            "address": request.build_absolute_uri(result.href),
            "page": why.number or None,
            "page_address": request.build_absolute_uri(why.href) if why.href else None,
            "snippet": "".join(piece.text for piece in why.pieces),
            "pages_with_a_word": result.n_pages,
        }
        for why in result.why
    ]
