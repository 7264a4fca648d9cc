"""Everything that writes what was seen, what it shows and what was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Max, ProtectedError

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import events
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import policies
from touchstone.inspectorate.findings.models import EvidenceCount, Figure, Finding, Judgement
from touchstone.inspectorate.findings.rows import EvidenceRow, FigureRow, FindingRow, JudgementRow
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.vocabulary import vocabulary


def _next_order(model: type[Judgement] | type[Finding] | type[Figure], inspection: Inspection) -> int:
    last = model.objects.filter(inspection=inspection).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


@transaction.atomic
def record_judgements(*, by: User | str, inspection: Inspection, rows: Sequence[JudgementRow]) -> list[Judgement]:
    """Record judgements in the order given. Raises Refused when one does not fit the framework or is held already."""
    policies.check_can_record_judgements(inspection, rows)
    titles = vocabulary(inspection.framework).judgement_areas or {}
    start = _next_order(Judgement, inspection)
    made = [
        Judgement(
            inspection=inspection,
            order=start + n,
            **{**asdict(row), "heading": row.heading or titles.get(row.area_key) or _title(row.area_key)},
        )
        for n, row in enumerate(rows)
    ]
    Judgement.objects.bulk_create(made)
    audit.record(
        by=by,
        action="findings.record_judgements",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {len(made)} judgements of {inspection}.",
        changes={row.area_key: ["", row.grade_key or row.state] for row in rows},
    )
    events.record_changed()
    return made


def _title(key: str) -> str:
    return key.replace("_", " ").capitalize()


@transaction.atomic
def correct_judgement(*, by: User | str, judgement: Judgement, row: JudgementRow, reason: str) -> Judgement:
    """Change a judgement that was recorded wrongly, with a reason; the audit row keeps what it said before."""
    if not reason.strip():
        raise Refused("Say why the judgement is corrected. The reason stays in the audit trail.")
    if row.area_key != judgement.area_key:
        raise Refused(f"This is the judgement of {judgement.area_key}; it cannot become one of {row.area_key}.")
    policies.check_judgement(vocabulary(judgement.inspection.framework), row)
    before = judgement.grade_key or judgement.state
    for name in ("state", "scale_key", "grade_key", "words", "limiting", "reason"):
        setattr(judgement, name, getattr(row, name))
    judgement.heading = row.heading or judgement.heading
    judgement.save()
    audit.record(
        by=by,
        action="findings.correct_judgement",
        subject=judgement.inspection,
        owner=judgement.inspection.inspectorate.slug,
        summary=f"Corrected the judgement of {judgement.heading}: {reason.strip()}",
        changes={row.area_key: [before, row.grade_key or row.state]},
    )
    events.record_changed()
    return judgement


@transaction.atomic
def record_findings(*, by: User | str, inspection: Inspection, rows: Sequence[FindingRow]) -> list[Finding]:
    """Record findings in the order given. Raises Refused when one has no words or an unknown judgement area."""
    policies.check_can_record_findings(inspection, rows)
    start = _next_order(Finding, inspection)
    made = [
        Finding.objects.create(inspection=inspection, order=start + n, **_columns(row)) for n, row in enumerate(rows)
    ]
    for finding, row in zip(made, rows, strict=True):
        _put_behind(finding, row)
    audit.record(
        by=by,
        action="findings.record_findings",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {len(made)} findings of {inspection}.",
    )
    events.record_changed()
    return made


def _columns(row: FindingRow) -> dict[str, Any]:
    return {name: value for name, value in asdict(row).items() if name != "behind"}


def _put_behind(finding: Finding, row: FindingRow) -> None:
    """Only live findings of the same inspection can stand behind one that its document prints."""
    own = Finding.objects.filter(inspection=finding.inspection_id, pk__in=row.behind).exclude(fingerprint="")
    finding.behind.set(own)


@transaction.atomic
def publish_findings(*, by: User | str, inspection: Inspection, rows: Sequence[FindingRow]) -> list[Finding]:
    """Record what the document published here prints. A correction says all of it anew: a row with the same place and
    direction takes the new words, and one that is printed no more goes. The audit row keeps what each said before."""
    policies.check_can_record_findings(inspection, rows)
    held: dict[tuple[str, bool], list[Finding]] = {}
    for each in Finding.objects.filter(inspection=inspection, fingerprint="").order_by("order", "pk"):
        held.setdefault((each.direction, each.urgent), []).append(each)
    made, changes = [], {}
    start = _next_order(Finding, inspection)
    for n, row in enumerate(rows):
        same = held.get((row.direction, row.urgent))
        finding = same.pop(0) if same else Finding(inspection=inspection)
        before = finding.text
        for name, value in {**_columns(row), "order": start + n}.items():
            setattr(finding, name, value)
        finding.save()
        _put_behind(finding, row)
        made.append(finding)
        if before != row.text:
            changes[str(finding.pk)] = [before, row.text]
    gone = [each for rest in held.values() for each in rest]
    changes.update({str(each.pk): [each.text, ""] for each in gone})
    for each in gone:
        _drop(each)
    _published(by, inspection, f"Published {len(made)} findings of {inspection}.", changes)
    return made


def _drop(finding: Finding) -> None:
    """It goes; where something rests on it, it stays as a neutral fact, which no page for everyone shows."""
    try:
        with transaction.atomic():
            finding.delete()
    except ProtectedError:
        Finding.objects.filter(pk=finding.pk).update(direction=Finding.Direction.NEUTRAL, urgent=False)


@transaction.atomic
def take_back_findings(*, by: User | str, inspection: Inspection) -> None:
    """Remove what publishing recorded of an inspection of which nothing has been public."""
    removed, _tables = Finding.objects.filter(inspection=inspection, fingerprint="").delete()
    if removed:
        _published(by, inspection, f"Took back the published findings of {inspection}: none was ever public.", None)


def _published(by: User | str, inspection: Inspection, said: str, changes: dict[str, list[Any]] | None) -> None:
    owner = inspection.inspectorate.slug
    audit.record(
        by=by, action="findings.publish_findings", subject=inspection, owner=owner, summary=said, changes=changes
    )
    events.record_changed()


@transaction.atomic
def record_evidence_counts(
    *, by: User | str, inspection: Inspection, rows: Sequence[EvidenceRow]
) -> list[EvidenceCount]:
    """Record how much of each kind of evidence there was. Raises Refused when a row contradicts itself."""
    policies.check_can_record_evidence(inspection, rows)
    made = EvidenceCount.objects.bulk_create(EvidenceCount(inspection=inspection, **asdict(row)) for row in rows)
    audit.record(
        by=by,
        action="findings.record_evidence_counts",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {len(made)} kinds of evidence of {inspection}.",
        changes={row.label: ["", row.missing_reason or row.count] for row in rows},
    )
    events.record_changed()
    return made


@transaction.atomic
def record_figures(*, by: User | str, inspection: Inspection, rows: Sequence[FigureRow]) -> list[Figure]:
    """Record figures as printed. Raises Refused when one is empty or is there twice."""
    policies.check_can_record_figures(inspection, rows)
    start = _next_order(Figure, inspection)
    made = Figure.objects.bulk_create(
        Figure(inspection=inspection, order=start + n, **{**asdict(row), "period": row.period})
        for n, row in enumerate(rows)
    )
    audit.record(
        by=by,
        action="findings.record_figures",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {len(made)} figures of {inspection}.",
        changes={f"{row.label} ({row.period or 'no period'})": ["", row.value] for row in rows},
    )
    events.record_changed()
    return made
