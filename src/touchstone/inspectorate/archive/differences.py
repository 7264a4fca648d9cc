"""What does a document say otherwise than the inspection that is held already?

What the record lacks is filled in without asking: nothing is lost by it. What differs is listed field by field, and a
person says whose value holds. Wording that this project wrote in place of a document's is expected to differ, and the
document's is proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.archive.answers import DOCUMENT, HELD, Answers
from touchstone.inspectorate.archive.mapping import FromRow, Restated
from touchstone.inspectorate.archive.matching import alike_words
from touchstone.inspectorate.archive.matching import areas_for_improvement as match_afis
from touchstone.inspectorate.findings.models import EvidenceCount, Finding, Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
from touchstone.inspectorate.inspections.actions import EXTENDABLE
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import InspectionRow

# In these a held inspection that was entered from facts has this project's words; they stay unless a person says else,
# because their Welsh goes with them.
OUR_WORDS = frozenset({"title", "legal_basis"})
# These are this project's own description of what a document says: a document's sentence does not replace them.
KEEP_OURS = frozenset({"limits_note", "scope_note", "summary", "title_cy"})


@dataclass(frozen=True)
class Difference:
    """One value that differs. `asked`: no default is safe, a person must say; `fixed`: it cannot be changed here."""

    key: str
    label: str
    held: str
    document: str
    chosen: str
    asked: bool = False
    fixed: str = ""
    subject: Any = None
    row: FromRow | None = None
    value: Any = None

    @property
    def takes_document(self) -> bool:
        return self.chosen == DOCUMENT and not self.fixed


@dataclass
class Comparison:
    """What a document adds to an inspection held, and where the two differ.

    `same` maps items to rows held already; `untimed` are areas for improvement held whose timescale the document tells.
    """

    differences: list[Difference] = field(default_factory=list)
    judgements: list[FromRow] = field(default_factory=list)
    strengths: list[FromRow] = field(default_factory=list)
    findings: list[FromRow] = field(default_factory=list)
    afis: list[FromRow] = field(default_factory=list)
    evidence: list[FromRow] = field(default_factory=list)
    figures: list[FromRow] = field(default_factory=list)
    milestones: list[FromRow] = field(default_factory=list)
    same: dict[str, Any] = field(default_factory=dict)
    untimed: list[tuple[AreaForImprovement, FromRow]] = field(default_factory=list)


def choose(answers: Answers, key: str, default: str) -> tuple[str, bool]:
    """Whose value holds, and whether a person still has to say (no default, no answer)."""
    answered = answers.differences.get(key, "")
    return (answered or default, not (answered or default))


def of_fields(held: Inspection, row: InspectionRow, answers: Answers) -> list[Difference]:
    """Fields of the inspection that hold one value and are offered another. No query."""
    found = []
    for name in EXTENDABLE:
        before, after = getattr(held, name), getattr(row, name)
        if after in (None, "") or before in (None, "") or _same(before, after) or narrows(before, after):
            continue
        if name in KEEP_OURS:
            continue
        # An outline made from a later letter is all in this project's words, and the document's are better.
        facts = held.origin == Inspection.Origin.FACTS and name in OUR_WORDS
        chosen, asked = choose(answers, name, DOCUMENT if held.stub else HELD if facts else "")
        label = name.replace("_", " ").capitalize()
        found.append(Difference(name, label, str(before), str(after), chosen, asked, value=after))
    return found


def _same(before: Any, after: Any) -> bool:
    """Equal, or two dates that mean the same days (one printed otherwise)."""
    if hasattr(before, "precision") and hasattr(after, "precision"):
        return (before.start, before.end) == (after.start, after.end) or narrows(after, before)
    if hasattr(before, "content_hash") and hasattr(after, "content_hash"):
        return bool(before.pk == after.pk)
    return bool(str(before).strip() == str(after).strip())


def narrows(held: Any, offered: Any) -> bool:
    """Is the offered date the held one, known more exactly?"""
    if not (hasattr(held, "precision") and hasattr(offered, "precision")):
        return False
    inside = held.start <= offered.start and offered.end <= held.end
    return inside and (offered.start, offered.end) != (held.start, held.end)


def of_judgements(held: Inspection, rows: Sequence[FromRow], answers: Answers, into: Comparison) -> None:
    """Judgements that are missing, the same, or graded otherwise. One query."""
    have = {each.area_key: each for each in Judgement.objects.filter(inspection=held)}
    for each in rows:
        judgement = have.get(each.row.area_key)
        if judgement is None:
            into.judgements.append(each)
            continue
        into.same[each.item] = judgement
        before, after = _grade_words(judgement), _grade_words(each.row)
        if before == after or (each.row.state == Judgement.State.NOT_HELD and judgement.grade_key):
            continue
        key = f"judgement-{each.row.area_key}"
        default = DOCUMENT if judgement.state == Judgement.State.NOT_HELD else ""
        chosen, asked = choose(answers, key, default)
        into.differences.append(
            Difference(key, judgement.heading, before, after, chosen, asked, subject=judgement, row=each)
        )


def _grade_words(judgement: Any) -> str:
    if judgement.grade_key:
        return f"{judgement.grade_key.replace('_', ' ')} ({judgement.scale_key})"
    return str(Judgement.State(judgement.state).label)


def of_afis(held: Inspection, rows: Sequence[FromRow], answers: Answers, into: Comparison) -> None:
    """Areas for improvement that are missing, the same, or worded or timed otherwise. One query."""
    have = list(AreaForImprovement.objects.filter(inspection=held))
    exact = {(afi.section, afi.number): afi for afi in have}
    restated = [(each.row.number, each.row.text) for each in rows]
    likely = match_afis(restated, have) if have and not all(_place(r) in exact for r in rows) else []
    for n, each in enumerate(rows):
        afi = exact.get(_place(each)) or (likely[n].afi if likely else None)
        if afi is None:
            into.afis.append(each)
            continue
        into.same[each.item] = afi
        _compare_afi(afi, each, answers, into)


def _place(each: FromRow) -> tuple[str, int]:
    return each.row.section, each.row.number


def _compare_afi(afi: AreaForImprovement, each: FromRow, answers: Answers, into: Comparison) -> None:
    label = f"Area for improvement {afi.number}"
    if " ".join(afi.text.split()) != " ".join(each.row.text.split()) or afi.own_words:
        key = f"afi-{afi.number}-text"
        chosen, asked = choose(answers, key, DOCUMENT if afi.own_words else HELD)
        fixed = "" if afi.own_words else "A published wording is never changed."
        wording = Difference(key, f"{label}: wording", afi.text, each.row.text, chosen, asked, fixed, afi, each)
        into.differences.append(wording)
    before = afi.timescale_key or afi.class_key
    after = each.row.timescale_key or each.row.class_key
    if after and not before:
        into.untimed.append((afi, each))
    elif after and before != after:
        fixed = "Its clock runs already, so the timescale held stays."
        timing = Difference(f"afi-{afi.number}-time", f"{label}: timescale", before, after, HELD, fixed=fixed)
        into.differences.append(timing)


def of_strengths(held: Inspection, rows: Sequence[FromRow], into: Comparison) -> None:
    """Strengths are added where none is held. Where some are, those stay: the same strength is not told twice."""
    have = list(Finding.objects.filter(inspection=held, direction=Finding.Direction.STRENGTH, fingerprint=""))
    texts = {each.text.strip(): each for each in have}
    for n, each in enumerate(rows):
        finding = texts.get(each.row.text) or (have[n] if len(have) == len(rows) else None)
        if finding is not None:
            into.same[each.item] = finding
        if finding is not None and finding.text != each.row.text:
            into.differences.append(_strength_difference(n, finding, each))
        elif not have:
            into.strengths.append(each)


def _strength_difference(n: int, finding: Finding, each: FromRow) -> Difference:
    fixed = "Both tell the same strength; the words held stay."
    return Difference(f"strength-{n + 1}", f"Strength {n + 1}", finding.text, each.row.text, HELD, fixed=fixed)


def of_counts(held: Inspection, evidence: Sequence[FromRow], figures: Sequence[FromRow], into: Comparison) -> None:
    """Evidence counts by kind, and figures by what they measure: missing ones are added. Two queries."""
    counted = list(held.evidence_counts.all())
    for each in evidence:
        same = _same_count(each, counted, evidence)
        if same is None:
            into.evidence.append(each)
        else:
            into.same[each.item] = same
            counted.remove(same)
    have = {(f.measure, _days(f.period), f.role, f.scope): f for f in held.figures.all()}
    for each in figures:
        figure = have.get((each.row.measure, _days(each.row.period), each.row.role, each.row.scope))
        if figure is None:
            into.figures.append(each)
        else:
            into.same[each.item] = figure


def _same_count(each: FromRow, counted: Sequence[EvidenceCount], rows: Sequence[FromRow]) -> EvidenceCount | None:
    """The count held of the same thing: the same label; the same number; or the only one of its kind on both sides."""
    alike = [c for c in counted if c.kind == each.row.kind]
    named = [c for c in alike if c.label == each.row.label]
    same_number = [c for c in counted if each.row.count is not None and c.count == each.row.count]
    numbered = [c for c in same_number if c.kind == each.row.kind or alike_words(c.label, each.row.label)]
    lonely = len(alike) == 1 and sum(other.row.kind == each.row.kind for other in rows) == 1
    return next(iter([*named, *numbered, *(alike if lonely else [])]), None)


def _days(when: PreciseDate | None) -> tuple[Any, ...]:
    """What a date means, however it was printed."""
    return (when.start, when.end) if when is not None else ()


def of_milestones(held: Inspection, rows: Sequence[FromRow], into: Comparison) -> None:
    """Milestones by their date: the same day is told once. One query."""
    have = {_days(each.on): each for each in held.milestones.all()}
    for each in rows:
        if _days(each.row.on) in have:
            into.same[each.item] = have[_days(each.row.on)]
        else:
            into.milestones.append(each)


def of_findings(held: Inspection, rows: Sequence[FromRow], into: Comparison) -> None:
    """What the framework has no judgement for. Where findings are held they stay: nothing is told twice. One query."""
    have = list(Finding.objects.filter(inspection=held))
    texts = {each.text: each for each in have}
    for each in rows:
        if each.row.text in texts:
            into.same[each.item] = texts[each.row.text]
        elif not have:
            into.findings.append(each)


def of_wording(afi: AreaForImprovement, item: str, text: str, answers: Answers) -> Difference | None:
    """The published wording of an earlier area for improvement, as a letter restates it, for one in our own words."""
    if not afi.own_words or not text:
        return None
    key = f"earlier-{afi.number}-text"
    chosen, asked = choose(answers, key, DOCUMENT)
    row = FromRow(item, AreaForImprovementRow(number=afi.number, text=text))
    return Difference(
        key, f"Earlier area for improvement {afi.number}: wording", afi.text, text, chosen, asked, "", afi, row
    )


def of_progress(held: ProgressJudgement, restated: Restated) -> list[Difference]:
    """Progress judged otherwise than is held: said, and left, because nothing else would keep what was judged."""
    if held.grade_key == restated.grade_key:
        return []
    label = f"Progress on area for improvement {restated.number}"
    fixed = "A progress judgement that is held stays. If it is wrong, have it corrected in the record."
    before, after = held.grade_key.replace("_", " "), restated.grade_key.replace("_", " ")
    return [Difference(f"progress-{restated.number}", label, before, after, HELD, fixed=fixed)]
