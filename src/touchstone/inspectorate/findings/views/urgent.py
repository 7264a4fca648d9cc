"""Urgent findings: those of an inspection and earlier ones that nobody closed, and what was done about each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.workflows.urgent_flag import URGENT_FLAG
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.forms import FollowForm, ReasonForm
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.policies.urgent import state_of
from touchstone.inspectorate.findings.queries import urgent as queries
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection


def _found(inspection: Inspection, number: int) -> Finding:
    held = queries.seen_from(inspection, number)
    if held is None:
        raise Http404(_("There is no urgent finding with this number in this inspection or an earlier one."))
    return held


@signed_in
def urgent_findings(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "follow_urgent")
    context = {
        "inspection": inspection,
        "stage": "urgent",
        "own": queries.of(inspection),
        "earlier": queries.earlier(inspection),
        "state_of": state_of,
    }
    return render(request, "findings/urgent_list.html", context)


@signed_in
def urgent_finding(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "follow_urgent")
    held = _found(inspection, finding)
    steps = list(dict.fromkeys(step.does for step in URGENT_FLAG.allowed(state_of(held))))
    form = FollowForm(steps, request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.follow(by=person_signed_in(request), inspection=inspection, finding=held, row=form.row)
            messages.success(request, _("That is on record."))
            return redirect("finding-urgent", slug=slug, finding=held.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    flag, own = getattr(held, "urgent_flag", None), held.inspection_id == inspection.pk and bool(held.fingerprint)
    context = {
        "inspection": inspection,
        "stage": "urgent",
        "finding": held,
        "flag": flag,
        "steps": list(flag.steps.select_related("by")) if flag else [],
        "state": state_of(held),
        "form": form,
        "may_leave_out": own and may(inspection, "lead_report"),
    }
    return render(request, "findings/urgent.html", context)


@signed_in
def leave_out(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "lead_report")
    held = _found(inspection, finding)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave_out(by=person_signed_in(request), finding=held, reason=form.cleaned_data["reason"])
            messages.success(request, _("The report may say nothing of it. Your reason is kept."))
            return redirect("finding-urgent", slug=slug, finding=held.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": "urgent", "form": form, "finding": held}
    return render(request, "findings/urgent_leave_out.html", context)
