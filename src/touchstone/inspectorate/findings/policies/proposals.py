"""May this judgement be proposed, agreed with, allowed against a rule's advice, and let stand?

Every one of these is bound to exactly what the person saw: where the findings have changed since, it is refused.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.moderation import Obstacle
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.pages import language
from touchstone.inspectorate.findings.models import JudgementProposal
from touchstone.inspectorate.findings.policies.words import check_words
from touchstone.inspectorate.findings.queries.standing import Board, Standing
from touchstone.inspectorate.findings.rows import ProposalRow
from touchstone.inspectorate.inspections.standing import check

Outcome = JudgementProposal.Outcome


def title_of(standing: Standing) -> str:
    return standing.asked.area.title(language())


def area_of(board: Board, area_key: str) -> Standing:
    """The area on the board. Raises Refused where this inspection does not judge it."""
    standing = board.area(area_key)
    if standing is None:
        raise Refused(_("This inspection does not judge that area. Choose one of the areas on the board."))
    return standing


def outcomes_of(standing: Standing) -> list[str]:
    """What may be proposed for an area."""
    first = Outcome.GRADED if standing.asked.scale is not None else Outcome.NARRATIVE
    return [first.value, Outcome.NOT_JUDGED.value]


def goes_against(board: Board, row: ProposalRow) -> bool:
    """Is the grade better than the rules that bind would allow?"""
    standing, advice = area_of(board, row.area_key), board.advice.get(row.area_key)
    if advice is None or standing.asked.scale is None or row.outcome != Outcome.GRADED:
        return False
    return not advice.allows(standing.asked.scale.grade(row.grade_key))


def check_can_propose(by: User, board: Board, row: ProposalRow, seen: str) -> None:
    """Raise Refused, with a sentence, unless the person may propose this on the findings that they saw."""
    check(by, "propose", board.inspection)
    standing = area_of(board, row.area_key)
    _check_outcome(standing, row)
    if not row.reason.strip():
        raise Refused(_("Give the reason: what the findings show against the criteria."))
    check_words(board.inspection, row.reason, row.against_reason)
    if seen != standing.findings_hash:
        raise Refused(
            _(
                "What this judgement rests on changed while you wrote: %(area)s has other findings now. Read them, and "
                "propose it again. Your words are kept below."
            )
            % {"area": title_of(standing)}
        )
    if row.outcome != Outcome.NOT_JUDGED and not standing.findings.total and not standing.rests_on:
        raise Refused(_("There is no finding for this area yet, so nothing to rest a judgement on. Write one first."))
    if row.outcome != Outcome.NOT_JUDGED and standing.findings.unsupported:
        raise Refused(_unsupported(standing.findings.unsupported))
    if not row.against_reason.strip():
        _check_as_advised(board, standing, row)


def _unsupported(number: int) -> str:
    """A judgement is walked back to what somebody saw: through findings, each with evidence behind it."""
    said = ngettext(
        "%(num)s finding of this area has no evidence behind it. Put evidence behind it, or withdraw it.",
        "%(num)s findings of this area have no evidence behind them. Put evidence behind each, or withdraw it.",
        number,
    )
    return said % {"num": number}


def _check_as_advised(board: Board, standing: Standing, row: ProposalRow) -> None:
    """Raise Refused where the grade is not the one advised, and whoever proposes it has not said why."""
    advice, scale = board.advice.get(row.area_key), standing.asked.scale
    if advice is None or scale is None or row.outcome != Outcome.GRADED:
        return
    grade = scale.grade(row.grade_key)
    if not advice.allows(grade):
        raise Refused(
            _("This grade goes against a rule: %(rule)s Say why, and the director of inspection will decide.")
            % {"rule": advice.record}
        )
    if advice.wants_reason(grade):
        raise Refused(_("This is not what the count points to: %(count)s Say why.") % {"count": advice.record})


def _check_outcome(standing: Standing, row: ProposalRow) -> None:
    if row.outcome not in outcomes_of(standing):
        if row.outcome == Outcome.GRADED:
            raise Refused(_("This area is judged in words only: it is given no grade here."))
        raise Refused(_("Choose a grade, or say that the area is not judged and why."))
    scale = standing.asked.scale
    if row.outcome == Outcome.GRADED and (scale is None or row.grade_key not in scale.keys):
        raise Refused(_("Choose a grade of the scale that this area is judged on."))


def can_propose(by: User, board: Board, row: ProposalRow, seen: str) -> bool:
    try:
        check_can_propose(by, board, row, seen)
    except Refused:
        return False
    return True


def check_can_moderate(by: User, board: Board, area_key: str, seen: str) -> JudgementProposal:
    """The proposal, if the person may moderate exactly the one that they saw; raises Refused otherwise."""
    check(by, "moderate", board.inspection)
    standing = area_of(board, area_key)
    held = _seen(standing, seen)
    if held.proposed_by_id == by.pk:
        raise Refused(_("You proposed this judgement, so somebody else must moderate it."))
    if held.state == "returned":
        raise Refused(_("This proposal was returned already. A new one must be made before it is moderated again."))
    if any(each.moderator_id == by.pk for each in standing.opinions):
        raise Refused(_("You have moderated this proposal already. What you said stays on record."))
    return held


def _seen(standing: Standing, seen: str) -> JudgementProposal:
    """The proposal with the fingerprint seen, not stale. Raises Refused."""
    held = standing.proposal
    if held is None:
        raise Refused(_("Nothing has been proposed for %(area)s yet.") % {"area": title_of(standing)})
    if held.fingerprint != seen:
        raise Refused(
            _("A later proposal took the place of the one that you read. Read it before you say whether you agree.")
        )
    if standing.stale:
        raise Refused(
            _(
                "The findings of %(area)s have changed since this was proposed, so the proposal is stale. It must be "
                "proposed again on the findings as they are now."
            )
            % {"area": title_of(standing)}
        )
    return held


def can_moderate(by: User, board: Board, area_key: str) -> bool:
    standing = board.area(area_key)
    seen = standing.proposal.fingerprint if standing is not None and standing.proposal is not None else ""
    try:
        check_can_moderate(by, board, area_key, seen)
    except Refused:
        return False
    return True


def check_can_authorise(by: User, board: Board, area_key: str, seen: str, reason: str) -> JudgementProposal:
    """The proposal, if the person may allow it against the rule that binds; raises Refused otherwise."""
    check(by, "override", board.inspection)
    standing = area_of(board, area_key)
    held = _seen(standing, seen)
    if not held.against:
        raise Refused(_("This proposal goes against no rule, so there is nothing to allow."))
    if held.proposed_by_id == by.pk:
        raise Refused(_("You proposed this judgement, so somebody else must allow it."))
    if standing.authorised:
        raise Refused(_("This proposal was allowed already."))
    if not reason.strip():
        raise Refused(_("Say why the rule does not hold here. The reason stays with the judgement."))
    return held


SAYS: dict[Obstacle, Callable[[], str]] = {
    Obstacle.NOT_PROPOSED: lambda: _("nothing is proposed"),
    Obstacle.STALE: lambda: _("stale: what it rests on has changed since it was proposed"),
    Obstacle.RETURNED: lambda: _("returned by a moderator"),
    Obstacle.NOT_AGREED: lambda: _("not enough moderators have agreed yet"),
    Obstacle.NOT_AUTHORISED: lambda: _("goes against a rule, and the director has not allowed it"),
}


def obstacles(board: Board) -> list[str]:
    """What keeps the judgements from standing, in sentences; none: they may stand."""
    found = [f"{title_of(standing)}: {SAYS[why]()}." for standing, why in board.obstacles]
    if not board.proposed:
        found.append(_("Nothing is proposed yet."))
    return [*found, *board.missing]


def check_can_settle(by: User, board: Board) -> None:
    """Raise Refused, with everything that is still missing, unless the judgements may stand."""
    check(by, "settle", board.inspection)
    missing = obstacles(board)
    if missing:
        raise Refused(_("The judgements cannot stand yet. %(missing)s") % {"missing": " ".join(missing)})


def can_settle(by: User, board: Board) -> bool:
    try:
        check_can_settle(by, board)
    except Refused:
        return False
    return True
