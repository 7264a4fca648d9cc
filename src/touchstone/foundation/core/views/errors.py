"""What does a reader see when a page cannot be shown? Each says what was wrong, and what to do next.

Wired as handlers in config/urls.py, so these are no routes and need no access rule. They read no session and no user:
a page that reports a fault must not cause another.
"""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "core/errors/400.html", {"sentence": ""}, status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The sentence that `PermissionDenied` or `Refused` carries is the page's first line."""
    return render(request, "core/errors/403.html", {"sentence": str(exception or "")}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old page, or cookies switched off. Django's own page would say it in code."""
    sentence = _("This form was open for too long, or your browser did not send the cookie that protects it.")
    return render(request, "core/errors/403.html", {"sentence": sentence}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "core/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    try:
        return render(request, "core/errors/500.html", status=500)
    except Exception:  # the fault may be in the frame of every page itself
        logger.exception("The page about a fault failed too.")
        words = "<!DOCTYPE html><html lang=en><title>Touchstone</title><h1>Sorry, there is a problem</h1>"
        return HttpResponse(words, status=500)
