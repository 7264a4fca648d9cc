"""When may somebody try again who got a password or a code wrong too often? Counted by e-mail address and place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from touchstone.foundation.accounts.models import User


def client_address(request: HttpRequest) -> str:
    """The network address of the person, seen past as many proxies as TOUCHSTONE_PROXIES says there are.

    Each trusted proxy adds one entry at the end of X-Forwarded-For; what stands before those, anybody may have written.
    """
    hops = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        return hops[-settings.TRUSTED_PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


def is_locked(request: HttpRequest, email: str) -> bool:
    return not AxesProxyHandler.is_allowed(request, {"email": email})


def note_wrong_code(request: HttpRequest, person: User) -> None:
    """A wrong code counts like a wrong password."""
    AxesProxyHandler.user_login_failed(sender=__name__, credentials={"email": person.email}, request=request)


def ends_at(request: HttpRequest, email: str) -> datetime:
    """When the lock on this address from this place ends."""
    last = (
        AccessAttempt.objects.filter(username=email, ip_address=client_address(request))
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    return (last or timezone.now()) + settings.AXES_COOLOFF_TIME


def response(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The page that says when to try again. axes calls it through the setting AXES_LOCKOUT_CALLABLE."""
    email = str((credentials or {}).get("email") or request.POST.get("email", "")).strip().lower()
    context = {"until": ends_at(request, email), "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)}
    return render(request, "accounts/locked.html", context, status=429)
