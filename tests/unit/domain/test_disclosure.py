"""Marks: where they stand, which kind wins where two overlap, and what a kept reason holds for."""

from __future__ import annotations

import pytest

from touchstone.domain import name_words
from touchstone.domain.disclosure import WHY, Names, check, is_nhs_number

KEY = "a key"


def names(*said: str) -> Names:
    return Names(KEY, frozenset(name_words.hashes(KEY, said)))


def test_marks_stand_where_they_say_in_the_order_of_the_text() -> None:
    text = "Ring 07700 900123 or write to m@northmere.example: ST16 2LH."
    found = check(text)
    assert [mark.kind for mark in found] == ["phone", "email", "postcode"]
    assert all(text[mark.start : mark.end] == mark.word for mark in found)
    assert [str(mark.why) for mark in found] == ["a telephone number", "an e-mail address", "a postcode"]


def test_an_address_is_not_marked_again_for_the_name_in_it() -> None:
    (found,) = check("mia@northmere.example", names("Mia"))
    assert found.kind == "email"


def test_without_hashes_no_name_is_found() -> None:
    assert check("Mia was seen.") == () and check("Mia was seen.", Names()) == ()


def test_a_reason_holds_for_the_word_however_it_is_spaced_or_written() -> None:
    one, two = check("07700 900123 and 07700  900123")
    assert one.key == two.key == ("phone", "07700 900123")
    (upper,), (lower,) = check("ST16 2LH"), check("st16 2lh")
    assert upper.key == lower.key


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("943 476 5919", True),
        ("943-476-5919", True),
        ("943 476 5918", False),
        ("000 000 0000", False),
        ("943 476 591", False),
        ("401 023 2137", True),
        ("100 000 0001", True),
        ("100 000 0010", False),
    ],
)
def test_check_digits_of_nhs_numbers(digits: str, right: bool) -> None:
    assert is_nhs_number(digits) is right


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("0044 7700 900123", ["phone"]),
        ("0044 770", []),
        ("+353 1 234 5678", ["phone"]),
        ("01632.960.123", ["phone"]),
        ("0632 960 123", []),  # no such beginning of a national number
        ("0000123456", []),
        ("E1 4hr", []),
        ("QQ1 1AA", []),  # no such postcode area
    ],
)
def test_formats_at_their_edges(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in check(text)] == kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hope said no.", ["Hope"]),
        ("She said that Hope went home.", ["Hope"]),
        ("There is hope.", []),
        ("• Hope the dog barked.", []),  # the head of a line, before an article: the ordinary word
        ("May 2026", []),
        ("mid-May and after", []),
        ("April and May", []),
        ("June and May went out", []),  # both read as months: the price of not marking every "April and May"
        ("the end of May", []),
        ("the view of May", ["May"]),
        ("between 3 and May", []),
        ("", []),
    ],
)
def test_words_that_are_names_and_something_else(text: str, found: list[str]) -> None:
    assert [mark.word for mark in check(text, names("Hope", "May"))] == found


def test_every_kind_says_why() -> None:
    assert set(WHY) == {"email", "nhs_number", "court_case", "phone", "birth", "postcode", "name"}
