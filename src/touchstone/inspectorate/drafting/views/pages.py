"""What the screens of the editor share: a section with one statement open, or none."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.workflows.draft import DRAFT, EDITABLE
from touchstone.foundation.providers.presenters import lacking
from touchstone.inspectorate.drafting import policies, presenters
from touchstone.inspectorate.drafting.actions.words import tidy
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.forms import LONGEST, StatementForm, statement_form
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Statement
from touchstone.inspectorate.drafting.queries import editor
from touchstone.inspectorate.drafting.queries.editor import Line
from touchstone.inspectorate.drafting.tasklist import STATES
from touchstone.inspectorate.findings.queries.standing import framework_of
from touchstone.inspectorate.inspections.access import may

STAGE = "report"


def writes(draft: Draft) -> bool:
    """May the person of this request write in it, and may it change now? No query."""
    return may(draft.inspection, "write_report") and draft.state in EDITABLE


def line_of(lines: list[Line], audience: str, key: str) -> Line:
    found = next((line for line in lines if (line.section.audience, line.section.key) == (audience, key)), None)
    if found is None:
        raise Http404(_("The report has no such section. The list of sections shows those that it has."))
    return found


def found_statement(draft: Draft, number: int) -> Statement:
    held = editor.statement_of(draft, number)
    if held is None:
        raise Http404(_("There is no such statement in this report."))
    held.section.draft = draft
    return held


def found_area(draft: Draft, number: int) -> DraftArea:
    held = editor.area_of(draft, number)
    if held is None:
        raise Http404(_("There is no such area for improvement in this report."))
    held.draft = draft
    return held


def context_of(draft: Draft, **more: Any) -> dict[str, Any]:
    """What every page of this room needs."""
    return {
        "inspection": draft.inspection,
        "stage": STAGE,
        "draft": draft,
        "state": STATES[draft.state],
        "meaning": DRAFT.statuses[draft.state],
        "writes": writes(draft),
        "opens_findings": may(draft.inspection, "see_board"),
        "noun": presenters.noun(draft),
        "unreached": lacking(draft.inspection.inspectorate),
        **more,
    }


def section_page(
    request: HttpRequest,
    draft: Draft,
    line: Line,
    lines: list[Line],
    *,
    open_: Statement | None = None,
    form: StatementForm | None = None,
    comment: str = "",
) -> HttpResponse:
    """One section, a page of its statements; `open_` is the one that is worked on. A fixed number of queries."""
    page = editor.page_of(line, request.GET.get("page"), open_.pk if open_ is not None else None)
    if open_ is not None and form is None and writes(draft):
        form = statement_form(draft, open_)
    context = context_of(
        draft,
        line=line,
        lines=lines,
        page=page,
        rows=presenters.shown(draft, line, page, checker_of(draft), framework_of(draft.inspection)),
        open=open_,
        form=form,
        comment=comment,
        removed=list(editor.removed(line.section)) if writes(draft) else [],
        section_title=presenters.section_title,
    )
    return render(request, "drafting/section.html", context)


def time(row: Statement | DraftArea) -> str:
    return f"{timezone.localtime(row.saved_at):%H:%M}"


def typed(request: HttpRequest, draft: Draft, held: Statement | DraftArea) -> dict[str, str]:
    """What is typed and not saved, as it would be saved."""
    policies.check_there(held)
    words = {name: tidy(request.POST.get(name, ""))[:LONGEST] for name in ("text", "text_cy")}
    return words if draft.welsh else {**words, "text_cy": held.text_cy}
