"""By when must an area for improvement be put right, and does the date say what it rests on?"""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.improvement.due import after_publication

OCTOBER = PreciseDate.month(2009, 10, "October 2009")


@pytest.mark.parametrize(
    ("published", "months", "expected"),
    [
        (PreciseDate.day(2011, 2, 10), 3, date(2011, 5, 10)),
        (PreciseDate.day(2010, 11, 30), 3, date(2011, 2, 28)),
        (PreciseDate.day(2011, 2, 10), 0, date(2011, 2, 10)),
        (OCTOBER, 0, date(2009, 10, 31)),
        (OCTOBER, 3, date(2010, 1, 31)),
        (OCTOBER, 6, date(2010, 4, 30)),
        (PreciseDate.year(2010), 6, date(2011, 6, 30)),
    ],
)
def test_counts_from_the_last_day_it_can_have_been_published(published, months, expected):
    due = after_publication(published, months)
    assert due is not None
    assert due.due == expected
    assert due.starts_on == published.end
    assert due.length == months


@pytest.mark.parametrize(
    ("published", "months"), [(None, 3), (OCTOBER, None), (PreciseDate.before(date(2011, 1, 1)), 3)]
)
def test_no_date_where_a_part_is_not_known(published, months):
    assert after_publication(published, months) is None


def test_the_basis_says_what_was_assumed():
    due = after_publication(OCTOBER, 3)
    assert due is not None
    assert due.basis == (
        "3 calendar months from publication, counted from 31 October 2009 (the report gives 2009-10 and no day). "
        "The document does not say from when its timescales run."
    )
    exact = after_publication(PreciseDate.day(2011, 2, 10), 0)
    assert exact is not None
    assert exact.basis.startswith("From publication, counted from 10 February 2011. ")
