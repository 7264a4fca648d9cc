"""Access rules that need a role: the view's half. `policies.py` holds the rules themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from touchstone.foundation.accounts import second_factor
from touchstone.foundation.core.access import AccessRule, View
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies


def requires(permission: Permission, *others: Permission) -> Callable[[View], View]:
    """The view opens for people who hold a role with one of these permissions in some organisation today.

    Where a second factor is required, a person without one is led to set it up first.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not any(policies.allows(request.user, each) for each in (permission, *others)):
                raise PermissionDenied(policies.why_not(permission))
            second_factor.check(request)
            return view(request, *args, **kwargs)

        guarded.access = AccessRule("permission", permission.name)  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return declare
