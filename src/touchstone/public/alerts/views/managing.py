"""Seeing, changing and stopping alerts, with the link that stands in every e-mail and no account.

Whoever holds the link may do all of it, so these forms need no further token against forged requests; the link that
stops must work without one by its standard (RFC 8058).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import public
from touchstone.foundation.core.errors import Refused
from touchstone.public.alerts import links, words
from touchstone.public.alerts.actions import wishing
from touchstone.public.alerts.forms import HowForm
from touchstone.public.alerts.models import Subscription
from touchstone.public.alerts.presenters.choosing import choosing
from touchstone.public.alerts.queries import places
from touchstone.public.alerts.queries.subscriptions import opened_by, wishes_of


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """What a reader gets, one line an alert; remove one, or change how often and in which language."""
    subscription = opened_by(token, links.MANAGE)
    if subscription is None:
        return _dead(request)
    form = HowForm(_saved(request), initial={"pace": subscription.pace, "language": subscription.language})
    if request.method == "POST" and "remove" in request.POST:
        number = request.POST["remove"]
        wishing.remove_wish(subscription, int(number) if number.isdecimal() and len(number) < 18 else 0)
        return redirect("alerts-manage", token)
    saved = form.is_valid()
    if saved:
        wishing.change(subscription, **form.cleaned_data)
    wishes = wishes_of(subscription)
    known = places.names([wanted for _wish, wanted in wishes], clock.now())
    context = {
        "form": form,
        "token": token,
        "email": masked(subscription.email),
        "saved": _("Your choice is saved.") if saved else "",
        "wishes": [(wish.pk, words.sentence(wanted, known), wanted.query()) for wish, wanted in wishes],
        "stop": links.token(subscription.key, links.STOP),
    }
    return render(request, "alerts/manage.html", context)


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, token: str) -> HttpResponse:
    """Choose something more to hear of: no e-mail need be confirmed again."""
    subscription = opened_by(token, links.MANAGE)
    if subscription is None:
        return _dead(request)
    screen, refused = choosing(request), ""
    if request.method == "POST" and screen.form.is_valid():
        try:
            wishing.add_wish(subscription, screen.form.wanted())
            return redirect("alerts-manage", token)
        except Refused as error:
            refused = str(error)
    context = {"screen": screen, "form": screen.form, "token": token, "refused": refused}
    return render(request, "alerts/add.html", context)


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Asks before it stops when a person looks; stops when it is sent, by a person or by a mail program.

    A link that has stopped its alerts already, or is none, is answered like one that stops them now.
    """
    subscription: Subscription | None = opened_by(token, links.STOP)
    if request.method == "POST":
        wishing.stop(subscription)
        return render(request, "alerts/stopped.html")
    return render(request, "alerts/stop.html")


def _saved(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" and "remove" not in request.POST else None


def masked(email: str) -> str:
    """Enough of the address for its reader to know it, for whoever else a forwarded link may reach."""
    name, _at, host = email.partition("@")
    return f"{name[:1]}…@{host}"


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, "alerts/dead_link.html", status=410)
