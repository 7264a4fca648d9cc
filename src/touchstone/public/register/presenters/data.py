"""The register's things as plain data, one word for a field in every file: docs/reference/open-data.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.findings.models import Finding
from touchstone.public.register.headlines import headline_of
from touchstone.public.register.presenters import evidence, improvements, inspection, judgements
from touchstone.public.register.queries.providers import Place

INSPECTION_COLUMNS = (
    "slug", "title", "provider", "areas", "inspectorate", "framework", "kind", "fieldwork_start", "fieldwork_end",
    "published", "scale", "grade",
)  # fmt: skip


def day(value: PreciseDate | None) -> str | None:
    """The shortest ISO form that claims no more than is known."""
    return value.iso() if value else None


def exactly(value: PreciseDate | None) -> dict[str, Any] | None:
    """A date with its precision, and as it was printed."""
    if value is None:
        return None
    return {"start": value.start.isoformat(), "precision": str(value.precision), "printed": value.printed or None}


def provider(row: Organisation) -> dict[str, Any]:
    return {"slug": row.slug, "name": row.name, "name_cy": row.name_cy or None, "nation": row.nation,
            "fictional": row.fictional}  # fmt: skip


def framework(row: FrameworkVersion | None) -> str | None:
    return row.key if row else None


def inspection_row(row: Any) -> dict[str, Any]:
    """From an inspection as lists show it; the columns are INSPECTION_COLUMNS. No query."""
    headline = headline_of(row.headlines)
    return {
        "slug": row.slug,
        "title": row.title,
        "provider": row.provider.slug,
        "areas": [covered.area.slug for covered in row.covered],
        "inspectorate": row.inspectorate.slug,
        "framework": framework(row.framework),
        "kind": row.kind,
        "fieldwork_start": day(row.starts),
        "fieldwork_end": day(row.ends),
        "published": day(row.published),
        "scale": headline.scale_key if headline else None,
        "grade": headline.grade_key if headline else None,
    }


def table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> tuple[Sequence[str], list[list[Any]]]:
    """Rows as a table: a list becomes its items with semicolons between."""
    return columns, [[_flat(row[column]) for column in columns] for row in rows]


def _flat(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


def area(row: Area) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "name": row.name,
        "code": row.code or None,
        "valid_from": exactly(row.valid_from),
        "valid_to": exactly(row.valid_to),
    }


def place(found: Place) -> dict[str, Any]:
    return {
        **area(found.area),
        "local_authorities": found.authorities,
        "offices": found.offices,
        "came_from": [_change(each, each.before) for each in found.before],
        "became": [_change(each, each.after) for each in found.after],
    }


def _change(each: Any, other: Area | None) -> dict[str, Any]:
    return {"area": other.slug if other else None, "kind": each.kind, "on": exactly(each.on)}


def judgement(row: judgements.Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "heading": row.heading,
        "group": row.is_group,
        "depth": row.depth,
        "state": row.state or None,
        "scale": row.scale_key or None,
        "grade": row.grade or None,
        "printed": row.printed or None,
        "limiting": row.limiting,
    }


def improvement(item: improvements.Item, group: improvements.Group) -> dict[str, Any]:
    return {
        "slug": item.slug,
        "number": item.number,
        "section": group.section or None,
        "timescale_or_class": group.key or None,
        "text": item.text,
        "own_words": item.own_words,
        "due": item.due or None,
        "due_basis": item.due_basis or None,
        "open": item.is_open,
        "progress": [{"grade": each.grade, "when": each.when, "residual": each.residual or None}
                     for each in item.judged],
    }  # fmt: skip


def strength(found: Finding) -> dict[str, Any]:
    """A strength in the words that were published; `text_cy` null: none were in Welsh, or none are held."""
    return {
        "number": found.number or None,
        "text": found.text,
        "text_cy": found.text_cy or None,
        "judgement_area": found.area_key or None,
    }


def inspection_page(page: inspection.Page, areas: list[str]) -> dict[str, Any]:
    """The whole page of an inspection."""
    found = page.inspection
    return {
        "inspection": {
            "slug": found.slug,
            "title": found.title,
            "provider": found.provider.slug,
            "areas": areas,
            "inspectorate": found.inspectorate.slug,
            "framework": framework(found.framework),
            "kind": found.kind,
            "origin": found.origin,
            "document_held": not found.stub,
            "fieldwork_start": exactly(found.starts),
            "fieldwork_end": exactly(found.ends),
            "published": exactly(found.published),
            "reference": found.reference or None,
            "legal_basis": found.legal_basis or None,
        },
        "facts": [{"name": str(name), "value": str(value)} for name, value in page.facts],
        "judgements": [judgement(row) for row in page.judgements],
        "limits": vars(page.limits) if page.limits else None,
        "areas_for_improvement": [improvement(item, group) for group in page.groups for item in group.items],
        "strengths": [strength(each) for each in page.strengths],
        "evidence": [looked_at(each) for each in page.seen],
        "evidence_not_seen": [
            {"label": each.label, "label_cy": each.label_cy, "reason": each.note} for each in page.not_seen
        ],
        "figures": [vars(each) for each in page.figures],
        "response_due": vars(page.response) if page.response else None,
        "progress": _counted(page.counted),
        "documents": [vars(each) for each in page.documents],
        "contradictions": page.contradictions,
        "follows": page.before.inspection.slug if page.before else None,
        "followed_by": [row.inspection.slug for row in page.after],
    }


def looked_at(each: evidence.Seen) -> dict[str, str]:
    count = f"{each.qualifier} {each.count}".strip()
    return {"label": each.label, "label_cy": each.label_cy, "count": count, "note": each.note}


def _counted(counted: improvements.Counted | None) -> dict[str, Any] | None:
    if counted is None:
        return None
    return {
        "sentence": counted.sentence,
        "counts": {key: count for key, _words, count in counted.steps},
        "total": counted.total,
    }


ENDINGS = {
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/html": ".html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


def progress(row: Any) -> dict[str, Any]:
    """A progress judgement with the area for improvement that it is of."""
    afi = row.area_for_improvement
    return {
        "area_for_improvement": afi.slug,
        "from_inspection": afi.inspection.slug,
        "number": afi.number,
        "text": afi.text,
        "scale": row.scale_key,
        "grade": row.grade_key,
        "words": row.words or None,
        "found": row.found or None,
        "residual": row.residual or None,
    }


def improvement_row(afi: Any) -> dict[str, Any]:
    return {
        "slug": afi.slug,
        "inspection": afi.inspection.slug,
        "number": afi.number,
        "section": afi.section or None,
        "timescale_or_class": afi.timescale_key or afi.class_key or None,
        "text": afi.text,
        "own_words": afi.own_words,
        "due": afi.clock.due.isoformat() if afi.clock else None,
        "due_basis": afi.clock.basis if afi.clock else None,
    }


def event(row: Any) -> dict[str, Any]:
    """An event of a story. `on` is empty where it is only known that it was before a day; `when` says that."""
    before = isinstance(row.on, PreciseDate) and row.on.precision is Precision.BEFORE
    on = day(row.on) if isinstance(row.on, PreciseDate) else row.on.isoformat() if row.on else None
    return {
        "on": None if before else on,
        "when": format_date(row.on) if row.on else None,
        "kind": row.kind,
        "title": row.title,
        "grade": row.grade or None,
        "text": row.text or None,
        "inspection": row.inspection or None,
    }


def result(row: Any, request: HttpRequest) -> dict[str, Any]:
    """A search result."""
    headline = headline_of(row.inspection.headlines) if row.inspection else None
    return {
        "kind": row.entry.get_kind_display(),
        "title": "".join(piece.text for piece in row.title),
        "address": request.build_absolute_uri(row.href),
        "latest": row.said,
        "scale": headline.scale_key if headline else None,
        "grade": headline.grade_key if headline else None,
        "matched": [f"{why.label}: {''.join(piece.text for piece in why.pieces)}" for why in row.why],
    }
