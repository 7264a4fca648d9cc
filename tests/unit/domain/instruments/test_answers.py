"""What was written is kept, put into one form where it can be read, and told of where it cannot."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.unit.domain.instruments.building import choice, instrument, question, section
from touchstone.domain.instruments.answers import (
    WRONGS,
    Wrong,
    accept,
    is_empty,
    key_of,
    problem,
    read_date,
    read_number,
    shown_number,
    tidy,
)
from touchstone.domain.instruments.model import Child, Question, children_of, scale_of

TODAY = date(2026, 11, 22)
OPTIONS = [{"key": k, "en": k, "cy": k, **({"alone": True} if k == "none" else {})} for k in ("a", "b", "none")]
READ = instrument(
    section(
        "one",
        choice("choice"),
        question("several", "several", options=OPTIONS),
        question("text", most=5),
        question("free"),
        question("number", "number", least=1, most=10.5),
        question("whole", "number", whole=True),
        question("date", "date", past=True),
        question("any_date", "date"),
        question("yes_no", "yes_no", reason_for=["no", "na"]),
        question("risk", "yes_no", always_applies=True),
        question("grade", "grade"),
    )
)


def of(key: str) -> Question:
    found = READ.question(key)
    assert found is not None
    return found


TIDY: list[tuple[str, Any, Any]] = [
    ("choice", " a ", "a"),
    ("several", ["none", "a", "a", "x"], ["a", "none", "x"]),
    ("several", [], ""),
    ("text", "  two  words ", "two  words"),
    ("number", "1,200", "1200"),
    ("number", "2.50", "2.5"),
    ("number", "a few", "a few"),
    ("date", {"day": "2", "month": "11", "year": "2026"}, "2026-11-02"),
    ("date", {"day": "31", "month": "2", "year": "2026"}, {"day": "31", "month": "2", "year": "2026"}),
    ("date", {"day": " ", "month": "", "year": ""}, ""),
    ("yes_no", {"answer": "no", "reason": " ill "}, {"answer": "no", "reason": "ill"}),
    ("yes_no", {"answer": "", "reason": "ill"}, {"answer": "", "reason": "ill"}),
    ("yes_no", {"answer": "", "reason": " "}, ""),
    ("grade", "good", "good"),
]


@pytest.mark.parametrize(("key", "written", "canonical"), TIDY)
def test_tidy(key: str, written: Any, canonical: Any) -> None:
    assert tidy(of(key), written) == canonical
    assert tidy(of(key), canonical) == canonical


PROBLEMS: list[tuple[str, Any, str]] = [
    ("choice", "a", ""),
    ("choice", "c", "unknown_choice"),
    ("several", ["a", "b"], ""),
    ("several", ["a", "x"], "unknown_choice"),
    ("several", ["none"], ""),
    ("several", ["a", "none"], "not_alone"),
    ("text", "12345", ""),
    ("text", "123456", "too_long"),
    ("free", "x" * 10_001, "too_long"),
    ("number", "10.5", ""),
    ("number", "0", "too_small"),
    ("number", "11", "too_large"),
    ("number", "ten", "not_number"),
    ("whole", "1.5", "not_whole"),
    ("whole", "-3", ""),
    ("date", "2026-11-22", ""),
    ("date", "2026-11-23", "in_future"),
    ("any_date", "2030-01-01", ""),
    ("date", {"day": "31", "month": "2", "year": "2026"}, "not_date"),
    ("date", "last week", "not_date"),
    ("yes_no", {"answer": "yes", "reason": ""}, ""),
    ("yes_no", {"answer": "no", "reason": " "}, "no_reason"),
    ("yes_no", {"answer": "na", "reason": "None here"}, ""),
    ("yes_no", {"answer": "perhaps", "reason": ""}, "unknown_choice"),
    ("yes_no", {"answer": "", "reason": "Forgot the answer"}, "missing"),
    ("risk", {"answer": "na", "reason": "x"}, "unknown_choice"),
    ("grade", "good", ""),
    ("grade", "satisfactory", "unknown_choice"),
    ("grade", "", ""),
]


@pytest.mark.parametrize(("key", "written", "wrong"), PROBLEMS)
def test_problem(key: str, written: Any, wrong: str) -> None:
    found = problem(of(key), written, scale=scale_of("ofsted-2014"), today=TODAY)
    assert (found.key if found else "") == wrong
    if found:
        assert WRONGS[found.key] % {"least": found.least, "most": found.most}


def test_bounds_are_said_as_a_person_would() -> None:
    scale = scale_of("")
    assert problem(of("number"), "0", scale=scale, today=TODAY) == Wrong("too_small", least="1")
    assert problem(of("number"), "11", scale=scale, today=TODAY) == Wrong("too_large", most="10.5")
    assert problem(of("free"), "x" * 10_001, scale=scale, today=TODAY) == Wrong("too_long", most="10,000")


ACCEPTED: list[tuple[str, Any, Any]] = [
    ("choice", None, ""),
    ("choice", ["a"], ""),
    ("choice", True, ""),
    ("number", 7, "7"),
    ("text", "a\r\nb\x00", "a\nb"),
    ("text", "a\ud800b", "ab"),
    ("several", "a", []),
    ("several", ["a", 3, None, True], ["a", "3", "", ""]),
    ("date", "2026-11-02", "2026-11-02"),
    ("date", {"day": 2, "other": "x"}, {"day": "2", "month": "", "year": ""}),
    ("date", {}, {}),
    ("yes_no", "yes", {"answer": "yes", "reason": ""}),
    ("yes_no", {"answer": ["no"]}, {}),
]


@pytest.mark.parametrize(("key", "sent", "written"), ACCEPTED)
def test_accept(key: str, sent: Any, written: Any) -> None:
    assert accept(of(key), sent) == written


def test_numbers() -> None:
    assert [read_number(text) for text in ("12", "1,234,567.5", "+3", "1,23", "1e3", "", "½")] == [
        12, 1234567.5, 3, None, None, None, None,
    ]  # fmt: skip
    assert [shown_number(n) for n in (3.0, -2.5, 0.1)] == ["3", "-2.5", "0.1"]


def test_dates() -> None:
    assert read_date("2026-02-28") == date(2026, 2, 28)
    for wrong in ("2026-02-30", "26-02-03", "2026-02", "x-y-z", [], {"day": "1", "month": "2", "year": "26"}):
        assert read_date(wrong) is None  # type: ignore[arg-type]


def test_keys_and_emptiness() -> None:
    assert [key_of(w) for w in ("a", ["a"], {"answer": "no"}, {})] == ["a", "", "no", ""]  # type: ignore[arg-type]
    assert [is_empty(w) for w in ("", " ", [], {}, {"reason": " "}, None)] == [True] * 6
    assert not is_empty({"answer": "", "reason": "Because"})


def test_children_are_letters_in_order() -> None:
    assert children_of(("0-1", "unborn")) == (Child("A", "0-1"), Child("B", "unborn"))
    with pytest.raises(ValueError, match="up to 15 children"):
        children_of(("0-1",) * 16)
    with pytest.raises(ValueError, match="no age band 'teen'"):
        children_of(("teen",))
