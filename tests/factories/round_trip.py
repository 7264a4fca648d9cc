"""An inspection as plain values, entered through the services, and the same values as a reading gives them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.cast import Cast, play
from tests.factories.findings import make_item
from tests.factories.records import make_afi, make_inspection
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.drafting.actions import areas, statements
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.findings.actions.record import record_judgements
from touchstone.inspectorate.findings.queries.standing import asked_of, framework_of
from touchstone.inspectorate.findings.rows import JudgementRow
from touchstone.inspectorate.improvement.actions import record_progress
from touchstone.inspectorate.improvement.rows import ProgressRow
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea

# (framework, kind) of every output in the library.
OUTPUTS = (
    ("ofsted-cafcass-2009", "full"),
    ("ofsted-cafcass-monitoring-2010", "monitoring"),
    ("ofsted-cafcass-progress-2011", "progress"),
    ("ofsted-cafcass-national-2014", "full"),
    ("ofsted-cafcass-2021", "full"),
    ("ofsted-cafcass-2021", "focused"),
    ("ciw-cafcass-cymru-2018", "narrative"),
    ("ofsted-looked-after-2013", "full"),
    ("ofsted-sif-2013", "full"),
    ("ofsted-lscb-review-2013", "board review"),
    ("ofsted-ilacs-2018", "full"),
    ("ofsted-ilacs-2018", "focused"),
    ("ofsted-ilacs-2023", "full"),
    ("ofsted-ilacs-2026", "full"),
)


@dataclass(frozen=True)
class Progress:
    """What a visit judged of one earlier area for improvement."""

    text: str
    grade: str
    found: str = "More is in place than before."
    residual: str = ""


@dataclass(frozen=True)
class Told:
    """What an inspection says. `improve`: (rank, text) with a timescale or class key, in the order printed."""

    framework: str
    kind: str
    starts: date
    ends: date
    published: date
    reference: str = "NM 014"
    grades: Mapping[str, str] = field(default_factory=dict)
    limiting: tuple[str, ...] = ()
    improve: tuple[tuple[str, str], ...] = ()
    strengths: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)  # method of the evidence register → how many
    progress: tuple[Progress, ...] = ()
    area: str = "Fen"
    code: str = "NM1"


def enter(told: Told, **places: Any) -> tuple[Cast, Draft]:
    """Enter it as an inspection held here, and open its report or letter with these areas for improvement."""
    cast = play(framework=told.framework, kind=told.kind, state="fieldwork", **places)
    inspection = cast.inspection
    _set(inspection, told)
    for row in InspectionArea.objects.filter(inspection=inspection).exclude(area__name=told.area):
        row.delete()
    for method, many in told.counts.items():
        for _n in range(many):
            make_item(inspection, cast["inspector"], method=method)
    cast.at("settled")
    _judge(inspection, told)
    _progress(inspection, told)
    draft = open_draft(by=cast["lead"], inspection=inspection)
    _improve(cast, draft, told)
    return cast, draft


def _set(inspection: Inspection, told: Told) -> None:
    Inspection.objects.filter(pk=inspection.pk).update(
        reference=told.reference, starts=PreciseDate(told.starts), ends=PreciseDate(told.ends)
    )
    if told.progress:
        earlier = make_inspection(
            inspection.provider,
            inspectorate=inspection.inspectorate,
            starts=PreciseDate(date(2025, 3, 3)),
            public=False,
        )
        for number, each in enumerate(told.progress, 1):
            make_afi(earlier, each.text, number=number)
        Inspection.objects.filter(pk=inspection.pk).update(follows=earlier)
    inspection.refresh_from_db()


def scales(inspection: Inspection) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Judged area → (scale, its grades), for those that carry a grade."""
    asked = {each.key: each.scale for each in asked_of(inspection) if each.scale is not None}
    return {key: (scale.key, tuple(scale.keys)) for key, scale in asked.items()}


def _judge(inspection: Inspection, told: Told) -> None:
    known = scales(inspection)
    rows = []
    for each in asked_of(inspection):
        grade = told.grades.get(each.key, "")
        scale = known[each.key][0] if each.key in known else ""
        state = "graded" if grade else ("not judged" if each.key in known else "not in regime")
        rows.append(
            JudgementRow(
                each.key, state=state, scale_key=scale if grade else "", grade_key=grade,
                reason="As the findings show.", limiting=each.key in told.limiting,
            )
        )  # fmt: skip
    record_judgements(by="the tests", inspection=inspection, rows=rows)


def _progress(inspection: Inspection, told: Told) -> None:
    if not told.progress:
        return
    assert inspection.follows is not None
    scale = framework_of(inspection).progress.value
    assert scale is not None
    held = list(inspection.follows.areas_for_improvement.order_by("number"))
    rows = [
        ProgressRow(afi, scale_key=scale.scale.key, grade_key=each.grade, found=each.found, residual=each.residual)
        for afi, each in zip(held, told.progress, strict=True)
    ]
    record_progress(by="the tests", inspection=inspection, rows=rows)


def _improve(cast: Cast, draft: Draft, told: Told) -> None:
    framework = framework_of(cast.inspection)
    times = {each.key for each in framework.timescales}
    for rank, text in told.improve:
        row = AreaRow(
            text=text,
            timescale_key=rank if rank in times else "",
            class_key=rank if rank not in times else "",
        )
        areas.add_area(by=cast["lead"], draft=draft, row=row)
    strengths = draft.sections.filter(key="strengths").first()
    if strengths is not None:
        for text in told.strengths:
            statements.add_statement(by=cast["lead"], section=strengths, text=text)


def expected(told: Told) -> dict[str, Any]:
    """The values as `given_back` has them."""
    return {
        "framework": told.framework,
        "kind": told.kind,
        "area": told.area,
        "starts": told.starts.isoformat(),
        "ends": told.ends.isoformat(),
        "published": told.published.isoformat(),
        "reference": told.reference,
        "grades": {key: grade for key, grade in told.grades.items() if grade},
        "limiting": set(told.limiting),
        "improve": [(number, rank, text) for number, (rank, text) in enumerate(told.improve, 1)],
        "strengths": list(told.strengths),
        "counts": sorted(n for n in told.counts.values() if n),
        "progress": {str(number): each.grade for number, each in enumerate(told.progress, 1)},
    }


def given_back(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same values from what `./touchstone read` gives of a document."""

    def one(name: str) -> Any:
        held = data["fields"].get(name)
        return held["value"] if held else None

    def day(name: str) -> Any:
        return (one(name) or {}).get("start")

    rows = {name: [{k: v["value"] for k, v in row.items()} for row in held] for name, held in data["lists"].items()}
    graded = [row for row in rows.get("judgements", []) if row.get("grade")]
    return {
        "framework": one("framework"),
        "kind": one("kind"),
        "area": one("area_name"),
        "starts": day("inspection_start"),
        "ends": day("inspection_end"),
        "published": day("published") or day("letter_date"),
        "reference": next((row["value"] for row in rows.get("references", [])), None),
        "grades": {row["key"]: row["grade"] for row in graded} | _overall(one("overall_progress")),
        "limiting": {row["key"] for row in graded if row.get("limiting")},
        "improve": [
            (row["number"], row.get("timescale_or_class") or "", row["text"])
            for row in rows.get("areas_for_improvement", [])
            if not any(each.get("number") for each in rows.get("progress_judgements", []))
        ],
        "strengths": [row["text"] for row in rows.get("strengths", [])],
        "counts": sorted(row["count"] for row in rows.get("evidence", []) if row.get("count")),
        "progress": {
            str(row["number"]): row["progress"] for row in rows.get("progress_judgements", []) if row["number"]
        },
    }


def _overall(progress: Any) -> dict[str, str]:
    return {"overall_progress": progress} if progress else {}
