"""What every screen of a referral begins with, for one side or the other."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.safeguarding import policies, presenters, queries
from touchstone.foundation.safeguarding.models import UrgentReferral


def found(request: HttpRequest, pk: int, *, answering: bool) -> UrgentReferral:
    """The referral, if this person stands on that side of it. Others are told that there is none."""
    referral = queries.by_number(pk)
    allowed = policies.can_answer if answering else policies.can_follow
    if referral is None or not allowed(person_signed_in(request), referral):
        raise Http404(_("There is no such urgent referral here."))
    return referral


def show(request: HttpRequest, referral: UrgentReferral, *, answering: bool) -> HttpResponse:
    """One referral, with its history. That it was read goes into the trail."""
    audit.record_read(
        by=person_signed_in(request), subject=referral, summary=f"Read {referral}", owner=referral.inspectorate.slug
    )
    words, kind = presenters.state_tag(referral)
    context: dict[str, Any] = {
        "referral": referral,
        "answering": answering,
        "state": words,
        "kind": kind,
        "next_step": presenters.next_step(referral, answering=answering),
        "facts": presenters.facts(referral),
        "history": presenters.history(referral),
        "back": safe_back(request.GET.get("back", "")),
        "can": {step: policies.can_step(referral, step) for step in presenters.STEPS},
    }
    return render(request, "safeguarding/referral.html", context)


def safe_back(address: str) -> str:
    """The page of this site that led here; nothing for an address of another site."""
    return address if address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""
