"""Proposing a judgement, moderating it, allowing it against a rule, and what was proposed before."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.access import signed_in
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions, presenters
from touchstone.inspectorate.findings.forms import AllowForm, ModerationForm, ProposalForm
from touchstone.inspectorate.findings.queries import history as past
from touchstone.inspectorate.findings.queries.standing import Board, Standing
from touchstone.inspectorate.findings.views.board import found_area
from touchstone.inspectorate.inspections.access import inspection_for


def _context(board: Board, standing: Standing) -> dict[str, object]:
    return {
        "inspection": board.inspection,
        "stage": "board",
        "board": board,
        "standing": standing,
        "advice": board.advice.get(standing.key),
        "criteria": presenters.criteria(standing.asked.area)[0],
        "outcome": presenters.outcome,
        "grade_words": presenters.grade_words,
    }


def _seen(standing: Standing) -> dict[str, str]:
    return {"seen": standing.proposal.fingerprint if standing.proposal else ""}


@signed_in
def propose(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "propose")
    board, standing = found_area(inspection, area)
    form = ProposalForm(board, standing, request.POST or None, initial={"seen": standing.findings_hash})
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.propose(by=request.user, inspection=inspection, row=form.row, seen=seen)  # type: ignore[arg-type]
            messages.success(request, _("The judgement is proposed. Others must agree with it before it stands."))
            return redirect("board-area", slug=slug, area=area)
        except Refused as refusal:
            # What was written is kept; sent again, it is bound to the findings as the page shows them now.
            form.data = {**form.data.dict(), "seen": standing.findings_hash}
            form.add_error(None, str(refusal))
    return render(request, "findings/propose.html", {**_context(board, standing), "form": form})


@signed_in
def moderate(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "moderate")
    board, standing = found_area(inspection, area)
    form = ModerationForm(request.POST or None, initial=_seen(standing))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.moderate(
                by=request.user, inspection=inspection, area_key=area, agrees=said["agrees"] == "yes",
                reason=said["reason"], seen=said["seen"],
            )  # type: ignore[arg-type]  # fmt: skip
            messages.success(request, _("What you said of this judgement is on record."))
            return redirect("board-area", slug=slug, area=area)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "findings/moderate.html", {**_context(board, standing), "form": form})


@signed_in
def allow(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "override")
    board, standing = found_area(inspection, area)
    form = AllowForm(request.POST or None, initial=_seen(standing))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.authorise(by=request.user, inspection=inspection, area_key=area, **said)  # type: ignore[arg-type]
            messages.success(request, _("The judgement is allowed against the rule, with your reason."))
            return redirect("board-area", slug=slug, area=area)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "findings/allow.html", {**_context(board, standing), "form": form})


@signed_in
def history(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_board")
    board, standing = found_area(inspection, area)
    context = {**_context(board, standing), "proposals": past.of_area(inspection, area)}
    return render(request, "findings/history.html", context)
