"""Which weaknesses of earlier inspections go with a new one, as lines of enquiry?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from touchstone.foundation.providers.models import Area
from touchstone.foundation.providers.queries import organisations
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move
from touchstone.inspectorate.programme.models import Obligation
from touchstone.inspectorate.reports import queries as reports


def weaknesses(obligation: Obligation, areas: Sequence[Area], now: datetime) -> list[AreaForImprovement]:
    """The service's areas for improvement that no public document has closed, the earliest first. Eleven queries, and
    four for each service that one came from.

    What went with its area to another service is that one's. For an inspection of areas, those of their ground,
    wherever it came from, and those of no area in particular.
    """
    provider = obligation.programme.provider
    rows = [row for row in _open_of(provider.pk, now) if not _gone(row, provider.pk)]
    came = Move.objects.filter(organisation=provider).exclude(area_for_improvement__inspection__provider=provider)
    for giver, moved in _by_giver(came).items():
        rows += [row for row in _open_of(giver, now) if row.pk in moved and not _gone(row, provider.pk)]
    if not areas:
        return rows
    succession = organisations.succession(provider)
    ground = {each.pk for area in areas for each in (area, *succession.predecessors(area))}
    return [row for row in rows if _on(ground, row)]


def _on(ground: set[int], row: AreaForImprovement) -> bool:
    own = {area.pk for area in row.areas.all()}
    return not own or bool(own & ground)


def _open_of(provider: int, now: datetime) -> list[AreaForImprovement]:
    found = reports.open_areas_for_improvement(now, reports.ids_of([provider], now)).filter(
        inspection__provider=provider
    )
    found = found.select_related("inspection", "judgement").prefetch_related("areas", "moves")
    return list(found.order_by("inspection__published", "inspection_id", "section", "number"))


def _gone(row: AreaForImprovement, provider: int) -> bool:
    """Did it go to another service, with nothing of it left here?"""
    moves = list(row.moves.all())
    if not moves:
        return False
    own = {area.organisation_id for area in row.areas.all()}
    return moves[-1].organisation_id != provider and provider not in own


def _by_giver(came: QuerySet[Move]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for giver, afi in came.values_list("area_for_improvement__inspection__provider", "area_for_improvement"):
        found.setdefault(giver, set()).add(afi)
    return found
