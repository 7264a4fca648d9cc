"""Which judgements, findings and counts may be recorded of an inspection?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings.models import EvidenceCount, Figure, Finding, Judgement
from touchstone.inspectorate.findings.rows import EvidenceRow, FigureRow, FindingRow, JudgementRow
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.vocabulary import Vocabulary, vocabulary


def check_can_record_judgements(inspection: Inspection, rows: Sequence[JudgementRow]) -> None:
    """Raise Refused, with a sentence, unless every row fits the framework and none is held already. One query."""
    words = vocabulary(inspection.framework)
    check_once((row.area_key for row in rows), "judgement")
    for row in rows:
        check_judgement(words, row)
    held = Judgement.objects.filter(inspection=inspection, area_key__in=[row.area_key for row in rows])
    already = sorted(held.values_list("area_key", flat=True))
    if already:
        raise Refused(f"{inspection} already has a judgement of {', '.join(already)}. Correct that one.")


def check_judgement(words: Vocabulary, row: JudgementRow) -> None:
    """Raise Refused unless the row's area, state, scale and grade go together."""
    words.check_area(row.area_key)
    if row.state not in Judgement.State.values:
        raise Refused(f"{row.state!r} is not a state of a judgement. States are: {', '.join(Judgement.State.values)}.")
    if row.state == Judgement.State.GRADED:
        if not (row.scale_key and row.grade_key):
            raise Refused(f"The judgement of {row.area_key} is graded, so it needs a scale and a grade on it.")
        words.check_judged(row.area_key, row.scale_key, row.grade_key)
    elif row.grade_key:
        raise Refused(
            f"The judgement of {row.area_key} is {row.state!r}, so it cannot carry the grade {row.grade_key!r}."
        )


def can_record_judgements(inspection: Inspection, rows: Sequence[JudgementRow]) -> bool:
    try:
        check_can_record_judgements(inspection, rows)
    except Refused:
        return False
    return True


def check_can_record_findings(inspection: Inspection, rows: Sequence[FindingRow]) -> None:
    """Raise Refused unless every finding says something, has a direction and a judgement area that exists."""
    words = vocabulary(inspection.framework)
    for row in rows:
        if not row.text.strip():
            raise Refused("A finding needs words: say what the evidence shows.")
        if row.direction not in Finding.Direction.values:
            raise Refused(f"{row.direction!r} is not a direction. A finding is a strength, a weakness or neutral.")
        if row.area_key:
            words.check_area(row.area_key)


def can_record_findings(inspection: Inspection, rows: Sequence[FindingRow]) -> bool:
    try:
        check_can_record_findings(inspection, rows)
    except Refused:
        return False
    return True


def check_can_record_evidence(inspection: Inspection, rows: Sequence[EvidenceRow]) -> None:
    """Raise Refused where a row is held already, a count is below nothing, or a missing source is also counted."""
    held = set(EvidenceCount.objects.filter(inspection=inspection).values_list("kind", "label"))
    check_once((f"{row.kind}: {row.label}" for row in rows), "evidence count")
    for row in rows:
        if (row.kind, row.label) in held:
            raise Refused(f"{inspection} already has an evidence count for {row.label}.")
        if row.count is not None and row.count < 0:
            raise Refused(f"{row.label}: {row.count} is not a count. Give 0 or more, or leave it empty.")
        if row.missing_reason and row.count:
            raise Refused(f"{row.label}: {row.count} were seen, so it cannot also be missing. Keep one of the two.")


def can_record_evidence(inspection: Inspection, rows: Sequence[EvidenceRow]) -> bool:
    try:
        check_can_record_evidence(inspection, rows)
    except Refused:
        return False
    return True


def check_can_record_figures(inspection: Inspection, rows: Sequence[FigureRow]) -> None:
    """Raise Refused where a figure has no value, an unknown role, or is there twice. One query."""
    held = Figure.objects.filter(inspection=inspection)
    taken = {_name(each) for each in held}
    check_once((_name(row) for row in rows), "figure")
    for row in rows:
        if not row.value.strip():
            raise Refused(f"{row.label} needs a value as printed.")
        if row.role not in Figure.Role.values:
            raise Refused(f"{row.role!r} is not a role of a figure. Roles are: {', '.join(Figure.Role.values)}.")
        if _name(row) in taken:
            raise Refused(f"{inspection} already has this figure: {row.label} ({row.period or 'no period'}).")


def can_record_figures(inspection: Inspection, rows: Sequence[FigureRow]) -> bool:
    try:
        check_can_record_figures(inspection, rows)
    except Refused:
        return False
    return True


def _name(figure: Figure | FigureRow) -> str:
    parts = (figure.measure, figure.label, str(figure.period or ""), figure.role, figure.scope)
    return " · ".join(part for part in parts if part)


def check_once(keys: Iterable[str], what: str) -> None:
    twice = sorted(key for key, n in Counter(keys).items() if n > 1)
    if twice:
        raise Refused(f"There are two rows for the {what} {', '.join(twice)}. Keep one.")
