"""The service's side: what it is asked, and what it did: sent, acknowledged, outcome."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import addresses, clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.access import requires
from touchstone.foundation.safeguarding import actions, presenters, queries
from touchstone.foundation.safeguarding.forms import AcknowledgeForm, CheckedForm, OutcomeForm, SendForm
from touchstone.foundation.safeguarding.models import UrgentReferral
from touchstone.foundation.safeguarding.views.common import found, show

PER_PAGE = 25


@requires(Permission.ANSWER_REFERRALS)
def asked(request: HttpRequest) -> HttpResponse:
    found_here = queries.asked_of(person_signed_in(request), clock.today())
    page = Paginator(found_here, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": presenters.lines(page, "referral-asked"), "answering": True, "can_raise": False}
    return render(request, "safeguarding/referrals.html", context)


@requires(Permission.ANSWER_REFERRALS)
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, found(request, pk, answering=True), answering=True)


@requires(Permission.ANSWER_REFERRALS)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = found(request, pk, answering=True), SendForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        actions.send(
            by=person_signed_in(request),
            referral=row,
            agency=given["agency"],
            sent_at=form.moment(),
            immediate_steps=given["immediate_steps"],
        )

    title = _("Say where it was sent")
    says = _(
        "Find out whose case it is in your own records and send it in your own way: by telephone first, then in "
        "writing. Here, say only to which agency and when."
    )
    return _step(request, row, form, act, title, says)


@requires(Permission.ANSWER_REFERRALS)
def acknowledged(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = found(request, pk, answering=True), AcknowledgeForm(request.POST or None)

    def act() -> None:
        actions.acknowledge(by=person_signed_in(request), referral=row, at=form.moment(), who=form.cleaned_data["who"])

    says = _("When %(agency)s has said that it has the case, record it here.") % {
        "agency": row.agency or _("an agency")
    }
    return _step(request, row, form, act, _("Say when it was acknowledged"), says)


@requires(Permission.ANSWER_REFERRALS)
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = found(request, pk, answering=True), OutcomeForm(request.POST or None, initial={"on": clock.today()})

    def act() -> None:
        given = form.cleaned_data
        actions.record_outcome(
            by=person_signed_in(request), referral=row, outcome=given["outcome"], text=given["text"], on=given["on"]
        )

    says = _("The inspectorate reads it, and the number of referrals stands in its report. No detail does.")
    return _step(request, row, form, act, _("Say what was decided"), says)


def _step(
    request: HttpRequest, row: UrgentReferral, form: CheckedForm, act: Callable[[], None], title: str, says: str
) -> HttpResponse:
    if form.is_valid():
        try:
            act()
            messages.success(request, _("It is recorded, and the inspectorate has been told."))
            return redirect("referral-asked", row.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    back = addresses.url("referral-asked", row.pk)
    context = {"form": form, "referral": row, "title": title, "says": says, "button": _("Record it"), "back": back}
    return render(request, "safeguarding/step.html", context)
