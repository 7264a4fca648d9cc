"""Which questions apply, what counts, what is missing, and how far each page is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.unit.domain.instruments.building import choice, instrument, question, section, sheet
from touchstone.domain.instruments.asking import as_data
from touchstone.domain.instruments.merging import Outcome, mark, outcome
from touchstone.domain.instruments.model import Slot

TODAY = date(2026, 11, 22)
READ = instrument(
    section(
        "one",
        choice("law", "private", "public"),
        question("weeks", "number", required=False),
        question("why", when={"question": "weeks", "at_least": 3}),
        question("note", required=False, when={"question": "why", "answered": True}),
        question("ticks", "several", options=[{"key": k, "en": k, "cy": k} for k in "xyz"], required=False),
        question("x_note", when={"question": "ticks", "is": ["x"]}),
        question("seen", "yes_no", required=False),
        question("not_seen", when={"not": {"question": "seen", "is": ["yes"]}}),
    ),
    section(
        "each",
        question("met", "yes_no"),
        question("alone", "yes_no", when={"question": "met", "is": ["yes"]}),
        question("both", when={"all": [{"question": "met", "is": ["yes"]}, {"question": "law", "is": ["public"]}]}),
        per_child=True,
        when={"any": [{"question": "law", "is": ["public"]}, {"question": "weeks", "at_least": 10}]},
    ),
    section("end", question("grade", "grade")),
    overall="grade",
)
TWO = ("5-9", "10-13")


def asked(answers: dict[str, Any], bands: tuple[str, ...] = (), scale: str = "ofsted-2014") -> list[str]:
    always = {"law", "weeks", "ticks", "seen", "grade", "not_seen"}
    return [str(slot) for slot in sheet(READ, answers, bands, scale).asked() if str(slot) not in always]


def test_a_question_applies_when_its_condition_holds() -> None:
    assert asked({}) == []
    assert asked({"weeks": "3"}) == ["why"]
    assert asked({"weeks": "1,000"}) == ["why"]
    assert asked({"weeks": "2.9"}) == []
    assert asked({"weeks": "several"}) == []
    assert asked({"ticks": ["y", "x"]}) == ["x_note"]
    assert asked({"ticks": ["y"]}) == []


def test_an_answer_that_does_not_apply_shows_nothing() -> None:
    assert asked({"weeks": "3", "why": "Because"}) == ["why", "note"]
    assert asked({"weeks": "1", "why": "Because"}) == []


def test_not_is_the_reverse() -> None:
    assert Slot("not_seen") in sheet(READ, {}).asked()
    assert Slot("not_seen") not in sheet(READ, {"seen": {"answer": "yes", "reason": ""}}).asked()


def test_a_section_for_each_child_looks_at_the_same_child_and_at_the_case() -> None:
    answers = {"law": "public", "met.A": {"answer": "yes", "reason": ""}, "met.B": {"answer": "no", "reason": ""}}
    assert asked(answers, TWO) == ["met.A", "alone.A", "both.A", "met.B"]
    assert asked({**answers, "law": "private"}, TWO) == []
    assert asked({**answers, "law": "private", "weeks": "10"}, TWO) == ["why", "met.A", "alone.A", "met.B"]


def test_without_a_scale_no_grade_is_asked() -> None:
    assert Slot("grade") not in sheet(READ, {}, scale="").asked()
    assert "grade" in [question.key for _section, question in READ.questions()]


def test_what_counts_and_what_is_left_out() -> None:
    found = sheet(
        READ, {"law": "private", "weeks": "1", "why": "Because", "met.A": {"answer": "yes"}, "note": " "}, TWO
    )
    assert {str(slot) for slot in found.counted()} == {"law", "weeks"}
    assert [str(slot) for slot in found.left_out()] == ["why", "met.A"]


def test_problems_are_of_what_applies_and_in_order() -> None:
    found = sheet(READ, {"weeks": "3", "not_seen": "x", "grade": "odd"}, TWO).problems(TODAY)
    assert {str(slot): wrong.key for slot, wrong in found.items()} == {
        "law": "missing",
        "why": "missing",
        "grade": "unknown_choice",
    }


def test_every_child_must_be_answered_for() -> None:
    done = {"answer": "no", "reason": "Abroad."}
    answers = {"law": "public", "not_seen": "x", "grade": "good", "met.A": done}
    assert [str(slot) for slot in sheet(READ, answers, TWO).problems(TODAY)] == ["met.B"]
    assert sheet(READ, {**answers, "met.B": done}, TWO).problems(TODAY) == {}


def test_progress_by_page() -> None:
    answers = {"law": "public", "met.A": {"answer": "no", "reason": ""}, "not_seen": "x", "weeks": "a"}
    found = {(part.section.key, part.child): part for part in sheet(READ, answers, TWO).progress(TODAY)}
    assert [(*key, part.state) for key, part in found.items()] == [
        ("one", "", "begun"),
        ("each", "A", "done"),
        ("each", "B", "not begun"),
        ("end", "", "not begun"),
    ]
    assert (found["one", ""].asked, found["one", ""].answered, found["one", ""].left) == (5, 2, 1)
    assert {part.state for part in sheet(READ, {"law": "private"}, TWO).progress(TODAY)} == {
        "begun",
        "not needed",
        "not begun",
    }


def test_conditions_as_data_name_the_slots_that_they_mean() -> None:
    each = READ.section("each")
    assert each is not None and each.when is not None
    both = READ.question("both")
    assert both is not None and both.when is not None
    assert as_data(both.when, READ, "B") == {
        "operator": "all",
        "parts": [
            {"operator": "is", "slot": "met.B", "values": ["yes"]},
            {"operator": "is", "slot": "law", "values": ["public"]},
        ],
    }
    assert as_data(each.when, READ)["parts"][1] == {  # type: ignore[index]
        "operator": "at_least",
        "slot": "weeks",
        "number": 10,
    }
    note = READ.question("note")
    assert note is not None and note.when is not None
    assert as_data(note.when, READ) == {"operator": "answered", "slot": "why"}


@pytest.mark.parametrize(
    ("standing", "mine", "base", "own", "becomes"),
    [
        ("a", "a", "x", False, Outcome.SAME),
        ("", "a", "", False, Outcome.TAKE),
        ("a", "b", "a", False, Outcome.TAKE),
        ("a", "b", None, False, Outcome.TAKE),
        ("a", "b", "z", True, Outcome.TAKE),
        ("a", "b", "b", False, Outcome.KEEP),
        ("a", "b", "z", False, Outcome.CONFLICT),
    ],
)
def test_two_pages_in_one_slot(standing: str, mine: str, base: str | None, own: bool, becomes: Outcome) -> None:
    assert outcome(standing, mine, None if base is None else mark(base), own=own) is becomes


def test_a_slot_reads_back() -> None:
    for slot in (Slot("law"), Slot("met", "A")):
        assert Slot.parse(str(slot)) == slot
    assert READ.knows(Slot("met", "A"), sheet(READ, {}, TWO).children)
    assert not READ.knows(Slot("met"), sheet(READ, {}, TWO).children)
