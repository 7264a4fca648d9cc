"""Could somebody tell who this is?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.checks.drafts import draft, found, marked, places, statement
from touchstone.domain import name_words
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


def test_welsh() -> None:
    assert marked("identifiable", "", "Yn Northmere arhosodd tri phlentyn.", **HERE) == []
    assert marked("identifiable", "", "Yn Northmere arhosodd dau blentyn.", **HERE) == ["dau blentyn"]


def test_how_to_reach_the_inspectorate_may_stand_in_a_plain_statement() -> None:
    text = "Write to a@b.example."
    assert places("identifiable", draft(statement(text, plain=True))) == []
    assert places("identifiable", draft(statement(text))) == ["a@b.example"]


def test_what_goes_together_is_named() -> None:
    (one,) = found("identifiable", draft(statement("A deaf Somali boy aged 9 left.")))
    assert str(one.says) == "This could tell who a child or another person is: age, condition and origin together."
