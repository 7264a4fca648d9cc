"""Adjustments: the service asks, the inspectorate answers; each sees both."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.inspections import actions
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.forms.enquiries import AskForm, DecideForm
from touchstone.inspectorate.inspections.presenters.enquiries import DECISIONS
from touchstone.inspectorate.inspections.queries import planning
from touchstone.inspectorate.inspections.views.acting import tried


@signed_in
def adjustments(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug)
    context = {
        "inspection": inspection,
        "stage": "adjustments",
        "adjustments": [(row, *DECISIONS[row.state]) for row in planning.adjustments_of(inspection)],
        "can_decide": may(inspection, "decide_adjustment"),
        "can_ask": False,
    }
    return render(request, "inspections/adjustments.html", context)


@signed_in
def decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "decide_adjustment")
    found = next((row for row in planning.adjustments_of(inspection) if row.pk == number), None)
    if found is None:
        raise Http404(_("There is no such request for an adjustment."))
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = _("The service can read your answer.")
        if tried(request, form, actions.decide_adjustment, said, adjustment=found, **form.cleaned_data):
            return redirect("inspection-adjustments", slug)
    context = {
        "inspection": inspection, "stage": "adjustments", "form": form, "back": "inspection-adjustments",
        "title": _("Answer a request for an adjustment"), "button": _("Send the answer"), "what": found.text,
    }  # fmt: skip
    return render(request, "inspections/form.html", context)


@signed_in
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_as_service")
    context = {
        "inspection": inspection,
        "stage": "asked-adjustments",
        "adjustments": [(row, *DECISIONS[row.state]) for row in planning.adjustments_of(inspection)],
        "can_decide": False,
        "can_ask": may(inspection, "ask_adjustment"),
    }
    return render(request, "inspections/adjustments.html", context)


@signed_in
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "ask_adjustment")
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = _("The lead inspector is told, and will answer here.")
        if tried(request, form, actions.ask_adjustment, said, inspection=inspection, **form.cleaned_data):
            return redirect("asked-adjustments", slug)
    context = {
        "inspection": inspection, "stage": "asked-adjustments", "form": form, "title": _("Ask for an adjustment"),
        "button": _("Ask for it"), "what": "", "back": "asked-adjustments",
    }  # fmt: skip
    return render(request, "inspections/form.html", context)
