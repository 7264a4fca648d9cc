"""Which areas for improvement bind a service area, wherever its ground has come from, and how far did each get?"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from django.db.models import Prefetch, QuerySet

from touchstone.domain.progress import ProgressSuggestion
from touchstone.domain.scales import Grade, Scale
from touchstone.foundation.providers.models import Area
from touchstone.foundation.providers.queries import organisations
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings.queries.standing import current, framework_of
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressDraft, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.queries import chain_before


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


def successors_of(afi: AreaForImprovement) -> list[Area]:
    """The areas that the ground of its areas has gone to since, by name. Three queries and two an organisation."""
    own = {area.pk for area in afi.areas.all()}
    return [area for area in carried_by(afi) if area.pk not in own]


def _progress() -> Prefetch[ProgressJudgement]:
    return Prefetch(
        "progress", ProgressJudgement.objects.select_related("inspection").order_by("inspection__published", "pk")
    )


# -- a live visit --------------------------------------------------------------------------------------------------


def earlier(inspection: Inspection) -> QuerySet[AreaForImprovement]:
    """Areas for improvement of the inspections that this one follows, the earliest inspection first. A few queries."""
    before = [each.pk for each in chain_before(inspection)] if inspection.follows_id else []
    held = AreaForImprovement.objects.filter(inspection__in=before).select_related("inspection", "clock", "judgement")
    return held.order_by("inspection__published", "inspection_id", "section", "number")


def drafts(inspection: Inspection) -> Mapping[int, ProgressDraft]:
    """What this visit has drafted, by the number of the area for improvement. Two queries."""
    held = ProgressDraft.objects.filter(inspection=inspection).select_related("saved_by", "area_for_improvement")
    return {each.area_for_improvement_id: each for each in held.prefetch_related("evidence")}


def progress_scale(inspection: Inspection) -> Scale | None:
    """The scale on which this visit judges progress; None where its framework is not known to have one. No query."""
    progress = framework_of(inspection).progress.value
    return progress.scale if progress is not None else None


def suggestion(inspection: Inspection) -> ProgressSuggestion | None:
    """What progress on each point to overall, with the areas that decide; None where there is no scale. Two queries."""
    scale = progress_scale(inspection)
    if scale is None:
        return None
    held = ProgressDraft.objects.filter(inspection=inspection).exclude(grade_key="")
    judged = [scale.grade(key) for key in held.values_list("grade_key", flat=True)]
    framework = framework_of(inspection)
    areas: dict[str, Grade] = {}
    for key, proposal in current(inspection).items():
        area = framework.area(key)
        if proposal.grade_key and area is not None and area.scale is not None and key != framework.overall.value:
            areas[key] = area.scale.grade(proposal.grade_key)
    return framework.overall_progress(judged, areas)


def evidence_offered(inspection: Inspection, words: str = "") -> QuerySet[EvidenceItem]:
    """Submitted evidence of the visit, the latest first."""
    items = EvidenceItem.objects.filter(inspection=inspection, state="submitted")
    for word in words.split():
        items = items.filter(text__icontains=word)
    return items.order_by("-seen_on", "-pk")


def evidence_named(inspection: Inspection, public_ids: Iterable[str]) -> list[EvidenceItem]:
    """Submitted evidence of the visit by its public ids; what is no such id is left out. One query."""
    wanted = []
    for each in public_ids:
        try:
            wanted.append(uuid.UUID(each))
        except ValueError:
            continue
    return list(evidence_offered(inspection).filter(public_id__in=wanted))
