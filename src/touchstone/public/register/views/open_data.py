"""What data does the register give away, where does it stand, and how may it be used?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from touchstone.foundation.core import clock
from touchstone.public.register.http import LICENCE, csv_stream, public_page
from touchstone.public.register.queries.tables import TABLES


@public_page
def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "register/open_data.html", {"licence": LICENCE, "today": clock.today()})


@public_page
def table(request: HttpRequest, table: str) -> HttpResponseBase:
    """A whole table of the register, sent as it is read."""
    found = TABLES.get(table)
    if found is None:
        raise Http404
    return csv_stream(request, found.names, found.read(clock.now()))
