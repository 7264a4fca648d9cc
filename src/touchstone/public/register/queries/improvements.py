"""What became of one area for improvement? Everything through the gate, a known number of queries."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from touchstone.foundation.providers.models import AreaSuccession
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, Milestone, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.queries.inspections import with_visit


def improvement(slug: str, now: datetime) -> AreaForImprovement | None:
    """One query."""
    return (
        gate.public_areas_for_improvement(now)
        .filter(slug=slug)
        .select_related("inspection__provider", "inspection__framework", "clock", "judgement")
        .defer("inspection__framework__content")
        .first()
    )


def progress(found: AreaForImprovement, now: datetime) -> list[ProgressJudgement]:
    """Oldest first. One query."""
    return list(with_visit(gate.public_progress(now).filter(area_for_improvement=found)))


def milestones(found: AreaForImprovement, now: datetime) -> list[Milestone]:
    """Oldest first. One query."""
    public = gate.public_inspections(now)
    rows = Milestone.objects.filter(area_for_improvement=found, inspection__in=public)
    return list(rows.select_related("inspection").order_by("on", "pk"))


def is_open(found: AreaForImprovement, now: datetime) -> bool:
    """Two queries."""
    shown = gate.ids_of([found.inspection.provider_id], now)
    return gate.open_areas_for_improvement(now, shown).filter(pk=found.pk).exists()


def area_changes(found: AreaForImprovement, now: datetime) -> list[AreaSuccession]:
    """What became of the areas that it is about. One query."""
    public = gate.public_areas(now).values("pk")
    rows = AreaSuccession.objects.filter(
        Q(after__isnull=True) | Q(after__in=public), before__areas_for_improvement=found, before__in=public
    )
    return list(rows.select_related("before__organisation", "after__organisation").order_by("on", "pk"))


def later_judgements(found: AreaForImprovement, now: datetime) -> list[Judgement]:
    """The same judgement in later public inspections of the same provider and area: did it come back? One query."""
    if found.judgement is None:
        return []
    start = found.inspection.published or found.inspection.starts
    later = gate.public_inspections(now).filter(provider=found.inspection.provider_id, starts__gt=start)
    rows = gate.public_judgements(now).filter(
        area_key=found.judgement.area_key,
        inspection__in=later,
        inspection__areas__in=found.areas.all(),
        state=Judgement.State.GRADED,
    )
    return list(rows.select_related("inspection").distinct().order_by("inspection__published"))


def follow_ups(inspection: Inspection, now: datetime) -> list[Inspection]:
    """Visits that looked at an inspection's areas for improvement, oldest first. One query."""
    return list(gate.public_inspections(now).filter(follows=inspection).order_by("published", "starts", "pk"))
