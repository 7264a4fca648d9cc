"""Does the Welsh say what the English says, now?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.unit.domain.checks.drafts import area, draft, found, marked, statement
from touchstone.domain.checks import CheckedTyped, check


def test_missing() -> None:
    assert [one.language for one in found("welsh-missing", draft(statement("It is."), area("Do it."), welsh=True))] == [
        "cy"
    ] * 2
    assert found("welsh-missing", draft(statement("It is."))) == []
    assert found("welsh-missing", draft(statement("It is.", "Mae."), statement(""), welsh=True)) == []


@pytest.mark.parametrize(("english", "welsh", "older"), [(5, 4, True), (5, 5, False), (4, 5, False)])
def test_older(english: int, welsh: int, older: bool) -> None:
    times = {"text_at": datetime(2026, 5, english), "text_cy_at": datetime(2026, 5, welsh)}
    assert bool(found("welsh-older", draft(statement("It is.", "Mae.", **times)))) == older
    assert found("welsh-older", draft(statement("It is.", "", **times))) == []
    assert found("welsh-older", draft(statement("It is.", "Mae.", text_at=datetime(2026, 5, 1)))) == []


@pytest.mark.parametrize(
    ("english", "welsh", "words"),
    [
        ("Plans are clear.", "Mae'r cynlluniau'n glir.", []),
        ("Plans are clear.", "They are clear to all of them.", ["They are clear to all of them."]),
        ("Plans are clear.", "Mae'r cynlluniau and they are short yn glir.", ["and they are short"]),
        ("Plans stay clear.", "Plans stay clear.", ["Plans stay clear."]),
        ("Yes.", "Yes.", []),
        ("Plans.", "Mae Cafcass of England yn glir.", []),
    ],
)
def test_still_english(english: str, welsh: str, words: list[str]) -> None:
    assert marked("welsh-still-english", english, welsh) == words


@pytest.mark.parametrize(
    ("english", "welsh", "says"),
    [
        ("61 of 67", "61 o 67", []),
        ("1,200", "1,200", []),
        ("6 teams", "chwe thîm", []),
        ("six teams", "6 thîm", []),
        ("two teams", "y ddau dîm", []),
        ("both teams", "y ddau dîm", []),
        ("two teams", "y timau", []),
        ("67 files", "ffeiliau", ["The English says 67, and the Welsh does not."]),
        ("files", "67 o ffeiliau", ["The Welsh says 67, and the English does not."]),
        ("six teams", "saith tîm", ["The English says 6, and the Welsh says 7."]),
        ("3 March 2026", "3 Mawrth 2026", []),
        ("3 March 2026", "3 Mai 2026", ["The months of the dates differ between the English and the Welsh."]),
        ("March 2026", "Fawrth 2026", []),
        ("67", "", []),
    ],
)
def test_numbers(english: str, welsh: str, says: list[str]) -> None:
    assert [str(one.says) for one in found("welsh-numbers", draft(statement(english, welsh)))] == says


def test_the_place_of_a_number_that_only_the_welsh_has() -> None:
    assert marked("welsh-numbers", "files", "Mae 67 yma") == ["67"]


@pytest.mark.parametrize(
    ("english", "welsh", "named"),
    [
        ("in Northmere", "yn Northmere", 0),
        ("in Northmere", "yn Eastmere", 1),
        ("in Cardiff", "yng Nghaerdydd", 0),
        ("in Cardiff", "yn Abertawe", 1),
        ("in Penmorfa", "ym Mhenmorfa", 0),
        ("the Board", "y bwrdd", 0),
        ("in Eastmere", "", 0),
    ],
)
def test_names(english: str, welsh: str, named: int) -> None:
    assert len(found("welsh-names", draft(statement(english, welsh)))) == named


def record(*typed: CheckedTyped, **more: Any) -> list[tuple[str, str]]:
    return [(one.rule, one.place) for one in check(draft(record=typed, welsh=True, **more))]


def test_what_the_record_holds_is_looked_at_by_the_rules_for_welsh_only() -> None:
    assert record(CheckedTyped("r", "Teh service, most of it.", "")) == [("welsh-missing", "r")]
    assert record(CheckedTyped("r", "It is.", "Mae.", stale=True)) == [("welsh-older", "r")]
    assert record(CheckedTyped("r", "It is.", "", stale=True)) == [("welsh-missing", "r")]
    assert record(CheckedTyped("r", "It is.", "Mae.")) == []


def test_names_may_stand_and_what_looks_english_is_asked_about() -> None:
    line = CheckedTyped("r", "Ann\nHead of the Courts Team", "Ann\n\nHead Team", names=True)
    found = [one for one in check(draft(record=(line,), welsh=True)) if one.rule == "welsh-names-english"]
    assert [(one.start, one.end) for one in found] == [(5, 14)]
    assert record(line, public_names=frozenset({"Ann", "Head Team"})) == []
    assert record(CheckedTyped("r", "Northmere Family Court Service", "Northmere Family Court Service"),
                  public_names=frozenset({"Northmere Family Court Service", ""})) == []  # fmt: skip


def test_the_whole_welsh_document_is_looked_at() -> None:
    def says(*printed: tuple[str, bool]) -> list[str]:
        whole = draft(statement("It is so.", "Mae felly."), welsh=True, welsh_document=printed)
        return [str(one.says) for one in check(whole)]

    assert says(("Mae felly.", False), ("", True), ("It is so", True), ("Arolygiad", False)) == []
    assert says(("It was there and it is.", False)) == ["The Welsh document says in English: “It was there and it is.”"]
    assert len(says(("Case files", True), ("Case files", True))) == 1
    whole = draft(record=(CheckedTyped("r", "case files"),), welsh=True, welsh_document=(("12 case files", True),))
    assert [one.rule for one in check(whole)] == ["welsh-missing"]
