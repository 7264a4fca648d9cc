"""Does a timetable hold? Which of its slots clash with another, with the inspection's days, or with a day off?

One person cannot be in two places at once: that is a bar. Everything else is a warning, because inspectors do meet
parents on a Saturday; but nobody should find out on the day. Two visits of one person on site at different places need
time to travel between them.

Sources: none publishes a rule; how much time a journey needs is this project's own figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

# Between two places of a service, door to door; less than this between two visits is a warning.
TRAVEL = timedelta(minutes=60)


class Kind(StrEnum):
    """What is wrong with a slot."""

    OVERLAPS = "overlaps"  # the same person at the same time
    TOO_CLOSE = "too close"  # no time to travel between two places
    OUTSIDE = "outside"  # outside the days of the inspection
    NOT_FIELDWORK = "not fieldwork"  # on site before or after fieldwork
    DAY_OFF = "day off"  # a weekend or a holiday


@dataclass(frozen=True)
class Slot:
    """One person's piece of the timetable. `place` empty: off site, or wherever it is does not matter.

    Times are those of the clock on the wall. `key` tells slots apart. Raises ValueError where it ends before it begins.
    """

    key: int
    person: int
    start: datetime
    end: datetime
    on_site: bool = False
    place: str = ""

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"A slot from {self.start} cannot end at {self.end}.")

    def overlaps(self, other: Slot) -> bool:
        """Do they share a moment? One may begin as the other ends."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Days:
    """The days of an inspection: all of it, and those of fieldwork on site. None: not set, so nothing is outside."""

    first: date | None = None
    last: date | None = None
    fieldwork_from: date | None = None

    def outside(self, slot: Slot) -> bool:
        return self._before(slot, self.first) or self._after(slot)

    def not_fieldwork(self, slot: Slot) -> bool:
        return slot.on_site and self._before(slot, self.fieldwork_from)

    @staticmethod
    def _before(slot: Slot, day: date | None) -> bool:
        return day is not None and slot.start.date() < day

    def _after(self, slot: Slot) -> bool:
        return self.last is not None and last_day(slot) > self.last


@dataclass(frozen=True)
class Clash:
    """What is wrong with `slot`; `other` is the slot that it clashes with, where it is one. A bar may not be saved."""

    kind: Kind
    slot: Slot
    other: Slot | None = None

    @property
    def bars(self) -> bool:
        return self.kind is Kind.OVERLAPS


def last_day(slot: Slot) -> date:
    """The last day of which the slot takes a moment: one that ends at midnight ends on the day before."""
    return (slot.end - timedelta(microseconds=1)).date()


def clashes(
    slots: Iterable[Slot], days: Days = Days(), works: Callable[[date], bool] = lambda day: True
) -> list[Clash]:  # fmt: skip
    """Everything that is wrong with a timetable, in the order of time; each pair once, the earlier slot as `other`.

    `works` says whether a day is a working day.
    """
    found: list[Clash] = []
    ordered = sorted(slots, key=lambda slot: (slot.start, slot.end, slot.key))
    for slot in ordered:
        found += [Clash(kind, slot) for kind in _alone(slot, days, works)]
    for person in dict.fromkeys(slot.person for slot in ordered):
        own = [slot for slot in ordered if slot.person == person]
        found += _overlapping(own)
        found += _too_close(own)
    return sorted(found, key=lambda clash: (clash.slot.start, clash.slot.key, clash.kind))


def clashes_of(
    slot: Slot, others: Sequence[Slot], days: Days = Days(), works: Callable[[date], bool] = lambda day: True
) -> list[Clash]:  # fmt: skip
    """What would be wrong with this slot beside the others; itself as `slot`, whichever is earlier."""
    beside = [other for other in others if other.key != slot.key]
    found = clashes([slot, *beside], days, works)
    turned = [
        Clash(clash.kind, slot, clash.slot if clash.other == slot else clash.other)
        for clash in found
        if slot in (clash.slot, clash.other)
    ]
    return [clash for clash in turned if clash.other is None or clash.other.person == slot.person]


def _alone(slot: Slot, days: Days, works: Callable[[date], bool]) -> list[Kind]:
    if days.outside(slot):
        return [Kind.OUTSIDE]
    kinds = [Kind.NOT_FIELDWORK] if days.not_fieldwork(slot) else []
    return kinds if works(slot.start.date()) and works(last_day(slot)) else [*kinds, Kind.DAY_OFF]


def _overlapping(own: Sequence[Slot]) -> list[Clash]:
    """Every pair that shares a moment. `own` is in the order of beginnings, so a pair that does not ends the search."""
    found = []
    for n, slot in enumerate(own):
        for later in own[n + 1 :]:
            if later.start >= slot.end:
                break
            found.append(Clash(Kind.OVERLAPS, later, slot))
    return found


def _too_close(own: Sequence[Slot]) -> list[Clash]:
    """Visits at different places with too little time between them."""
    visits = [slot for slot in own if slot.on_site and slot.place]
    return [
        Clash(Kind.TOO_CLOSE, later, slot)
        for slot, later in pairwise(visits)
        if slot.place != later.place and timedelta() <= later.start - slot.end < TRAVEL
    ]
