"""A monitoring visit to an area whose earlier inspection asked for seven things, with progress on each as judged."""

from __future__ import annotations

from datetime import date

from tests.cast import Cast, play
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.inspectorate.findings.actions.record import record_judgements
from touchstone.inspectorate.findings.rows import JudgementRow
from touchstone.inspectorate.improvement import actions as improvement
from touchstone.inspectorate.improvement.models import ProgressDraft
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow, ProgressRow
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea

# Progress on each area for improvement, in order: one good, five satisfactory, one inadequate.
PROGRESS = ("good", "satisfactory", "satisfactory", "satisfactory", "inadequate", "satisfactory", "satisfactory")


def visited(
    progress: tuple[str, ...] = PROGRESS, overall: str = "satisfactory", *, recorded: bool = False, **fields: object
) -> Cast:
    """A settled visit. An empty step in `progress`: that area for improvement was left out. `recorded`: only the rows
    of the record, as of a document read in; otherwise what the team drafted."""
    cast = play(framework="ofsted-cafcass-monitoring-2010", kind="monitoring")
    before = _before(cast, len(progress))
    Inspection.objects.filter(pk=cast.inspection.pk).update(
        follows=before, reference="NM 021", starts=PreciseDate(date(2011, 2, 9)), ends=PreciseDate(date(2011, 2, 10)),
        **fields,
    )  # fmt: skip
    rows = list(InspectionArea.objects.filter(inspection=cast.inspection).order_by("pk"))
    for row in rows[1:]:
        row.delete()
    cast.inspection.refresh_from_db()
    _judged(cast, before, progress, recorded)
    cast.at("judging")
    record_judgements(
        by="the tests",
        inspection=cast.inspection,
        rows=[JudgementRow("overall_progress", "graded", "progress-2010", overall, reason="The work goes on.")],
    )
    cast.at("settled")
    return cast


def _before(cast: Cast, count: int) -> Inspection:
    before = Inspection.objects.create(
        slug="northmere-2009", origin="facts", kind="full", title="Northmere in 2009", inspectorate=cast.inspectorate,
        provider=cast.service, starts=PreciseDate.month(2009, 10), published=PreciseDate.month(2009, 11),
    )  # fmt: skip
    InspectionArea.objects.create(inspection=before, area=cast.areas[0])
    rows = [AreaForImprovementRow(n, f"Ensure that part {n} is planned and recorded.") for n in range(1, count + 1)]
    improvement.record_areas_for_improvement(by="the tests", inspection=before, rows=rows)
    return before


def _judged(cast: Cast, before: Inspection, progress: tuple[str, ...], recorded: bool) -> None:
    for number, (afi, grade) in enumerate(
        zip(before.areas_for_improvement.order_by("number"), progress, strict=True), start=1
    ):
        found, residual = f"Part {number} is planned now", "Some records are late" if number == 5 else ""
        if recorded and grade:
            improvement.record_progress(
                by="the tests",
                inspection=cast.inspection,
                rows=[ProgressRow(afi, "progress-2010", grade, found=found, residual=residual)],
            )
        elif not recorded:
            said = {"found": found, "residual": residual} if grade else {"left_out_reason": "It was met before."}
            ProgressDraft.objects.create(
                inspection=cast.inspection, area_for_improvement=afi, grade_key=grade, saved_by=cast["lead"],
                saved_at=clock.now(), **said,
            )  # fmt: skip
