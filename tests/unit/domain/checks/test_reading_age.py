"""How old must a reader be?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import draft, found, marked, statement
from touchstone.domain.checks.reading_age import of_document, reading, syllables

HARD = (
    "Organisational interdependencies precipitate disproportionate administrative responsibilities, exacerbating "
    "institutional vulnerabilities across multidisciplinary constituencies."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [("plan", 1), ("plans", 1), ("made", 1), ("needed", 2), ("worked", 1), ("little", 2), ("family", 3), ("hm", 1),
     ("being", 2), ("the", 1), ("review", 2), ("assessment", 3), ("responsibility", 6)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_figure_of_a_document() -> None:
    one = of_document(["The cat sat on the mat.", "It was a big cat."])
    assert (one.words, one.sentences, one.longest, one.words_a_sentence) == (11, 2, 6, 5.5)
    assert one.age == pytest.approx(0.39 * 5.5 + 11.8 - 15.59 + 5, abs=0.1)


def test_welsh_and_nothing_have_no_age() -> None:
    assert reading("Mae'r plant yn glir.", "cy").age is None
    assert (reading("").age, reading("").words_a_sentence) == (None, 0.0)


def test_a_hard_statement_is_named_and_an_easy_one_is_not() -> None:
    (one,) = found("hard-to-read", draft(statement(HARD)))
    assert (one.start, one.end) == (0, 0)
    assert "the aim is 17" in str(one.says)
    assert marked("hard-to-read", "Managers decide together which cases come first, and they tell families why.") == []


def test_children_and_other_aims_are_named_sooner() -> None:
    text = "Inspectors consider whether professionals communicate effectively with families and schools each year."
    assert found("hard-to-read", draft(statement(text))) == []
    assert "the aim is 12" in str(found("hard-to-read", draft(statement(text), children=True))[0].says)
    assert found("hard-to-read", draft(statement(text), reading_age=11))


def test_a_very_long_sentence_is_named_with_its_place_in_welsh_too() -> None:
    long = "a " * 60 + "b."
    assert marked("hard-to-read", "", f"Da. {long}") == [long]
