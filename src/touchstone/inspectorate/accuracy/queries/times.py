"""Is the time for something over?"""

from __future__ import annotations

from datetime import date

from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.clocks.models import Clock


def is_over_time(clock: Clock | None, today: date) -> bool:
    """Is the last day over, whether or not the clock was stopped since? No query."""
    return clock is not None and not clocks.is_paused(clock, today) and today > clocks.latest(clock)
