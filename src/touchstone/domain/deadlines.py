"""When is it due? Calendar days, working days and months, in England or Wales; both answers where days are unknown.

The first day counted is the day after the start. A working day is Monday to Friday and no bank holiday of the nation;
local overrides open or close single days. A due date is not moved when it falls on a day off: no source says so.
Paused days do not count. A deadline in months has as many days as the calendar gives it, and pauses add to those.

Sources: the bank holidays of England and of Wales as the `holidays` library gives them. Documents that say "20 days" or
"five days" without saying which kind leave the unit UNKNOWN. What a pause does is this project's own rule.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

from touchstone.domain.dates import PreciseDate

ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a length counts."""

    CALENDAR_DAYS = "calendar"
    WORKING_DAYS = "working"
    UNKNOWN_DAYS = "unknown"  # the source says "days" and not which
    MONTHS = "months"


class Nation(StrEnum):
    """Whose bank holidays count."""

    ENGLAND = "england"
    WALES = "wales"


SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS"}


@dataclass(frozen=True)
class Override:
    """A single day that the calendar has wrong: `working` False closes it, True opens it. No nation: both."""

    day: date
    working: bool
    nation: Nation | None = None


@dataclass(frozen=True)
class Pause:
    """Days that do not count: `from_day` and those after it; on `to_day` it counts again. None: it still stands still.

    Raises ValueError where it would end before it begins.
    """

    from_day: date
    to_day: date | None = None

    def __post_init__(self) -> None:
        if self.to_day is not None and self.to_day < self.from_day:
            raise ValueError(f"A pause from {self.from_day} cannot end on {self.to_day}.")

    def covers(self, day: date) -> bool:
        return self.from_day <= day and (self.to_day is None or day < self.to_day)


@dataclass(frozen=True)
class Deadline:
    """`due` by the unit; for UNKNOWN days by calendar days, with `due_if_working` the other answer (else None).

    `stands_still`: a pause without end comes first, so that these are only the earliest days it can be.
    """

    due: date
    due_if_working: date | None = None
    stands_still: bool = False

    @property
    def latest(self) -> date:
        """The last day on which nobody can call it late."""
        return max(self.due, self.due_if_working or self.due)


@lru_cache(maxsize=256)
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """The bank holidays of a nation in a year."""
    return frozenset(holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year))


def is_working_day(day: date, nation: Nation = Nation.ENGLAND, overrides: Iterable[Override] = ()) -> bool:
    """Is this a working day? An override for the nation goes before one for both, and both before the calendar."""
    found = {override.nation: override.working for override in overrides if override.day == day}
    if nation in found:
        return found[nation]
    if None in found:
        return found[None]
    return day.weekday() < 5 and day not in bank_holidays(nation, day.year)


def add_working_days(
    start: date,
    days: int,
    nation: Nation = Nation.ENGLAND,
    overrides: Iterable[Override] = (),
    pauses: Iterable[Pause] = (),
) -> date:
    """The nth working day after the start; the start itself for none, whatever day it is.

    Raises ValueError for a pause without end, which leaves no such day.
    """
    overrides = tuple(overrides)
    return _nth(start, days, pauses, lambda day: is_working_day(day, nation, overrides))


def add_calendar_days(start: date, days: int, pauses: Iterable[Pause] = ()) -> date:
    """The nth day after the start that is not paused. Raises ValueError for a pause without end."""
    return _nth(start, days, pauses, lambda day: True)


def _nth(start: date, days: int, pauses: Iterable[Pause], counts: Callable[[date], bool]) -> date:
    pauses = tuple(pauses)
    if any(pause.to_day is None for pause in pauses):
        raise ValueError("While a pause has no end there is no day to count to.")
    day = start
    while days > 0:
        day += ONE_DAY
        days -= counts(day) and not any(pause.covers(day) for pause in pauses)
    return day


def working_days_between(
    start: date,
    end: date,
    nation: Nation = Nation.ENGLAND,
    overrides: Iterable[Override] = (),
    pauses: Iterable[Pause] = (),
) -> int:
    """How many working days that are not paused lie after `start`, up to and with `end`; 0 where `end` is not later."""
    overrides, pauses = tuple(overrides), tuple(pauses)
    span = max((end - start).days, 0)
    days = (start + ONE_DAY * n for n in range(1, span + 1))
    return sum(
        is_working_day(day, nation, overrides) and not any(pause.covers(day) for pause in pauses) for day in days
    )


def add_months(start: date, months: int) -> date:
    """The same day of a later month; its last day where it has no such day (31 January + 1 = 28 or 29 February)."""
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def due(
    start: date,
    length: int,
    unit: Unit,
    nation: Nation = Nation.ENGLAND,
    overrides: Iterable[Override] = (),
    pauses: Iterable[Pause] = (),
) -> Deadline:
    """When something is due that began on `start`. Raises ValueError for a length below 0."""
    if length < 0:
        raise ValueError(f"A deadline cannot be {length} long: give 0 or more.")
    overrides, pauses = tuple(overrides), tuple(pauses)
    ended = tuple(pause for pause in pauses if pause.to_day is not None)
    match unit:
        case Unit.MONTHS:
            found = Deadline(add_calendar_days(start, (add_months(start, length) - start).days, ended))
        case Unit.WORKING_DAYS:
            found = Deadline(add_working_days(start, length, nation, overrides, ended))
        case Unit.CALENDAR_DAYS:
            found = Deadline(add_calendar_days(start, length, ended))
        case _:  # unknown days: both answers
            working = add_working_days(start, length, nation, overrides, ended)
            found = Deadline(add_calendar_days(start, length, ended), working)
    stands = [max(pause.from_day, start + ONE_DAY) for pause in pauses if pause.to_day is None]
    return replace(found, stands_still=any(in_span(start, found.latest, day) for day in stands))


def in_span(start: date, latest: date, day: date) -> bool:
    """Can whether this day counts change when it is due? Only days after the start, up to the last day, can."""
    return start < day <= latest


def due_between(
    start: PreciseDate, length: int, unit: Unit, nation: Nation = Nation.ENGLAND, overrides: Iterable[Override] = ()
) -> tuple[Deadline, Deadline]:
    """The earliest and the latest it can be due, where the start is known to a week, a month or a year.

    Raises ValueError where the start is only known as "before" a day: it has no earliest.
    """
    if start.end < start.start:
        raise ValueError(f"{start} has no first day, so nothing can be counted from it.")
    overrides = tuple(overrides)
    return due(start.start, length, unit, nation, overrides), due(start.end, length, unit, nation, overrides)
