"""The services in the programme: what applies to each, what came in, and when nothing becomes due."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import grade_name
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.programme import history, policies, presenters, queries
from touchstone.inspectorate.programme.actions import programmes as actions
from touchstone.inspectorate.programme.forms import EndForm, MarkForm, ProgrammeForm, SuspendForm
from touchstone.inspectorate.programme.models import Suspension
from touchstone.inspectorate.programme.views.common import inspectorates_for, planning_for, programme_for


@signed_in
def services(request: HttpRequest) -> HttpResponse:
    inspectorates = inspectorates_for(request)
    rows = [(row, presenters.programme_name(row)) for row in queries.programmes(inspectorates)]
    may = any(policies.can_plan(request.user, each) for each in inspectorates)  # type: ignore[arg-type]
    return render(request, "programme/services.html", {"rows": rows, "may_plan": may})


@signed_in
def add(request: HttpRequest) -> HttpResponse:
    inspectorates = inspectorates_for(request)
    own = [each for each in inspectorates if policies.can_plan(request.user, each)]  # type: ignore[arg-type]
    planning_for(request, own[0] if own else inspectorates[0])
    form = ProgrammeForm(own, queries.services_for(own), queries.frameworks_with_calendar(own), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_programme(by=request.user, **form.given())  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The service is in the programme. What is due was worked out."))
            return redirect("programme-service", programme=made.pk)
    title = _("Put a service into the programme")
    return render(request, "programme/form.html", {"form": form, "title": title, "back": "programme-services"})


@signed_in
def service(request: HttpRequest, programme: int) -> HttpResponse:
    row = programme_for(request, programme)
    today = clock.today()
    steps = history.steps_of(frameworks.definition(row.framework))
    context = {
        "row": row,
        "title": presenters.programme_name(row),
        "framework": presenters.framework_name(row),
        "lines": presenters.lines(queries.of_programme(row), today.year, today),
        "suspensions": row.suspensions.all(),
        "evaluations": row.self_evaluations.all(),
        "meetings": queries.meetings_of(row),
        "escalations": row.escalations.select_related("inspection"),
        "marked": row.escalation_mark in steps,
        "may_plan": policies.can_plan(request.user, row.inspectorate),  # type: ignore[arg-type]
    }
    return render(request, "programme/service.html", context)


@signed_in
def suspend(request: HttpRequest, programme: int) -> HttpResponse:
    row = programme_for(request, programme)
    planning_for(request, row.inspectorate)
    form = SuspendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.suspend(by=request.user, programme=row, **form.cleaned_data)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Suspended. Every window that it touches has moved, and says so."))
            return redirect("programme-service", programme=row.pk)
    return render(request, "programme/of_service.html", {"form": form, "row": row, "title": _("Suspend the programme")})


@signed_in
def end_suspension(request: HttpRequest, suspension: int) -> HttpResponse:
    found = Suspension.objects.filter(pk=suspension).select_related("programme").first()
    if found is None:
        raise Http404(_("There is no such suspension."))
    row = programme_for(request, found.programme_id)
    planning_for(request, row.inspectorate)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_suspension(by=request.user, suspension=found, **form.cleaned_data)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Time runs again from that day."))
            return redirect("programme-service", programme=row.pk)
    return render(request, "programme/of_service.html", {"form": form, "row": row, "title": _("End the suspension")})


@signed_in
def mark(request: HttpRequest, programme: int) -> HttpResponse:
    row = programme_for(request, programme)
    planning_for(request, row.inspectorate)
    steps = history.steps_of(frameworks.definition(row.framework))
    if not steps:
        raise Http404(_("This framework has no overall grade, so there is no mark to set."))
    grades = [(step, grade_name(step)) for step in steps]
    form = MarkForm(grades, request.POST or None, initial={"mark": row.escalation_mark})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_mark(by=request.user, programme=row, **form.cleaned_data)  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The mark is set. Decisions taken before stay as they are."))
            return redirect("programme-service", programme=row.pk)
    return render(request, "programme/of_service.html", {"form": form, "row": row, "title": _("Mark for escalation")})
