"""Edges of counting days."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.deadlines import (
    Deadline,
    Nation,
    Pause,
    Unit,
    add_calendar_days,
    add_months,
    add_working_days,
    due,
    in_span,
    working_days_between,
)


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


def test_a_pause_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end on 2024-02-29"):
        Pause(date(2024, 3, 1), date(2024, 2, 29))


def test_a_pause_that_ends_on_its_first_day_covers_nothing() -> None:
    assert not Pause(date(2024, 3, 4), date(2024, 3, 4)).covers(date(2024, 3, 4))


def test_a_pause_covers_its_first_day_and_not_the_day_it_counts_again() -> None:
    pause = Pause(date(2024, 3, 4), date(2024, 3, 6))
    covered = [day for day in range(1, 8) if pause.covers(date(2024, 3, day))]
    assert covered == [4, 5]
    assert Pause(date(2024, 3, 4)).covers(date(2030, 1, 1))


def test_nothing_is_counted_to_past_a_pause_without_end() -> None:
    with pytest.raises(ValueError, match="no day to count to"):
        add_working_days(date(2024, 3, 1), 1, pauses=[Pause(date(2024, 3, 4))])
    with pytest.raises(ValueError, match="no day to count to"):
        add_calendar_days(date(2024, 3, 1), 1, [Pause(date(2024, 3, 4))])


def test_paused_days_are_not_among_the_days_left() -> None:
    paused = [Pause(date(2024, 3, 5), date(2024, 3, 7))]
    assert working_days_between(date(2024, 3, 1), date(2024, 3, 8), pauses=paused) == 3


def test_the_span_begins_after_the_start_and_holds_the_last_day() -> None:
    start, latest = date(2024, 3, 1), date(2024, 3, 8)
    assert not in_span(start, latest, start)
    assert in_span(start, latest, date(2024, 3, 2)) and in_span(start, latest, latest)
    assert not in_span(start, latest, date(2024, 3, 9))
