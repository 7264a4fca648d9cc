"""How do a provider's areas for improvement stand: open, late, met, returned, or not followed further?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.queries import is_paused, latest
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.inspectorate.learning.queries import public_recurrences
from touchstone.inspectorate.plans.models import PlanSending
from touchstone.inspectorate.reports import queries as gate

STATES = ("open", "late", "met", "returned", "ended")


def of_provider(provider: int, now: datetime, among: Collection[int]) -> QuerySet[AreaForImprovement]:
    """Its public areas for improvement, each with what `state` asks for. `among`: its public inspections. One query."""
    rows = AreaForImprovement.objects.filter(inspection__in=among, inspection__provider=provider)
    is_open = gate.open_areas_for_improvement(now, among).filter(pk=OuterRef("pk"))
    made = gate.progress_since(now).filter(area_for_improvement=OuterRef("pk"), grade_key__in=gate.MADE_PROGRESS)
    back = public_recurrences(now).filter(earlier=OuterRef("pk"), place=Recurrence.Place.SAME)
    rows = rows.annotate(stands_open=Exists(is_open), made_progress=Exists(made), came_back=Exists(back))
    return rows.select_related("clock", "inspection").order_by("-inspection__published", "section", "number")


def state(row: AreaForImprovement, today: date) -> str:
    """The first that holds, of: returned, met, late, open, ended (a later full inspection made its own list)."""
    if row.came_back:  # type: ignore[attr-defined]
        return "returned"
    if row.made_progress:  # type: ignore[attr-defined]
        return "met"
    if not row.stands_open:  # type: ignore[attr-defined]
        return "ended"
    clock: Clock | None = row.clock
    return "late" if clock is not None and not is_paused(clock, today) and latest(clock) < today else "open"


def counts(rows: Collection[AreaForImprovement], today: date) -> Mapping[str, int]:
    """How many stand in each state. No query where the rows are read."""
    found = Counter(state(row, today) for row in rows)
    return {key: found[key] for key in STATES}


def moves(found: AreaForImprovement) -> list[Move]:
    """When its area changed hands, the earliest first. One query."""
    rows = Move.objects.filter(area_for_improvement=found).select_related("before", "after", "organisation")
    return list(rows.order_by("on", "pk"))


def accepted(found: AreaForImprovement) -> list[datetime]:
    """When the inspectorate accepted a plan for it: nothing else of a plan is public. One query."""
    rows = PlanSending.objects.filter(plan__inspection=found.inspection, outcome=PlanSending.Outcome.ACCEPTED)
    return [when for when in rows.order_by("decided_at").values_list("decided_at", flat=True) if when is not None]


def returns(found: AreaForImprovement, now: datetime) -> list[Recurrence]:
    """Where a person confirmed that a later public inspection found the same weakness in the same place. Three
    queries."""
    rows = public_recurrences(now).filter(earlier=found, place=Recurrence.Place.SAME)
    return list(rows.order_by("later__inspection__published", "pk"))
