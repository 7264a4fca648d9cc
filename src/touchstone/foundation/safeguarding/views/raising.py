"""The inspectorate's side: its referrals, raising one, following one, telling the service, closing."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import addresses, clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.policies import organisations_of
from touchstone.foundation.safeguarding import actions, presenters, queries
from touchstone.foundation.safeguarding.forms import CloseForm, RaiseForm, ToldForm
from touchstone.foundation.safeguarding.views.common import found, safe_back, show

PER_PAGE = 25
FOLLOW = (Permission.INSPECT, *queries.OVERSEE)


@requires(*FOLLOW)
def referrals(request: HttpRequest) -> HttpResponse:
    person = person_signed_in(request)
    page = Paginator(queries.raised_for(person, clock.today()), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": presenters.lines(page, "referral"),
        "answering": False,
        "can_raise": organisations_of(person, Permission.INSPECT).exists(),
    }
    return render(request, "safeguarding/referrals.html", context)


@requires(Permission.INSPECT)
def raise_referral(request: HttpRequest) -> HttpResponse:
    """`?reference=…&service=…&context=…&back=…` fill it in beforehand."""
    person = person_signed_in(request)
    given = {name: request.GET.get(name, "") for name in ("reference", "service", "context", "back")}
    form = RaiseForm(
        request.POST or None,
        initial={**{name: value for name, value in given.items() if value}, "seen_on": clock.today()},
        inspectorates=organisations_of(person, Permission.INSPECT),
        services=Organisation.objects.filter(kind=Organisation.Kind.SERVICE),
    )
    if form.is_valid():
        try:
            raised = actions.raise_referral(by=person, **form.answers())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            _say_who_was_told(request, raised)
            query = urlencode({"raised": "yes", "back": safe_back(form.cleaned_data["back"])})
            return redirect(f"{addresses.url('referral', raised.referral.pk)}?{query}")
    cancel = safe_back(form["back"].value() or "") or addresses.url("referrals")
    return render(request, "safeguarding/raise.html", {"form": form, "cancel": cancel})


def _say_who_was_told(request: HttpRequest, raised: actions.Raised) -> None:
    words = {"n": raised.told, "service": raised.referral.service}
    if raised.told:
        said = ngettext(
            "The referral is raised. %(n)d person of %(service)s has been told by e-mail to act.",
            "The referral is raised. %(n)d people of %(service)s have been told by e-mail to act.",
            raised.told,
        )
        messages.success(request, said % words)
    else:
        messages.error(
            request,
            _("The referral is kept, but nobody of %(service)s can be told by e-mail. Telephone them now.") % words,
        )


@requires(*FOLLOW)
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, found(request, pk, answering=False), answering=False)


@requires(*FOLLOW)
def told(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(request, pk, answering=False)
    form = ToldForm(request.POST or None)
    if form.is_valid():
        try:
            actions.tell(by=person_signed_in(request), referral=row, how=form.cleaned_data["how"])
            return redirect("referral", row.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "referral": row,
        "title": _("Say whom you told"),
        "says": _("When you have told somebody of %(service)s yourself, record it here.") % {"service": row.service},
        "button": _("Record it"),
        "back": addresses.url("referral", row.pk),
    }
    return render(request, "safeguarding/step.html", context)


@requires(*FOLLOW)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    row = found(request, pk, answering=False)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close(by=person_signed_in(request), referral=row, note=form.cleaned_data["note"])
            messages.success(request, _("The referral is closed. It stays in the record, and counts in the report."))
            return redirect("referral", row.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "referral": row,
        "title": _("Close the referral"),
        "says": _("Close it when you have read the outcome and have nothing left to ask. It cannot be opened again."),
        "button": _("Close it"),
        "back": addresses.url("referral", row.pk),
    }
    return render(request, "safeguarding/step.html", context)
