"""What rows of the record does a settled reading make? Names become rows' fields; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from touchstone.domain import vocabulary as words_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.inspectorate.archive import typed
from touchstone.inspectorate.archive.values import Settled
from touchstone.inspectorate.findings.models import Finding, Judgement
from touchstone.inspectorate.findings.rows import EvidenceRow, FigureRow, FindingRow, JudgementRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow, MilestoneRow
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.rows import TeamRow
from touchstone.inspectorate.inspections.vocabulary import Vocabulary, vocabulary
from touchstone.inspectorate.reports.models import Report
from touchstone.inspectorate.reports.rows import ReportRow

TIMESCALES = frozenset(words_of.TIMESCALE_WORDS.values())
UNGRADED = "No grade is given under this framework."


@dataclass(frozen=True)
class FromRow:
    """A row for the record, and the item of the reading that it was made from (`judgements-3`)."""

    item: str
    row: Any


def date_of(settled: Settled, *names: str) -> PreciseDate | None:
    """The first of these fields that holds a date."""
    value = settled.field(*names)
    return typed.precise(value) if isinstance(value, Mapping) and value.get("start") else None


def published(settled: Settled) -> PreciseDate | None:
    return date_of(settled, "published", "letter_date")


def starts(settled: Settled) -> PreciseDate | None:
    return date_of(settled, "inspection_start", "inspection_dates")


def ends(settled: Settled) -> PreciseDate | None:
    """The last day of fieldwork; where only a start is printed with its precision (a week), that span ends it."""
    return date_of(settled, "inspection_end", "inspection_dates", "inspection_start")


def text(value: Any) -> str:
    return "" if value is None else typed.as_typed(value).strip()


def kind_of(settled: Settled) -> str:
    """The kind of inspection: as read, or by its framework, or a full one."""
    kind = text(settled.field("kind"))
    if kind in Inspection.Kind.values:
        return kind
    names = words_of.FRAMEWORKS.get(text(settled.field("framework")))
    return names.kind if names else Inspection.Kind.FULL


def _items(settled: Settled, name: str) -> list[tuple[str, Mapping[str, Any]]]:
    return [
        (f"{name}-{index}", row) for index, row in zip(settled.indexes.get(name, ()), settled.rows(name), strict=True)
    ]


def judgements(settled: Settled, framework: FrameworkVersion | None) -> tuple[list[FromRow], list[FromRow]]:
    """Judgements that the framework knows; and what it does not, as neutral findings, so that nothing is lost.

    A document may tell one judgement twice (a theme and its heading, a statement and its section): the first counts.
    """
    known: dict[str, FromRow] = {}
    unknown: list[FromRow] = []
    words = vocabulary(framework)
    overall = _overall_progress(settled, words)
    for item, row in [*_items(settled, "judgements"), *_items(settled, "themes")]:
        key = text(row.get("key"))
        if key and (words.judgement_areas is None or key in words.judgement_areas):
            known.setdefault(key, FromRow(item, judgement(row, key, words)))
        else:
            said = ": ".join(part for part in (text(row.get("heading")) or key, _said(row)) if part)
            unknown.append(FromRow(item, FindingRow(Finding.Direction.NEUTRAL, said or key or item)))
    if overall is not None and "overall_progress" not in known:
        known = {"overall_progress": overall, **known}
    for item, row in _items(settled, "statements"):
        key, made = text(row.get("key")), _statement(row, words)
        if made is not None:
            known.setdefault(key, FromRow(item, made))
        elif key not in known:
            said = text(row.get("text")) or ": ".join((text(row.get("subject")), text(row.get("words"))))
            unknown.append(FromRow(item, FindingRow(Finding.Direction.NEUTRAL, said)))
    for name in ("triggered_actions",):
        unknown += [
            FromRow(item, FindingRow(Finding.Direction.NEUTRAL, text(row.get("text"))))
            for item, row in _items(settled, name)
        ]
    return list(known.values()), [each for each in unknown if each.row.text.strip(": ")]


def _statement(row: Mapping[str, Any], words: Vocabulary) -> JudgementRow | None:
    """A judgement that stands in a sentence ("safeguarding practice is inadequate overall"), where it is a grade."""
    key, printed = text(row.get("key")), text(row.get("words"))
    grade = words_of.grade_key(printed.removesuffix(" overall"))
    if not grade or words.judgement_areas is None or key not in words.judgement_areas:
        return None
    scale = words.area_scales.get(key)
    if not scale or grade not in words.scales.get(scale, ()):
        return None
    return JudgementRow(area_key=key, scale_key=scale, grade_key=grade, words=printed[:200])


def judgement(row: Mapping[str, Any], key: str, words: Vocabulary) -> JudgementRow:
    """One judgement in its state: graded; not judged (printed so); no grades in this regime; or not held."""
    grade, scale = text(row.get("grade")), text(row.get("scale"))
    printed = text(row.get("words"))
    state = Judgement.State.GRADED
    if not grade:
        scale = ""
        if printed and words_of.is_not_judged(printed):
            state = Judgement.State.NOT_JUDGED
        elif key in words.area_scales and words.area_scales[key] is None:
            state, printed = Judgement.State.NOT_IN_REGIME, printed or UNGRADED
        else:
            state = Judgement.State.NOT_HELD
    return JudgementRow(
        area_key=key,
        state=state,
        scale_key=scale or (_scale_of(words, key, grade) if grade else ""),
        grade_key=grade,
        heading=text(row.get("heading"))[:300],
        words=printed[:200],
        limiting=bool(row.get("limiting")),
    )


def _scale_of(words: Vocabulary, key: str, grade: str) -> str:
    """The scale that the framework gives this area; where it is not known, the only one that has this step."""
    given = words.area_scales.get(key)
    having = [name for name, steps in words.scales.items() if grade in steps]
    return given or (having[0] if len(having) == 1 else "")


def _overall_progress(settled: Settled, words: Vocabulary) -> FromRow | None:
    grade = text(settled.field("overall_progress"))
    if not grade or (words.judgement_areas is not None and "overall_progress" not in words.judgement_areas):
        return None
    counts = text(settled.field("overall_progress_counts"))
    row = JudgementRow(
        area_key="overall_progress",
        scale_key=_scale_of(words, "overall_progress", grade) or "progress-2010",
        grade_key=grade,
        reason=counts,
    )
    return FromRow("overall_progress", row)


def _said(row: Mapping[str, Any]) -> str:
    return text(row.get("words")) or text(row.get("grade")).replace("_", " ")


def strengths(settled: Settled) -> list[FromRow]:
    return [
        FromRow(
            item, FindingRow(Finding.Direction.STRENGTH, text(row.get("text")), number=text(row.get("number"))[:12])
        )
        for item, row in _items(settled, "strengths")
        if text(row.get("text"))
    ]


def areas_for_improvement(settled: Settled) -> list[FromRow]:
    """Numbered by their place in their own list, from 1."""
    found: list[FromRow] = []
    for item, row in _items(settled, "areas_for_improvement"):
        when = text(row.get("timescale_or_class"))
        section = text(row.get("section"))[:40]
        place = 1 + sum(1 for each in found if each.row.section == section)
        made = AreaForImprovementRow(
            number=place,
            text=text(row.get("text")),
            printed_number=text(row.get("number"))[:12],
            section=section,
            timescale_key=when if when in TIMESCALES else "",
            class_key="" if when in TIMESCALES else when,
        )
        if made.text:
            found.append(FromRow(item, made))
    return found


def evidence(settled: Settled) -> list[FromRow]:
    found: dict[tuple[str, str], FromRow] = {}
    for item, row in _items(settled, "evidence"):
        label = text(row.get("label")) or text(row.get("kind")).replace("_", " ")
        key = text(row.get("kind"))[:60]
        count = row.get("count")
        made = EvidenceRow(
            kind=key,
            label=label[:200],
            count=count if isinstance(count, int) and not isinstance(count, bool) else None,
            qualifier=text(row.get("qualifier"))[:20],
            chosen_by_provider=bool(row.get("chosen_by_provider")),
            missing_reason=text(row.get("missing_reason")),
        )
        found.setdefault((key, made.label), FromRow(item, made))
    referred = settled.field("referrals")
    if isinstance(referred, int) and not isinstance(referred, bool):
        counted = EvidenceRow("referral", "cases referred during the inspection", referred)
        found.setdefault((counted.kind, counted.label), FromRow("referrals", counted))
    return list(found.values())


def team(settled: Settled) -> list[TeamRow]:
    """Who inspected, as printed: the lead, the others, and who signed."""
    rows: dict[tuple[str, str], TeamRow] = {}
    lead = text(settled.field("lead_inspector"))
    if lead:
        rows[TeamMember.Role.LEAD, lead] = TeamRow(TeamMember.Role.LEAD, lead)
    signatory = text(settled.field("signatory"))
    if signatory:
        rows[TeamMember.Role.SIGNATORY, signatory] = TeamRow(TeamMember.Role.SIGNATORY, signatory)
    for row in settled.rows("people"):
        name, role = text(row.get("name"))[:200], _team_role(text(row.get("role")))
        if name and role and not any(held == name for _, held in rows):
            rows[role, name] = TeamRow(role, name)
    return list(rows.values())


def _team_role(printed: str) -> str:
    """The team role of a printed role; empty for people who did not inspect (an addressee, a chief executive)."""
    role = printed.casefold()
    if "inspector" not in role:
        return ""
    return TeamMember.Role.LEAD if "lead" in role else TeamMember.Role.INSPECTOR


def report(settled: Settled, title: str, pages: Sequence[str], language: str) -> ReportRow:
    letter = settled.field("letter_date", "addressee") is not None
    return ReportRow(
        kind=Report.Kind.LETTER if letter else Report.Kind.FULL,
        title=title,
        language=language or "en",
        dated=published(settled),
        references=references(settled),
        addressee=text(settled.field("addressee"))[:300],
        copies_to=[text(row.get("name")) for row in settled.rows("copies") if text(row.get("name"))],
        text="\f".join(pages),
    )


def references(settled: Settled) -> list[str]:
    return list(dict.fromkeys(text(row.get("value")) for row in settled.rows("references") if text(row.get("value"))))


def figures(settled: Settled) -> list[FromRow]:
    """Measured values as printed, each once; a printed target is a figure of its own."""
    found: dict[tuple[str, str, str, str], FromRow] = {}
    for item, row in _items(settled, "figures"):
        for role, value in (("value", text(row.get("value"))), ("target", text(row.get("target")))):
            made = _figure(row, role, value)
            if made is not None:
                found.setdefault((made.measure, str(made.period), made.role, made.scope), FromRow(item, made))
    return list(found.values())


def _figure(row: Mapping[str, Any], role: str, value: str) -> FigureRow | None:
    measure = text(row.get("measure"))[:80]
    if not (measure and value):
        return None
    return FigureRow(
        measure=measure,
        label=measure.replace("_", " "),
        value=value[:80],
        period=_period(row.get("period")),
        unit=text(row.get("unit"))[:40],
        role=role,
        scope=text(row.get("scope"))[:80],
    )


def _period(value: Any) -> PreciseDate | None:
    """A period as a date, where it is one."""
    if isinstance(value, Mapping) and value.get("start"):
        return typed.precise(value)
    try:
        return typed.parse_date(str(value)) if value else None
    except typed.NotOfType:
        return None


def milestones(settled: Settled) -> list[FromRow]:
    """Dated things that the document tells, with the words it tells them in."""
    found = []
    for item, row in _items(settled, "milestones"):
        when = _period(row.get("date"))
        if when is not None and text(row.get("text")):
            found.append(FromRow(item, MilestoneRow(on=when, text=text(row.get("text")))))
    return found


@dataclass(frozen=True)
class Restated:
    """An earlier area for improvement as a letter restates it, and the progress that the letter judges on it."""

    item: str
    number: int
    text: str
    grade_key: str
    residual: str


def restated(settled: Settled) -> list[Restated]:
    """Progress judgements with the area for improvement that each is about, in the document's order.

    A row without a number is a section of the letter, and its judgement stands among the judgements.
    """
    found = []
    for item, row in _items(settled, "progress_judgements"):
        digits = "".join(c for c in text(row.get("number")) if c.isdigit())
        grade = text(row.get("progress"))
        if grade and digits:
            found.append(Restated(item, int(digits), text(row.get("text")), grade, text(row.get("residual"))))
    return found


def scope(settled: Settled) -> str:
    """What was looked at, in our words from what the document names: a plan, and some aspects of a framework."""
    plan = text(settled.field("plan"))
    aspects = [text(row.get("heading")).rstrip(".").lower() for row in settled.rows("aspects")]
    parts = [f"Progress against the {plan}" if plan else ""]
    if aspects:
        listed = " and ".join((", ".join(aspects[:-1]), aspects[-1])) if len(aspects) > 1 else aspects[0]
        parts.append(f"by {'these aspects' if len(aspects) > 1 else 'this aspect'}: {listed}")
    said = ", ".join(part for part in parts if part)
    return f"{said[0].upper()}{said[1:]}." if said else text(settled.field("scope"))
