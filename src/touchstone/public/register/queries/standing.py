"""How do a provider's areas for improvement stand: open, late, met, returned, or not followed further?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from touchstone.domain.figures_told import measured
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.queries import is_paused, latest
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.inspectorate.learning.queries import public_recurrences
from touchstone.inspectorate.plans.models import ActionFile, ActionReport, PlanSending
from touchstone.inspectorate.reports import queries as gate

BEGUN = ("under_way", "blocked", "done")
Figure = tuple[Decimal | None, str]  # a number and its unit, as domain/figures_told.py reads them


@dataclass(frozen=True)
class Worked:
    """Something that the service told: work started, a figure against its target, evidence added."""

    kind: str
    on: date
    figure: Figure = (None, "")
    target: Figure = (None, "")


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
    """When the inspectorate accepted a final plan for it. One query."""
    rows = PlanSending.objects.filter(
        plan__inspection=found.inspection, stage=PlanSending.Stage.FINAL, outcome=PlanSending.Outcome.ACCEPTED
    )
    return [when for when in rows.order_by("decided_at").values_list("decided_at", flat=True) if when is not None]


def worked(found: AreaForImprovement, now: datetime) -> list[Worked]:
    """What the service told of its work, for one whose plan was accepted: days and numbers. Its words, its files, the
    posts that it names and the plan itself are not public. Two queries."""
    told = ActionReport.objects.filter(action__area_for_improvement=found, action__removed=False)
    rows = told.filter(on__lte=timezone.localdate(now)).order_by("on", "pk")
    events: list[Worked] = []
    for on, state, value, target in rows.values_list("on", "state", "value", "action__target"):
        if state in BEGUN and not any(each.kind == "started" for each in events):
            events.append(Worked("started", on))
        if measured(value)[0] is not None:
            events.append(Worked("figure", on, measured(value), measured(target)))
    files = ActionFile.objects.filter(action__area_for_improvement=found, action__removed=False, withdrawn_reason="")
    added = files.filter(added_at__lte=now).order_by("added_at").values_list("added_at", flat=True)
    return events + [Worked("evidence", on) for on in dict.fromkeys(timezone.localdate(when) for when in added)]


def returns(found: AreaForImprovement, now: datetime) -> list[Recurrence]:
    """Where a person confirmed that a later public inspection found the same weakness in the same place. Three
    queries."""
    rows = public_recurrences(now).filter(earlier=found, place=Recurrence.Place.SAME)
    return list(rows.order_by("later__inspection__published", "pk"))
