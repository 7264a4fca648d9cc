"""The service's screens: the draft with its margin, sending everything at once, and the answers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.core import clock
from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.accuracy import letters, policies, presenters
from touchstone.inspectorate.accuracy.actions import comments as actions
from touchstone.inspectorate.accuracy.forms import ReturnForm
from touchstone.inspectorate.accuracy.models import AccuracyCheck
from touchstone.inspectorate.accuracy.queries import checks
from touchstone.inspectorate.accuracy.views.common import as_file, check_of, latest_of
from touchstone.inspectorate.inspections.access import inspection_for
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.views.acting import tried

STAGE = "accuracy-asked"
MAY = "check_draft"


@signed_in
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    return render(request, "accuracy/draft.html", draft_context(inspection))


def draft_context(inspection: Inspection) -> dict[str, Any]:
    """What the page of the draft shows; of a draft that was taken back only what the service wrote itself."""
    found = checks.of_inspection(inspection)
    check = found[0] if found else None
    context: dict[str, Any] = {
        "inspection": inspection,
        "stage": STAGE,
        "check": check,
        "form": None,
        "open_line": None,
        "open_comment": None,
    }
    if check is None:
        return context
    written = checks.for_service(check)
    lines = checks.lines(check) if policies.shows_text(check) else []
    answered = policies.shows_answers(check)
    context |= {
        "parts": presenters.parts(lines, written, changes=answered),
        "whole": [comment for comment in written if comment.line_id is None],
        "comments": written,
        "drafts": [comment for comment in written if comment.state == "draft"],
        "state_of": presenters.state_of,
        "kinds": presenters.KINDS,
        "returns": check.returns.all(),
        "may_comment": policies.can_comment(check),
        "answered": answered,
        "earlier": [row for row in found[1:] if policies.shows_answers(row)],
        "late": presenters.late_words(clock.today(), check),
        "confidential": letters.confidential(),
    }
    return context


@signed_in
def send(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    check = latest_of(inspection)
    drafts = [comment for comment in checks.for_service(check) if comment.state == "draft"]
    form = ReturnForm(request.POST) if request.method == "POST" else ReturnForm(initial={"count": len(drafts)})
    if request.method == "POST" and form.is_valid():
        n = form.cleaned_data["count"]
        said = ngettext("%(n)s comment was sent.", "%(n)s comments were sent.", n) % {"n": n}
        said = said if n else _("The inspectorate is told that you have no comments.")
        if tried(request, form, actions.send_all, said, check=check, **form.cleaned_data):
            return redirect("accuracy-asked", slug=slug)
        form.data = {**request.POST.dict(), "count": str(len(drafts))}  # what is sent now was seen now
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "check": check,
        "drafts": drafts,
        "kinds": presenters.KINDS,
        "form": form,
        "may_comment": policies.can_comment(check),
        "late": presenters.late_words(clock.today(), check),
    }
    return render(request, "accuracy/send_comments.html", context)


def _readable(inspection: Inspection) -> AccuracyCheck:
    check = latest_of(inspection)
    if not policies.shows_text(check):
        raise Http404(_("The draft was taken back, so it is not here to be read."))
    return check


@signed_in
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft as plain text."""
    check = _readable(inspection_for(request, slug, MAY))
    return as_file(letters.draft_text(check, checks.lines(check)), f"{slug}-draft.txt", "text/plain")


@signed_in
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft as a table with columns to comment in. With a mark at its start, so that spreadsheets read UTF-8."""
    check = _readable(inspection_for(request, slug, MAY))
    made = letters.draft_table(checks.lines(check), checks.for_service(check))
    return as_file("\ufeff" + made, f"{slug}-draft.csv", "text/csv")


def _answered(inspection: Inspection, number: int) -> AccuracyCheck:
    check = check_of(inspection, number)
    if not policies.shows_answers(check):
        raise Http404(_("The answers are not there yet."))
    return check


@signed_in
def answers(request: HttpRequest, slug: str, check: int) -> HttpResponse:
    inspection = inspection_for(request, slug, MAY)
    found = _answered(inspection, check)
    lines = checks.lines(found)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "check": found,
        "comments": checks.for_inspectorate(found),
        "kinds": presenters.KINDS,
        "states": presenters.COMMENTS,
        "changed": presenters.parts([line for line in lines if line.changed], [], changes=True),
        "form": None,
        "text_url": "accuracy-asked-answers-text",
    }
    return render(request, "accuracy/answers.html", context)


@signed_in
def answers_text(request: HttpRequest, slug: str, check: int) -> HttpResponse:
    found = _answered(inspection_for(request, slug, MAY), check)
    made = letters.answers_text(found, checks.for_inspectorate(found), checks.lines(found))
    return as_file(made, f"{slug}-answers.txt", "text/plain")
