"""What every screen of a response begins with: who is asking, is it theirs, and what becomes of a form that comes from
somebody whose session has ended?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import second_factor
from touchstone.foundation.core.access import AccessRule
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.instruments import policies, queries
from touchstone.foundation.instruments.models import Response

View = Callable[..., HttpResponseBase]
KEPT = "instruments_kept"  # in the session of somebody who was signed out: address → what their form held
MOST_KEPT = 200_000  # bytes


def rater_only(view: View) -> View:
    """The view opens for the rater of the response, and is given the response in place of its number.

    A form of somebody who was signed out meanwhile is kept in their session, and offered again after signing in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, response: int, **parts: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if request.method == "POST":
                keep(request)
            return redirect_to_login(request.get_full_path())
        second_factor.check(request)
        held = found(response)
        policies.check_can_read(request.user, held)
        return view(request, held, **parts)

    guarded.access = AccessRule("signed-in")  # type: ignore[attr-defined]
    return guarded


def rater_only_json(view: View) -> View:
    """As `rater_only`, for a page's own script: says what is wrong in JSON, with 401 or 403."""

    @wraps(view)
    def guarded(request: HttpRequest, response: int, **parts: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return said(_("You are signed out. Sign in again, and it will be saved."), 401)
        try:
            second_factor.check(request)
            held = found(response)
            policies.check_can_read(request.user, held)
            return view(request, held, **parts)
        except (Refused, PermissionDenied, Http404) as refusal:
            return said(str(refusal), 403)

    guarded.access = AccessRule("signed-in")  # type: ignore[attr-defined]
    return guarded


def said(sentence: str, status: int) -> HttpResponse:
    return JsonResponse({"says": sentence}, status=status)


def found(pk: int) -> Response:
    """The response, or the page that says there is none."""
    held = queries.response(pk)
    if held is None:
        raise Http404(_("There is no response with this number. Look in your list of responses."))
    return held


def keep(request: HttpRequest) -> None:
    """Keep a form that came too late. Sessions are the server's own, so it goes no further than this machine."""
    text = request.POST.urlencode()
    if len(text) <= MOST_KEPT:
        request.session[KEPT] = {**request.session.get(KEPT, {}), request.path: text}


def kept(request: HttpRequest) -> QueryDict | None:
    """The form that was sent to this address after the session had ended, if one was."""
    text = request.session.get(KEPT, {}).get(request.path)
    return QueryDict(text) if text else None


def forget(request: HttpRequest) -> None:
    """What was kept of this address has been saved."""
    held = dict(request.session.get(KEPT, {}))
    if held.pop(request.path, None) is not None:
        request.session[KEPT] = held
