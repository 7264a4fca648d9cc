"""The judgement board: every area with what is proposed for it, and the chosen area with its findings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from touchstone.foundation.core.access import signed_in
from touchstone.inspectorate.findings import policies, presenters
from touchstone.inspectorate.findings.queries import board as queries
from touchstone.inspectorate.findings.queries.standing import Board, Standing, asked_of, board_of
from touchstone.inspectorate.inspections.access import inspection_for, may
from touchstone.inspectorate.inspections.models import Inspection


def found_area(inspection: Inspection, area: str) -> tuple[Board, Standing]:
    """The board and the area, or the page that says there is none."""
    held = board_of(inspection)
    standing = held.area(area)
    if standing is None:
        raise Http404(_("This inspection does not judge that area. The board lists those that it judges."))
    return held, standing


def _may_allow(inspection: Inspection, standing: Standing) -> bool:
    against = standing.proposal is not None and standing.proposal.against
    return against and not standing.authorised and may(inspection, "override")


@signed_in
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The board opens at its first area."""
    inspection = inspection_for(request, slug, "see_board")
    areas = asked_of(inspection)
    if not areas:
        return render(request, "findings/no_board.html", {"inspection": inspection, "stage": "board"})
    return redirect("board-area", slug=slug, area=areas[0].key)


@signed_in
def area(request: HttpRequest, slug: str, area: str) -> HttpResponse:
    inspection = inspection_for(request, slug, "see_board")
    held, standing = found_area(inspection, area)
    pages = {
        key: queries.column(inspection, area, key, request.GET.get(key)) for key in ("weakness", "strength", "neutral")
    }
    sources = queries.sources_of([each for page in pages.values() for each in page])
    criteria, criteria_why = presenters.criteria(standing.asked.area)
    context = {
        "inspection": inspection,
        "stage": "board",
        "board": held,
        "standing": standing,
        "tree": presenters.tree(held, area),
        "bar": presenters.bar(held),
        "pages": pages,
        "shown": {key: presenters.shown_page(page, sources, held.framework) for key, page in pages.items()},
        "unused": queries.unused(inspection, area),
        "criteria": criteria,
        "criteria_why": criteria_why,
        "advice": held.advice.get(area),
        "may_find": may(inspection, "find"),
        "may_propose": may(inspection, "propose"),
        "may_moderate": policies.can_moderate(request.user, held, area),  # type: ignore[arg-type]
        "may_allow": _may_allow(inspection, standing),
        "outcome": presenters.outcome,
        "grade_words": presenters.grade_words,
    }
    return render(request, "findings/board.html", context)
