"""One's own account: who I am, my password, asking for the password again."""

from __future__ import annotations

from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from touchstone.foundation.accounts import actions, lockout, second_factor
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.accounts.forms import ChangePasswordForm, CodeForm, SignInForm
from touchstone.foundation.accounts.models import User
from touchstone.foundation.accounts.views.sign_in import code_matches, next_of
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.forms import Form


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    person = person_signed_in(request)
    context = {
        "person": person,
        "second_factor": second_factor.is_on(person),
        "required": second_factor.is_missing(request),
    }
    return render(request, "accounts/profile.html", context)


@signed_in
@never_cache
@sensitive_post_parameters("current", "password")
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's password; every other session of the same person ends."""
    person = person_signed_in(request)
    form = ChangePasswordForm(request.POST or None, person=person)
    if lockout.is_locked(request, person.email):
        return lockout.response(request, credentials={"email": person.email})
    if form.is_valid():
        actions.change_password(by=person, password=form.cleaned_data["password"])
        update_session_auth_hash(request, person)
        messages.success(request, _("Your password is changed. You were signed out everywhere else."))
        return redirect("account")
    if "current" in form.errors and request.POST.get("current"):
        lockout.note_wrong_code(request, person)
    return render(request, "accounts/change_password.html", {"form": form})


class PasswordAgainForm(Form):
    password = SignInForm.base_fields["password"]


@signed_in
@never_cache
@sensitive_post_parameters("password", "code")
def confirm_password(request: HttpRequest) -> HttpResponse:
    """Ask again for the password before something that matters."""
    return _confirm(request, PasswordAgainForm(request.POST or None), "password")


@signed_in
@never_cache
def confirm_code(request: HttpRequest) -> HttpResponse:
    """As above, for a person without a password here, who has an authenticator app."""
    return _confirm(request, CodeForm(request.POST or None), "code")


def _confirm(request: HttpRequest, form: Form, key: str) -> HttpResponse:
    person = person_signed_in(request)
    if lockout.is_locked(request, person.email):
        return lockout.response(request, credentials={"email": person.email})
    if form.is_valid():
        if _is_right(person, key, form.cleaned_data[key]):
            record_authentication(request, person, "password" if key == "password" else "mfa", reauthenticated=True)
            return reauthentication.resume_request(request) or redirect("account")
        lockout.note_wrong_code(request, person)
        wrong = _("This is not your password.") if key == "password" else _("This code is not right.")
        form.add_error(key, wrong)
    return render(request, "accounts/confirm.html", {"form": form, "next": next_of(request)})


def _is_right(person: User, key: str, given: str) -> bool:
    return person.check_password(given) if key == "password" else code_matches(person, given) is not None
