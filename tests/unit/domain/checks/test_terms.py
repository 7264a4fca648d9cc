"""Are initials and terms explained where they stand first?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import draft, found, marked, statement


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The IRO and the IRO", ["IRO"]),
        ("Two IROs", ["IRO"]),
        ("The independent reviewing officer (IRO)", []),
        ("The IRO (the officer who reviews plans)", []),
        ("(IRO) came", ["IRO"]),
        ("In word and deed (QZ)", ["QZ"]),
        ("The UK, part II", []),
        ("PLEASE READ THIS LETTER CAREFULLY AND SEND IT BACK TO US NOW", []),
        ("The DfE wrote.", ["DfE"]),
        ("A genogram came.", ["genogram"]),
        ("A genogram, that is, a drawing", []),
        ("a drawing (genogram)", []),
        ("www.IRO.example and a@IRO.example", []),
    ],
)
def test_english(text: str, words: list[str]) -> None:
    assert marked("unexplained", text) == words


def test_the_glossary_and_public_names_explain() -> None:
    assert (
        marked("unexplained", "The IROs use a genogram.", terms=frozenset({"Reviewing officer (IRO)", "Genograms"}))
        == []
    )
    assert marked("unexplained", "The BBC and the NQA.", public_names=frozenset({"NQA"})) == []


def test_only_the_first_use_in_the_order_of_reading_is_named() -> None:
    whole = draft(statement("The IRO came.", key="1"), statement("The IRO went.", key="2"))
    assert [one.place for one in found("unexplained", whole)] == ["1"]


def test_welsh_has_terms_of_its_own() -> None:
    assert marked("unexplained", "", "Daeth genogram.") == ["genogram"]
