"""Announcing, beginning, and the other steps of an inspection: each says what will happen, and asks once."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.deadlines import Unit
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.forms import Form
from touchstone.inspectorate.inspections import actions, policies
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.forms.steps import AnnounceForm, LetterForm, NoReasonForm, ReasonForm
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.presenters.letters import letter_for
from touchstone.inspectorate.inspections.presenters.notices import notice_words, regime_sentence
from touchstone.inspectorate.inspections.presenters.plans import INTERRUPT, STEPS, WORKFLOW_STEP, too_early
from touchstone.inspectorate.inspections.queries import planning
from touchstone.inspectorate.inspections.views.acting import tried


@signed_in
def announce(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "announce")
    regime = planning.regime_notice(inspection)
    form = AnnounceForm(
        request.POST if request.method == "POST" else None,
        initial={"letter": letter_for(inspection, regime.length, regime.unit)},
        regime=regime,
    )
    if form.is_valid():
        said = _("The inspection is announced, and the notice runs.")
        if tried(request, form, actions.announce, said, inspection=inspection, **form.cleaned_data):
            return redirect("inspection-notice", slug)
    context = {
        "inspection": inspection, "stage": "notice", "form": form, "regime": regime_sentence(inspection),
        "missing": _missing(inspection),
    }  # fmt: skip
    return render(request, "inspections/announce.html", context)


def _missing(inspection: Inspection) -> str:
    """What must be settled before, said before anybody writes a letter in vain."""
    try:
        policies.check_ready(inspection)
    except Refused as refusal:
        return str(refusal)
    return ""


@signed_in
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "begin")
    data = request.POST if request.method == "POST" else None
    notice = planning.standing_notice(inspection)
    form: Form = Form(data)
    given: dict[str, Any] = {}
    if inspection.state == "planned":
        form = LetterForm(data, initial={"letter": letter_for(inspection, 0, Unit.CALENDAR_DAYS)})
    if form.is_valid():
        if "letter" in form.cleaned_data:
            given["letter"] = form.cleaned_data["letter"]
        if tried(request, form, actions.begin_fieldwork, _("Fieldwork has begun."), inspection=inspection, **given):
            return redirect("inspection-workspace", slug)
    context = {
        "inspection": inspection, "stage": "notice", "form": form, "regime": regime_sentence(inspection),
        "notice": notice_words(notice) if notice else "",
        "early": too_early(inspection, clock.today()) if inspection.state == "announced" else "",
    }  # fmt: skip
    return render(request, "inspections/begin.html", context)


@signed_in
def step(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    if step not in WORKFLOW_STEP:
        raise Http404(_("There is no such step."))
    action, title, what = STEPS[step]
    inspection = inspection_for(request, slug, action)
    needs_reason = WORKFLOW_STEP[step] in policies.NEEDS_REASON
    form = (ReasonForm if needs_reason else NoReasonForm)(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = {"inspection": inspection, "step": WORKFLOW_STEP[step], "reason": form.cleaned_data["reason"]}
        if tried(request, form, actions.move, _("Done: it is written in the history below."), **given):
            return redirect("inspection-plan", slug)
    context = {
        "inspection": inspection, "stage": "plan", "form": form, "title": title, "what": what,
        "warning": step in INTERRUPT,
    }  # fmt: skip
    return render(request, "inspections/step.html", context)
