"""Reviews as the pages show them: the list of cases, two reviews beside each other, and how far reviewers agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from django.utils.translation import gettext as _

from touchstone.domain.sampling.agreement import (
    Alpha,
    Direction,
    Level,
    alpha,
    alpha_says,
    by_group,
    direction,
    direction_says,
)
from touchstone.domain.sentences import Sentence
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.pages import language
from touchstone.foundation.instruments import sheets
from touchstone.inspectorate.inspections import stages
from touchstone.inspectorate.inspections.access import may
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews import queries
from touchstone.inspectorate.reviews.models import CaseReview
from touchstone.inspectorate.reviews.queries import SUBMITTED, CaseLine, Difference, Pair

# The bootstrap of alpha's interval begins here, so that the same reviews always give the same interval.
SEED, REPEATS = 20, 500


@dataclass(frozen=True)
class Totals:
    """How far the reviewing is. `begun` and `done` count first reviews; `second_done` those of cases reviewed twice."""

    cases: int
    begun: int
    done: int
    twice: int
    second_done: int


def totals(lines: Sequence[CaseLine]) -> Totals:
    firsts = [{review.response.state for review in line.reviews if review.turn == "first"} for line in lines]
    seconds = [
        line for line in lines if any(r.turn == "second" and r.response.state == SUBMITTED for r in line.reviews)
    ]
    return Totals(
        cases=len(lines),
        begun=sum(bool(states) for states in firsts),
        done=sum(SUBMITTED in states for states in firsts),
        twice=sum(line.twice for line in lines),
        second_done=len(seconds),
    )


def progress(inspection: Inspection) -> stages.Progress:
    """How far the reviewing is, for the task list. Two queries."""
    found = totals(queries.lines(inspection))
    if not found.cases:
        return stages.Progress(_("No cases yet"))
    said = _("%(done)s of %(cases)s cases reviewed") % {"done": found.done, "cases": found.cases}
    return stages.Progress(said, done=found.done == found.cases and found.second_done == found.twice)


@dataclass(frozen=True)
class Shown:
    """One review in the list: who, how far, and whether this person may open it."""

    review: CaseReview
    mine: bool
    done: bool
    readable: bool


@dataclass(frozen=True)
class Row:
    """One case in the list; `comparable`: instruments of which both reviews are submitted."""

    line: CaseLine
    reviews: list[Shown]
    may_begin: bool
    comparable: list[str]


def rows(lines: Iterable[CaseLine], person: User, inspection: Inspection, show: str) -> list[Row]:
    """`show`: mine, open (nobody has submitted a first review), twice, or all. No query."""
    made = [_row(line, person, inspection) for line in lines]
    wanted: dict[str, Callable[[Row], bool]] = {
        "mine": lambda row: any(shown.mine for shown in row.reviews),
        "open": lambda row: not any(shown.done and shown.review.turn == "first" for shown in row.reviews),
        "twice": lambda row: row.line.twice,
    }
    return [row for row in made if show not in wanted or wanted[show](row)]


def _row(line: CaseLine, person: User, inspection: Inspection) -> Row:
    shown = []
    for review in line.reviews:
        done = review.response.state == SUBMITTED
        mine = review.reviewer_id == person.pk
        # As policies.check_can_read, from what is at hand: the page was opened by somebody who may see agreement.
        both = sum(r.response.state == SUBMITTED for r in line.of(review.instrument_key)) == 2
        shown.append(Shown(review, mine, done, readable=mine or (done and (both or not line.twice))))
    keys = {review.instrument_key for review in line.reviews}
    comparable = [key for key in sorted(keys) if queries.is_whole(line, key)]
    return Row(line, shown, may_begin=may(inspection, "review_case") and line.has_room(person), comparable=comparable)


def sheet(review: CaseReview) -> Any:
    return sheets.sheet(review.response, language())


@dataclass(frozen=True)
class ShownDifference:
    """One difference in words. `mine_to_agree`: the other proposed, and this person may agree."""

    difference: Difference
    ask: str
    child: str
    first_words: str
    second_words: str
    settled_words: str
    mine_to_agree: bool


@dataclass(frozen=True)
class Comparison:
    """What two reviews share and where they differ. `direction` over the answers that have an order."""

    differences: list[ShownDifference]
    n_same: int
    n_both: int
    is_theirs: bool


def comparison(pair: Pair, person: User) -> Comparison:
    first, second = sheets.ratings(pair.first.response), sheets.ratings(pair.second.response)
    both = first.keys() & second.keys()
    found = [_shown(pair, difference, person) for difference in queries.differences(pair)]
    theirs = person.pk in (pair.first.reviewer_id, pair.second.reviewer_id)
    return Comparison(found, n_same=len(both) - len(found), n_both=len(both), is_theirs=theirs)


def difference(pair: Pair, slot: str, person: User) -> ShownDifference | None:
    found = next((each for each in queries.differences(pair) if each.slot == slot), None)
    return _shown(pair, found, person) if found else None


def _shown(pair: Pair, difference: Difference, person: User) -> ShownDifference:
    first = _by_slot(pair.first)[difference.slot]
    second = _by_slot(pair.second)[difference.slot]
    settlement = difference.settlement
    words = {difference.first_key: first.words, difference.second_key: second.words}
    theirs = person.pk in (pair.first.reviewer_id, pair.second.reviewer_id)
    waits = settlement is not None and settlement.agreed_at is None and settlement.proposed_by_id != person.pk
    return ShownDifference(
        difference=difference,
        ask=first.ask,
        child=first.child.key if first.child else "",
        first_words=first.words,
        second_words=second.words,
        settled_words=words.get(settlement.settled_key, "") if settlement else "",
        mine_to_agree=theirs and waits,
    )


def _by_slot(review: CaseReview) -> dict[str, Any]:
    return {row.slot: row for part in sheet(review) for row in part.rows}


@dataclass(frozen=True)
class Agreement:
    """How far two reviewers agree on one question. `direction` None: its answers have no order."""

    ask: str
    alpha: Alpha
    pairs: int
    same: int
    direction: Direction | None

    @property
    def alpha_words(self) -> str:
        return said(alpha_says(self.alpha))

    @property
    def leaning_words(self) -> str:
        return said(direction_says(self.direction)) if self.direction else _("The answers have no order.")


def agreement(pairs: Sequence[Pair]) -> list[Agreement]:
    """One line a question, over every pair of reviews (each child of a case is a rating of its own)."""
    rated: dict[str, list[tuple[str, str]]] = defaultdict(list)
    asks: dict[str, tuple[str, tuple[str, ...]]] = {}
    for pair in pairs:
        first, second = sheets.ratings(pair.first.response), sheets.ratings(pair.second.response)
        rows = _by_slot(pair.first)
        for slot, key in first.items():
            if slot in second:
                question = f"{pair.first.instrument_key}:{slot.partition('.')[0]}"
                rated[question].append((key, second[slot]))
                if question not in asks:
                    version, scale = pair.first.response.instrument, pair.first.response.scale_key
                    asks[question] = (rows[slot].ask, sheets.ordinal(version, slot, scale))
    return [_agreement(asks[question], given) for question, given in rated.items()]


def _agreement(asked: tuple[str, tuple[str, ...]], given: list[tuple[str, str]]) -> Agreement:
    ask, best_first = asked
    order = tuple(reversed(best_first))
    ordered = bool(order) and all(key in order for two in given for key in two)
    level = Level.ORDINAL if ordered else Level.NOMINAL
    return Agreement(
        ask=ask,
        alpha=alpha(
            [list(two) for two in given], level, order=order if ordered else (), random=Random(SEED), repeats=REPEATS
        ),
        pairs=len(given),
        same=sum(first == second for first, second in given),
        direction=direction(given, order) if ordered else None,
    )


@dataclass(frozen=True)
class Group:
    """One line of a table by area, by inspector or by month: how many ratings, and which way they lean."""

    name: str
    direction: Direction

    @property
    def words(self) -> str:
        """Which way the differences lean, more than chance would have them."""
        return {
            "higher": _("more often higher than chance explains"),
            "lower": _("more often lower than chance explains"),
            "": _("no leaning that chance cannot explain"),
        }[self.direction.leans]


def said(sentence: Sentence) -> str:
    """A sentence of the method in the reader's language."""
    return _(sentence.text) % sentence.values


def leaning(pairs: Sequence[Pair], group: str) -> list[Group]:
    """Grades and other ordered answers of first reviews against second ones, by `area` or `month`; by `inspector`, each
    one's own against the other's, so that every rating counts once for each of the two."""
    rated: list[tuple[str, int, int]] = []
    for pair in pairs:
        for one, two in _places(pair):
            rated.extend(_grouped(pair, group, one, two))
    places = range(max((max(one, two) for _name, one, two in rated), default=0) + 1)
    found = by_group(rated, places)
    return [Group(name, found[name]) for name in sorted(found)]


def _places(pair: Pair) -> list[tuple[int, int]]:
    """Both answers to every ordered question, as places from the worst (0) up."""
    version, scale = pair.first.response.instrument, pair.first.response.scale_key
    first, second = sheets.ratings(pair.first.response), sheets.ratings(pair.second.response)
    found = []
    for slot in sorted(first.keys() & second.keys()):
        order = list(reversed(sheets.ordinal(version, slot, scale)))
        if first[slot] in order and second[slot] in order:
            found.append((order.index(first[slot]), order.index(second[slot])))
    return found


def _grouped(pair: Pair, group: str, one: int, two: int) -> list[tuple[str, int, int]]:
    if group == "inspector":
        return [(str(pair.first.reviewer), one, two), (str(pair.second.reviewer), two, one)]
    if group == "area":
        return [(queries.area_of(pair.first.case) or _("area not given"), one, two)]
    submitted = pair.second.response.submitted_at
    return [(f"{submitted:%Y-%m}" if submitted else "", one, two)]
