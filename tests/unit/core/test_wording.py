"""Dates, numbers and grades as a page says them, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils import translation

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import wording

MONDAY = date(2009, 10, 5)
DATES = [
    (PreciseDate(MONDAY), "5 October 2009", "5 Hydref 2009"),
    (PreciseDate.week(MONDAY), "week commencing 5 October 2009", "yr wythnos yn dechrau 5 Hydref 2009"),
    (PreciseDate.month(2011, 6), "June 2011", "Mehefin 2011"),
    (PreciseDate.year(2009), "2009", "2009"),
    (PreciseDate.before(date(2011, 1, 1)), "before 1 January 2011", "cyn 1 Ionawr 2011"),
    (MONDAY, "5 October 2009", "5 Hydref 2009"),
    ("2011-06", "June 2011", "Mehefin 2011"),
    (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "2 July 2026", "2 Gorffennaf 2026"),
    (None, "date not known", "dyddiad anhysbys"),
    ("", "date not known", "dyddiad anhysbys"),
]


@pytest.mark.parametrize(("value", "english", "welsh"), DATES)
def test_a_date_is_said_as_exactly_as_it_is_known(value: object, english: str, welsh: str) -> None:
    with translation.override("en"):
        assert wording.format_date(value) == english  # type: ignore[arg-type]
    with translation.override("cy"):
        assert wording.format_date(value) == welsh  # type: ignore[arg-type]


RANGES = [
    (PreciseDate(date(2009, 10, 5)), PreciseDate(date(2009, 10, 16)), "5 to 16 October 2009"),
    (PreciseDate(date(2009, 9, 28)), PreciseDate(date(2009, 10, 9)), "28 September to 9 October 2009"),
    (PreciseDate(date(2009, 12, 28)), PreciseDate(date(2010, 1, 8)), "28 December 2009 to 8 January 2010"),
    (PreciseDate.month(2021, 2), PreciseDate.month(2021, 3), "February 2021 to March 2021"),
    (PreciseDate(MONDAY), PreciseDate(MONDAY), "5 October 2009"),
    (None, PreciseDate(MONDAY), "5 October 2009"),
    (MONDAY, None, "5 October 2009"),
    (None, None, "date not known"),
]


@pytest.mark.parametrize(("start", "end", "said"), RANGES)
def test_two_dates_are_said_as_one_span(start: PreciseDate, end: PreciseDate, said: str) -> None:
    with translation.override("en"):
        assert wording.format_date_range(start, end) == said


@pytest.mark.parametrize(
    ("value", "element"),
    [
        (PreciseDate.week(MONDAY), '<time datetime="2009-10-05">week commencing 5 October 2009</time>'),
        ("2011-06", '<time datetime="2011-06">June 2011</time>'),
        (MONDAY, '<time datetime="2009-10-05">5 October 2009</time>'),
        (PreciseDate.before(MONDAY), "before 5 October 2009"),
        (None, "date not known"),
    ],
)
def test_a_machine_reads_no_more_of_a_date_than_is_known(value: PreciseDate, element: str) -> None:
    with translation.override("en"):
        assert str(wording.date_element(value)) == element


def test_grades_numbers_sizes_and_times() -> None:
    with translation.override("en"):
        assert wording.grade_name("requires_improvement") == "Requires improvement"
        assert wording.grade_name("partly_met") == "Partly met"
        assert wording.format_number(4812) == "4,812"
        assert [wording.format_size(n) for n in (1, 999, 48_200, 1_230_000)] == [
            "1 byte",
            "999 bytes",
            "48 KB",
            "1.2 MB",
        ]
        assert wording.format_time(datetime(2026, 7, 1, 13, 5, tzinfo=UTC)) == "1 July 2026, 14:05"
    with translation.override("cy"):
        assert wording.grade_name("inadequate") == "Annigonol"


def test_steps_fall_with_the_grade_and_are_none_for_an_unknown_one() -> None:
    assert [wording.grade_steps(g) for g in ("outstanding", "good", "adequate", "inadequate", "met")] == [4, 3, 2, 1, 0]


def test_a_date_written_in_a_template_follows_the_language_of_each_page() -> None:
    """Jinja's optimiser would work it out once, in the language of the first reader."""
    template = engines["jinja2"].env.from_string("{{ '2009-10-05' | format_date }}")
    with translation.override("en"):
        assert template.render() == "5 October 2009"
    with translation.override("cy"):
        assert template.render() == "5 Hydref 2009"
