"""Writing facts into the record: through the rooms' actions, and never twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from touchstone.demonstration.facts import PROGRESS, Past
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.improvement import actions as improvement
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.rows import MilestoneRow, ProgressRow
from touchstone.inspectorate.inspections import actions as inspections
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import AreaRow, InspectionRow
from touchstone.inspectorate.reports import actions as reports
from touchstone.inspectorate.reports.rows import ReportRow


class Shelf:
    """The organisations, areas and frameworks that facts name by slug. Four queries for all."""

    def __init__(self) -> None:
        self.organisations = {each.slug: each for each in Organisation.objects.all()}
        self.areas = {(each.organisation.slug, each.slug): each for each in Area.objects.select_related("organisation")}
        # The newest version of each comes last and stays.
        self.frameworks = {each.key: each for each in FrameworkVersion.objects.order_by("version")}
        self.inspections = {each.slug: each for each in Inspection.objects.all()}


def write_all(*, by: User | str, history: Iterable[Past]) -> list[str]:
    """Record every fact that is not held yet; the slugs of the inspections that were new."""
    shelf = Shelf()
    new = [past for past in history if past.slug not in shelf.inspections]
    for past in new:
        shelf.inspections[past.slug] = write(by=by, past=past, shelf=shelf)
    return [past.slug for past in new]


@transaction.atomic
def write(*, by: User | str, past: Past, shelf: Shelf) -> Inspection:
    """Record one past inspection with all that is known of it, and make it public."""
    row = _inspection_row(past, shelf)
    if past.stub:
        inspection = inspections.record_stub(by=by, row=row)
    else:
        follows = shelf.inspections[past.follows] if past.follows else None
        inspection = inspections.record_inspection(by=by, row=row, follows=follows)
    if past.judgements:
        findings.record_judgements(by=by, inspection=inspection, rows=past.judgements)
    if past.findings:
        findings.record_findings(by=by, inspection=inspection, rows=past.findings)
    if past.evidence:
        findings.record_evidence_counts(by=by, inspection=inspection, rows=past.evidence)
    if past.figures:
        findings.record_figures(by=by, inspection=inspection, rows=past.figures)
    _improvement(by, past, inspection)
    if past.response and past.published:
        inspections.set_response_clock(
            by=by,
            inspection=inspection,
            starts_on=past.published.end,
            length=past.response.days,
            unit=past.response.unit,
            basis=past.response.basis,
        )
    if not past.stub:
        _publish(by, past, inspection)
    return inspection


def _inspection_row(past: Past, shelf: Shelf) -> InspectionRow:
    return InspectionRow(
        origin=Inspection.Origin.FACTS,
        kind=past.kind,
        inspectorate=shelf.organisations[past.inspectorate],
        provider=shelf.organisations[past.provider],
        title=past.title,
        framework=shelf.frameworks[past.framework] if past.framework else None,
        areas=[AreaRow(shelf.areas[past.provider, slug], offices) for slug, offices in past.areas.items()],
        starts=past.starts,
        ends=past.ends,
        published=past.published,
        reference=past.reference,
        legal_basis=past.legal_basis,
        scope_note=past.scope_note,
        limits_note=past.limits_note,
        summary=past.summary,
        slug=past.slug,
    )


def _improvement(by: User | str, past: Past, inspection: Inspection) -> None:
    if past.afis:
        improvement.record_areas_for_improvement(by=by, inspection=inspection, rows=past.afis)
    earlier = {each.number: each for each in AreaForImprovement.objects.filter(inspection=inspection.follows)}
    if past.progress:
        progress = [
            ProgressRow(earlier[each.number], PROGRESS, each.grade, found=each.found, residual=each.residual)
            for each in past.progress
        ]
        improvement.record_progress(by=by, inspection=inspection, rows=progress)
    if past.milestones:
        milestones = [
            MilestoneRow(each.on, each.text, earlier[each.number] if each.number else None) for each in past.milestones
        ]
        improvement.record_milestones(by=by, inspection=inspection, rows=milestones)


def _publish(by: User | str, past: Past, inspection: Inspection) -> None:
    row = ReportRow(
        kind="facts",
        title=f"{past.title}: published facts ({past.source})",
        dated=past.published,
        references=past.references,
        source_url=past.source_url,
    )
    report = reports.record_report(by=by, inspection=inspection, row=row)
    reports.publish(by=by, report=report, public_from=_public_from(past.published or past.ends or past.starts))


def _public_from(known: PreciseDate | None) -> datetime | None:
    """The start of the last day on which it can have been published; None (now) where nothing is known."""
    return timezone.make_aware(datetime.combine(known.end, time())) if known else None
