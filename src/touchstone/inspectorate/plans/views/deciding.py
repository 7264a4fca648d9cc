"""The inspectorate's screens: plans that came, one plan, the answer to it, its deadline."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.inspections.views.acting import tried
from touchstone.inspectorate.plans import forms, presenters, queries
from touchstone.inspectorate.plans.access import inspection_of, may
from touchstone.inspectorate.plans.actions import deciding
from touchstone.inspectorate.plans.presenters import figures
from touchstone.inspectorate.plans.presenters.listing import listing
from touchstone.inspectorate.plans.views.until import attention


@signed_in
def plans(request: HttpRequest) -> HttpResponse:
    """Every published inspection of the person's inspectorate that asked for something, and how far its plan is."""
    found = queries.inspections_with_plans(person_signed_in(request), clock.today(), service=False)
    lines = [presenters.line(each, service=False) for each in found]
    shown = listing(lines, request.GET.get("state", ""))
    return render(request, "plans/list.html", {"service": False, **shown, **attention(found, service=False)})


@signed_in
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan as it is once it was sent; before that, only that the service writes it."""
    inspection = inspection_of(request, slug, "see_plan")
    held = queries.plan_of(inspection)
    sendings = list(queries.sendings(held)) if held else []
    found = queries.parts(inspection, held if sendings else None)
    context = {
        "inspection": inspection,
        "plan": held,
        "sendings": sendings,
        "waiting": next((each for each in sendings if not each.outcome), None),
        "parts": presenters.parts(found, service=False, sendings=sendings),
        "gaps": presenters.gaps(queries.gaps_of(found), found) if sendings else [],
        "may_decide": may(inspection, "decide_plan"),
    }
    return render(request, "plans/see.html", context)


@signed_in
def action(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How far one action is, by the service's own account, and what it gave to show it."""
    inspection = inspection_of(request, slug, "see_plan")
    held = queries.plan_of(inspection)
    found = held and held.sendings.exists() and held.actions.filter(pk=number, removed=False).first()
    if not found:
        raise Http404(_("There is no such action in a plan that was sent."))
    context = {
        "inspection": inspection,
        "action": presenters.action(found, figures.of_actions([(found, inspection)], service=False)),
        "reports": presenters.reports(found),
        "files": list(found.files.select_related("file", "added_by")),
        "milestones": presenters.milestones(found, clock.today()),
        "service": False,
    }
    return render(request, "plans/action.html", context)


@signed_in
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_of(request, slug, "decide_plan")
    held = queries.plan_of(inspection)
    sending = queries.waiting(held) if held else None
    if held is None or sending is None:
        raise Http404(_("No plan waits for an answer here."))
    found = queries.parts(inspection, held)
    form = forms.DecideForm([part.area for part in found], request.POST if request.method == "POST" else None)
    if form.is_valid():
        decide_so = partial(deciding.decide, sending=sending, said=form.said(), words=form.cleaned_data["words"])
        if tried(request, form, decide_so, _("The plan was answered, and the service was written to.")):
            return redirect("plan", slug=slug)
    asked = zip(presenters.parts(found, service=False), found, strict=True)
    context = {
        "inspection": inspection,
        "sending": sending,
        "form": form,
        "asked": [(shown, form[f"will_do_{part.area.pk}"], form[f"reason_{part.area.pk}"]) for shown, part in asked],
        "gaps": presenters.gaps(queries.gaps_of(found), found),
    }
    return render(request, "plans/decide.html", context)


@signed_in
def due(request: HttpRequest, slug: str) -> HttpResponse:
    """Say by when the plan must be sent, where the regime does not."""
    inspection = inspection_of(request, slug, "decide_plan")
    held = queries.plan_of(inspection)
    if held is None:
        raise Http404(_("The service has not begun its plan, so it has no deadline yet."))
    missing = [key for key, clock in (("draft", held.draft_clock), ("final", held.clock)) if clock is None]
    form = forms.DueForm(missing, request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, deciding.set_due, _("The deadline was set."), plan=held, **form.cleaned_data
    ):
        return redirect("plan", slug=slug)
    context = {
        "inspection": inspection,
        "form": form,
        "title": _("By when must the plan be sent?"),
        "button": _("Set it"),
    }
    return render(request, "plans/ask.html", context)
