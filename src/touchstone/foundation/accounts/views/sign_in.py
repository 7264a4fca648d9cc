"""Signing in: address and password, then a code where the person has set that up; signing out."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts import actions, lockout, queries
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.accounts.forms import CodeForm, SignInForm
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import addresses
from touchstone.foundation.core.access import public


def next_of(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is a place in this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


@public
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(next_of(request) or get_adapter().get_login_redirect_url(request))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        email, password = form.cleaned_data["email"], form.cleaned_data["password"]
        # A locked or wrong address and a closed account get the same answer as a wrong password.
        user = get_adapter(request).authenticate(request, email=email, password=password)
        if user is not None and user.is_active:
            login = Login(user=user, email=email, redirect_url=next_of(request) or None)
            return perform_password_login(request, {"email": email}, login)
        form.add_error(None, _("The email address or the password is not right. Check both and try again."))
    context = {
        "form": form,
        "next": next_of(request),
        "demonstration": list(queries.demonstration_people()),
        "demonstration_password": queries.DEMONSTRATION_PASSWORD,
        "oidc_name": settings.OIDC_NAME,
        "oidc_address": _oidc_address(),
    }
    return render(request, "accounts/sign_in.html", context)


def _oidc_address() -> str:
    """The identity provider knows one address to send people back to: the English one."""
    if not settings.OIDC_NAME:
        return ""
    with translation.override("en"):
        return addresses.url("openid_connect_login", provider_id="organisation")


@public
@never_cache
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")
def enter_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code from the authenticator app, or a recovery code."""
    stage = request._login_stage  # type: ignore[attr-defined]
    person = stage.login.user
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if lockout.is_locked(request, person.email):
            return lockout.response(request, credentials={"email": person.email})
        used = code_matches(person, form.cleaned_data["code"])
        if used:
            post_authentication(request, used)
            return stage.exit()
        lockout.note_wrong_code(request, person)
        form.add_error("code", _("This code is not right, or has been used. Wait for the next one and enter it."))
    return render(request, "accounts/enter_code.html", {"form": form})


def code_matches(person: User, code: str) -> Authenticator | None:
    """The authenticator (app or recovery codes) that accepts the code, which is used up then."""
    for authenticator in Authenticator.objects.filter(user=person).order_by("type"):
        if authenticator.wrap().validate_code(code):
            authenticator.user = person
            return authenticator
    return None


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        actions.note_sign_out(by=person_signed_in(request))
        get_adapter(request).logout(request)
        messages.success(request, _("You have signed out."))
    return redirect("account_login")
