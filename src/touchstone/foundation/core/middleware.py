"""What must happen around every page?"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from touchstone.foundation.core import drafts


class WelshDrafts:
    """Each page starts with a clean slate: no draft Welsh used yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        drafts.begin_page()
        return self.get_response(request)
