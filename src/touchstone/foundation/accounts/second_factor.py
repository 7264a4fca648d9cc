"""Has this person shown more than a password? Asked before anything that needs a role with powers."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.models import User


class Missing(PermissionDenied):
    """This person must set up a second factor first. `accounts.middleware.SecondFactorFirst` leads them there."""


def is_on(person: User) -> bool:
    """Does this person sign in with a code from an authenticator app? One query."""
    return bool(is_mfa_enabled(person, [Authenticator.Type.TOTP]))


def is_missing(request: HttpRequest) -> bool:
    """Must this signed-in person set up a second factor before they go on?

    Required where the setting TOUCHSTONE_SECOND_FACTOR says so. A person who came through an identity provider that
    asks for one itself (TOUCHSTONE_OIDC_SECOND_FACTOR) needs no other.
    """
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    ways = {record["method"] for record in get_authentication_records(request, request.user)}
    if "mfa" in ways or ("socialaccount" in ways and settings.OIDC_SECOND_FACTOR):
        return False
    return not is_on(request.user)  # type: ignore[arg-type]


def check(request: HttpRequest) -> None:
    """Raise Missing, with a sentence, where `is_missing`. For views whose rule is not one permission."""
    if is_missing(request):
        raise Missing(_("Set up two-step sign-in first: your roles can be used only with it."))
