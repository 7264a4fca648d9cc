"""Who may review which case, who may see which review, and who may settle a difference?

Blind: of a case that two inspectors review, nobody but its author sees a review before both are submitted.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections import standing
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews.models import CaseReview, SecondReviews, Settlement
from touchstone.inspectorate.reviews.queries import SUBMITTED, CaseLine, Difference, Pair


def check_can_decide_share(by: Actor, inspection: Inspection, percent: int) -> None:
    """The lead decides once, before the first review, how many cases are reviewed twice."""
    standing.check(by, "draw", inspection)
    if not 1 <= percent <= 100:
        raise Refused(_("Give a share from 1 to 100 per cent."))
    if SecondReviews.objects.filter(inspection=inspection).exists():
        raise Refused(_("The share of cases reviewed twice has been decided. It does not change once it is drawn."))
    if CaseReview.objects.filter(inspection=inspection).exists():
        raise Refused(_("Reviews have begun, so who is reviewed twice can no longer be left to chance."))


def check_can_begin(by: Actor, line: CaseLine, reviewer: User, instrument_key: str, turn: str) -> None:
    """Raise Refused, with a sentence, unless this person may begin this review of this case now."""
    inspection = line.case.inspection
    standing.check(by, "review_case", inspection)
    if not standing.can(reviewer, "review_case", inspection):
        raise Refused(_("%(person)s does not work on this inspection now.") % {"person": reviewer})
    if turn == CaseReview.Turn.SECOND and not line.twice:
        raise Refused(_("%(case)s is not one of the cases that are reviewed twice.") % {"case": line.case.reference})
    for review in line.of(instrument_key):
        if review.reviewer_id == reviewer.pk:
            raise Refused(_("Nobody reviews a case twice: the second review is somebody else's."))
        if review.turn == turn:
            raise Refused(
                _("%(person)s reviews %(case)s already.") % {"person": review.reviewer, "case": line.case.reference}
            )


def check_can_set_aside(by: Actor, review: CaseReview, reason: str) -> None:
    """Its reviewer, or the lead; never once it is submitted."""
    standing.check(by, "review_case", review.inspection)
    if by != review.reviewer and not standing.can(by, "plan", review.inspection):
        raise Refused(_("Only its reviewer or the lead inspector sets a review aside."))
    if review.set_aside_at is not None:
        raise Refused(_("This review has been set aside already."))
    if review.response.state == SUBMITTED:
        raise Refused(_("This review is submitted. It stays; a difference is settled with the second reviewer."))
    if not reason.strip():
        raise Refused(_("Say why the review is set aside. What was written is kept."))


def check_can_read(person: User, review: CaseReview, line: CaseLine) -> None:
    """Its author always; others of the inspection once it is submitted, and of a case reviewed twice once both are."""
    if review.reviewer_id == person.pk:
        return
    standing.check(person, "see_agreement", review.inspection)
    if review.response.state != SUBMITTED:
        raise Refused(_("This review is not finished. Until then only its author sees it."))
    if line.twice:
        done = {each.turn for each in line.of(review.instrument_key) if each.response.state == SUBMITTED}
        if len(done) < 2:
            raise Refused(_("This case is reviewed twice, blind: nobody sees a review before both are submitted."))


def can_read(person: User, review: CaseReview, line: CaseLine) -> bool:
    try:
        check_can_read(person, review, line)
    except Refused:
        return False
    return True


def check_can_settle(by: User, pair: Pair, difference: Difference, key: str, reason: str) -> None:
    """One of the two proposes what the answer is."""
    standing.check(by, "settle_difference", pair.first.inspection)
    _check_is_one_of_the_pair(by, pair)
    if key not in (difference.first_key, difference.second_key):
        raise Refused(_("Settle on one of the two answers that were given."))
    if not reason.strip():
        raise Refused(_("Say why: the reason stays with both reviews."))
    if difference.settlement is not None and difference.settlement.agreed_at is not None:
        raise Refused(_("This difference is settled."))


def check_can_agree(by: User, pair: Pair, settlement: Settlement) -> None:
    """The other of the two agrees."""
    standing.check(by, "settle_difference", pair.first.inspection)
    _check_is_one_of_the_pair(by, pair)
    if settlement.proposed_by_id == by.pk:
        raise Refused(_("You proposed this. The other reviewer agrees to it, or proposes something else."))
    if settlement.agreed_at is not None:
        raise Refused(_("This difference is settled."))


def _check_is_one_of_the_pair(by: User, pair: Pair) -> None:
    if by.pk not in (pair.first.reviewer_id, pair.second.reviewer_id):
        raise Refused(_("Only the two who reviewed this case settle what they saw differently."))
