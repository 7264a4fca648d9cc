"""Who may open this address? Every view declares it with one of these; the route-access test refuses one that does not.

Rules that need roles (`requires(...)`) live in providers/access.py, because roles are granted in organisations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class AccessRule:
    """A view's declared rule. `audience` is `public`, `signed-in` or `permission`; `permission` its name, if any."""

    audience: str
    permission: str = ""


def public(view: View) -> View:
    """Anyone may open it, without signing in."""
    view.access = AccessRule("public")  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Anyone who has signed in may open it; others are sent to sign in and brought back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.access = AccessRule("signed-in")  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]
