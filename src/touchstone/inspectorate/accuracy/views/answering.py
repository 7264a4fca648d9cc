"""The team's screens: one comment with its answer and its line, its evidence, and all answers at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_signed_in
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import download
from touchstone.inspectorate.accuracy import letters, policies, presenters
from touchstone.inspectorate.accuracy.actions import answering as actions
from touchstone.inspectorate.accuracy.forms import AnswerForm, AnswersForm, ChangeForm
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment
from touchstone.inspectorate.accuracy.queries import checks, lines
from touchstone.inspectorate.accuracy.views.common import as_file, check_of, comment_of
from touchstone.inspectorate.drafting.models import StatementVersion
from touchstone.inspectorate.drafting.policies import can_write
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection

STAGE = "accuracy"
SEE, WRITE = "see_draft", "write_report"


@signed_in
def comment(request: HttpRequest, slug: str, check: int, number: int) -> HttpResponse:
    """Read a comment, and answer it."""
    inspection = inspection_for(request, slug, WRITE if request.method == "POST" else SEE)
    found = comment_of(check_of(inspection, check), number, service=False)
    if request.method != "POST":
        return _page(request, inspection, found, AnswerForm.of(found))
    form = AnswerForm(conflicts.resolved(request.POST))
    if form.is_valid():
        try:
            base, data = form.cleaned_data["revision"] or 0, form.cleaned_data
            by = person_signed_in(request)
            actions.answer(by=by, comment=found, base=base, verdict=data["state"], why=data["answer"])
            messages.success(request, _("Comment %(n)s is answered.") % {"n": number})
            return redirect("accuracy-comment", slug=slug, check=check, number=number)
        except conflicts.Conflict as conflict:
            comparison = conflicts.compare(conflict, form, AnswerForm.of(found))
            return _conflict(request, inspection, found, comparison)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, inspection, found, form)


def _page(
    request: HttpRequest, inspection: Inspection, comment: AccuracyComment, form: AnswerForm, change: Any = None
) -> HttpResponse:
    line = comment.line
    writes = line is not None and can_write(person_signed_in(request), comment.check_of.draft)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "check": comment.check_of,
        "comment": comment,
        "kind": presenters.KINDS[comment.kind],
        "state": presenters.state_of(comment, service=False),
        "changes": presenters.changes_now(line) if line else (),
        "gone": line is not None and lines.now_of(line).gone,
        "form": form,
        "may_answer": may(inspection, WRITE) and policies.can_answer(comment),
        "change": (change or ChangeForm.of(comment)) if writes else None,
        "because": _because(comment),
        "next": _next(comment),
    }
    return render(request, "accuracy/comment.html", context)


def _because(comment: AccuracyComment) -> list[StatementVersion]:
    """The versions that were written because of this comment. One query."""
    if comment.line is None:
        return []
    rows = StatementVersion.objects.filter(
        statement=comment.line.statement, area=comment.line.area, why=actions.why_of(comment)
    )
    return list(rows.select_related("by"))


def _next(comment: AccuracyComment) -> AccuracyComment | None:
    """The next comment that waits for an answer. One query."""
    waiting = comment.check_of.comments.filter(state="sent").exclude(pk=comment.pk)
    return waiting.filter(number__gt=comment.number).first() or waiting.first()


def _conflict(request: HttpRequest, inspection: Inspection, comment: AccuracyComment, comparison: Any) -> HttpResponse:
    context = {"inspection": inspection, "stage": STAGE, "comment": comment, "comparison": comparison}
    return render(request, "accuracy/answer_conflict.html", context, status=409)


@require_POST
@signed_in
def change(request: HttpRequest, slug: str, check: int, number: int) -> HttpResponse:
    """Change the line because of the comment; the new version names it."""
    inspection = inspection_for(request, slug, WRITE)
    found = comment_of(check_of(inspection, check), number, service=False)
    form = ChangeForm(conflicts.resolved(request.POST), auto_id=ChangeForm.IDS)
    if form.is_valid():
        try:
            data = form.cleaned_data
            words = {"base": data["revision"] or 0, "text": data["text"], "text_cy": data["text_cy"]}
            actions.change(by=person_signed_in(request), comment=found, **words)
            messages.success(request, _("The words are changed."))
            return redirect("accuracy-comment", slug=slug, check=check, number=number)
        except conflicts.Conflict as conflict:
            found = comment_of(check_of(inspection, check), number, service=False)
            theirs = ChangeForm.of(found)
            if theirs is not None:
                return _conflict(request, inspection, found, conflicts.compare(conflict, form, theirs))
            form.add_error(None, str(conflict))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, inspection, found, AnswerForm.of(found), form)


@signed_in
def comment_file(request: HttpRequest, slug: str, file: int) -> HttpResponseBase:
    inspection = inspection_for(request, slug, SEE)
    found = checks.file_of(inspection, file, service=False)
    if found is None:
        raise Http404(_("There is no such file."))
    said = f"Took away the file {found.name} of comment {found.comment.number}."
    owner = inspection.inspectorate.slug
    audit.record_read(by=person_signed_in(request), subject=found, owner=owner, summary=said)
    return download(found.file, found.name)


@signed_in
def answers(request: HttpRequest, slug: str, check: int) -> HttpResponse:
    """The letter with all answers: as it will be until it is sent, as it was after that."""
    inspection = inspection_for(request, slug, "lead_report" if request.method == "POST" else SEE)
    found = check_of(inspection, check)
    form = AnswersForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            words = form.cleaned_data["words"]
            actions.send_answers(by=person_signed_in(request), check=found, words=words)
            messages.success(request, _("The answers were sent to the service."))
            return redirect("accuracy-answers", slug=slug, check=check)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    rows = as_answered(found)
    context = {
        "inspection": inspection,
        "stage": STAGE,
        "check": found,
        "comments": checks.for_inspectorate(found),
        "kinds": presenters.KINDS,
        "states": presenters.COMMENTS,
        "changed": presenters.parts([line for line in rows if line.changed], [], changes=True),
        "form": form if may(inspection, "lead_report") and found.state in ("ended", "taken_back") else None,
        "text_url": "accuracy-answers-text",
    }
    return render(request, "accuracy/answers.html", context)


def as_answered(check: AccuracyCheck) -> list[Any]:
    """The lines with what changed: frozen once the answers were sent, and before that as it stands now. One query."""
    rows = list(check.lines.select_related("statement__section", "area"))
    if not policies.shows_answers(check):
        for row in rows:
            now = lines.now_of(row)
            row.changed = now.differs(row)
            row.after, row.after_cy = (now.text, now.text_cy) if row.changed else ("", "")
    return rows


@signed_in
def answers_text(request: HttpRequest, slug: str, check: int) -> HttpResponse:
    inspection = inspection_for(request, slug, SEE)
    found = check_of(inspection, check)
    made = letters.answers_text(found, checks.for_inspectorate(found), as_answered(found))
    return as_file(made, f"{slug}-answers.txt", "text/plain")
