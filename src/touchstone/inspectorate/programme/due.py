"""What is due now? Works a programme's obligations out anew and writes what has changed: as often as you like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from touchstone.domain.programme.obligations import obligations
from touchstone.domain.programme.rows import Obligation as Due
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import calendar_files, history
from touchstone.inspectorate.programme.models import Obligation, Programme

LAPSED = Obligation.Standing.LAPSED
COMPARED = (
    "rule", "area_id", "kinds", "counted_from", "after_id", "exact", "earliest", "latest", "shifted", "state", "met_on",
    "met_by_id", "met_by_evaluation_id", "met_by_meeting_id", "opened_id",
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """How many obligations are new, changed, or no longer asked for."""

    new: int = 0
    changed: int = 0
    lapsed: int = 0

    def __add__(self, other: Change) -> Change:
        return Change(self.new + other.new, self.changed + other.changed, self.lapsed + other.lapsed)


def worked_out(programme: Programme, today: date) -> tuple[Due, ...]:
    """What the rules say is due. Raises FileNotFoundError where the framework has no calendar."""
    calendar = calendar_files.calendar_of(frameworks.definition(programme.framework))
    return obligations(calendar, history.situation_of(programme, today))


@transaction.atomic
def recompute(programme: Programme, now: datetime) -> Change:
    """Bring the programme's obligations up to date. Two at once: the second waits, and then finds nothing to do."""
    # A write first: it takes the lock on both databases, so that two rounds never read the same old rows.
    Programme.objects.filter(pk=programme.pk).update(looked_at=now)
    wanted = {each.key: each for each in worked_out(programme, timezone.localdate(now))}
    held = {row.key: row for row in programme.obligations.all()}
    areas = {area.slug: area for area in programme.provider.areas.all()}
    return _write(programme, wanted, held, areas)


def _write(
    programme: Programme, wanted: Mapping[str, Due], held: Mapping[str, Obligation], areas: Mapping[str, Area]
) -> Change:
    opened = _opened_by_hand(held)
    new, changed = [], []
    for key, due in wanted.items():
        row = held.get(key)
        values = _values(due, areas, opened.get(key))
        if row is None:
            new.append(Obligation(programme=programme, key=key, **values))
        elif any(getattr(row, name) != values[name] for name in COMPARED):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    Obligation.objects.bulk_create(new)
    Obligation.objects.bulk_update(changed, COMPARED)
    gone = [row for key, row in held.items() if key not in wanted and row.state != LAPSED]
    Obligation.objects.filter(pk__in=[row.pk for row in gone]).update(state=LAPSED)
    return Change(len(new), len(changed), len(gone))


def _opened_by_hand(held: Mapping[str, Obligation]) -> dict[str, int]:
    """The inspections that a planner opened for an obligation and that are not given up: they stay with it."""
    numbers = {key: row.opened_id for key, row in held.items() if row.opened_id}
    living = Inspection.objects.filter(pk__in=numbers.values()).exclude(state__in=history.GIVEN_UP)
    living_numbers = set(living.values_list("pk", flat=True))
    return {key: number for key, number in numbers.items() if number in living_numbers}


def _values(due: Due, areas: Mapping[str, Area], opened: int | None) -> dict[str, Any]:
    under_way = history.number_of(due.under_way, history.INSPECTION) if due.under_way else None
    return {
        "rule": due.rule,
        "area_id": areas[due.area].pk if due.area else None,
        "kinds": list(due.kinds),
        "counted_from": due.counted_from,
        "after_id": history.number_of(due.anchor, history.INSPECTION) if due.anchor else None,
        "exact": due.exact,
        "earliest": due.earliest,
        "latest": due.latest,
        "shifted": due.shifted,
        "state": str(due.state),
        "met_on": due.met_on,
        "met_by_id": history.number_of(due.met_by, history.INSPECTION) if due.met_by else None,
        "met_by_evaluation_id": history.number_of(due.met_by, history.EVALUATION) if due.met_by else None,
        "met_by_meeting_id": history.number_of(due.met_by, history.MEETING) if due.met_by else None,
        "opened_id": opened or under_way,
    }
