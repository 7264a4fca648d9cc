"""What does the register hold of one inspection? Everything through the gate, a known number of queries."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.findings.models import EvidenceCount, Figure, Finding, Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, Milestone, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.register.queries.providers import with_headlines


def inspection(slug: str, now: datetime) -> Inspection | None:
    """The inspection with its provider, inspectorate, framework and the one it follows. One query."""
    return (
        gate.public_inspections(now)
        .filter(slug=slug)
        .select_related("provider", "inspectorate", "framework", "response_clock")
        .defer("framework__content")
        .first()
    )


def judgements(found: Inspection) -> list[Judgement]:
    """In the document's order. One query."""
    return list(Judgement.objects.filter(inspection=found).order_by("order", "id"))


def areas(found: Inspection) -> list[InspectionArea]:
    """One query."""
    return list(InspectionArea.objects.filter(inspection=found).select_related("area").order_by("area__name"))


def team(found: Inspection) -> list[TeamMember]:
    """Members whose names the document prints: people who sign in here are not named by their account. One query."""
    return list(TeamMember.objects.filter(inspection=found).exclude(printed_name="").order_by("id"))


def findings(found: Inspection) -> list[Finding]:
    """Strengths, weaknesses, and what is urgent, as a document prints them: never inspectors' live findings, which
    nobody outside the inspectorate sees. One query."""
    return list(Finding.objects.filter(inspection=found, fingerprint="").order_by("order", "id"))


def evidence(found: Inspection) -> list[EvidenceCount]:
    """One query."""
    return list(EvidenceCount.objects.filter(inspection=found).order_by("id"))


def figures(found: Inspection) -> list[Figure]:
    """One query."""
    return list(Figure.objects.filter(inspection=found).order_by("order", "id"))


def milestones(found: Inspection) -> list[Milestone]:
    """Dated events that this inspection's document tells. One query."""
    return list(Milestone.objects.filter(inspection=found).order_by("on", "id"))


def improvements(found: Inspection, now: datetime) -> list[AreaForImprovement]:
    """What this inspection asked to be improved, each with `judged_later` (progress, oldest first) and `is_open`.

    Four queries.
    """
    later = with_visit(gate.progress_since(now))
    rows = list(
        AreaForImprovement.objects.filter(inspection=found)
        .select_related("clock", "judgement")
        .prefetch_related(Prefetch("progress", later, to_attr="judged_later"))
        .order_by("section", "number")
    )
    of_provider = gate.open_areas_for_improvement(now, gate.ids_of([found.provider_id], now))
    still_open = set(of_provider.filter(inspection=found).values_list("pk", flat=True))
    for row in rows:
        row.is_open = row.pk in still_open  # type: ignore[attr-defined]
    return rows


def with_visit(progress: QuerySet[ProgressJudgement]) -> QuerySet[ProgressJudgement]:
    return progress.select_related("inspection").order_by("inspection__published", "inspection__starts", "pk")


def progress_made(found: Inspection, now: datetime) -> list[ProgressJudgement]:
    """What this inspection judged of an earlier one's areas for improvement, in the earlier order. One query."""
    return list(
        gate.public_progress(now)
        .filter(inspection=found)
        .select_related("area_for_improvement__inspection")
        .order_by("area_for_improvement__inspection__published", "area_for_improvement__number", "pk")
    )


def publications(found: Inspection, now: datetime) -> list[Publication]:
    """Each public report or letter, with its stored document where that is held. One query."""
    return list(
        gate.public(now)
        .filter(report__inspection=found)
        .select_related("report", "document")
        .defer("report__text")
        .order_by("public_from", "pk")
    )


def publication(slug: str, number: int, now: datetime) -> Publication | None:
    """One public publication of the inspection whose document is held. One query."""
    return (
        gate.public(now)
        .filter(report__inspection__slug=slug, pk=number, document__isnull=False)
        .select_related("report__inspection", "document")
        .defer("report__text")
        .first()
    )


def before(found: Inspection, now: datetime) -> Inspection | None:
    """The earlier inspection whose areas for improvement this one looks at. Three queries, or none."""
    if found.follows_id is None:
        return None
    return with_headlines(gate.public_inspections(now).filter(pk=found.follows_id)).first()


def after(found: Inspection, now: datetime) -> list[Inspection]:
    """What happened next: later inspections that follow this one, oldest first. Three queries."""
    return list(
        with_headlines(gate.public_inspections(now).filter(follows=found)).order_by("published", "starts", "pk")
    )


def contradictions(found: Inspection, now: datetime) -> list[str]:
    """Where a document of the inspection disagrees with itself, as its confirmed reading notes. One query.

    Only of a document that has been published, and only what the reading says of contradictions: the rest of a
    reading is the archive's own.
    """
    published = gate.public(now).filter(report__inspection=found, document__isnull=False).values("document")
    readings = DocumentReading.objects.filter(
        document__inspection=found, document__file__in=published, state=DocumentReading.State.CONFIRMED
    )
    noted: list[str] = []
    for record in readings.order_by("pk").values_list("record__contradictions", flat=True):
        noted += [str(each["says"]) for each in record or []]
    return list(dict.fromkeys(noted))
