"""You said, we did: what young people and families said to a provider, and what became of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from touchstone.domain.promises import ANSWER_DAYS
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations.models import Recommendation
from touchstone.public.register.http import csv_response, json_response, public_page
from touchstone.public.register.presenters import data, wording
from touchstone.public.register.presenters import you_said as presenters
from touchstone.public.register.queries import providers
from touchstone.public.register.queries import you_said as read


@public_page
def you_said(request: HttpRequest, slug: str) -> HttpResponse:
    found, rows = _of_provider(slug)
    today = clock.today()
    context = {
        "provider": found,
        "name": wording.name_of(found),
        "lines": presenters.shown(rows, today),
        "tally": presenters.tally(rows, today),
        "days": ANSWER_DAYS,
        "today": today,
    }
    return render(request, "register/you_said.html", context)


@public_page
def you_said_data(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found, rows = _of_provider(slug)
    today = clock.today()
    content = [presenters.row_of(row, today) for row in rows]
    if form == "csv":
        return csv_response(request, *data.table(content, presenters.COLUMNS))
    said = {"provider": data.provider(found), "counts": presenters.counted(rows, today), "recommendations": content}
    title = _("You said, we did: %(name)s") % {"name": wording.name_of(found)}
    return json_response(request, title, said)


def _of_provider(slug: str) -> tuple[Organisation, list[Recommendation]]:
    now = clock.now()
    found = providers.provider(slug, now)
    if found is None:
        raise Http404
    return found, read.of_provider(found, now)
