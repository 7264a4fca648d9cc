"""Links from e-mails: asking for one, and choosing a password with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from touchstone.foundation.accounts import actions, queries
from touchstone.foundation.accounts.forms import EmailForm, NewPasswordForm
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.foundation.core.errors import Refused


@public
@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for a link. Everyone is told the same, whether we know the address or not."""
    form = EmailForm(request.POST or None)
    if form.is_valid():
        actions.send_reset(email=form.cleaned_data["email"])
        return render(request, "accounts/link_sent.html", {"email": form.cleaned_data["email"]})
    return render(request, "accounts/forgotten.html", {"form": form})


@public
@never_cache
@sensitive_post_parameters("password")
def set_password(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password with the link of an invitation or a reset. Looking at it does not use it up."""
    link = queries.link_of(token, clock.now())
    if link is None:
        return render(request, "accounts/link_dead.html", status=410)
    form = NewPasswordForm(request.POST or None, person=link.user)
    if form.is_valid():
        try:
            actions.set_password(link=link, password=form.cleaned_data["password"])
        except Refused:
            return render(request, "accounts/link_dead.html", status=410)
        messages.success(request, _("Your password is set. Sign in with it."))
        return redirect("account_login")
    # The address is a secret: the site's policy tells it to no other site. (A stricter policy would also hide the
    # origin from the form itself, which Django then refuses.)
    return render(request, "accounts/set_password.html", {"form": form, "link": link})
