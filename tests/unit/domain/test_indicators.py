"""Indicators: the key of a name, and figures in order."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.indicators import LONGEST_KEY, Reading, in_order, key_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Days to answer, each month", "days_to_answer_each_month"),
        ("  Gŵyn:  diwrnodau ", "gwyn_diwrnodau"),
        ("x" * 100, "x" * LONGEST_KEY),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_a_name_has_one_key(name: str, key: str) -> None:
    assert key_of(name) == key


def test_a_name_of_signs_alone_has_none() -> None:
    with pytest.raises(ValueError, match="letters or digits"):
        key_of(" – !")


def test_the_newest_first_what_was_told_before_what_was_printed_and_each_once() -> None:
    told, printed = Reading("12 days", date(2026, 11, 2)), Reading("12 days", date(2026, 11, 2), told=False)
    old = Reading("31 days", date(2026, 6, 1))
    assert in_order([old, printed, told, told]) == [told, printed, old]


def test_the_order_in_which_they_come_does_not_matter() -> None:
    some = [
        Reading(value, date(2026, 11, day), told=told) for value in "12" for day in (1, 2) for told in (True, False)
    ]
    expected = in_order(some)
    assert all(in_order(shuffled) == expected for shuffled in (some[::-1], some[3:] + some[:3], some[1::2] + some[::2]))
