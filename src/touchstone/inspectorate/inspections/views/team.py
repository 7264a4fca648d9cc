"""The team of an inspection: who, with what skills, for how many days, and how many were worked."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.inspections import actions
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.forms.steps import ReasonForm
from touchstone.inspectorate.inspections.forms.team import HandOverForm, LogForm, MemberForm, PlannedDaysForm
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.presenters.teams import effort_table, member_lines
from touchstone.inspectorate.inspections.queries import opening
from touchstone.inspectorate.inspections.queries import team as queries
from touchstone.inspectorate.inspections.views.acting import tried


@signed_in
def team(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug)
    members = queries.team_of(inspection)
    context = {
        "inspection": inspection,
        "stage": "team",
        "members": member_lines(inspection, members),
        "dated": inspection.starts is not None,
        "effort": effort_table(inspection),
        "changes": queries.changes_of(inspection),
        "can_plan": may(inspection, "plan"),
        "can_hand_over": may(inspection, "hand_over"),
        "can_log": may(inspection, "log_effort"),
    }
    return render(request, "inspections/team.html", context)


@signed_in
def add_member(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "plan")
    people = opening.inspectors_for(inspection.inspectorate)
    form = MemberForm(_data(request), people=people)
    if form.is_valid():
        said = _("%(person)s is in the team.") % {"person": form.cleaned_data["person"]}
        if tried(request, form, actions.add_member, said, inspection=inspection, **form.cleaned_data):
            return redirect("inspection-team", slug)
    return _page(request, inspection, form, _("Add an inspector to the team"), _("Add to the team"))


@signed_in
def remove_member(request: HttpRequest, slug: str, person: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "plan")
    member = _member(inspection, person)
    form = ReasonForm(_data(request))
    if form.is_valid():
        given = {"member": member, "reason": form.cleaned_data["reason"]}
        said = _("%(person)s has left the team.") % {"person": member.user}
        tried(request, form, actions.remove_member, said, **given)
        if form.is_valid():
            return redirect("inspection-team", slug)
    title = _("Take %(person)s out of the team") % {"person": member.user}
    what = _("What they planned, logged and wrote is kept. Their days stay in the sums.")
    return _page(request, inspection, form, title, _("Take out"), what)


@signed_in
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "hand_over")
    form = HandOverForm(_data(request), people=opening.leads_for(inspection.inspectorate))
    if form.is_valid():
        given = {"to": form.cleaned_data["to"], "reason": form.cleaned_data["reason"]}
        stays = not form.cleaned_data["leaves"]
        said = _("%(person)s leads the inspection.") % {"person": given["to"]}
        if tried(request, form, actions.hand_over, said, inspection=inspection, stays=stays, **given):
            return redirect("inspection-team", slug)
    return _page(request, inspection, form, _("Choose who leads"), _("Hand over the lead"))


@signed_in
def plan_days(request: HttpRequest, slug: str, person: int) -> HttpResponse:
    inspection = inspection_for(request, slug, "plan")
    member = _member(inspection, person)
    assert member.user is not None
    planned = queries.planned_of(inspection, member.user)
    form = PlannedDaysForm(_data(request), planned=planned, initial={"skills": member.skills})
    if form.is_valid():
        given = {"person": member.user, "days": form.days(), "skills": form.cleaned_data["skills"]}
        tried(request, form, actions.plan_days, _("The days are saved."), inspection=inspection, **given)
        if form.is_valid():
            return redirect("inspection-team", slug)
    title = _("Days and skills of %(person)s") % {"person": member.user}
    return _page(request, inspection, form, title, _("Save the days"))


@signed_in
def log_days(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "log_effort")
    person = person_signed_in(request)
    form = LogForm(_data(request), initial={"day": clock.today()})
    if form.is_valid():
        given: dict[str, Any] = {"inspection": inspection, "person": person, **form.cleaned_data}
        tried(request, form, actions.log_days, _("Your work is logged."), **given)
        if form.is_valid():
            return redirect("inspection-log", slug)
    logged = queries.logged_of(inspection, person)
    context = {
        "inspection": inspection, "stage": "team", "form": form, "logged": logged,
        "total": sum(row.days for row in logged),
    }  # fmt: skip
    return render(request, "inspections/log.html", context)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _member(inspection: Inspection, number: int) -> TeamMember:
    found = queries.member_numbered(inspection, number)
    if found is None:
        raise Http404(_("There is no such person in this team."))
    found.inspection = inspection
    return found


def _page(
    request: HttpRequest, inspection: Inspection, form: Any, title: str, button: str, what: str = ""
) -> HttpResponse:
    context = {
        "inspection": inspection, "stage": "team", "form": form, "title": title, "button": button, "what": what,
        "back": "inspection-team",
    }  # fmt: skip
    return render(request, "inspections/form.html", context)
