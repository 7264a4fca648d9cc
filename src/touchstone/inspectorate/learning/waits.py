"""How long was each public area for improvement open, and did it end by being judged met?

Met is the register's rule (`reports/queries.py`): a later public visit judged its progress at least satisfactory. The
time runs from the publication of the inspection that found it to that visit: so it says when a visit judged it met, not
when it was put right. Three things end the watching without an answer (they are censored): today, where it is still
open; a later full inspection, which made its own list and said nothing of it; the end of its service areas, where they
merged or closed before any visit judged it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from touchstone.domain.dates import PreciseDate
from touchstone.domain.survival import Spell
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate

FULL_KINDS = (Inspection.Kind.FULL, Inspection.Kind.REINSPECTION, Inspection.Kind.NARRATIVE)


class End(StrEnum):
    """Why the watching ended."""

    MET = "met"
    OPEN = "still open"
    REPLACED = "a full inspection made its own list"
    AREA_ENDED = "its areas merged or ended"


@dataclass(frozen=True)
class Wait:
    """One area for improvement: for how many days it was watched, and why no longer."""

    afi: AreaForImprovement
    days: int
    end: End

    @property
    def spell(self) -> Spell:
        return Spell(self.days, self.end is End.MET)


@dataclass(frozen=True)
class Waits:
    """All that have a known beginning, and how many have none."""

    rows: tuple[Wait, ...]
    undated: int

    def ended(self, end: End) -> int:
        return sum(row.end is end for row in self.rows)


def waits(now: datetime, made_up: bool = False) -> Waits:
    """Of every public area for improvement; of services that are made up only where asked. Six queries."""
    rows = gate.public_areas_for_improvement(now)
    if not made_up:
        rows = rows.filter(inspection__provider__fictional=False)
    rows = rows.select_related("inspection__provider", "inspection__framework", "judgement")
    held = list(rows.prefetch_related("areas", "inspection__areas").order_by("pk"))
    met, later = _met(now), _full_inspections(now)
    today = timezone.localdate(now)
    found = [_wait(row, met.get(row.pk), later[row.inspection.provider_id], today) for row in held]
    return Waits(tuple(each for each in found if each is not None), sum(each is None for each in found))


def _met(now: datetime) -> Mapping[int, date]:
    """The first day on which a public visit judged each at least satisfactory. One query."""
    judged = gate.progress_since(now).filter(grade_key__in=gate.MADE_PROGRESS).select_related("inspection")
    found: dict[int, date] = {}
    for each in judged:
        day = _day_of(each.inspection)
        if day is not None:
            held = found.get(each.area_for_improvement_id)
            found[each.area_for_improvement_id] = day if held is None else min(held, day)
    return found


def _full_inspections(now: datetime) -> Mapping[int, list[tuple[PreciseDate, frozenset[int]]]]:
    """The full inspections of each provider: when each began, and its areas (none: the whole service). Two queries."""
    found: dict[int, list[tuple[PreciseDate, frozenset[int]]]] = defaultdict(list)
    for row in gate.public_inspections(now).filter(kind__in=FULL_KINDS).prefetch_related("areas"):
        if row.starts is not None:
            found[row.provider_id].append((row.starts, frozenset(area.pk for area in row.areas.all())))
    return found


def _wait(
    afi: AreaForImprovement, met: date | None, later: Iterable[tuple[PreciseDate, frozenset[int]]], today: date
) -> Wait | None:
    """None where it is not known when it was found."""
    began = _day_of(afi.inspection)
    if began is None:
        return None
    if met is not None:
        return Wait(afi, max(0, (met - began).days), End.MET)
    last, end = today, End.OPEN
    for day, why in ((_replaced(afi, later), End.REPLACED), (_areas_ended(afi), End.AREA_ENDED)):
        if day is not None and day < last:
            last, end = day, why
    return Wait(afi, max(0, (last - began).days), end)


def _replaced(afi: AreaForImprovement, later: Iterable[tuple[PreciseDate, frozenset[int]]]) -> date | None:
    """When the first full inspection of the same ground, or of the whole service, began after it was published."""
    own, published = {area.pk for area in afi.inspection.areas.all()}, afi.inspection.published
    if published is None:
        return None
    days = [begun.start for begun, areas in later if begun.encode() > published.encode() and (not areas or areas & own)]
    return min(days, default=None)


def _areas_ended(afi: AreaForImprovement) -> date | None:
    """When the last of its areas ended, if it has areas and all have."""
    ends = [area.valid_to for area in afi.areas.all()]
    known = [end.end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _day_of(inspection: Inspection) -> date | None:
    when = inspection.published or inspection.ends or inspection.starts
    return when.start if when is not None else None
