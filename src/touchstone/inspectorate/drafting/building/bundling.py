"""What does publication get of a draft? Its documents with their day, the report's row, the areas for improvement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Prefetch

from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.drafting.building import documents_from, fingerprint_of, ranked
from touchstone.inspectorate.drafting.building.assemble import LISTS
from touchstone.inspectorate.drafting.building.known import Known, known_of
from touchstone.inspectorate.drafting.building.parts import PARTS, evidence
from touchstone.inspectorate.drafting.models import Draft, Statement
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.rows import FindingRow
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
from touchstone.inspectorate.reports.models import Publication, Report
from touchstone.inspectorate.reports.policies_of_jobs import current
from touchstone.inspectorate.reports.rows import Bundle, LookedAt, ReportRow


def bundle_of(draft: Draft, day: PreciseDate) -> Bundle:
    """Everything that one publication consists of. `day`: when it is public, which the documents print.

    The fingerprint is of the same documents without that day: it is what was signed.
    """
    undated = known_of(draft)
    known = replace(undated, dated=day)
    documents = documents_from(known)
    return Bundle(
        report=_report(known),
        documents=documents,
        areas=areas_of(known),
        findings=findings_of(draft),
        welsh={each.english: welsh for each in known.asked.values() if (welsh := known.welsh_of(each))},
        looked_at=looked_at(known),
        fingerprint=fingerprint_of(documents_from(undated)),
        correction=draft.correction_of,
        supersedes=_superseded(draft),
    )


def _report(known: Known) -> ReportRow:
    draft = known.draft
    lines = [line.strip() for line in draft.addressee.splitlines() if line.strip()]
    return ReportRow(
        kind=Report.Kind.LETTER if known.letter else Report.Kind.FULL,
        title=draft.title,
        language="en",
        dated=known.dated,
        references=[known.inspection.reference] if known.inspection.reference else [],
        addressee=", ".join(lines)[:300],
        copies_to=[str(each) for each in draft.copies_to],
    )


def areas_of(known: Known) -> list[AreaForImprovementRow]:
    """As they are printed: numbered through each list of the document, in its order of times and classes."""
    rows = []
    numbers: dict[str, int] = {}
    for area in ranked.in_order(known.framework, known.areas):
        numbers[area.section] = numbers.get(area.section, 0) + 1
        rows.append(
            AreaForImprovementRow(
                number=numbers[area.section],
                text=area.text.strip(),
                text_cy=area.text_cy.strip(),
                section=area.section,
                timescale_key=area.timescale_key,
                class_key=area.class_key,
                judgement_key=area.judgement_key,
            )
        )
    return rows


def looked_at(known: Known) -> LookedAt:
    """What the documents say of it, from what they are made of; nothing where they have no place for it."""
    if not any(PARTS.get(section.key) is evidence for section in known.sections.get("everyone", ())):
        return LookedAt()
    unseen = [(each.title(known.framework, "en"), each.title(known.framework, "cy"), each.reason)
              for each in known.unseen]  # fmt: skip
    return LookedAt(seen=tuple(known.seen), unseen=tuple(unseen))


def findings_of(draft: Draft) -> list[FindingRow]:
    """What is kept of the text as records: each strength of its list, and each statement that rests on an urgent
    finding; in the words that are printed, with the findings behind them. Two queries."""
    held = Prefetch("findings", Finding.objects.filter(withdrawn_reason="").order_by("pk"))
    statements = Statement.objects.filter(section__draft=draft, section__audience="everyone", removed=False)
    rows = statements.select_related("section").prefetch_related(held).order_by("section__order", "order", "pk")
    return [row for each in rows if (row := _printed(each)) is not None]


def _printed(statement: Statement) -> FindingRow | None:
    found, text = list(statement.findings.all()), statement.text.strip()
    urgent, listed = any(each.urgent for each in found), statement.section.key in LISTS
    if not text or not (urgent or listed):
        return None
    areas = {each.area_key for each in found}
    return FindingRow(
        direction="strength" if listed else _direction(found),
        text=text,
        text_cy=statement.text_cy.strip(),
        area_key=statement.section.area_key or (areas.pop() if len(areas) == 1 else ""),
        urgent=urgent,
        behind=tuple(each.pk for each in found),
    )


def _direction(found: Sequence[Finding]) -> str:
    """Of a statement that says several things: as the urgent ones of them are."""
    ways = {each.direction for each in found if each.urgent}
    return ways.pop() if len(ways) == 1 else "weakness"


def _superseded(draft: Draft) -> Publication | None:
    return current(draft.inspection) if draft.edition > 1 else None
