"""Which areas were seen in which cycle; and where a focused visit goes next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.queries.organisations import areas_on
from touchstone.inspectorate.programme import ledger, policies, presenters, queries
from touchstone.inspectorate.programme.actions import visits
from touchstone.inspectorate.programme.coverage_words import coverage_page, reasons_of
from touchstone.inspectorate.programme.forms import VisitForm
from touchstone.inspectorate.programme.models import Obligation, VisitPlan
from touchstone.inspectorate.programme.views.common import (
    inspectorates_for,
    obligation_for,
    planning_for,
    programme_for,
)


@signed_in
def coverage_of_all(request: HttpRequest) -> HttpResponse:
    """The services whose coverage can be looked at; straight to the only one."""
    rows = list(queries.programmes(inspectorates_for(request)))
    if len(rows) == 1:
        return redirect("programme-coverage", programme=rows[0].pk)
    named = [(row, presenters.programme_name(row)) for row in rows]
    return render(request, "programme/coverage_of_all.html", {"rows": named})


@signed_in
def coverage(request: HttpRequest, programme: int) -> HttpResponse:
    row = programme_for(request, programme)
    found = ledger.ledger(row, clock.today())
    kinds = ledger.kinds(row, found.cycles, translation.get_language() or "en")
    context = {"row": row, "title": presenters.programme_name(row), "page": coverage_page(found, kinds)}
    return render(request, "programme/coverage.html", context)


@signed_in
def visit_areas(request: HttpRequest, obligation: int) -> HttpResponse:
    row = obligation_for(request, obligation)
    planning_for(request, row.programme.inspectorate)
    if "focused" not in row.kinds or row.state in policies.DONE:
        raise Http404(_("Areas are chosen only for a focused visit that is still to be made."))
    areas = areas_on(row.programme.provider, clock.today())
    proposed = visits.proposed_for(row)
    form = VisitForm(areas, request.POST or None, initial=_filled_in(row, [choice.key for choice in proposed]))
    if request.method == "POST" and form.is_valid():
        try:
            visits.plan_visit(by=request.user, obligation=row, **form.given())  # type: ignore[arg-type]
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The areas are kept. They are filled in when the inspection is opened."))
            return redirect("programme-obligation", obligation=row.pk)
    names = {area.slug: area for area in areas}
    context = {
        "row": row,
        "line": presenters.line(row, queries.calendar_of(row.programme), clock.today().year, clock.today()),
        "proposed": [(names[choice.key], reasons_of(choice)) for choice in proposed],
        "least": ledger.fewest_areas(row.programme),
        "form": form,
    }
    return render(request, "programme/visit_areas.html", context)


def _filled_in(row: Obligation, proposed: list[str]) -> dict[str, Any]:
    plan = VisitPlan.objects.filter(obligation=row).first()
    if plan is None:
        return {"areas": proposed}
    chosen = [area.slug for area in plan.areas.all()]
    return {"theme": plan.theme, "areas": chosen, "reason": plan.reason}
