"""Dates, numbers, lists and sentences as documents print them."""

from __future__ import annotations

import pytest

from touchstone.reader.common.counts import first_number, number_of, qualifier_before
from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.names import split_list
from touchstone.reader.common.text import sentences, slug, words_only


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("10/02/2011", "2011-02-10", None),
        ("02 March 2011", "2011-03-02", None),
        ("2nd March, 2011", "2011-03-02", None),
        ("2011-03-02", "2011-03-02", None),
        ("Tuesday, May 25, 2021", "2021-05-25", None),
        ("October 2009", "2009-10", None),
        ("week commencing 5 October 2009", "2009-10-05", None),
        ("week beginning Monday 5 October 2009", "2009-10-05", None),
        ("9 and 10 February 2011", "2011-02-09", "2011-02-10"),
        ("26–27 January 2011", "2011-01-26", "2011-01-27"),
        ("30 November to 4 December 2009", "2009-11-30", "2009-12-04"),
        ("28 December 2010 to 5 January 2011", "2010-12-28", "2011-01-05"),
        ("28 December to 5 January 2011", "2010-12-28", "2011-01-05"),
        ("November and December 2018", "2018-11", "2018-12"),
        ("December and January 2019", "2018-12", "2019-01"),
        ("by the end of January 2011", "2011-01-31", None),
        ("by the end of February 2012", "2012-02-29", None),
        ("Tachwedd a Rhagfyr 2018", "2018-11", "2018-12"),
        ("3 Gorffennaf 2019", "2019-07-03", None),
    ],
)
def test_dates(printed: str, first: str, last: str | None) -> None:
    (found,) = find_dates(f"Something was done on {printed}. It was late.")
    assert found.first.iso() == first
    assert (found.last.iso() if found.last else None) == last
    assert found.printed in printed


@pytest.mark.parametrize(
    "printed", ["31 February 2011", "45/13/2011", "2011-13-01", "in May they", "May 7", "version 1.2.2011a"]
)
def test_no_dates(printed: str) -> None:
    assert find_dates(f"Something about {printed} here.") == []


def test_week_has_its_precision_and_place() -> None:
    text = "It was in the week commencing 5 October 2009, they said."
    (found,) = find_dates(text)
    assert found.is_week
    assert text[found.start : found.end] == "week commencing 5 October 2009"


@pytest.mark.parametrize(
    ("printed", "number"),
    [("seven", 7), ("Twenty-one", 21), ("thirty two", 32), ("1,204", 1204), ("0.5", 0.5), ("a dozen", 12), ("x", None)],
)
def test_numbers(printed: str, number: float | None) -> None:
    assert number_of(printed) == number


def test_numbers_inside_words_and_codes_are_none() -> None:
    assert first_number("the N3 area, bone and stone, C4-001x") is None
    assert first_number("over 20 documents") == (20, 5, 7)
    assert qualifier_before("over 20 documents", 5) == "over"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("A, B, C and D", ["A", "B", "C", "D"]),
        ("A, B, C, and D", ["A", "B", "C", "D"]),
        ("A and B", ["A", "B"]),
        (
            "Stoke on Trent, Telford and Wrekin and Worcestershire.",
            ["Stoke on Trent", "Telford and Wrekin", "Worcestershire"],
        ),
        ("Bath and North East Somerset and Bristol", ["Bath and North East Somerset", "Bristol"]),
        ("North Wales, Mid and West Wales and Gwent", ["North Wales", "Mid and West Wales", "Gwent"]),
        (
            "minutes and a range of data and policy documents",
            ["minutes", "a range of data and policy documents"],
        ),
        ("Kent", ["Kent"]),
        ("", []),
    ],
)
def test_lists(text: str, items: list[str]) -> None:
    assert [text[start:end] for start, end in split_list(text)] == items


def test_sentences_do_not_end_in_abbreviations_or_numbers() -> None:
    text = "1.1. Dr. Winter came (e.g. No. 4 at St. Ann's). It was 10.5 metres. “Really?” Yes"
    assert [text[start:end] for start, end in sentences(text)] == [
        "1.1. Dr. Winter came (e.g. No. 4 at St. Ann's).",
        "It was 10.5 metres.",
        "“Really?”",
        "Yes",
    ]


def test_comparing_words() -> None:
    assert words_only("‘No order principle’") == "no order principle"
    assert words_only("Equality & diversity ") == words_only("Equality and Diversity:")
    assert slug("Safeguarding, and more!") == "safeguarding_and_more"
    assert slug("☃") == "unnamed"
