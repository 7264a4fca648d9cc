"""How many inspections of each year were judged each grade? Counted by the database, framework by framework."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from touchstone.public.register.queries import sector
from touchstone.public.register.scope import Scope


@dataclass(frozen=True)
class Counted:
    """How many inspections of a year, under a framework, had this grade of this scale."""

    year: str
    framework: str
    scale: str
    grade: str
    n: int


def counts(scope: Scope, now: datetime) -> list[Counted]:
    """In the order of frameworks and years. One query."""
    rows = (
        sector.graded(scope, now)
        .annotate(year=sector.year_of("inspection"))
        .values("year", "inspection__framework__key", "scale_key", "grade_key")
        .annotate(n=Count("pk"))
        .order_by("inspection__framework__key", "year", "scale_key", "grade_key")
    )
    return [
        Counted(
            row["year"] or "", row["inspection__framework__key"] or "", row["scale_key"], row["grade_key"], row["n"]
        )
        for row in rows
    ]


def inspected(scope: Scope, now: datetime) -> dict[tuple[str, str], int]:
    """(framework, year) → how many inspections there were, graded or not. One query."""
    rows = sector.inspections(scope, now).values("framework__key", "year").annotate(n=Count("pk"))
    return {(row["framework__key"] or "", row["year"] or ""): row["n"] for row in rows}
