"""Signing in through the organisation's own identity provider (OpenID Connect), where one is set."""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as library
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from touchstone.foundation.core.access import public


@public
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to their identity provider. By POST, so that no other site can start it."""
    _must_be_set()
    if request.method != "POST":
        return redirect("account_login")
    response: HttpResponse = library.login(request, provider_id)
    return response


@public
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the identity provider sends the person back to."""
    _must_be_set()
    response: HttpResponse = library.callback(request, provider_id)
    return response


def _must_be_set() -> None:
    if not settings.OIDC_NAME:
        raise Http404(_("No identity provider is set here."))
