"""Writing a proposal into the record through the actions of the rooms that own it, in the order their rules need.

Gives back which row each item of the reading became, so that every value in the record can be walked back to its
place in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time

from django.db import models
from django.utils import timezone

from touchstone.domain import deadlines
from touchstone.domain import vocabulary as words_of
from touchstone.domain.dates import PreciseDate, Precision
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.providers.actions.organisations import add_other_name, add_to_area
from touchstone.inspectorate.archive import mapping
from touchstone.inspectorate.archive.differences import Difference
from touchstone.inspectorate.archive.mapping import FromRow
from touchstone.inspectorate.archive.proposal import Proposal
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.improvement import actions as improvement
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow, MilestoneRow, ProgressRow
from touchstone.inspectorate.inspections import actions as inspections
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import InspectionRow
from touchstone.inspectorate.reports import actions as reports
from touchstone.inspectorate.reports.models import Publication, Report

Became = dict[str, models.Model]
READ_FROM = "The document itself was read in and says so."


def write(*, by: User, proposal: Proposal) -> tuple[Inspection, Became]:
    """Write all of a proposal. The caller holds the transaction. Raises Refused where a room's rule is broken."""
    became: Became = dict(proposal.adds.same)
    earlier = _earlier(by, proposal)
    inspection = _inspection(by, proposal, earlier)
    _additions(by, proposal, inspection, became)
    _differences(by, proposal, inspection)
    if earlier is not None and proposal.progress:
        _progress(by, proposal, inspection, earlier, became)
    _response(by, proposal, inspection)
    _area_parts(by, proposal)
    if proposal.provider is not None and proposal.provider_also_called:
        add_other_name(by=by, organisation=proposal.provider, name=proposal.provider_also_called[:200])
    _report(by, proposal, inspection)
    return inspection, became


def _earlier(by: User, proposal: Proposal) -> Inspection | None:
    if proposal.stub is not None:
        return inspections.record_stub(by=by, row=proposal.stub)
    return proposal.earlier


def _inspection(by: User, proposal: Proposal, earlier: Inspection | None) -> Inspection:
    row, held = proposal.row, proposal.inspection
    assert row is not None
    if held is None:
        return inspections.record_inspection(by=by, row=row, follows=earlier)
    inspections.extend(by=by, inspection=held, row=_without_our_words(held, row))
    if earlier is not None:
        inspections.link_follow_up(by=by, inspection=held, follows=earlier)
    for afi, each in proposal.adds.untimed:
        timed = {"timescale_key": each.row.timescale_key, "class_key": each.row.class_key}
        afi.inspection = held  # now with the framework that the document named
        improvement.fill_in(by=by, area_for_improvement=afi, **timed)
    improvement.start_clocks(by=by, inspection=held)
    return held


def _without_our_words(held: Inspection, row: InspectionRow) -> InspectionRow:
    """A held inspection without limits of its own gets the document's; nothing else of ours is offered."""
    return row if not held.limits_note else replace(row, limits_note="")


def _additions(by: User, proposal: Proposal, inspection: Inspection, became: Became) -> None:
    """What the record lacks, kind by kind; judgements first, because areas for improvement may rest on them."""
    adds = proposal.adds
    milestones = [_dated(each) for each in adds.milestones]
    steps: list[tuple[Sequence[FromRow], Callable[..., Sequence[models.Model]]]] = [
        (adds.judgements, findings.record_judgements),
        ([*adds.strengths, *adds.findings], findings.record_findings),
        (adds.afis, improvement.record_areas_for_improvement),
        (adds.evidence, findings.record_evidence_counts),
        (adds.figures, findings.record_figures),
        (milestones, improvement.record_milestones),
    ]
    for rows, record in steps:
        if rows:
            made = record(by=by, inspection=inspection, rows=[each.row for each in rows])
            became.update({each.item: one for each, one in zip(rows, made, strict=True)})


def _dated(each: FromRow) -> FromRow:
    row = each.row
    return FromRow(each.item, MilestoneRow(on=row.on, text=row.text))


def _differences(by: User, proposal: Proposal, inspection: Inspection) -> None:
    """Where a person said that the document's value holds. The audit trail keeps what was held."""
    taken = [each for each in proposal.differences if each.takes_document]
    fields = {each.key: each.value for each in taken if each.row is None}
    if fields:
        inspections.correct(by=by, inspection=inspection, changes=fields, reason=READ_FROM)
    for each in taken:
        if each.row is not None:
            _take(by, each)


def _take(by: User, difference: Difference) -> None:
    assert difference.row is not None
    if isinstance(difference.subject, AreaForImprovement):
        text = difference.row.row.text
        improvement.replace_wording(by=by, area_for_improvement=difference.subject, text=text)
    else:
        row = difference.row.row
        findings.correct_judgement(by=by, judgement=difference.subject, row=row, reason=READ_FROM)


def _progress(by: User, proposal: Proposal, inspection: Inspection, earlier: Inspection, became: Became) -> None:
    """What was judged of each earlier area for improvement; those not held are recorded as the letter restates them."""
    missing = [plan.restated for plan in proposal.progress if plan.afi is None]
    made = dict(zip((each.item for each in missing), _restated(by, earlier, missing), strict=True))
    scale = _progress_scale(inspection)
    new = [(plan, plan.afi or made[plan.restated.item]) for plan in proposal.progress if plan.held is None]
    rows = [
        ProgressRow(
            area_for_improvement=afi,
            scale_key=scale,
            grade_key=plan.restated.grade_key,
            residual=plan.restated.residual,
        )
        for plan, afi in new
    ]
    if rows:
        judged = improvement.record_progress(by=by, inspection=inspection, rows=rows)
        became.update({plan.restated.item: one for (plan, _), one in zip(new, judged, strict=True)})


def _restated(by: User, earlier: Inspection, missing: Sequence[mapping.Restated]) -> list[AreaForImprovement]:
    if not missing:
        return []
    taken = set(earlier.areas_for_improvement.values_list("number", flat=True))
    rows = []
    for each in missing:
        free = next(n for n in range(1, 1000) if n not in taken)
        number = each.number if each.number and each.number not in taken else free
        taken.add(number)
        rows.append(AreaForImprovementRow(number=number, text=each.text, printed_number=str(each.number or "")))
    return improvement.record_areas_for_improvement(by=by, inspection=earlier, rows=rows)


def _progress_scale(inspection: Inspection) -> str:
    names = words_of.FRAMEWORKS.get(inspection.framework.key) if inspection.framework else None
    return (names and names.progress_scale) or "progress-2010"


def _response(by: User, proposal: Proposal, inspection: Inspection) -> None:
    """The clock of the provider's response, where the day of publication is known well enough to count from."""
    days, published = proposal.response_days, inspection.published
    if days is None or published is None or published.precision is Precision.BEFORE:
        return
    inspections.set_response_clock(
        by=by,
        inspection=inspection,
        starts_on=published.end,
        length=days,
        unit=deadlines.Unit.UNKNOWN_DAYS,
        basis=_basis(days, published),
    )


def _basis(days: int, published: PreciseDate) -> str:
    known = "" if published.precision is Precision.DAY else f" (counted from the last day of {published})"
    return (
        f"The document asks for a response within {days} days of publication{known}. "
        "It does not say whether they are working or calendar days."
    )


def _area_parts(by: User, proposal: Proposal) -> None:
    """Local authorities and teams that the document names for its one service area."""
    if len(proposal.areas) != 1:
        return
    settled = proposal.settled
    add_to_area(
        by=by,
        area=proposal.areas[0].area,
        local_authorities=[mapping.text(row.get("name")) for row in settled.rows("local_authorities")],
        teams=[mapping.text(row.get("name")) for row in settled.rows("teams")],
    )


def _report(by: User, proposal: Proposal, inspection: Inspection) -> None:
    """The document as a published report. Published facts that stood in for it are withdrawn: it is held now."""
    row, file = proposal.report, proposal.reading.document.file
    assert row is not None
    if Publication.objects.filter(document=file, report__inspection=inspection).exists():
        return  # a reading that was opened again: its document is public already
    if not row.title:
        row = replace(row, title=inspection.title)
    report = reports.record_report(by=by, inspection=inspection, row=row)
    reports.publish(by=by, report=report, public_from=_moment(row.dated or inspection.published), document=file)
    standing_in = Publication.objects.filter(
        report__inspection=inspection, report__kind=Report.Kind.FACTS, state=Publication.State.PUBLISHED
    )
    for publication in standing_in.select_related("report__inspection"):
        reports.withdraw(by=by, publication=publication, reason="The document itself is held now, in its place.")


def _moment(dated: PreciseDate | None) -> datetime:
    """The moment from which it is public: the start of the day it is dated, never later than now."""
    if dated is None:
        return clock.now()
    return min(timezone.make_aware(datetime.combine(dated.start, time.min)), clock.now())
