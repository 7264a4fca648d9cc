"""The service's screens: its plan, an action, how far it is, what shows it, sending it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.uploads import refused_uploads
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.views.acting import pressed, tried
from touchstone.inspectorate.plans import forms, indicators, policies, presenters, queries, sheets
from touchstone.inspectorate.plans.access import inspection_of, may
from touchstone.inspectorate.plans.actions import progress, writing
from touchstone.inspectorate.plans.models import ActionFile, ActionMilestone, ActionPlan, PlanAction
from touchstone.inspectorate.plans.presenters import figures
from touchstone.inspectorate.plans.presenters.listing import listing
from touchstone.inspectorate.plans.views.until import attention


@signed_in
def plans(request: HttpRequest) -> HttpResponse:
    """Every published inspection that asks the person's service to put something right."""
    found = queries.inspections_with_plans(person_signed_in(request), clock.today(), service=True)
    lines = [presenters.line(each, service=True) for each in found]
    shown = listing(lines, request.GET.get("state", ""))
    return render(request, "plans/list.html", {"service": True, **shown, **attention(found, service=True)})


@signed_in
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_of(request, slug, "read_plan")
    held = queries.plan_of(inspection)
    found = queries.parts(inspection, held)
    sendings = list(queries.sendings(held)) if held else []
    context = {
        "inspection": inspection,
        "plan": held,
        "parts": presenters.parts(found, service=True, sendings=sendings),
        "gaps": presenters.gaps(queries.gaps_of(found), found) if held else [],
        "sendings": sendings,
        "removed": list(held.actions.filter(removed=True)) if held else [],
        "may_write": may(inspection, "write_plan"),
        "can_write": held is not None and policies.can_write(held),
    }
    return render(request, "plans/plan.html", context)


@require_POST
@signed_in
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_of(request, slug, "write_plan")
    pressed(request, writing.begin, "", inspection=inspection)
    return redirect("plan-asked", slug=slug)


def _plan(request: HttpRequest, slug: str) -> ActionPlan:
    inspection = inspection_of(request, slug, "write_plan")
    held = queries.plan_of(inspection)
    if held is None:
        raise Http404(_("The plan is not begun yet."))
    held.inspection = inspection
    return held


def _action(held: ActionPlan, number: int) -> PlanAction:
    found = held.actions.select_related("area_for_improvement").prefetch_related("milestones").filter(pk=number).first()
    if found is None:
        raise Http404(_("There is no such action in this plan."))
    found.plan = held
    return found


def _indicators(held: ActionPlan) -> dict[str, str]:
    return indicators.known(held.inspection.provider)


@signed_in
def words(request: HttpRequest, slug: str) -> HttpResponse:
    held = _plan(request, slug)
    data = conflicts.resolved(request.POST) if request.method == "POST" else None
    form = forms.WordsForm(data, initial={"words": held.words, "revision": held.revision})
    if form.is_valid():
        try:
            base = form.cleaned_data["revision"] or 0
            writing.save_words(by=person_signed_in(request), plan=held, base=base, words=form.cleaned_data["words"])
            return redirect("plan-asked", slug=slug)
        except conflicts.Conflict as conflict:
            theirs = forms.WordsForm(initial={**conflict.theirs, "revision": conflict.revision})
            comparison = conflicts.compare(conflict, form, theirs)
            return render(request, "plans/conflict.html", {"inspection": held.inspection, "comparison": comparison})
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"inspection": held.inspection, "form": form, "title": _("About the plan"), "button": _("Save")}
    return render(request, "plans/ask.html", context)


@signed_in
def add_action(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    held = _plan(request, slug)
    wanted = held.inspection.areas_for_improvement.filter(slug=area).first()
    if wanted is None:
        raise Http404(_("There is no such area for improvement."))
    form = forms.ActionForm(_indicators(held), request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        request, form, writing.add_action, _("The action was added."), plan=held, area=wanted, row=form.row()
    ):
        return redirect("plan-asked", slug=slug)
    context = {"inspection": held.inspection, "form": form, "area": wanted, "title": _("Plan an action")}
    return render(request, "plans/action_form.html", context)


@signed_in
def edit_action(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    held = _plan(request, slug)
    action = _action(held, number)
    data = conflicts.resolved(request.POST) if request.method == "POST" else None
    known = _indicators(held)
    form = forms.ActionForm(known, data) if data is not None else forms.ActionForm.of(action, known)
    context = {
        "inspection": held.inspection,
        "form": form,
        "area": action.area_for_improvement,
        "title": _("Change the action"),
    }
    if form.is_valid():
        try:
            base = form.cleaned_data["revision"] or 0
            writing.save_action(by=person_signed_in(request), action=action, base=base, row=form.row(action))
            messages.success(request, _("The action was changed."))
            return redirect("plan-asked", slug=slug)
        except conflicts.Conflict as conflict:
            theirs = forms.ActionForm(_indicators(held), initial={**conflict.theirs, "revision": conflict.revision})
            comparison = conflicts.compare(conflict, form, theirs)
            return render(request, "plans/conflict.html", {"inspection": held.inspection, "comparison": comparison})
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "plans/action_form.html", context)


@require_POST
@signed_in
def remove_action(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take it out, or bring it back: `back` in the form says which."""
    held = _plan(request, slug)
    back = "back" in request.POST
    said = _("The action is in the plan again.") if back else _("The action was taken out.")
    pressed(request, writing.remove_action, said, action=_action(held, number), back=back)
    return redirect("plan-asked", slug=slug)


@signed_in
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How far an action is: what was said so far, its files, and boxes for more."""
    held = _plan(request, slug)
    action = _action(held, number)
    form = forms.ReportForm(
        action, request.POST if request.method == "POST" else None, initial={"on": clock.today(), "state": action.state}
    )
    if form.is_valid() and tried(
        request, form, progress.report, _("Saved. The inspectorate sees it."), action=action, **form.cleaned_data
    ):
        return redirect("plan-action", slug=slug, number=number)
    return _action_page(request, held.inspection, action, form, forms.FileForm())


@require_POST
@signed_in
def add_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    held = _plan(request, slug)
    action = _action(held, number)
    form = forms.FileForm(request.POST, request.FILES)
    for _name, sentence in refused_uploads(request):
        form.add_error("file", sentence)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        given = {"data": upload, "name": str(upload.name), "shows": form.cleaned_data["shows"]}
        if tried(request, form, progress.add_file, _("The file was added."), action=action, **given):
            return redirect("plan-action", slug=slug, number=number)
    first = forms.ReportForm(action, initial={"on": clock.today(), "state": action.state})
    return _action_page(request, held.inspection, action, first, form)


def _action_page(
    request: HttpRequest, inspection: Inspection, action: PlanAction, form: forms.ReportForm, file_form: forms.FileForm
) -> HttpResponse:
    context = {
        "inspection": inspection,
        "action": presenters.action(action, figures.of_actions([(action, inspection)], service=True)),
        "reports": presenters.reports(action),
        "files": list(action.files.select_related("file", "added_by")),
        "milestones": presenters.milestones(action, clock.today()),
        "form": form,
        "file_form": file_form,
        "service": True,
    }
    return render(request, "plans/action.html", context)


@require_POST
@signed_in
def reach(request: HttpRequest, slug: str, milestone: int) -> HttpResponse:
    """A milestone was reached today."""
    held = _plan(request, slug)
    found = ActionMilestone.objects.select_related("action").filter(pk=milestone, action__plan=held).first()
    if found is None:
        raise Http404(_("There is no such milestone."))
    found.action.plan = held
    pressed(request, progress.reach, "", milestone=found, on=clock.today())
    return redirect("plan-action", slug=slug, number=found.action_id)


@require_POST
@signed_in
def withdraw_file(request: HttpRequest, slug: str, file: int) -> HttpResponse:
    held = _plan(request, slug)
    found = ActionFile.objects.select_related("action").filter(pk=file, action__plan=held).first()
    if found is None:
        raise Http404(_("There is no such file."))
    found.action.plan = held
    pressed(request, progress.withdraw_file, "", file=found, reason=request.POST.get("reason", ""))
    return redirect("plan-action", slug=slug, number=found.action_id)


@signed_in
def asked_file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    return _download(
        ActionFile.objects.filter(action__plan__inspection=inspection_of(request, slug, "read_plan")), file
    )


@signed_in
def file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    """The same file for the inspectorate, once the plan was sent."""
    plans = ActionPlan.objects.filter(inspection=inspection_of(request, slug, "see_plan"), sendings__isnull=False)
    return _download(ActionFile.objects.filter(action__plan__in=plans, action__removed=False), file)


def _download(files: QuerySet[ActionFile], number: int) -> HttpResponseBase:
    found = files.select_related("file").filter(pk=number).first()
    if found is None:
        raise Http404(_("There is no such file."))
    return download(found.file, found.name)


@signed_in
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring many actions in from a spreadsheet, all or none."""
    held = _plan(request, slug)
    form = forms.SheetForm(request.POST, request.FILES) if request.method == "POST" else forms.SheetForm()
    for _name, sentence in refused_uploads(request):
        form.add_error("file", sentence)
    if form.is_bound and form.is_valid():
        areas = {str(each.number): each for each in held.inspection.areas_for_improvement.all()}
        try:
            found = sheets.read(form.cleaned_data["file"].read(), list(areas))
            rows = [(areas[each.area], each.action) for each in found]
            made = writing.add_all(by=person_signed_in(request), plan=held, rows=rows)
            said = ngettext("%(n)s action was added.", "%(n)s actions were added.", len(made)) % {"n": len(made)}
            messages.success(request, said)
            return redirect("plan-asked", slug=slug)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    return render(request, "plans/sheet.html", {"inspection": held.inspection, "form": form})


@signed_in
def sheet_template(request: HttpRequest, slug: str) -> HttpResponse:
    inspection_of(request, slug, "read_plan")
    answer = HttpResponse(sheets.template(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="action-plan.csv"'
    return answer


@signed_in
def send(request: HttpRequest, slug: str) -> HttpResponse:
    held = _plan(request, slug)
    final_only = queries.draft_will_do(held)
    form = forms.SendForm(request.POST if request.method == "POST" else None, final_only=final_only)
    if form.is_valid() and tried(request, form, writing.send, _("The plan was sent."), plan=held, stage=form.chosen()):
        return redirect("plan-asked", slug=slug)
    found = queries.parts(held.inspection, held)
    context = {
        "inspection": held.inspection,
        "plan": held,
        "form": form,
        "final_only": final_only,
        "gaps": presenters.gaps(queries.gaps_of(found), found),
        "actions": sum(len(part.actions) for part in found),
    }
    return render(request, "plans/send.html", context)


@require_POST
@signed_in
def step(request: HttpRequest, slug: str, does: str) -> HttpResponse:
    """Take the plan back, or open an accepted one again."""
    held = _plan(request, slug)
    act = {"take-back": writing.take_back, "change": writing.change}.get(does)
    if act is None:
        raise Http404
    pressed(request, act, "", plan=held)
    return redirect("plan-asked", slug=slug)
