"""Two-step sign-in: setting up an authenticator app, its recovery codes, and taking it away."""

from __future__ import annotations

import re

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes, generate_recovery_codes
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret, get_totp_secret, validate_totp_code
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from touchstone.foundation.accounts import actions, lockout, second_factor
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.accounts.forms import CodeForm
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.access import signed_in

again = reauthentication_required(app="allauth.mfa")


@signed_in
@never_cache
@again
def set_up(request: HttpRequest) -> HttpResponse:
    """Show a new secret as a picture and as text, and switch it on when a code made with it comes back."""
    person = person_signed_in(request)
    if second_factor.is_on(person):
        return redirect("account")
    form = CodeForm(request.POST or None)
    secret = get_totp_secret()
    if form.is_valid():
        if lockout.is_locked(request, person.email):
            return lockout.response(request, credentials={"email": person.email})
        if validate_totp_code(secret, form.cleaned_data["code"]):
            return _switch_on(request, secret)
        lockout.note_wrong_code(request, person)
        form.add_error("code", _("This code is not right. Wait for the next one in the app and enter it."))
    context = {
        "form": form,
        "secret": secret,
        "picture": _picture(person, secret),
        "required": second_factor.is_missing(request),
    }
    return render(request, "accounts/two_step_set_up.html", context)


def _picture(person: User, secret: str) -> str:
    """The QR code as an SVG element: squares only, none of the words that went into it."""
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(person, secret))
    return mark_safe(re.sub(r'width="\d+mm" height="\d+mm"', 'width="220" height="220"', svg[svg.index("<svg") :]))


def _switch_on(request: HttpRequest, secret: str) -> HttpResponse:
    with transaction.atomic():
        TOTP.activate(person_signed_in(request), secret)
        auto_generate_recovery_codes(request)
        actions.note_second_factor(by=person_signed_in(request), what="Set up two-step sign-in")
    clear_totp_secret(request)
    messages.success(request, _("Two-step sign-in is on. Keep the recovery codes somewhere safe."))
    return redirect("mfa_view_recovery_codes")


@signed_in
@never_cache
@again
def recovery_codes(request: HttpRequest) -> HttpResponse:
    codes = Authenticator.objects.filter(user=person_signed_in(request), type=Authenticator.Type.RECOVERY_CODES).first()
    if codes is None:
        raise Http404(_("You have no recovery codes: set up two-step sign-in first."))
    return render(request, "accounts/recovery_codes.html", {"codes": codes.wrap().get_unused_codes()})


@signed_in
@never_cache
@again
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ask once, then replace the codes."""
    if not second_factor.is_on(person_signed_in(request)):
        return redirect("mfa_activate_totp")
    if request.method == "POST":
        with transaction.atomic():
            generate_recovery_codes(request)
            actions.note_second_factor(by=person_signed_in(request), what="Made new recovery codes")
        messages.success(request, _("These are your new recovery codes. The old ones no longer work."))
        return redirect("mfa_view_recovery_codes")
    return render(request, "accounts/new_recovery_codes.html")


@signed_in
@never_cache
@again
def remove(request: HttpRequest) -> HttpResponse:
    """Ask once, then take it away."""
    person = person_signed_in(request)
    if not second_factor.is_on(person):
        return redirect("account")
    if request.method == "POST":
        actions.remove_second_factor(by=person, person=person)
        messages.success(request, _("Two-step sign-in is off."))
        return redirect("account")
    return render(request, "accounts/two_step_remove.html", {"required": settings.SECOND_FACTOR_REQUIRED})
