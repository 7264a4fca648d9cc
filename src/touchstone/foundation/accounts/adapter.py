"""What does the sign-in library ask of us? Where to go, what to say, how secrets are kept. Its own e-mails are off."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import actions
from touchstone.foundation.core import addresses

FRESH = 10 * 60  # seconds after signing in during which nobody is asked for the password again


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and out."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # people are invited

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return addresses.url_if("home-my-work") or addresses.url("account")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The library's own words are not shown: our views say what happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Our actions put what people must be told into the outbox."""

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return _back_to_sign_in(request, _("This account is closed. Ask an administrator of your organisation."))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        request.session["signed_in_at"] = int(time.time())
        ways = [record["method"] for record in get_authentication_records(request, user)]
        actions.note_sign_in(by=user, ways=ways)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        actions.note_failed_sign_in(email=str(credentials.get("email", "")))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for a person who has just signed in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not any(time.time() - record["at"] < FRESH for record in records)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are encrypted in the database, with a key made from SECRET_KEY."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "Touchstone"


class SocialAdapter(DefaultSocialAccountAdapter):
    """Signing in through the organisation's own identity provider: only people who were invited here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing:
            return
        said = _(
            "You signed in, but nobody here has your email address. "
            "Ask an administrator of your organisation to invite you."
        )
        raise ImmediateHttpResponse(_back_to_sign_in(request, said))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        said = _("Signing in through %(name)s did not work. Try again, or sign in with your password.")
        raise ImmediateHttpResponse(_back_to_sign_in(request, said % {"name": settings.OIDC_NAME}))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """As above."""


def _back_to_sign_in(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("account_login")


def _box() -> Fernet:
    key = hashlib.sha256(b"touchstone second factor\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
