"""Inspections whose judgements stand, ready for their report: judged through the rooms' own actions."""

from __future__ import annotations

from datetime import date

from tests.cast import Cast, play
from tests.factories.findings import make_finding
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.findings.actions.record import record_judgements
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import asked_of
from touchstone.inspectorate.findings.rows import JudgementRow
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea

FINDINGS = (
    ("strength", "Plans name who does what by when", 32, 40, "case files"),
    ("weakness", "Records do not say why a hearing was put off", 11, 40, "case files"),
)


def settled(
    framework: str = "ofsted-cafcass-2021", kind: str = "full", *, grade: str = "good", areas: int = 3, **fields: object
) -> Cast:
    """A cast whose inspection is settled: a strength and a weakness in each judged area but the overall one, each with
    evidence behind it, and a judgement for every area that carries one. `areas`: how many areas it covered."""
    cast = play(framework=framework, kind=kind)
    inspection = cast.at("fieldwork")
    values = {
        "reference": "NM 014", "legal_basis": "section 11 of the Made-up Act 2003",
        "starts": PreciseDate(date(2026, 10, 5)), "ends": PreciseDate(date(2026, 10, 16)), **fields,
    }  # fmt: skip
    Inspection.objects.filter(pk=inspection.pk).update(**values)
    for row in list(InspectionArea.objects.filter(inspection=inspection).order_by("pk"))[areas:]:
        row.delete()
    inspection.refresh_from_db()
    findings_in(cast)
    cast.at("judging")
    judge(inspection, grade)
    cast.at("settled")
    return cast


def findings_in(cast: Cast) -> list[Finding]:
    """A strength and a weakness in each judged area but the overall one."""
    made = []
    for asked in asked_of(cast.inspection):
        if asked.key in ("overall_effectiveness", "overall_progress"):
            continue
        for direction, text, n, of, base in FINDINGS:
            said = f"{text} ({asked.area.title('en').lower()})."
            count = {"n": n, "of": of, "base": base, "basis": "sample"}
            made.append(make_finding(cast.inspection, cast["inspector"], asked.key, said, direction=direction, **count))
    return made


def judge(inspection: Inspection, grade: str) -> None:
    """Every area judged the same, past moderation: rows of the record as letting judgements stand writes them."""
    rows = []
    for asked in asked_of(inspection):
        graded = asked.scale is not None
        rows.append(
            JudgementRow(
                asked.key,
                state="graded" if graded else "not in regime",
                scale_key=asked.scale.key if asked.scale else "",
                grade_key=grade if graded else "",
                reason=f"What was seen of this shows {'enough' if graded else 'how it stands'}.",
            )
        )
    record_judgements(by="the tests", inspection=inspection, rows=rows)
