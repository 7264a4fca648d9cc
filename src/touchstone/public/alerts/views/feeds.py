"""Feeds: for programs that look now and then whether something is new."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.public.alerts.presenters import atom as atom_form
from touchstone.public.alerts.presenters import json_feed as json_form
from touchstone.public.alerts.presenters.feed import Feed, feed
from touchstone.public.alerts.queries import places, publications
from touchstone.public.alerts.wanted import asked_for


@public
@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    return _answer(request, "alerts-atom", atom_form.atom, atom_form.MEDIA_TYPE)


@public
@require_safe
def json(request: HttpRequest) -> HttpResponse:
    return _answer(request, "alerts-json", json_form.json_feed, json_form.MEDIA_TYPE)


def _answer(request: HttpRequest, name: str, form: Callable[[Feed], bytes], media_type: str) -> HttpResponse:
    """One page of the feed of a choice, or 304. A choice that names what the register does not show has no feed:
    its reader would wait for ever."""
    now, wanted = clock.now(), asked_for(request.GET)
    known = places.names([wanted], now)
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    page = None if places.unknown(wanted, known) else publications.page(wanted, now, number)
    if page is None:
        raise Http404
    language = "cy" if translation.get_language() == "cy" else "en"
    made = feed(page, wanted, known, name, language)
    body = form(made)
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=f"{media_type}; charset=utf-8")
    response["ETag"] = etag
    response["Last-Modified"] = http_date(made.updated.timestamp())
    response["Cache-Control"] = "public, no-cache"  # what is withdrawn is gone at once
    response["Content-Language"] = language
    answer = get_conditional_response(request, etag, int(made.updated.timestamp()), response)
    return answer if answer is not None else response
