"""What do deadlines count by, which run out when, and which would a corrected day move?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from touchstone.domain import deadlines
from touchstone.domain.deadlines import Deadline, Nation, Override, Unit
from touchstone.foundation.clocks.models import Clock, HolidayOverride

COUNT_WORKING_DAYS = (Clock.Unit.WORKING_DAYS, Clock.Unit.UNKNOWN_DAYS)


@dataclass(frozen=True)
class Moved:
    """A deadline that a corrected day moves: when it was due, and when it is due now."""

    clock: Clock
    before: Deadline
    after: Deadline


def overrides(*, since: date | None = None) -> list[Override]:
    """The days that the calendar has wrong, from a day on. One query."""
    rows = HolidayOverride.objects.all() if since is None else HolidayOverride.objects.filter(day__gte=since)
    return [Override(row.day, row.working, Nation(row.nation) if row.nation else None) for row in rows]


def corrected_days() -> QuerySet[HolidayOverride]:
    """Every day that was corrected, the latest first. One query."""
    return HolidayOverride.objects.order_by("-day", "nation")


def pauses_of(clock: Clock) -> list[deadlines.Pause]:
    """One query, none where `pauses` were prefetched."""
    return [deadlines.Pause(row.from_day, row.to_day) for row in clock.pauses.all()]


def counted(clock: Clock, known: Iterable[Override]) -> Deadline:
    """When it is due by the calendar as it is known, with its pauses."""
    return deadlines.due(
        clock.starts_on, clock.length, Unit(clock.unit), Nation(clock.calendar), known, pauses_of(clock)
    )


def held(clock: Clock) -> Deadline:
    """When it is due by what is kept of it. No query."""
    return Deadline(clock.due, clock.due_if_working, stands_still=clock.paused_from is not None)


def latest(clock: Clock) -> date:
    """The last day on which nobody can call it late: the later answer where the kind of days is not known."""
    return max(clock.due, clock.due_if_working or clock.due)


def is_paused(clock: Clock, today: date) -> bool:
    """Does it stand still, in a pause that has no end yet? No query."""
    return clock.paused_from is not None and clock.paused_from <= today


def is_late(clock: Clock, today: date) -> bool:
    """Is it late on every reading of its length? Not while it is paused, and not once it is stopped. No query."""
    return clock.stopped_on is None and not is_paused(clock, today) and today > latest(clock)


def was_met_late(clock: Clock) -> bool:
    """Was it met, and after its last day? No query."""
    return (
        clock.stopped_because == Clock.Stopped.MET and clock.stopped_on is not None and clock.stopped_on > latest(clock)
    )


def late_clocks(today: date, prefix: str = "") -> Q:
    """Rows whose clock (at `prefix`, say "clock__") is late, as a condition for a query: the same rule as `is_late`."""

    def at(name: str, value: object) -> Q:
        return Q(**{f"{prefix}{name}": value})

    over = at("due__lt", today) & (at("due_if_working__isnull", True) | at("due_if_working__lt", today))
    running = at("stopped_on__isnull", True)
    paused = at("paused_from__isnull", False) & at("paused_from__lte", today)
    return running & over & ~paused


def working_days_left(clock: Clock, today: date, known: Iterable[Override]) -> int:
    """Working days after today, up to the last day; below 0: so many working days late. Pauses do not count."""
    nation, last = Nation(clock.calendar), latest(clock)
    if today > last:
        return -deadlines.working_days_between(last, today, nation, known)
    return deadlines.working_days_between(today, last, nation, known, _ended(pauses_of(clock)))


def _ended(pauses: Sequence[deadlines.Pause]) -> list[deadlines.Pause]:
    return [pause for pause in pauses if pause.to_day is not None]


def running() -> QuerySet[Clock]:
    """Clocks that were not stopped, with their pauses. Two queries."""
    return Clock.objects.filter(stopped_on__isnull=True).prefetch_related("pauses")


def moves(*, override: Override) -> list[Moved]:
    """The running deadlines that would move if a day were corrected so, soonest first. Three queries, no writing."""
    known = [each for each in overrides() if (each.day, each.nation) != (override.day, override.nation)]
    return moved([*known, override], running().filter(spanning(override.day, override.nation)))


def spanning(day: date, nation: Nation | None) -> Q:
    """Clocks that count working days in a nation (None: in any) and whose span holds the day."""
    span = Q(starts_on__lt=day) & (Q(due__gte=day) | Q(due_if_working__gte=day))
    where = Q() if nation is None else Q(calendar=nation)
    return Q(unit__in=COUNT_WORKING_DAYS) & span & where


def moved(known: Sequence[Override], clocks: Iterable[Clock]) -> list[Moved]:
    """Those of the clocks that are due on another day by these corrections than is kept of them, soonest first."""
    found = []
    for clock in clocks:
        after = counted(clock, [each for each in known if each.day > clock.starts_on])
        if (after.due, after.due_if_working) != (clock.due, clock.due_if_working):
            found.append(Moved(clock, held(clock), after))
    return sorted(found, key=lambda each: (each.before.latest, each.clock.pk))
