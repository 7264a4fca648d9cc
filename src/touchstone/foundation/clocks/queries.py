"""What do deadlines count by, and which run out when?"""

from __future__ import annotations

from datetime import date

from touchstone.domain import deadlines
from touchstone.foundation.clocks.models import Clock, HolidayOverride


def overrides(*, since: date) -> list[deadlines.Override]:
    """The days that the calendar has wrong, from a day on. One query."""
    return [
        deadlines.Override(row.day, row.working, deadlines.Nation(row.nation) if row.nation else None)
        for row in HolidayOverride.objects.filter(day__gte=since)
    ]


def latest(clock: Clock) -> date:
    """The last day on which nobody can call it late: the later answer where the kind of days is not known."""
    return max(clock.due, clock.due_if_working or clock.due)


def is_late(clock: Clock, today: date) -> bool:
    """Is it late on every reading of its length?"""
    return today > latest(clock)
