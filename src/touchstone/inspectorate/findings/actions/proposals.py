"""Proposing judgements, agreeing with them or returning them, and allowing one against a rule's advice."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain import fingerprints
from touchstone.domain.workflows.proposal import PROPOSAL
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import policies
from touchstone.inspectorate.findings.models import JudgementProposal, Moderation, Override
from touchstone.inspectorate.findings.policies.proposals import goes_against
from touchstone.inspectorate.findings.queries.standing import Board, Standing, board_of
from touchstone.inspectorate.findings.rows import ProposalRow
from touchstone.inspectorate.inspections.models import Inspection


def locked(inspection: Inspection) -> Board:
    """The board, while nobody else proposes, moderates or settles: two at once wait for each other."""
    held = Inspection.objects.select_for_update(of=("self",)).select_related("inspectorate", "framework")
    return board_of(held.get(pk=inspection.pk))


@transaction.atomic
def propose(*, by: User, inspection: Inspection, row: ProposalRow, seen: str) -> JudgementProposal:
    """Propose a judgement on the findings with the fingerprint `seen`. The earlier proposal is superseded and kept."""
    board = locked(inspection)
    policies.check_can_propose(by, board, row, seen)
    standing = board.area(row.area_key)
    assert standing is not None  # the policy has looked
    version = _supersede(standing, inspection, row.area_key)
    graded = row.outcome == JudgementProposal.Outcome.GRADED
    scale = standing.asked.scale.key if graded and standing.asked.scale is not None else ""
    against = goes_against(board, row)
    advice = board.advice.get(row.area_key)
    made = JudgementProposal.objects.create(
        inspection=inspection,
        area_key=row.area_key,
        version=version,
        state=PROPOSAL.target(None, "propose"),
        outcome=row.outcome,
        scale_key=scale,
        grade_key=row.grade_key if graded else "",
        reason=row.reason.strip(),
        advice=advice.record if advice is not None else "",
        against=against,
        against_reason=row.against_reason.strip(),
        proposed_by=by,
        proposed_at=clock.now(),
        findings_hash=seen,
        fingerprint=_fingerprint(by, row, version, scale, seen),
    )
    grade = made.grade_key or made.get_outcome_display()
    said = _("Proposed %(grade)s for %(area)s") % {"grade": grade, "area": row.area_key}
    _record(by, made, "propose", said, {row.area_key: [str(standing.proposal or ""), grade]})
    return made


def _fingerprint(by: User, row: ProposalRow, version: int, scale: str, seen: str) -> str:
    reason = "\n".join(part for part in (row.reason.strip(), row.against_reason.strip()) if part)
    grade = row.grade_key if scale else ""
    return fingerprints.of_proposal(
        fingerprints.Proposed(row.area_key, version, row.outcome, scale, grade, reason, str(by.pk), seen)
    )


def _supersede(standing: Standing, inspection: Inspection, area_key: str) -> int:
    """Put the earlier proposal aside; the number of the next one."""
    held = standing.proposal
    if held is not None:
        held.state = PROPOSAL.target(held.state, "supersede")
        held.save(update_fields=["state"])
    return inspection.proposals.filter(area_key=area_key).count() + 1


@transaction.atomic
def moderate(
    *, by: User, inspection: Inspection, area_key: str, agrees: bool, seen: str, reason: str = ""
) -> Moderation:
    """Agree with exactly the proposal `seen`, or return it with a reason. At the quorum it is agreed."""
    board = locked(inspection)
    held = policies.check_can_moderate(by, board, area_key, seen)
    if not agrees and not reason.strip():
        raise Refused(_("Say why you disagree. The reason stays on record, and the proposer needs it."))
    said = Moderation.objects.create(
        proposal=held, moderator=by, agrees=agrees, reason=reason.strip(), seen=seen, at=clock.now()
    )
    after = board_of(board.inspection).area(area_key)
    assert after is not None
    if not agrees or (held.state == "proposed" and after.tally.met):
        held.state = PROPOSAL.target(held.state, "agree" if agrees else "return")
        held.save(update_fields=["state"])
    what = _("Agreed with the judgement of %(area)s") if agrees else _("Returned the judgement of %(area)s")
    _record(by, held, "moderate", what % {"area": area_key}, {"moderation": ["", reason.strip() or "agrees"]})
    return said


@transaction.atomic
def authorise(*, by: User, inspection: Inspection, area_key: str, seen: str, reason: str) -> Override:
    """Allow exactly the proposal `seen` against the rule that binds, with the reason, which stays with it."""
    board = locked(inspection)
    held = policies.check_can_authorise(by, board, area_key, seen, reason)
    allowed = Override.objects.create(proposal=held, by=by, at=clock.now(), reason=reason.strip(), seen=seen)
    said = _("Allowed the judgement of %(area)s against a rule: %(reason)s")
    _record(by, held, "authorise", said % {"area": area_key, "reason": reason.strip()})
    return allowed


def _record(
    by: User,
    proposal: JudgementProposal,
    action: str,
    summary: str,
    changes: dict[str, list[object]] | None = None,
) -> None:
    audit.record(
        by=by, action=f"findings.{action}", subject=proposal, owner=proposal.inspection.inspectorate.slug,
        summary=summary, changes=changes,
    )  # fmt: skip
