"""Search: a form that is an address, results that say why they matched, and the same as data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.public.register.forms import Asked, asked
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data
from touchstone.public.register.presenters.results import results
from touchstone.public.register.presenters.search_form import SearchForm
from touchstone.public.register.queries.choices import choices
from touchstone.public.register.queries.results import page
from touchstone.public.register.search.find import MOST_COUNTED, Filters, Found, find

COLUMNS = ("kind", "title", "address", "latest", "scale", "grade", "matched")


@public_page
def search(request: HttpRequest) -> HttpResponse:
    now, wanted = clock.now(), asked(request.GET)
    found = find(wanted.query, wanted.filters, now)
    shown = page(found, wanted.page)
    context = {
        "asked": wanted,
        "narrowing": SearchForm(wanted, choices(now, wanted.filters.provider, request.public_stamp), now.year),
        "reading": found.reading,
        "instead": _instead(found),
        "page": shown,
        "results": results(shown.object_list, found.reading, wanted.filters, now),
        "without_filters": _count_without_filters(wanted) if not shown.object_list else 0,
        "data_query": wanted.address_with(),
        "most": MOST_COUNTED,
    }
    return render(request, "register/search.html", context)


def _instead(found: Found) -> list[tuple[str, str]]:
    return [(term, ", ".join(words)) for term, words in found.reading.instead.items()]


def _count_without_filters(wanted: Asked) -> int:
    """How many there would be without the filters, for the page that found nothing."""
    if not wanted.filters.any:
        return 0
    return len(find(wanted.query, Filters(), clock.now()))


@public_page
def search_data(request: HttpRequest, form: str) -> HttpResponse:
    """The first MOST_COUNTED results, in the order of the page."""
    now, wanted = clock.now(), asked(request.GET)
    found = find(wanted.query, wanted.filters, now)
    entries = found[:]
    rows = [data.result(row, request) for row in results(entries, found.reading, wanted.filters, now)]
    if form == "csv":
        return csv_response(request, *data.table(rows, COLUMNS))
    content: dict[str, Any] = {
        "query": wanted.query,
        "filters": {name: value for name, value in vars(wanted.filters).items() if value},
        "looked_for_instead": found.reading.instead,
        "any_of_the_words": found.reading.some,
        "at_most": MOST_COUNTED,
        "results": rows,
    }
    return json_response(request, _("Search: %(query)s") % {"query": wanted.query or "*"}, content)
