"""Which cases are reviewed by whom, what did two reviewers say differently, and how far do reviewers agree?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.instruments import sheets
from touchstone.foundation.instruments.models import Response
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews.models import CaseReview, SecondReviews, Settlement
from touchstone.inspectorate.samples.models import SampledCase

SUBMITTED = Response.State.SUBMITTED


@dataclass
class CaseLine:
    """A sampled case with its reviews that were not set aside; `twice`: two inspectors review it, blind."""

    case: SampledCase
    twice: bool = False
    reviews: list[CaseReview] = field(default_factory=list)

    def of(self, instrument_key: str) -> list[CaseReview]:
        return [review for review in self.reviews if review.instrument_key == instrument_key]

    def turn(self, instrument_key: str, turn: str) -> CaseReview | None:
        return next((review for review in self.of(instrument_key) if review.turn == turn), None)

    def has_room(self, person: User) -> bool:
        """Nobody has begun, or of one instrument a turn is still free for this person."""
        keys = {review.instrument_key for review in self.reviews}
        return not keys or any(self.open_turn(person, key) for key in keys)

    def open_turn(self, person: User, instrument_key: str) -> str | None:
        """The turn that this person could take of this case, or None."""
        held = self.of(instrument_key)
        if any(review.reviewer_id == person.pk for review in held):
            return None
        taken = {review.turn for review in held}
        turns = [CaseReview.Turn.FIRST, CaseReview.Turn.SECOND] if self.twice else [CaseReview.Turn.FIRST]
        return next((turn for turn in turns if turn not in taken), None)


@dataclass(frozen=True)
class Pair:
    """Two submitted reviews of one case with the same instrument, and what of it is settled, by slot."""

    first: CaseReview
    second: CaseReview
    settled: dict[str, Settlement]


@dataclass(frozen=True)
class Difference:
    """One answer that the two gave differently. `second_is` is better, worse, or other where no order is known."""

    slot: str
    first_key: str
    second_key: str
    second_is: str
    settlement: Settlement | None


def reviews() -> QuerySet[CaseReview]:
    """Reviews that were not set aside, with what a line of them needs."""
    return CaseReview.objects.filter(set_aside_at=None).select_related(
        "case", "reviewer", "response__instrument", "inspection"
    )


def lines(inspection: Inspection) -> list[CaseLine]:
    """Every case that is in the sample now, in the sample's order. Two queries."""
    cases = SampledCase.objects.filter(inspection=inspection, state="sampled").select_related("twice_reviewed")
    held = {}
    for case in cases:
        case.inspection = inspection
        held[case.pk] = CaseLine(case, twice=hasattr(case, "twice_reviewed"))
    for review in reviews().filter(inspection=inspection):
        if review.case_id in held:
            held[review.case_id].reviews.append(review)
    return list(held.values())


def pairs(found: Iterable[CaseReview]) -> list[Pair]:
    """The pairs among these reviews of which both are submitted. One query."""
    by_case: dict[tuple[int, str], dict[str, CaseReview]] = defaultdict(dict)
    for review in found:
        if review.response.state == SUBMITTED:
            by_case[(review.case_id, review.instrument_key)][review.turn] = review
    whole = [turns for turns in by_case.values() if len(turns) == 2]
    settled: dict[int, dict[str, Settlement]] = defaultdict(dict)
    firsts = [turns[CaseReview.Turn.FIRST].pk for turns in whole]
    for row in Settlement.objects.filter(first__in=firsts).select_related("proposed_by", "agreed_by"):
        settled[row.first_id][row.slot] = row
    return [
        Pair(turns[CaseReview.Turn.FIRST], turns[CaseReview.Turn.SECOND], settled[turns[CaseReview.Turn.FIRST].pk])
        for turns in whole
    ]


def pairs_of(inspection: Inspection) -> list[Pair]:
    """Two queries."""
    return pairs(reviews().filter(inspection=inspection))


def differences(pair: Pair) -> list[Difference]:
    """What the two answered differently, in the order of the questions. No query."""
    first, second = sheets.ratings(pair.first.response), sheets.ratings(pair.second.response)
    version, scale = pair.first.response.instrument, pair.first.response.scale_key
    found = []
    for slot, key in first.items():
        other = second.get(slot)
        if other is not None and other != key:
            order = sheets.ordinal(version, slot, scale)
            found.append(Difference(slot, key, other, _compare(key, other, order), pair.settled.get(slot)))
    return found


def area_of(case: SampledCase) -> str:
    """The service area that the service's list gives for the case; "" where it gives none."""
    return str(case.attributes.get("area", ""))


def is_whole(line: CaseLine, instrument_key: str) -> bool:
    """Are both reviews of the case with this instrument submitted?"""
    return sum(review.response.state == SUBMITTED for review in line.of(instrument_key)) == 2


def second_reviews(inspection: Inspection) -> SecondReviews | None:
    """How many cases are reviewed twice, where that is decided. One query."""
    return SecondReviews.objects.filter(inspection=inspection).select_related("decided_by").first()


def pairs_of_inspectorate(inspection: Inspection) -> list[Pair]:
    """Every pair of the same inspectorate, for agreement over time. Two queries."""
    return pairs(reviews().filter(inspection__inspectorate=inspection.inspectorate_id))


def scale_of(inspection: Inspection) -> str:
    """The key of the scale that reviewers grade on: the regime's own; "" where it has no grades. No query."""
    graded = frameworks.definition(inspection.framework).graded if inspection.framework else ()
    return next((area.scale.key for area in graded if area.scale is not None), "")


def _compare(first: str, second: str, order: tuple[str, ...]) -> str:
    """Is the second answer better or worse than the first? `order` runs from best to worst."""
    if first not in order or second not in order:
        return "other"
    return "better" if order.index(second) < order.index(first) else "worse"
