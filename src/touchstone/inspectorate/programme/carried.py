"""Which weaknesses of earlier inspections go with a new one, as lines of enquiry?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from touchstone.foundation.providers.models import Area
from touchstone.foundation.providers.queries import organisations
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.programme.models import Obligation
from touchstone.inspectorate.reports import queries as reports


def weaknesses(obligation: Obligation, areas: Sequence[Area], now: datetime) -> list[AreaForImprovement]:
    """The service's areas for improvement that no public document has closed, the earliest first. Nine queries.

    For an inspection of areas, those of their ground, wherever it came from, and those of no area in particular.
    """
    provider = obligation.programme.provider
    among = reports.ids_of([provider.pk], now)
    found = reports.open_areas_for_improvement(now, among).filter(inspection__provider=provider)
    found = found.select_related("inspection", "judgement").prefetch_related("areas")
    rows = list(found.order_by("inspection__published", "inspection_id", "section", "number"))
    if not areas:
        return rows
    succession = organisations.succession(provider)
    ground = {each.pk for area in areas for each in (area, *succession.predecessors(area))}
    return [row for row in rows if _on(ground, row)]


def _on(ground: set[int], row: AreaForImprovement) -> bool:
    own = {area.pk for area in row.areas.all()}
    return not own or bool(own & ground)
