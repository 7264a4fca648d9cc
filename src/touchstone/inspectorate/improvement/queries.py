"""Which areas for improvement bind a service area, wherever its ground has come from, and how far did each get?"""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from touchstone.foundation.providers.models import Area
from touchstone.foundation.providers.queries import organisations
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection


def of_inspection(inspection: Inspection) -> QuerySet[AreaForImprovement]:
    """Its areas for improvement in order, each with its clock, areas and progress. Three queries."""
    return (
        AreaForImprovement.objects.filter(inspection=inspection)
        .select_related("clock", "judgement")
        .prefetch_related("areas", _progress())
        .order_by("section", "number")
    )


def of_area(area: Area) -> QuerySet[AreaForImprovement]:
    """Those of the area and of every area that any of its ground came from, oldest inspection first. Five queries.

    So an area for improvement outlives the area that it was written for: whoever serves its ground now carries it.
    """
    ground = [area, *organisations.succession(area.organisation).predecessors(area)]
    return (
        AreaForImprovement.objects.filter(areas__in=ground)
        .distinct()
        .select_related("inspection", "clock")
        .prefetch_related("areas", _progress())
        .order_by("inspection__published", "inspection_id", "section", "number")
    )


def carried_by(afi: AreaForImprovement) -> list[Area]:
    """The areas that its ground is in now, by name. Four queries an organisation."""
    found: dict[int, Area] = {}
    for area in afi.areas.select_related("organisation"):
        for last in organisations.succession(area.organisation).last(area):
            found[last.pk] = last
    return sorted(found.values(), key=lambda each: each.name)


def _progress() -> Prefetch[ProgressJudgement]:
    return Prefetch(
        "progress", ProgressJudgement.objects.select_related("inspection").order_by("inspection__published", "pk")
    )
