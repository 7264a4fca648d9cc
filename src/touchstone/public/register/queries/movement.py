"""Which grades became which? Pairs of consecutive full inspections of the same ground, made by the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Lag

from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register.queries import sector
from touchstone.public.register.queries.providers import with_headlines
from touchstone.public.register.scope import Scope

PAGE = 50
# A grade with its scale: (scale key, grade key).
Graded = tuple[str, str]


@dataclass(frozen=True)
class Moved:
    """How many pairs went from one grade to another. `start` is None for a ground's first inspection."""

    start: Graded | None
    end: Graded
    n: int


def _pairs(scope: Scope, now: datetime) -> QuerySet[Inspection]:
    """Full inspections with a grade, each with the one before it of the same provider and ground. No query."""
    judged = Judgement.objects.filter(
        inspection=OuterRef("pk"), area_key=scope.judgement, state=Judgement.State.GRADED
    ).order_by()
    rows = sector.with_ground(sector.inspections(scope, now)).filter(kind__in=sector.FULL_KINDS)
    rows = rows.annotate(scale=Subquery(judged.values("scale_key")[:1]), grade=Subquery(judged.values("grade_key")[:1]))
    rows = rows.filter(grade__isnull=False)
    before = {"partition_by": [F("provider"), F("ground")], "order_by": [F("when").asc(), F("pk").asc()]}
    return rows.annotate(
        old_id=Window(Lag("pk"), **before),
        old_scale=Window(Lag("scale"), **before),
        old_grade=Window(Lag("grade"), **before),
    ).values("id", "when", "old_id", "old_scale", "old_grade", "scale", "grade")


def counts(scope: Scope, now: datetime) -> list[Moved]:
    """How many of each pair. One query."""
    names = "old_scale, old_grade, scale, grade"
    rows = sector.over(_pairs(scope, now), f"{names}, COUNT(*)", f"GROUP BY {names} ORDER BY {names}")
    return [Moved((old, was) if old else None, (scale, grade), n) for old, was, scale, grade, n in rows]


@dataclass(frozen=True)
class Pair:
    before: Inspection
    after: Inspection


def pairs(scope: Scope, now: datetime, starts: Sequence[Graded], ends: Sequence[Graded], page: int) -> list[Pair]:
    """One page of the pairs behind a cell, the newest first. Four queries."""
    where = f"WHERE ({_any('old_scale', 'old_grade', starts)}) AND ({_any('scale', 'grade', ends)})"
    values = [part for graded in (*starts, *ends) for part in graded]
    rest = f'{where} ORDER BY "when" DESC, id LIMIT {PAGE} OFFSET {(page - 1) * PAGE}'
    found = sector.over(_pairs(scope, now), "id, old_id", rest, values)
    rows = with_headlines(sector.inspections(scope, now).filter(pk__in={pk for pair in found for pk in pair}))
    by_id = {row.pk: row for row in rows}
    return [Pair(by_id[old], by_id[new]) for new, old in found]


def _any(scale: str, grade: str, among: Sequence[Graded]) -> str:
    return " OR ".join([f"({scale} = %s AND {grade} = %s)"] * len(among)) or "1 = 0"
