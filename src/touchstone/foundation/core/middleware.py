"""What must happen around every page?"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from touchstone.foundation.core import drafts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.views import errors

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class WelshDrafts:
    """Each page starts with a clean slate: no draft Welsh used yet."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        drafts.begin_page()
        return self.get_response(request)


class Refusals:
    """An action that refuses says why: its sentence becomes the page, where the view did not say it better."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return errors.permission_denied(request, exception) if isinstance(exception, Refused) else None
