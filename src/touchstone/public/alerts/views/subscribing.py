"""Asking for alerts and confirming them, without an account.

These forms carry no cookie and no token against forged requests: there is no session to forge one in, and whoever
sends them can do no more than the address's owner then confirms.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from touchstone.foundation.accounts.lockout import client_address
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.foundation.core.errors import Refused
from touchstone.public.alerts import links, words
from touchstone.public.alerts.actions import asking
from touchstone.public.alerts.forms import AddressForm
from touchstone.public.alerts.presenters.choosing import Choosing, choosing
from touchstone.public.alerts.queries import places
from touchstone.public.alerts.queries.subscriptions import asked_by
from touchstone.public.alerts.wanted import from_plain


@csrf_exempt
@public
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("email")
def subscribe(request: HttpRequest) -> HttpResponse:
    """Choose what to hear of, how often and where to; on sending, everyone is told the same."""
    screen = choosing(request)
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"language": _language()})
    if request.method == "POST" and screen.form.is_valid() & form.is_valid():
        return _asked(request, screen, form)
    context = {"screen": screen, "address": form, "form": _faulty(screen, form)}
    return render(request, "alerts/subscribe.html", context)


def _asked(request: HttpRequest, screen: Choosing, form: AddressForm) -> HttpResponse:
    wanted, given = screen.form.wanted(), form.cleaned_data
    if not given["website"]:
        try:
            asking.ask(
                email=given["email"],
                wanted=wanted,
                pace=given["pace"],
                language=given["language"],
                source=client_address(request),
            )
        except asking.TooMany:
            return render(request, "alerts/busy.html", status=429)
    rows = words.said(wanted, places.names([wanted], clock.now()))
    return render(request, "alerts/asked.html", {"email": given["email"], "rows": rows})


def _faulty(screen: Choosing, form: AddressForm) -> AddressForm | object:
    """The form with errors, so that the page's title says that there are some."""
    return form if form.errors else screen.form


def _language() -> str:
    return "cy" if translation.get_language() == "cy" else "en"


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of an e-mail. Looking at it confirms nothing: programs that check e-mails look at every link."""
    asked = asked_by(token, clock.now())
    if asked is None:
        return render(request, "alerts/dead_link.html", status=410)
    refused = ""
    if request.method == "POST":
        try:
            subscription = asking.confirm(secret=token)
        except Refused as error:
            refused = str(error)
        else:
            if subscription is None:
                return render(request, "alerts/dead_link.html", status=410)
            return render(request, "alerts/confirmed.html", {"manage": links.token(subscription.key, links.MANAGE)})
    wanted = from_plain(asked.wanted)
    rows = words.said(wanted, places.names([wanted], clock.now()))
    context = {"email": asked.email, "rows": rows, "pace": words.PACES[asked.pace], "refused": refused}
    return render(request, "alerts/confirm.html", context)
