"""Responses to instruments, for tests: begun, answered in full, submitted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.factories.people import make_person
from tests.factories.records import make_inspectorate
from touchstone.domain.instruments.answers import Written
from touchstone.domain.instruments.asking import Sheet
from touchstone.domain.instruments.model import Instrument, Question, Slot
from touchstone.domain.scales import Scale
from touchstone.foundation.accounts.models import User
from touchstone.foundation.instruments import actions, queries
from touchstone.foundation.instruments.definition_files import DEFINITIONS, read_definition
from touchstone.foundation.instruments.models import InstrumentVersion, Response


def load_instrument(key: str = "case-review") -> InstrumentVersion:
    """The project's own instrument of that name, loaded."""
    held = queries.version(key)
    if held is None:
        actions.load(by="tests", definitions=[read_definition(DEFINITIONS / f"{key}.yaml")])
        held = queries.version(key)
    assert held is not None
    return held


def make_response(key: str = "case-review", *, rater: User | None = None, **fields: Any) -> Response:
    """A response that was just begun, about two children, on the 2014 scale."""
    person = rater or make_person()
    given = {"subject": "NM-0031", "children": ("5-9", "10-13"), "scale": "ofsted-2014", **fields}
    owner = given.pop("owner", None) or make_inspectorate()
    return actions.start_response(by=person, version=load_instrument(key), owner=owner, **given)


def plain_answer(question: Question, scale: Scale | None) -> Written:
    """An answer that is right for a question: the first choice, the least number, a sentence."""
    match question.kind:
        case "choice" | "grade":
            return question.choices(scale)[0].key
        case "several":
            return [question.options[0].key]
        case "yes_no":
            return {"answer": "yes", "reason": "As the record says."}
        case "number":
            return str(int(question.least or 1))
        case "date":
            return "2026-11-02"
        case _:
            return "A few words about the work."


def full_answers(sheet: Sheet, **fixed: Any) -> dict[str, Written]:
    """Answers to all that applies, by slot; `fixed` gives some questions theirs. Walks on as answers open questions."""
    answers: dict[Slot, Written] = {}
    instrument: Instrument = sheet.instrument
    for slot in instrument.slots(sheet.children):
        now = Sheet(instrument, sheet.children, sheet.scale, answers)
        if slot in now.asked():
            question = instrument.question(slot.question)
            assert question is not None
            answers[slot] = fixed.get(slot.question) or plain_answer(question, sheet.scale)
    assert not Sheet(instrument, sheet.children, sheet.scale, answers).problems(date(2026, 11, 22))
    return {str(slot): written for slot, written in answers.items()}


def answer_in_full(response: Response, **fixed: Any) -> Response:
    """Every question that applies answered, and saved by the rater."""
    answers: Mapping[str, Written] = full_answers(queries.sheet_of(response), **fixed)
    actions.save_answers(by=response.rater, response=response, answers=answers)
    return response


def make_submitted(key: str = "case-review", *, answers: Mapping[str, Any] | None = None, **fields: Any) -> Response:
    """A response answered in full and submitted."""
    response = answer_in_full(make_response(key, **fields), **dict(answers or {}))
    return actions.submit(by=response.rater, response=response)
