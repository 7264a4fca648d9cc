"""When is it due? Calendar days, working days and months, in England or Wales; both answers where days are unknown.

The first day counted is the day after the start. A working day is Monday to Friday and no bank holiday of the nation;
local overrides open or close single days. A due date is not moved when it falls on a day off: no source says so.

Sources: the bank holidays of England and of Wales as the `holidays` library gives them. Documents that say "20 days" or
"five days" without saying which kind leave the unit UNKNOWN.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
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
class Deadline:
    """`due` by the unit; for UNKNOWN days by calendar days, with `due_if_working` the other answer (else None)."""

    due: date
    due_if_working: date | None = None

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
    start: date, days: int, nation: Nation = Nation.ENGLAND, overrides: Iterable[Override] = ()
) -> date:
    """The nth working day after the start; the start itself for none, whatever day it is."""
    overrides = tuple(overrides)
    day = start
    while days > 0:
        day += ONE_DAY
        days -= is_working_day(day, nation, overrides)
    return day


def working_days_between(
    start: date, end: date, nation: Nation = Nation.ENGLAND, overrides: Iterable[Override] = ()
) -> int:
    """How many working days lie after `start`, up to and with `end`; 0 where `end` is not later."""
    overrides = tuple(overrides)
    span = max((end - start).days, 0)
    return sum(is_working_day(start + ONE_DAY * n, nation, overrides) for n in range(1, span + 1))


def add_months(start: date, months: int) -> date:
    """The same day of a later month; its last day where it has no such day (31 January + 1 = 28 or 29 February)."""
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def due(
    start: date, length: int, unit: Unit, nation: Nation = Nation.ENGLAND, overrides: Iterable[Override] = ()
) -> Deadline:
    """When something is due that began on `start`. Raises ValueError for a length below 0."""
    if length < 0:
        raise ValueError(f"A deadline cannot be {length} long: give 0 or more.")
    match unit:
        case Unit.MONTHS:
            return Deadline(add_months(start, length))
        case Unit.WORKING_DAYS:
            return Deadline(add_working_days(start, length, nation, overrides))
        case Unit.CALENDAR_DAYS:
            return Deadline(start + ONE_DAY * length)
        case _:  # unknown days: both answers
            return Deadline(start + ONE_DAY * length, add_working_days(start, length, nation, overrides))


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
