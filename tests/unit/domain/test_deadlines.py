"""Edges of counting days."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.deadlines import Deadline, Nation, Unit, add_months, due, working_days_between


def test_a_length_is_not_negative() -> None:
    with pytest.raises(ValueError, match="cannot be -1 long"):
        due(date(2024, 1, 1), -1, Unit.WORKING_DAYS)


def test_nobody_is_late_before_the_later_answer() -> None:
    found = due(date(2019, 3, 4), 20, Unit.UNKNOWN_DAYS, Nation.WALES)
    assert found.latest == date(2019, 4, 1)
    assert Deadline(date(2024, 1, 1)).latest == date(2024, 1, 1)


def test_working_days_between_two_days() -> None:
    assert working_days_between(date(2024, 3, 1), date(2024, 3, 4)) == 1
    assert working_days_between(date(2024, 3, 4), date(2024, 3, 1)) == 0
    assert working_days_between(date(2023, 12, 22), date(2023, 12, 27)) == 1


def test_months_cross_years() -> None:
    assert add_months(date(2009, 11, 30), 3) == date(2010, 2, 28)
    assert add_months(date(2009, 12, 1), 1) == date(2010, 1, 1)


def test_units_are_those_of_the_clocks() -> None:
    from touchstone.foundation.clocks.models import Clock

    assert {unit.value for unit in Unit} == {value for value, _ in Clock.Unit.choices}
