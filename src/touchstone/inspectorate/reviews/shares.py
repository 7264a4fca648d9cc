"""What do the reviews of the sampled cases say of every case in the list? Each answer's share with its interval.

Only submitted first reviews count, with what two reviewers settled in place of what they saw apart. Cases that somebody
chose are kept out. Questions asked of each child are left out here: a share of children is not a share of cases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from touchstone.domain.instruments.model import YES_NO, Question, scale_of
from touchstone.domain.sampling import figures, intervals
from touchstone.domain.sampling.intervals import Estimate
from touchstone.domain.sentences import Sentence
from touchstone.foundation.instruments import queries as instruments
from touchstone.foundation.instruments import sheets
from touchstone.foundation.instruments.models import InstrumentVersion
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reviews import queries
from touchstone.inspectorate.reviews.models import CaseReview
from touchstone.inspectorate.samples import queries as samples
from touchstone.inspectorate.samples.queries import Base

KINDS = ("choice", "grade", "yes_no")


@dataclass(frozen=True)
class Share:
    """One answer to one question: how many of the cases looked at, and what that says of the list."""

    answer: str
    estimate: Estimate

    @property
    def says(self) -> Sentence:
        return figures.estimate_says(self.estimate)


@dataclass(frozen=True)
class Asked:
    """One question, with the shares of its answers in the question's own order."""

    ask: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Shown:
    """One instrument: its questions, how many reviews they rest on, and what must be said of every figure."""

    instrument: InstrumentVersion
    n_reviews: int
    kept_out: Sentence | None
    caveat: Sentence
    questions: tuple[Asked, ...]


def shown(inspection: Inspection, language: str = "en") -> list[Shown]:
    """One for each version of an instrument with a submitted review. Nothing before a sample is drawn. Six queries."""
    base = samples.base_for(inspection)
    if base is None:
        return []
    given = _answers(inspection)
    return [_shown(base, reviews, answers, language) for reviews, answers in given]


def _answers(inspection: Inspection) -> list[tuple[list[CaseReview], dict[str, dict[str, str]]]]:
    """For each version of an instrument: its submitted first reviews, and reference → slot → answer."""
    held = list(queries.reviews().filter(inspection=inspection))
    settled = {
        pair.first.pk: {slot: row.settled_key for slot, row in pair.settled.items() if row.agreed_at is not None}
        for pair in queries.pairs(held)
    }
    found: dict[int, tuple[list[CaseReview], dict[str, dict[str, str]]]] = {}
    for review in held:
        if review.turn != CaseReview.Turn.FIRST or review.response.state != queries.SUBMITTED:
            continue
        reviews, answers = found.setdefault(review.response.instrument_id, ([], {}))
        reviews.append(review)
        answers[review.case.reference] = {**sheets.ratings(review.response), **settled.get(review.pk, {})}
    return list(found.values())


def _shown(base: Base, reviews: Sequence[CaseReview], answers: Mapping[str, Mapping[str, str]], language: str) -> Shown:
    response = reviews[0].response
    kept_out = 0
    asked = []
    for section, question in instruments.definition(response.instrument).questions():
        if section.per_child or question.kind not in KINDS:
            continue
        shares = []
        for key, words in _options(question, response.scale_key, language):
            of_case = {reference: _is(given.get(question.key), key) for reference, given in answers.items()}
            counts, kept_out = figures.tally(base.design, (*base.drawn, *base.chosen), of_case)
            estimate = intervals.estimate(counts)
            if estimate is not None and estimate.of:
                shares.append(Share(words, estimate))
        if shares:
            asked.append(Asked(question.ask(language), tuple(shares)))
    return Shown(response.instrument, len(reviews), figures.kept_out_says(kept_out), base.caveat, tuple(asked))


def _is(given: str | None, key: str) -> bool | None:
    """None: the question was not asked of this case."""
    return None if given is None else given == key


def _options(question: Question, scale_key: str, language: str) -> list[tuple[str, str]]:
    if question.kind == "yes_no":
        return [(key, title(language)) for key, title in YES_NO.items()]
    scale = scale_of(scale_key)
    if question.kind == "grade":
        return [(step.key, step.label(language)) for step in scale.steps] if scale is not None else []
    return [(option.key, option.title(language)) for option in question.options]
