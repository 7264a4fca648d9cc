"""The manual's page on dates."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec.table import Page, Rule
from touchstone.domain.dates import PreciseDate


def _span(written: str) -> tuple[str, str, str]:
    found = PreciseDate.decode(written)
    first = "not known" if found.end < found.start else found.start.isoformat()
    return str(found.precision), first, found.end.isoformat()


def _shown(kept: str) -> tuple[str, str]:
    found = PreciseDate.decode(kept.replace("¦", "|"))
    return str(found), found.iso()


def _refused(written: str) -> str:
    try:
        PreciseDate.decode(written)
    except ValueError as error:
        return str(error)
    return "read"


PAGE = Page(
    "dates",
    "Dates and how exactly they are known",
    """
Documents date things by day, by week, by month, by year, and as "before" a day. A date keeps its precision and how it
was printed, so that no page claims more than is known. (In this page `¦` stands for the bar that separates the parts of
a date as it is kept.)
""",
    (
        Rule(
            "What a date covers",
            "From the first day that it can be to the last.",
            """
            written            || precision | first      | last
            2009-10-05         || day       | 2009-10-05 | 2009-10-05
            2009-10            || month     | 2009-10-01 | 2009-10-31
            2010-02            || month     | 2010-02-01 | 2010-02-28
            2012-02            || month     | 2012-02-01 | 2012-02-29
            2018               || year      | 2018-01-01 | 2018-12-31
            """,
            _span,
        ),
        Rule(
            "How a date is kept and shown",
            "First day, precision, and the printed words; the printed words are what a reader sees. Of a week, the "
            "first day; of something that happened before a day, the first day by which it had.",
            """
            kept                                                 || shown                          | data
            2009-10-05¦week¦week commencing 5 October 2009       || week commencing 5 October 2009 | 2009-10-05
            2009-10-01¦month¦October 2009                        || October 2009                   | 2009-10
            2011-01-24¦week¦                                     || 2011-01-24                     | 2011-01-24
            2011-01-26¦before¦before January 2011                || before January 2011            | 2011-01-26
            2018-01-01¦year¦                                     || 2018                           | 2018
            """,
            _shown,
        ),
        Rule(
            "What is no date",
            "Refused with a sentence; nothing is guessed.",
            """
            written    || answer
            5.10.2009  || '5.10.2009' is not a date. Write it like 2009-10-05, 2009-10 or 2009.
            2009-13    || '2009-13' is not a date. Write it like 2009-10-05, 2009-10 or 2009.
            2010-02-30 || '2010-02-30' is not a date. Write it like 2009-10-05, 2009-10 or 2009.
            autumn     || 'autumn' is not a date. Write it like 2009-10-05, 2009-10 or 2009.
            """,
            _refused,
        ),
    ),
)
