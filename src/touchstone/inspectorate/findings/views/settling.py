"""What keeps the judgements from standing, letting them stand, and opening them again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.domain.moderation import quorum
from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions, presenters
from touchstone.inspectorate.findings.forms import ReasonForm
from touchstone.inspectorate.findings.policies.proposals import obstacles
from touchstone.inspectorate.findings.queries import history as past
from touchstone.inspectorate.findings.queries.standing import board_of
from touchstone.inspectorate.inspections.access import inspection_for, may


@signed_in
def settle(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "settle" if request.method == "POST" else "see_board")
    refused = ""
    if request.method == "POST":
        try:
            actions.settle(by=request.user, inspection=inspection)  # type: ignore[arg-type]
            messages.success(request, _("The judgements stand."))
            return redirect("judgement-settle", slug=slug)
        except Refused as refusal:
            refused = str(refusal)
    board = board_of(inspection)
    context = {
        "inspection": inspection,
        "stage": "settle",
        "board": board,
        "obstacles": obstacles(board) if inspection.state != "settled" else [],
        "unsupported": sum(each.findings.unsupported for each in board.areas),
        "refused": refused,
        "may_settle": may(inspection, "settle"),
        "may_reopen": may(inspection, "reopen"),
        "quorum": quorum(inspection.kind),
        "settlements": past.settlements(inspection),
        "outcome": presenters.outcome,
        "grade_words": presenters.grade_words,
        "settled_lines": presenters.settled_lines,
    }
    return render(request, "findings/settle.html", context)


@signed_in
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "reopen")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.reopen(by=request.user, inspection=inspection, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
            messages.success(request, _("The judgements are open again. What stood before is kept."))
            return redirect("judgement-settle", slug=slug)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "findings/reopen.html", {"inspection": inspection, "stage": "settle", "form": form})
