"""What a fact about a past inspection looks like, before it is written into the record.

Keys and slugs stand for rows: `write.py` looks them up. Nothing here names an individual, and no sentence is copied
from a document: the words are this project's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.findings.rows import EvidenceRow, FigureRow, FindingRow, JudgementRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow


@dataclass(frozen=True)
class Progress:
    """Progress on the area for improvement of this number, in the inspection that the visit follows."""

    number: int
    grade: str
    found: str = ""
    residual: str = ""


@dataclass(frozen=True)
class MilestoneFact:
    """A dated thing, perhaps about the area for improvement of this number."""

    on: PreciseDate
    text: str
    number: int | None = None


@dataclass(frozen=True)
class Response:
    """The provider must answer within so many days; `unit` is a Clock.Unit value."""

    days: int
    unit: str
    basis: str


@dataclass(frozen=True)
class Past:
    """One past inspection as facts. `areas`: slug → offices visited. `follows`: the slug of the earlier inspection."""

    slug: str
    kind: str
    inspectorate: str
    provider: str
    title: str
    source: str
    source_url: str = ""
    framework: str = ""
    areas: Mapping[str, Sequence[str]] = field(default_factory=dict)
    starts: PreciseDate | None = None
    ends: PreciseDate | None = None
    published: PreciseDate | None = None
    reference: str = ""
    references: Sequence[str] = ()
    legal_basis: str = ""
    scope_note: str = ""
    limits_note: str = ""
    summary: str = ""
    follows: str = ""
    stub: bool = False
    judgements: Sequence[JudgementRow] = ()
    findings: Sequence[FindingRow] = ()
    evidence: Sequence[EvidenceRow] = ()
    figures: Sequence[FigureRow] = ()
    afis: Sequence[AreaForImprovementRow] = ()
    progress: Sequence[Progress] = ()
    milestones: Sequence[MilestoneFact] = ()
    response: Response | None = None


OFSTED_2009 = "ofsted-2009"
OFSTED_2014 = "ofsted-2014"
PROGRESS = "progress-2010"


def graded(scale: str, grades: Mapping[str, str], **more: Mapping[str, str]) -> list[JudgementRow]:
    """Judgement rows from area key → grade key; `more` gives `words` or `reason` by area key."""
    return [
        JudgementRow(
            key,
            scale_key=scale,
            grade_key=grade,
            words=more.get("words", {}).get(key, ""),
            reason=more.get("reason", {}).get(key, ""),
            limiting=key in more.get("limiting", {}),
        )
        for key, grade in grades.items()
    ]


def not_held(keys: Sequence[str], graded_rows: Sequence[JudgementRow]) -> list[JudgementRow]:
    """Rows for the areas that were judged, but whose grade no source read here gives."""
    known = {row.area_key for row in graded_rows}
    return [JudgementRow(key, state="not held") for key in keys if key not in known]


# The seventeen judgements of a 2009 service-area report, in its order.
AREA_2009 = (
    "overall_effectiveness",
    "capacity_for_improvement",
    "ambition_and_prioritisation",
    "performance_management",
    "workforce_development",
    "user_engagement",
    "partnerships",
    "equality_and_diversity",
    "value_for_money",
    "safeguarding",
    "evaluation",
    "service_responsiveness",
    "case_planning_and_recording",
    "assessment_intervention_direct_work",
    "reporting_and_recommendations_to_court",
    "complaints",
    "outcomes_for_children",
)
