"""Opening an inspection, its plan, and changing the plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.access import requires
from touchstone.inspectorate.inspections import actions
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.forms.planning import AreasForm, ChooseForm, OpenForm, PlanForm
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.presenters.plans import needs_sentence, plan_rows, steps_from, too_long
from touchstone.inspectorate.inspections.queries import opening, planning
from touchstone.inspectorate.inspections.views.acting import tried


@requires(Permission.PLAN_INSPECTIONS)
def open_inspection(request: HttpRequest) -> HttpResponse:
    own = opening.inspectorates_planned_for(person_signed_in(request))
    asked = bool(request.GET)
    choose = ChooseForm(
        request.GET if asked else None,
        inspectorates=own,
        providers=opening.services_for(own),
        regimes=opening.regimes_for(own),
    )
    if not (asked and choose.is_valid()):
        return render(request, "inspections/open.html", {"choose": choose, "form": None})
    chosen = choose.answers()
    form = _open_form(request, chosen)
    if form.is_valid():
        given = {**chosen, **form.answers()}
        made = tried(request, form, actions.open_inspection, _("The inspection is open. Plan it here."), **given)
        if made is not None:
            return redirect("inspection-workspace", made.slug)
    needs = needs_sentence(chosen["kind"], frameworks.definition(chosen["framework"]))
    context = {"choose": choose, "form": form, "chosen": chosen, "needs": needs}
    context["kind"] = Inspection.Kind(chosen["kind"]).label.capitalize()
    return render(request, "inspections/open.html", context)


def _open_form(request: HttpRequest, chosen: dict[str, Any]) -> OpenForm:
    kind = Inspection.Kind(chosen["kind"]).label
    return OpenForm(
        request.POST if request.method == "POST" else None,
        initial={"title": f"{kind.capitalize()}: {chosen['provider']}"},
        earlier=opening.earlier_of(chosen["provider"]),
        areas=opening.areas_of(chosen["provider"]),
        leads=opening.leads_for(chosen["inspectorate"]),
        framework=frameworks.definition(chosen["framework"]),
    )


@signed_in
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug)
    context = {
        "inspection": inspection,
        "stage": "plan",
        "rows": plan_rows(inspection),
        "advice": too_long(inspection),
        "steps": steps_from(inspection),
        "can_plan": may(inspection, "plan"),
        "history": planning.history(inspection),
    }
    return render(request, "inspections/plan.html", context)


@signed_in
def change_plan(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "plan")
    framework = planning.definition(inspection)
    data = conflicts.resolved(request.POST) if request.method == "POST" else None
    form = PlanForm.of(inspection, framework, data)
    context: dict[str, Any] = {"inspection": inspection, "stage": "plan", "form": form}
    if form.is_valid():
        base = form.cleaned_data["revision"]
        try:
            actions.change_plan(by=person_signed_in(request), inspection=inspection, plan=form.plan(), base=base)
        except conflicts.Conflict as conflict:
            theirs = PlanForm.of(inspection, framework)
            context |= {"comparison": conflicts.compare(conflict, form, theirs), "back": "inspection-plan"}
            context["title"] = _("Two versions of the plan")
            return render(request, "inspections/conflict.html", context)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan is saved."))
            return redirect("inspection-plan", slug)
    return render(request, "inspections/plan_change.html", context)


@signed_in
def choose_areas(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "plan")
    chosen = {"areas": [area.slug for area in inspection.areas.all()]}
    data = request.POST if request.method == "POST" else None
    form = AreasForm(data, initial=chosen, areas=opening.areas_of(inspection.provider))
    if form.is_valid():
        areas = list(form.cleaned_data["areas"])
        if tried(request, form, actions.choose_areas, _("The areas are saved."), inspection=inspection, areas=areas):
            return redirect("inspection-plan", slug)
    return render(request, "inspections/areas.html", {"inspection": inspection, "stage": "plan", "form": form})
