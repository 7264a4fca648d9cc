"""Could somebody tell who this is?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.checks.drafts import draft, found, marked, places, statement
from touchstone.domain import name_words
from touchstone.domain.checks import CheckedTyped, check
from touchstone.domain.disclosure import Names

HERE: dict[str, Any] = {
    "places": frozenset({"Northmere"}),
    "public_names": frozenset({"Ada Lovell"}),
    "known_names": Names("k", frozenset(name_words.hashes("k", ["Mia O'Brien", "Ada Lovell"]))),
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mia was moved.", ["Mia"]),
        ("Ada wrote this.", []),
        ("Mrs Lovell and Mrs Vale", ["Vale"]),
        ("A girl called Tam", ["Tam"]),
        ("Jem, aged 9, and Jem, aged 10", ["Jem", "Jem"]),
        ("Boys aged 12", []),
        ("May (12)", []),
        ("Northmere (12)", []),
        ("In Northmere two children left.", ["two children"]),
        ("In Northmere more than two children left.", []),
        ("In Northmere 12 children left.", []),
        ("Two children left.", []),
        ("A boy of ten in Northmere left.", []),
        ("A deaf boy in Northmere left.", ["A deaf boy"]),
        ("A deaf Somali boy left.", []),
        ("A deaf Somali boy aged 9 left.", ["A deaf Somali boy"]),
        ("Deaf adults live in Northmere.", []),
    ],
)
def test_english(text: str, words: list[str]) -> None:
    assert marked("identifiable", text, **HERE) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yn Northmere arhosodd dau blentyn.", ["dau blentyn"]),
        ("Yn Northmere arhosodd tri phlentyn.", ["tri phlentyn"]),
        ("Yn Northmere arhosodd dau ddeg o blant.", []),
        ("Yn Northmere arhosodd llai na phum plentyn.", []),
        ("Ym Mhenmorfa arhosodd dwy ferch.", ["dwy ferch"]),
        ("Roedd merch fyddar ym Mhenmorfa.", ["merch"]),
        ("Roedd merch fyddar yn y Ffen.", ["merch"]),
        ("Roedd merch fyddar yno.", []),
        ("Roedd Elin, 9 oed, yno.", ["Elin"]),
        ("Roedd Elin (9 oed) yno.", ["Elin"]),
        ("Plant, 9 oed, oedd yno.", []),
    ],
)
def test_welsh(text: str, words: list[str]) -> None:
    here = {**HERE, "places": frozenset({"Northmere", "Penmorfa", "Y Ffen"})}
    assert marked("identifiable", "", text, **here) == words


@pytest.mark.parametrize(
    ("english", "welsh", "names", "words"),
    [
        ("Mia was ill.", "Roedd Mia yn sâl.", False, ["Mia"]),
        ("Mia was ill.", "", False, []),  # its English is another room's
        ("In Northmere two children left.", "Gadawodd dau blentyn yn Northmere.", False, ["dau blentyn"]),
        ("Write to a@b.example.", "Ysgrifennwch at a@b.example.", False, []),
        ("Mia Lovell\nHead of Service", "Mia Lovell\nPennaeth", True, []),
        ("Head of Service", "Pennaeth, mam Mia", True, ["Mia"]),
        ("Jamia Lovell", "Mam Mia", True, ["Mia"]),
    ],
)
def test_the_welsh_of_the_record(english: str, welsh: str, names: bool, words: list[str]) -> None:
    whole = draft(welsh=True, record=(CheckedTyped("r", english, welsh, names=names),), **HERE)
    told = [one for one in check(whole) if one.rule == "identifiable"]
    assert [welsh[one.start : one.end] for one in told] == words
    assert {(one.kind, one.place, one.language) for one in told} <= {("record", "r", "cy")}


def test_how_to_reach_the_inspectorate_may_stand_in_a_plain_statement() -> None:
    text = "Write to a@b.example."
    assert places("identifiable", draft(statement(text, plain=True))) == []
    assert places("identifiable", draft(statement(text))) == ["a@b.example"]


def test_what_goes_together_is_named() -> None:
    (one,) = found("identifiable", draft(statement("A deaf Somali boy aged 9 left.")))
    assert str(one.says) == "This could tell who a child or another person is: age, condition and origin together."
