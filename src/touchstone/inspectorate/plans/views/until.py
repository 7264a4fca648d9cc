"""The screens of what becomes of each area for improvement until it is met: the service's and the inspectorate's."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.queries import successors_of
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.views.acting import tried
from touchstone.inspectorate.plans import until
from touchstone.inspectorate.plans.access import inspection_of, may
from touchstone.inspectorate.plans.actions import moving
from touchstone.inspectorate.plans.forms_move import MoveForm
from touchstone.inspectorate.plans.presenters import until as presenters

MOST = 20  # on the list of plans; the rest are on the pages of their plans


def attention(inspections: QuerySet[Inspection], *, service: bool) -> dict[str, Any]:
    """For the list of plans: what needs attention, the most worrying first, and how many more do."""
    found = until.needing_attention(inspections, clock.today(), writing=service)
    return {"attention": presenters.shown(found[:MOST], service=service), "more": len(found[MOST:])}


@signed_in
def of_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Each area for improvement of one inspection: how it stands, and what should worry."""
    return _list(request, inspection_of(request, slug, "see_plan"), service=False)


@signed_in
def asked_of_plan(request: HttpRequest, slug: str) -> HttpResponse:
    return _list(request, inspection_of(request, slug, "read_plan"), service=True)


def _list(request: HttpRequest, inspection: Inspection, *, service: bool) -> HttpResponse:
    found = until.standings(until.published(inspection), clock.today(), writing=service)
    context = {"inspection": inspection, "lines": presenters.shown(found, service=service)}
    return render(request, "plans/until.html", context)


@signed_in
def of_area(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    """The timeline of one area for improvement."""
    return _area(request, inspection_of(request, slug, "see_plan"), area, service=False)


@signed_in
def asked_of_area(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    return _area(request, inspection_of(request, slug, "read_plan"), area, service=True)


def _area(request: HttpRequest, inspection: Inspection, area: str, *, service: bool) -> HttpResponse:
    today = clock.today()
    rows = AreaForImprovement.objects.filter(inspection=inspection, slug=area)
    found = next(iter(until.standings(rows, today, writing=service)), None)
    if found is None:
        raise Http404(_("There is no such area for improvement."))
    context = {
        "inspection": inspection,
        "area": found.area,
        "line": presenters.shown([found], service=service)[0],
        "events": presenters.events(found, today),
        "rows": presenters.rows(found, today),
        "places": list(found.area.areas.order_by("name")),
        "may_move": not service and may(inspection, "decide_plan"),
    }
    return render(request, "plans/until_area.html", context)


@signed_in
def move(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    """Its service area has changed hands: it goes to the successor, or to another organisation."""
    inspection = inspection_of(request, slug, "decide_plan")
    found = AreaForImprovement.objects.filter(inspection=inspection, slug=area).first()
    if found is None:
        raise Http404(_("There is no such area for improvement."))
    found.inspection = inspection
    form = MoveForm(found, successors_of(found), request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, moving.move_to_all, _("It moved. Its wording and its inspection stay as they were."),
        area_for_improvement=found, to=form.places(), on=form.cleaned_data["on"], reason=form.cleaned_data["reason"],
    ):  # fmt: skip
        return redirect("plan-until-area", slug=slug, area=area)
    context = {"inspection": inspection, "form": form, "title": _("Its area has changed hands"), "button": _("Move it")}
    return render(request, "plans/ask.html", context)
