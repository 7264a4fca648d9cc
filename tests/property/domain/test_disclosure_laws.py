"""Laws of the check for what could tell who somebody is: it finds what is put in, wherever it stands, and no more."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain import name_words
from touchstone.domain.disclosure import Names, check, is_nhs_number
from touchstone.domain.disclosure_words import ORDINARY

KEY = "a key"
# Everyday words of such texts: none is a name here, and none leads a date or number.
WORDS = st.sampled_from(
    "the plan said that nobody visited after contact ended and records were late while staff listened well".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
LETTERS = st.text("abcdefghijklmnoprstuvwyzàâäéèëîïôöŵŷ", min_size=4, max_size=12)


def nhs(nine: int) -> str | None:
    digits = f"{nine:09d}"
    return next((digits + last for last in "0123456789" if is_nhs_number(digits + last)), None)


@given(st.text(max_size=200))
def test_any_text_is_read_and_marks_are_in_order_and_apart(text: str) -> None:
    found = check(text, Names(KEY, frozenset(name_words.hashes(KEY, ["Mia"]))))
    assert all(text[mark.start : mark.end] == mark.word and mark.start < mark.end for mark in found)
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))


@given(SENTENCES, SENTENCES)
def test_everyday_words_are_not_marked(before: str, after: str) -> None:
    assert check(f"{before}. {after}", Names(KEY, frozenset(name_words.hashes(KEY, ["Mia", "Oswin"])))) == ()


@given(SENTENCES, SENTENCES, st.integers(100_000_000, 999_999_999), st.sampled_from(["", " ", "-"]))
def test_a_number_with_the_right_check_digit_is_always_found(before: str, after: str, nine: int, gap: str) -> None:
    whole = nhs(nine)
    if whole is None:
        return  # no digit is right for these nine: the NHS gives no such number
    written = gap.join((whole[:3], whole[3:6], whole[6:]))
    (found,) = check(f"{before} {written} {after}")
    assert found.kind == "nhs_number" and found.word == written


@given(SENTENCES, SENTENCES, LETTERS, st.sampled_from([str.upper, str.capitalize, str]))
def test_a_name_of_the_list_is_found_however_it_is_written(
    before: str, after: str, name: str, write: Callable[[str], str]
) -> None:
    if name_words.plain(name) in ORDINARY:
        write = str.upper  # a name that is an everyday word too is looked for with a capital only
    found = check(f"{before} xx {write(name)}, {after}", Names(KEY, frozenset(name_words.hashes(KEY, [name]))))
    assert write(name) in [mark.word for mark in found]


@given(SENTENCES, st.integers(1, 28), st.integers(1, 12), st.integers(2005, 2026), st.sampled_from("/.-"))
def test_a_date_is_marked_exactly_when_something_says_that_it_is_a_birth(
    before: str, day: int, month: int, year: int, mark: str
) -> None:
    written = f"{day}{mark}{month}{mark}{year}"
    assert [found.word for found in check(f"{before}, born {written}")] == [written]
    assert check(f"{before}, heard {written}") == ()
