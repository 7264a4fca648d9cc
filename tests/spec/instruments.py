"""The manual's page on instruments: which questions are asked, what an answer is, and two pages in one place."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date
from typing import Any

from tests.spec.table import Page, Rule
from touchstone.domain.instruments.answers import WRONGS, problem, tidy
from touchstone.domain.instruments.asking import Sheet
from touchstone.domain.instruments.merging import mark, outcome
from touchstone.domain.instruments.model import Slot, children_of, scale_of
from touchstone.domain.instruments.reader import read_instrument
from touchstone.domain.located import located

TODAY = date(2026, 11, 22)
LISTS = {
    "sources": [("record", False), ("plan", False), ("nothing", True)],
    "law": [("private", False), ("public", False)],
}


def _title(text: str) -> dict[str, str]:
    return {"en": text, "cy": text}


def _ask(key: str, kind: str, **more: Any) -> dict[str, Any]:
    if kind in ("choice", "several"):
        more["options"] = [{"key": k, "en": k, "cy": k, "alone": alone} for k, alone in LISTS[key]]
    return {"key": key, "kind": kind, "ask": _title(key), **more}


EXAMPLE = read_instrument(
    located(
        {
            "id": "example", "version": 1, "title": _title("Example"), "about": _title("Example"), "subject": "case",
            "subject_label": _title("Case"), "audience": "inspectors", "welsh": "draft", "own": True,
            "overall": "overall", "options": {},
            "sections": [
                {"key": "case", "title": _title("Case"), "questions": [
                    _ask("law", "choice"),
                    _ask("sources", "several"),
                    _ask("weeks", "number", least=0, most=200, whole=True, when={"question": "law", "is": ["public"]}),
                    _ask("why", "text", most=20, when={"question": "weeks", "at_least": 4}),
                    _ask("read_on", "date", past=True, required=False),
                ]},
                {"key": "each", "title": _title("Each child"), "per_child": True,
                 "when": {"not": {"question": "sources", "is": ["nothing"]}}, "questions": [
                    _ask("seen", "yes_no", reason_for=["no", "na"]),
                    _ask("alone", "yes_no", when={"question": "seen", "is": ["yes"]}),
                ]},
                {"key": "end", "title": _title("End"), "questions": [_ask("overall", "grade")]},
            ],
        }
    ),
    "example",
)  # fmt: skip


def _written(text: str) -> dict[Slot, Any]:
    found: dict[Slot, Any] = {}
    for part in filter(None, (each.strip() for each in text.split(";"))):
        slot, _equals, value = part.partition("=")
        question = EXAMPLE.question(Slot.parse(slot).question)
        assert question is not None
        if question.kind == "yes_no":
            answer, _colon, reason = value.partition(":")
            found[Slot.parse(slot)] = {"answer": answer, "reason": reason.strip()}
        else:
            found[Slot.parse(slot)] = value.split("+") if question.kind == "several" else value
    return found


def _sheet(written: str, children: str, scale: str = "ofsted-2014") -> Sheet:
    return Sheet(EXAMPLE, children_of(children.split()), scale_of(scale), _written(written))


def _asked(written: str, children: str, scale: str) -> str:
    return " ".join(str(slot) for slot in _sheet(written, children, "" if scale == "no grades" else scale).asked())


def _missing(written: str, children: str) -> tuple[str, str]:
    sheet = _sheet(written, children)
    wrong = " ".join(str(slot) for slot in sheet.problems(TODAY))
    return wrong or "nothing", " ".join(str(slot) for slot in sheet.left_out()) or "nothing"


def _answer(question: str, written: str) -> tuple[str, str]:
    asked = EXAMPLE.question(question)
    assert asked is not None
    kept = tidy(asked, next(iter(_written(f"{question}={written}").values())))
    wrong = problem(asked, kept, scale=scale_of("ofsted-2014"), today=TODAY)
    says = WRONGS[wrong.key] % {"least": wrong.least, "most": wrong.most} if wrong else "an answer"
    return str(kept), says


def _two(stands: str, came: str, page_was_made_with: str, same_page_wrote_what_stands: str) -> str:
    own = same_page_wrote_what_stands == "yes"
    return str(outcome(stands, came, mark(page_was_made_with), own=own))


PAGE = Page(
    "instruments",
    "Instruments: which questions are asked, and what an answer is",
    "An example asks for the law, the sources that were read, the weeks of waiting (in public law only), why (from four "
    "weeks on), and the day of reading; of each child (unless nothing could be read) whether it was seen, and if so "
    "whether alone; and an overall grade. A place is a question, or a question and the letter of a child. "
    "Source: this project's own rule.",
    (
        Rule(
            "Which questions are asked",
            "A question is asked when its section's condition and its own hold. A condition sees only answers that count. "
            "A grade is asked on the regime's scale, and not where the regime has none.",
            """
            written                                | children  | scale       || asked
                                                   |           | ofsted-2014 || law sources read_on overall
                                                   |           | no grades   || law sources read_on
            law=private                            | 5-9       | ofsted-2014 || law sources read_on seen.A overall
            law=public                             |           | ofsted-2014 || law sources weeks read_on overall
            law=public; weeks=4                    |           | ofsted-2014 || law sources weeks why read_on overall
            law=public; weeks=3                    |           | ofsted-2014 || law sources weeks read_on overall
            law=private; weeks=9                   |           | ofsted-2014 || law sources read_on overall
            sources=nothing                        | 5-9       | ofsted-2014 || law sources read_on overall
            seen.A=yes; seen.B=no: abroad          | 5-9 14-17 | ofsted-2014 || law sources read_on seen.A alone.A seen.B overall
            """,
            _asked,
        ),
        Rule(
            "What is missing, and what does not count",
            "A required question must be answered only where it is asked, and then for every child. What was written in a "
            "place that is not asked counts nowhere.",
            """
            written                                                                  | children  || missing or wrong         | left out
                                                                                     |           || law sources overall      | nothing
            law=private; sources=record; overall=good                                |           || nothing                  | nothing
            law=private; sources=record; overall=good; weeks=9; why=Slow             |           || nothing                  | weeks why
            law=private; sources=record; overall=good                                | 5-9 10-13 || seen.A seen.B            | nothing
            law=private; sources=record; overall=good; seen.A=no: ill; seen.B=no: ill | 5-9 10-13 || nothing                  | nothing
            law=private; sources=record; overall=good; seen.A=no; seen.B=yes         | 5-9 10-13 || seen.A alone.B           | nothing
            law=private; sources=nothing; overall=good; seen.A=yes                   | 5-9       || nothing                  | seen.A
            """,
            _missing,
        ),
        Rule(
            "What is kept, and whether it is an answer",
            "What can be read is kept in one form; what cannot is kept as it was written, and told of.",
            """
            question | written      || kept                          | is
            law      | private      || private                       | an answer
            law      | other        || other                         | Choose one of the answers that are offered.
            sources  | plan+record  || ['record', 'plan']            | an answer
            sources  | record+nothing || ['record', 'nothing']       | One of the answers excludes the others. Leave it out, or leave the others out.
            weeks    | 1,000        || 1000                          | Write a number that is 200 or less.
            weeks    | a few        || a few                         | Write a number, such as 12 or 12.5.
            weeks    | 2.5          || 2.5                           | Write a whole number, such as 12.
            weeks    | -1           || -1                            | Write a number that is 0 or more.
            read_on  | 2026-11-22   || 2026-11-22                    | an answer
            read_on  | 2026-11-23   || 2026-11-23                    | Write a date that is today or earlier.
            read_on  | 2026-02-30   || 2026-02-30                    | Write a real date: a day, a month and a year, like 27 3 2021.
            seen     | no           || {'answer': 'no', 'reason': ''} | Give the reason for this answer.
            seen     | no: abroad   || {'answer': 'no', 'reason': 'abroad'} | an answer
            why      | twenty-one letters ok || twenty-one letters ok | Write 20 characters or fewer.
            overall  | adequate     || adequate                      | Choose one of the answers that are offered.
            """,
            _answer,
        ),
        Rule(
            "Two pages write in one place",
            "Each page knows what stood there when it was made. In a conflict both texts are kept until a person chooses.",
            """
            stands | came  | page was made with | same page wrote what stands || outcome
                   | mine  |                    | no                          || take
            mine   | mine  |                    | no                          || same
            theirs |       |                    | no                          || keep
            theirs | mine  |                    | no                          || conflict
            theirs | mine  | theirs             | no                          || take
            first  | later |                    | yes                         || take
            """,
            _two,
        ),
    ),
)
