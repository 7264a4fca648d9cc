"""Letting the judgements stand, and opening them again: what stood before is kept."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import annexes, policies
from touchstone.inspectorate.findings.actions.proposals import locked
from touchstone.inspectorate.findings.actions.record import record_judgements
from touchstone.inspectorate.findings.models import Judgement, JudgementProposal, SettledJudgement, Settlement
from touchstone.inspectorate.findings.queries.standing import Board, Standing
from touchstone.inspectorate.findings.rows import JudgementRow
from touchstone.inspectorate.inspections.actions import move
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check

STATES = {
    JudgementProposal.Outcome.GRADED: Judgement.State.GRADED,
    # The regime, or this kind of visit, gives this area no grade: what was judged is in the words.
    JudgementProposal.Outcome.NARRATIVE: Judgement.State.NOT_IN_REGIME,
    JudgementProposal.Outcome.NOT_JUDGED: Judgement.State.NOT_JUDGED,
}


@transaction.atomic
def settle(*, by: User, inspection: Inspection) -> Settlement:
    """Let every judgement stand: rows of the record are written, and the inspection is settled.

    Raises Refused with everything that is missing. All or nothing.
    """
    board = locked(inspection)
    policies.check_can_settle(by, board)
    limiting = _limiting(board)
    standing = [each for each in board.areas if each.proposal is not None]
    version = board.inspection.settlements.count() + 1
    settlement = Settlement.objects.create(
        inspection=board.inspection, version=version, settled_by=by, settled_at=clock.now()
    )
    SettledJudgement.objects.bulk_create(
        SettledJudgement(settlement=settlement, proposal=each.proposal, limiting=each.key in limiting)
        for each in standing
    )
    record_judgements(by=by, inspection=board.inspection, rows=[_row(each, limiting) for each in standing])
    settlement.also = _land(by, board.inspection)
    settlement.save(update_fields=["also"])
    move(by=by, inspection=board.inspection, step="settle")
    _record(by, board.inspection, "settle", _("The judgements stand, version %(version)s.") % {"version": version})
    events.record_changed()
    inspection.refresh_from_db()
    return settlement


def _land(by: User, inspection: Inspection) -> dict[str, Any]:
    return {annex.key: annex.land(by, inspection) for annex in annexes.hung()}


def _limiting(board: Board) -> frozenset[str]:
    """The areas that held the overall grade down: those of a rule that bound, where the grade keeps to it."""
    overall = board.area(board.overall) if board.overall else None
    advice = board.advice.get(board.overall)
    if overall is None or overall.proposal is None or overall.proposal.against or advice is None:
        return frozenset()
    return frozenset(advice.limiting)


def _row(standing: Standing, limiting: frozenset[str]) -> JudgementRow:
    held = standing.proposal
    assert held is not None
    return JudgementRow(
        area_key=standing.key,
        state=STATES[JudgementProposal.Outcome(held.outcome)],
        scale_key=held.scale_key,
        grade_key=held.grade_key,
        heading=standing.asked.area.title("en"),
        limiting=standing.key in limiting,
        reason=held.reason,
    )


@transaction.atomic
def reopen(*, by: User, inspection: Inspection, reason: str) -> Settlement:
    """Open settled judgements again, with the reason. They are kept as an earlier version; the proposals stay."""
    check(by, "reopen", inspection)
    if not reason.strip():
        raise Refused(_("Say why the judgements are opened again. The reason stays in the history."))
    held = Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)
    settlement = Settlement.objects.get(inspection=held, reopened_at__isnull=True)
    for annex in annexes.hung():
        annex.lift(by, held)
    try:
        Judgement.objects.filter(inspection=held).delete()
    except ProtectedError as error:
        raise Refused(
            _("Areas for improvement rest on these judgements. Take them back first, then open the judgements again.")
        ) from error
    settlement.reopened_by, settlement.reopened_at, settlement.reopened_reason = by, clock.now(), reason.strip()
    settlement.save(update_fields=["reopened_by", "reopened_at", "reopened_reason"])
    move(by=by, inspection=held, step="reopen", reason=reason)
    _record(by, held, "reopen", _("Opened the judgements again: %(reason)s") % {"reason": reason.strip()})
    events.record_changed()
    inspection.refresh_from_db()
    return settlement


def _record(by: User, inspection: Inspection, action: str, summary: str) -> None:
    owner = inspection.inspectorate.slug
    audit.record(by=by, action=f"findings.{action}", subject=inspection, owner=owner, summary=summary)
