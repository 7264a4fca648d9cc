"""How long does a signed-in session last, and where is somebody led who lacks a second factor?

A session ends when nothing was done for a while, and after a working day anyway.

Only requests that carry a session cookie are looked at, so that public pages stay free of sessions.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import second_factor

SEEN = "last_seen_at"
_STEP = 60  # the time last seen is written at most once a minute


class SessionEnds:
    """Signs out a person who was idle for SESSION_IDLE_SECONDS, or signed in longer ago than SESSION_COOKIE_AGE."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and "_auth_user_id" in request.session:
            _end_or_renew(request)
        return self.get_response(request)


class SecondFactorFirst:
    """Leads a person who must set up a second factor to the page for it, wherever a view found that out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, second_factor.Missing):
            return None
        messages.info(request, str(exception))
        return redirect("mfa_activate_totp")


def _end_or_renew(request: HttpRequest) -> None:
    now = int(time.time())
    seen = request.session.get(SEEN, now)
    began = request.session.get("signed_in_at", now)
    if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_COOKIE_AGE:
        logout(request)
        messages.info(request, _("You were signed out because nothing was done for a while. Sign in to go on."))
    elif SEEN not in request.session or now - seen >= _STEP:
        request.session[SEEN] = now
