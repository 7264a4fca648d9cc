"""Laws of counting days with pauses and corrected calendars, tried on whatever Hypothesis thinks of."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain.deadlines import Nation, Override, Pause, Unit, due, in_span, working_days_between

STARTS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
NATIONS = st.sampled_from(list(Nation))
UNITS = st.sampled_from(list(Unit))
LENGTHS = st.integers(0, 40)
NEAR = st.integers(-5, 60)
GAPS = st.lists(st.tuples(NEAR, st.integers(0, 15)), max_size=3)
# One correction a day and nation, as the table of corrections holds them.
CORRECTED = st.dictionaries(st.tuples(NEAR, st.sampled_from([None, *Nation])), st.booleans(), max_size=6)


def months_or(unit: Unit, length: int) -> int:
    return length % 4 if unit is Unit.MONTHS else length


def pauses_near(start: date, gaps: list[tuple[int, int]]) -> list[Pause]:
    first = [start + timedelta(days=after) for after, _days in gaps]
    return [Pause(day, day + timedelta(days=days)) for day, (_after, days) in zip(first, gaps, strict=True)]


def overrides_near(start: date, corrected: dict[tuple[int, Nation | None], bool]) -> list[Override]:
    return [Override(start + timedelta(days=n), working, nation) for (n, nation), working in corrected.items()]


@given(STARTS, LENGTHS, UNITS, NATIONS, GAPS, NEAR, st.integers(0, 30))
def test_a_pause_never_makes_it_earlier(
    start: date, length: int, unit: Unit, nation: Nation, gaps: list[tuple[int, int]], after: int, days: int
) -> None:
    length, pauses = months_or(unit, length), pauses_near(start, gaps)
    more = [*pauses, *pauses_near(start, [(after, days)])]
    before, with_it = due(start, length, unit, nation, (), pauses), due(start, length, unit, nation, (), more)
    assert with_it.due >= before.due
    assert with_it.latest >= before.latest
    longer = [*pauses, *pauses_near(start, [(after, days + 1)])]
    assert due(start, length, unit, nation, (), longer).due >= with_it.due


@given(STARTS, st.integers(1, 40), st.integers(1, 40), st.integers(1, 30))
def test_calendar_days_move_by_exactly_the_days_paused(start: date, length: int, after: int, days: int) -> None:
    [pause] = pauses_near(start, [(min(after, length), days)])
    moved = due(start, length, Unit.CALENDAR_DAYS, pauses=[pause]).due - due(start, length, Unit.CALENDAR_DAYS).due
    assert moved.days == days


@given(STARTS, LENGTHS, NATIONS, GAPS, CORRECTED)
def test_as_many_working_days_lie_in_the_span_as_the_deadline_is_long(
    start: date,
    length: int,
    nation: Nation,
    gaps: list[tuple[int, int]],
    corrected: dict[tuple[int, Nation | None], bool],
) -> None:
    pauses, overrides = pauses_near(start, gaps), overrides_near(start, corrected)
    found = due(start, length, Unit.WORKING_DAYS, nation, overrides, pauses).due
    assert working_days_between(start, found, nation, overrides, pauses) == length


@given(STARTS, LENGTHS, UNITS, NATIONS, CORRECTED, GAPS, st.integers(0, 2**32))
def test_the_order_of_corrections_and_pauses_does_not_matter(
    start: date,
    length: int,
    unit: Unit,
    nation: Nation,
    corrected: dict[tuple[int, Nation | None], bool],
    gaps: list[tuple[int, int]],
    seed: int,
) -> None:
    length, pauses, overrides = months_or(unit, length), pauses_near(start, gaps), overrides_near(start, corrected)
    found = due(start, length, unit, nation, overrides, pauses)
    Random(seed).shuffle(overrides)
    Random(seed).shuffle(pauses)
    assert due(start, length, unit, nation, overrides, pauses) == found


@given(STARTS, LENGTHS, UNITS, NATIONS, NEAR, st.booleans())
def test_a_correction_outside_the_span_changes_nothing(
    start: date, length: int, unit: Unit, nation: Nation, after: int, working: bool
) -> None:
    length, day = months_or(unit, length), start + timedelta(days=after)
    before = due(start, length, unit, nation)
    corrected = due(start, length, unit, nation, [Override(day, working)])
    if not in_span(start, before.latest, day) or unit in (Unit.CALENDAR_DAYS, Unit.MONTHS):
        assert corrected == before
    elif working:
        assert corrected.latest <= before.latest
    else:
        assert corrected.latest >= before.latest


@given(STARTS, LENGTHS, UNITS, NATIONS, NEAR)
def test_a_pause_without_end_only_says_that_it_stands_still(
    start: date, length: int, unit: Unit, nation: Nation, after: int
) -> None:
    length = months_or(unit, length)
    running = due(start, length, unit, nation)
    held = due(start, length, unit, nation, (), [Pause(start + timedelta(days=after))])
    assert (held.due, held.due_if_working) == (running.due, running.due_if_working)
    reached = start + timedelta(days=max(after, 1)) <= running.latest
    assert held.stands_still == reached
