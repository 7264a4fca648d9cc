"""Making dates by hand."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.dates import PreciseDate, Precision


@pytest.mark.parametrize(
    ("made", "precision", "shown"),
    [
        (PreciseDate.day(2011, 2, 10, "10/02/2011"), Precision.DAY, "10/02/2011"),
        (PreciseDate.week(date(2009, 10, 5)), Precision.WEEK, "2009-10-05"),
        (PreciseDate.month(2009, 10), Precision.MONTH, "2009-10"),
        (PreciseDate.year(2018), Precision.YEAR, "2018"),
        (PreciseDate.before(date(2011, 1, 26), "before January 2011"), Precision.BEFORE, "before January 2011"),
    ],
)
def test_made_by_hand(made: PreciseDate, precision: Precision, shown: str) -> None:
    assert (made.precision, str(made)) == (precision, shown)


def test_before_a_day_ends_the_day_before() -> None:
    assert PreciseDate.before(date(2011, 1, 26)).end == date(2011, 1, 25)


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        PreciseDate.decode("2009-10-05|decade|")
