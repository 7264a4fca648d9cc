"""Writing a finding, changing it, and withdrawing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.forms import FindingForm, ReasonForm, form_of
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries import board as queries
from touchstone.inspectorate.findings.queries.standing import board_of
from touchstone.inspectorate.findings.views.board import found_area
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.models import Inspection


def found_finding(inspection: Inspection, number: int) -> Finding:
    held = queries.by_number(inspection, number)
    if held is None:
        raise Http404(_("There is no finding with this number in this inspection. Look on its board."))
    held.inspection = inspection
    return held


@signed_in
def write(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "find")
    board, standing = found_area(inspection, area)
    form = FindingForm(board.areas, request.POST or None, initial={"area_key": area})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_finding(by=request.user, inspection=inspection, row=form.row)  # type: ignore[arg-type]
            messages.success(request, _("The finding is saved. Put the evidence behind it now."))
            return redirect("finding", slug=slug, finding=made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": "board", "form": form, "standing": standing, "finding": None}
    return render(request, "findings/finding_form.html", context)


@signed_in
def change(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "find")
    held = found_finding(inspection, finding)
    board = board_of(inspection)
    context = {"inspection": inspection, "stage": "board", "finding": held, "standing": board.area(held.area_key)}
    if request.method != "POST":
        return render(request, "findings/finding_form.html", {**context, "form": form_of(board.areas, held)})
    form = FindingForm(board.areas, conflicts.resolved(request.POST))
    if form.is_valid():
        base = form.cleaned_data["revision"] or 0
        try:
            actions.change_finding(by=request.user, finding=held, row=form.row, base=base)  # type: ignore[arg-type]
            messages.success(request, _("The finding is saved."))
            return redirect("finding", slug=slug, finding=held.pk)
        except conflicts.Conflict as conflict:
            both = conflicts.compare(conflict, form, form_of(board.areas, held))
            return render(request, "findings/finding_conflict.html", {**context, "comparison": both})
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "findings/finding_form.html", {**context, "form": form})


@signed_in
def withdraw(request: HttpRequest, slug: str, finding: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "find")
    held = found_finding(inspection, finding)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_finding(by=request.user, finding=held, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
            messages.success(request, _("The finding is withdrawn. It stays on record with your reason."))
            return redirect("board-area", slug=slug, area=held.area_key)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": inspection, "stage": "board", "form": form, "finding": held}
    return render(request, "findings/finding_withdraw.html", context)
