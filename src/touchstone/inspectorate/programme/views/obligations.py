"""One obligation: why it is due, what it rests on, what would meet it; and opening an inspection from it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.queries.organisations import areas_on
from touchstone.inspectorate.programme import policies, presenters, queries
from touchstone.inspectorate.programme.actions import opening, records
from touchstone.inspectorate.programme.actions.visits import proposed_for
from touchstone.inspectorate.programme.forms import DeferralForm, OpenForm
from touchstone.inspectorate.programme.models import Deferral, Obligation, VisitPlan
from touchstone.inspectorate.programme.views.common import obligation_for, planning_for


@signed_in
def obligation(request: HttpRequest, obligation: int) -> HttpResponse:
    row = obligation_for(request, obligation)
    calendar, today = queries.calendar_of(row.programme), clock.today()
    context = {
        "row": row,
        "line": presenters.line(row, calendar, today.year, today),
        "why": presenters.why(row, calendar),
        "history": queries.rests_on(row),
        "may_open": policies.can_open(request.user, row),  # type: ignore[arg-type]
        "may_plan": policies.can_plan(request.user, row.programme.inspectorate),  # type: ignore[arg-type]
        "plan": VisitPlan.objects.filter(obligation=row).select_related("by").first(),
        "deferral": Deferral.objects.filter(inspection=row.opened_id, done_at=None).first(),
    }
    return render(request, "programme/obligation.html", context)


@signed_in
def open_inspection(request: HttpRequest, obligation: int) -> HttpResponse:
    row = obligation_for(request, obligation)
    try:
        policies.check_can_open(request.user, row)  # type: ignore[arg-type]
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    form = OpenForm(
        row,
        queries.frameworks_for(row),
        areas_on(row.programme.provider, clock.today()),
        queries.people_with(Permission.LEAD_INSPECTIONS, row.programme.inspectorate, clock.today()),
        request.POST or None,
        initial=_filled_in(row),
    )
    if request.method == "POST" and form.is_valid():
        try:
            inspection = opening.open_for(by=request.user, obligation=row, opening=form.given())  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The inspection is open. The service does not see it until it is announced."))
            return redirect("inspection-workspace", slug=inspection.slug)
    line = presenters.line(row, queries.calendar_of(row.programme), clock.today().year, clock.today())
    return render(request, "programme/open.html", {"row": row, "line": line, "form": form})


@signed_in
def plan_again(request: HttpRequest, obligation: int) -> HttpResponse:
    """On which day a deferred inspection goes back to planning."""
    row = obligation_for(request, obligation)
    planning_for(request, row.programme.inspectorate)
    if row.opened is None or row.opened.state != "deferred":
        raise Http404(_("No inspection for this is deferred."))
    form = DeferralForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            records.plan_again_on(by=request.user, inspection=row.opened, **form.cleaned_data)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It goes back to planning on that day, by itself."))
            return redirect("programme-obligation", obligation=row.pk)
    context = {"form": form, "row": row.programme, "title": _("Plan the deferred inspection again")}
    return render(request, "programme/of_service.html", context)


def _filled_in(row: Obligation) -> dict[str, Any]:
    """What the obligation says already. A day is never filled in: it is the planner's to choose."""
    year = (row.latest or row.earliest).year
    rule = presenters.rule_of(row, queries.calendar_of(row.programme))
    what = rule.title("en") if rule else row.rule
    where = row.area.name if row.area else row.programme.provider.name
    plan = VisitPlan.objects.filter(obligation=row).first()
    if plan is not None:
        chosen = [area.slug for area in plan.areas.all()]
    else:
        chosen = [choice.key for choice in proposed_for(row)] if row.kinds == ["focused"] else []
    return {
        "title": f"{what}: {where}, {year}",
        "kind": row.kinds[0],
        "areas": [row.area.slug] if row.area else chosen,
        "theme": plan.theme if plan else "",
    }
