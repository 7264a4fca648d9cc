"""Numbers, lists and dates in generated sentences: what the manual's tables do not hold."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.words import day, days, inside, listed, lowered, number, sentence, when

WEEK = PreciseDate.week(date(2009, 10, 5))
BEFORE = PreciseDate.before(date(2009, 10, 5))


@pytest.mark.parametrize(("n", "said"), [(0, "no"), (9, "nine"), (10, "10"), (1204, "1,204"), (-1, "-1")])
def test_small_numbers_are_words_in_english(n: int, said: str) -> None:
    assert number(n) == said


def test_welsh_numbers_are_figures() -> None:
    assert number(7, "cy") == "7"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Safeguarding practice", "safeguarding practice"),
        ("HMI reports", "HMI reports"),
        ("A plan", "A plan"),
        ("plans", "plans"),
        ("Plans", "plans"),
    ],
)
def test_only_an_ordinary_word_loses_its_capital(words: str, said: str) -> None:
    assert lowered(words) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [("It is so", "It is so."), ("Is it? ", "Is it?"), ("So …", "So …"), ("", ""), (" It is. ", "It is.")],
)
def test_a_sentence_ends_with_one_mark(words: str, said: str) -> None:
    assert sentence(words) == said


def test_dates_that_are_known_less_exactly() -> None:
    assert day(WEEK) == "week commencing 5 October 2009"
    assert day(WEEK, "cy") == "wythnos yn dechrau 5 Hydref 2009"
    assert when(WEEK, None) == "in the week commencing 5 October 2009"
    assert when(WEEK, None, "cy") == "yn yr wythnos yn dechrau 5 Hydref 2009"
    assert when(BEFORE, None) == "before 5 October 2009"
    assert when(BEFORE, None, "cy") == "cyn 5 Hydref 2009"


def test_one_date_is_printed_once() -> None:
    same = PreciseDate.day(2009, 10, 5)
    assert days(same, PreciseDate.day(2009, 10, 5)) == "5 October 2009"
    assert listed([]) == ""


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        (["Fen", "Moor", "Dale"], "en", "Fen, Moor and Dale"),
        (["Fen", "Moor and Dale"], "en", "Fen, and Moor and Dale"),
        (["Fen and Moor", "Dale"], "en", "Fen and Moor, and Dale"),
        (["Canolbarth a Gorllewin Cymru", "Gwent"], "cy", "Canolbarth a Gorllewin Cymru, a Gwent"),
        (["Gwent", "De Cymru"], "cy", "Gwent a De Cymru"),
    ],
)
def test_a_name_with_an_and_in_it_stays_whole(words: list[str], language: str, said: str) -> None:
    assert listed(words, language) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("How long cases wait. ", "how long cases wait"),
        ("A plan", "a plan"),
        ("The Made-up Act 2003", "the Made-up Act 2003"),
        ("Sut yr atebir llythyrau", "sut yr atebir llythyrau"),
        ("Northmere's plan", "Northmere's plan"),
        ("Section 4 of the Act", "Section 4 of the Act"),
        ("ALL cases", "ALL cases"),
        ("HMI reports", "HMI reports"),
        ("", ""),
    ],
)
def test_what_somebody_typed_begins_small_inside_a_sentence_unless_it_may_be_a_name(words: str, said: str) -> None:
    assert inside(words) == said
