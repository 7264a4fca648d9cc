"""How long is a service told before inspectors come, and from which day may they come?

The first day counted is the day after the letter. Where the regime says "days" and not which, both answers are kept and
the later one binds. Fieldwork may begin on the day on which the notice runs out: a letter on a Monday with five working
days' notice lets inspectors come on the Monday after. A regime may know its notice to be none (0), or not say.

Sources: the frameworks' own `notice` clocks. From which day fieldwork may begin is this project's own rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from touchstone.domain.deadlines import Deadline, Unit
from touchstone.domain.frameworks import Clock, Framework

# A framework's unit → how many of which unit deadlines count.
COUNTED = {
    "calendar": (1, Unit.CALENDAR_DAYS),
    "working": (1, Unit.WORKING_DAYS),
    "unknown": (1, Unit.UNKNOWN_DAYS),
    "weeks": (7, Unit.CALENDAR_DAYS),
    "months": (1, Unit.MONTHS),
    "years": (12, Unit.MONTHS),
}


@dataclass(frozen=True)
class RegimeNotice:
    """What a regime says of notice. `length` None: not known; 0: none is given."""

    length: int | None
    unit: Unit
    clock: Clock | None = None

    @property
    def without(self) -> bool:
        """Does the regime say that it inspects without notice?"""
        return self.length == 0

    @property
    def known(self) -> bool:
        return self.length is not None


def counted(clock: Clock) -> tuple[int, Unit] | None:
    """A framework's clock as deadlines count it; None where its length is not known."""
    if clock.length is None:
        return None
    times, unit = COUNTED[clock.unit]
    return clock.length * times, unit


def notice_of(framework: Framework) -> RegimeNotice:
    """The notice that a framework sets."""
    clock = next((each for each in framework.clocks if each.key == "notice"), None)
    said = counted(clock) if clock is not None else None
    if said is None:
        return RegimeNotice(None, Unit.UNKNOWN_DAYS, clock)
    return RegimeNotice(*said, clock)


def falls_short(given: Deadline, regime: Deadline) -> bool:
    """Does a notice end before the regime's own would have, counted from the same day, on any reading of the regime?"""
    return given.latest < regime.latest


def has_run(notice: Deadline, today: date) -> bool:
    """Has the notice run, so that fieldwork may begin today? Never while its clock stands still."""
    return not notice.stands_still and today >= notice.latest
