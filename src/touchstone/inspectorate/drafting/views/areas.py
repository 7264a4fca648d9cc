"""The areas for improvement of a report: their list, and one of them worded, timed, linked and checked."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import presenters
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import areas as actions
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.forms import AreaForm, area_form
from touchstone.inspectorate.drafting.models import Draft, DraftArea
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.views import pages
from touchstone.inspectorate.drafting.views.acting import tried
from touchstone.inspectorate.drafting.views.area_buttons import press
from touchstone.inspectorate.findings.queries.standing import framework_of


@signed_in
def areas(request: HttpRequest, slug: str) -> HttpResponse:
    """Every area for improvement in order, with what is wrong with each. A fixed number of queries."""
    draft = draft_for(request, slug)
    held, checker = editor.areas(draft), checker_of(draft)
    context = pages.context_of(
        draft,
        lines=editor.outline(draft),
        section_title=presenters.section_title,
        rows=[presenters.shown_area(draft, each, checker) for each in held if not each.removed],
        removed=[each for each in held if each.removed],
    )
    return render(request, "drafting/areas.html", context)


@signed_in
def add(request: HttpRequest, slug: str) -> HttpResponse:
    draft = draft_for(request, slug, "write_report")
    form = AreaForm(draft, framework_of(draft.inspection), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_area(by=person_signed_in(request), draft=draft, row=form.row())
            messages.success(request, _("The area for improvement is there. Put the findings behind it now."))
            return redirect("draft-area", slug, made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "drafting/area_add.html", pages.context_of(draft, form=form))


@signed_in
def area(request: HttpRequest, slug: str, area: int) -> HttpResponse:
    """One of them. A POST saves what is in its boxes first, whatever the button does then."""
    draft = draft_for(request, slug, "write_report" if request.method == "POST" else "see_draft")
    held = pages.found_area(draft, area)
    if request.method == "POST":
        return _do(request, draft, held)
    return _page(request, draft, held)


def _page(request: HttpRequest, draft: Draft, held: DraftArea, form: AreaForm | None = None) -> HttpResponse:
    framework = framework_of(draft.inspection)
    if form is None and pages.writes(draft) and not held.removed:
        form = area_form(draft, framework, held)
    context = pages.context_of(
        draft,
        lines=editor.outline(draft),
        section_title=presenters.section_title,
        form=form,
        row=presenters.shown_area(draft, held, checker_of(draft)),
        facts=presenters.area_facts(held, framework),
    )
    return render(request, "drafting/area.html", context)


def _do(request: HttpRequest, draft: Draft, held: DraftArea) -> HttpResponse:
    if held.removed:
        return press(request, draft, held)
    form = AreaForm(draft, framework_of(draft.inspection), conflicts.resolved(request.POST))
    if not form.is_valid():
        return _page(request, draft, held, form)
    try:
        by = person_signed_in(request)
        if actions.save_area(by=by, area=held, base=form.base, row=form.row(held), merge=True):
            messages.success(request, _("Saved at %(time)s.") % {"time": pages.time(held)})
    except conflicts.Conflict as conflict:
        both = conflicts.compare(conflict, form, area_form(draft, framework_of(draft.inspection), held))
        return render(
            request, "drafting/area_conflict.html", pages.context_of(draft, area=held, comparison=both), status=409
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, draft, held, form)
    return press(request, draft, held)


@signed_in
def autosave(request: HttpRequest, slug: str, area: int) -> HttpResponse:
    """Save as it is typed; the answer is for the script."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        draft = draft_for(request, slug, "write_report")
        held = pages.found_area(draft, area)
        form = AreaForm(draft, framework_of(draft.inspection), request.POST)
        if not form.is_valid():
            raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        actions.save_area(by=person_signed_in(request), area=held, base=form.base, row=form.row(held))
    except conflicts.Conflict as conflict:
        return JsonResponse({"saved": False, "says": f"{conflict} {_('Press Save to see both.')}"}, status=409)
    except (Refused, PermissionDenied, Http404) as refusal:
        return JsonResponse({"saved": False, "says": str(refusal)}, status=403)
    said = _("Saved at %(time)s.") % {"time": pages.time(held)}
    return JsonResponse({"saved": True, "whole": True, "revision": held.revision, "says": said})


@require_POST
@signed_in
def check(request: HttpRequest, slug: str, area: int) -> HttpResponse:
    """The checks of what is typed and not saved yet. Writes nothing."""
    draft = draft_for(request, slug, "write_report")
    held = pages.found_area(draft, area)
    words = pages.typed(request, draft, held)
    found = checker_of(draft).of_area(held.pk, **words)
    context = pages.context_of(draft, problems=[presenters.problem(draft, each) for each in found])
    return render(request, "drafting/typed.html", context)


@require_POST
@signed_in
def back(request: HttpRequest, slug: str, area: int) -> HttpResponse:
    """Bring back what was taken out."""
    draft = draft_for(request, slug, "write_report")
    held = pages.found_area(draft, area)
    done = _("The area for improvement is back in its place.")
    tried(request, lambda: actions.bring_back(by=person_signed_in(request), area=held), done)
    return redirect("draft-area", slug, held.pk)
