"""Sampled cases and reviews of them, for tests."""

from __future__ import annotations

from typing import Any

from tests.cast import Cast
from touchstone.domain.instruments.asking import Sheet
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.instruments import actions as instruments
from touchstone.foundation.instruments import queries as instrument_queries
from touchstone.inspectorate.reviews import actions, queries
from touchstone.inspectorate.reviews.models import CaseReview
from touchstone.inspectorate.samples.models import SampledCase

KEY = "case-review"


def make_cases(cast: Cast, count: int, reference: str = "", **attributes: str) -> list[SampledCase]:
    """Cases that inspectors chose, each of one of the cast's areas in turn."""
    held = SampledCase.objects.filter(inspection=cast.inspection).count()
    return [
        SampledCase.objects.create(
            inspection=cast.inspection,
            reference=reference or f"NM-{number:04}",
            how=SampledCase.How.RISK,
            chosen_because="waited longest",
            attributes={"area": cast.areas[number % len(cast.areas)].name, **attributes},
            added_at=clock.now(),
        )
        for number in range(held + 1, held + count + 1)
    ]


def begin(cast: Cast, case: SampledCase, who: str, turn: str = "first", key: str = KEY) -> CaseReview:
    instruments.load_definitions(by="tests")
    line = next(line for line in queries.lines(cast.inspection) if line.case.pk == case.pk)
    return actions.begin_review(by=cast[who], line=line, instrument_key=key, turn=turn, children=["5-9"])


def finish(review: CaseReview, **answers: Any) -> CaseReview:
    """Answer everything that is asked (the first choice of each), with these answers where given, and submit."""
    response = review.response
    by: User = review.reviewer
    for _again in range(4):  # an answer may bring up questions that were not asked before
        sheet = instrument_queries.sheet_of(response)
        instruments.save_answers(by=by, response=response, answers=_answers(sheet, answers))
        response.refresh_from_db()
    instruments.submit(by=by, response=response)
    review.response.refresh_from_db()
    return review


def _answers(sheet: Sheet, given: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "text": "Seen on the file.", "number": "1", "date": "2026-11-02",
        "yes_no": {"answer": "yes", "reason": "As the file shows."},
    }  # fmt: skip
    found = {}
    for slot in sheet.counted_or_empty():
        question = sheet.instrument.question(slot.question)
        if slot.question in given:
            found[str(slot)] = given[slot.question]
        elif question.kind == "grade":
            found[str(slot)] = sheet.scale.keys[1]
        elif question.kind == "choice":
            found[str(slot)] = question.options[0].key
        elif question.kind == "several":
            found[str(slot)] = [question.options[0].key]
        else:
            found[str(slot)] = plain[question.kind]
    return found
