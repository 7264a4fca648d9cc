"""One statement open in its section: saved by a button or as it is typed, moved, taken out, brought back, commented."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.drafting import presenters
from touchstone.inspectorate.drafting.access import draft_for
from touchstone.inspectorate.drafting.actions import statements
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.forms import StatementForm, statement_form
from touchstone.inspectorate.drafting.models import Draft, Statement
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.views import pages
from touchstone.inspectorate.drafting.views.acting import redirect_to, tried
from touchstone.inspectorate.drafting.views.buttons import press


@signed_in
def statement(request: HttpRequest, slug: str, statement: int) -> HttpResponse:
    """The statement in its section. A POST saves what is in its boxes first, whatever the button does then."""
    if request.method == "POST":
        comments_only = request.POST.get("do", "").startswith("comment")
        draft = draft_for(request, slug, "see_draft" if comments_only else "write_report")
        return _do(request, draft, pages.found_statement(draft, statement))
    draft = draft_for(request, slug)
    held = pages.found_statement(draft, statement)
    return _page(request, draft, held)


def _page(
    request: HttpRequest, draft: Draft, held: Statement, form: StatementForm | None = None, comment: str = ""
) -> HttpResponse:
    lines = editor.outline(draft)
    line = pages.line_of(lines, held.section.audience, held.section.key)
    return pages.section_page(request, draft, line, lines, open_=held, form=form, comment=comment)


def _do(request: HttpRequest, draft: Draft, held: Statement) -> HttpResponse:
    if pages.writes(draft) and not held.removed:
        form = StatementForm(draft, conflicts.resolved(request.POST))
        if not form.is_valid():
            return _page(request, draft, held, form, request.POST.get("comment", ""))
        try:
            by, base = person_signed_in(request), form.base
            saved = statements.save_statement(
                by=by, statement=held, base=base, text=form.english, text_cy=form.welsh, merge=True
            )
        except conflicts.Conflict as conflict:
            return _conflict(request, draft, held, form, conflict)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return _page(request, draft, held, form, request.POST.get("comment", ""))
        if saved:
            messages.success(request, _("Saved at %(time)s.") % {"time": pages.time(held)})
    try:
        return press(request, held, draft.inspection.slug)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _page(request, draft, held, comment=request.POST.get("comment", ""))


def _conflict(
    request: HttpRequest, draft: Draft, held: Statement, form: StatementForm, conflict: conflicts.Conflict
) -> HttpResponse:
    both = conflicts.compare(conflict, form, statement_form(draft, held))
    context = pages.context_of(draft, statement=held, comparison=both)
    return render(request, "drafting/statement_conflict.html", context, status=409)


@require_POST
@signed_in
def back(request: HttpRequest, slug: str, statement: int) -> HttpResponse:
    """Bring back what was taken out."""
    draft = draft_for(request, slug, "write_report")
    held = pages.found_statement(draft, statement)
    tried(
        request,
        lambda: statements.bring_back(by=person_signed_in(request), statement=held),
        _("The statement is back in its place."),
    )
    return redirect_to(slug, held.pk)


@signed_in
def autosave(request: HttpRequest, slug: str, statement: int) -> HttpResponse:
    """Save as it is typed. Answers what a script needs to say when it was saved, or why it was not."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        draft = draft_for(request, slug, "write_report")
        held = pages.found_statement(draft, statement)
        form = StatementForm(draft, request.POST)
        if not form.is_valid():
            raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
        by, base = person_signed_in(request), form.base
        statements.save_statement(by=by, statement=held, base=base, text=form.english, text_cy=form.welsh)
    except conflicts.Conflict as conflict:
        return JsonResponse({"saved": False, "says": f"{conflict} {_('Press Save to see both.')}"}, status=409)
    except (Refused, PermissionDenied, Http404) as refusal:
        return JsonResponse({"saved": False, "says": str(refusal)}, status=403)
    said = _("Saved at %(time)s.") % {"time": pages.time(held)}
    return JsonResponse({"saved": True, "whole": True, "revision": held.revision, "says": said})


@require_POST
@signed_in
def check(request: HttpRequest, slug: str, statement: int) -> HttpResponse:
    """The checks of what is typed and not saved yet, as a piece of the page. Writes nothing."""
    draft = draft_for(request, slug, "write_report")
    held = pages.found_statement(draft, statement)
    words = pages.typed(request, draft, held)
    standing = checker_of(draft).of_statement(held.pk, **words)
    context = pages.context_of(draft, problems=[presenters.problem(draft, each) for each in standing])
    return render(request, "drafting/typed.html", context)
