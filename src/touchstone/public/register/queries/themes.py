"""What had to improve, by theme? Counted by the database over the themes that the index has assigned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.models import ImprovementTheme
from touchstone.public.register.queries import sector
from touchstone.public.register.scope import Scope


@dataclass(frozen=True)
class OfTheme:
    """How many areas for improvement have a theme, and in how many reports at least one has it."""

    key: str
    items: int
    reports: int


@dataclass(frozen=True)
class Themes:
    """`items`, `reports`: all in the scope; `without`: items with no theme."""

    themes: list[OfTheme]
    items: int
    reports: int
    without: int


def improvements(scope: Scope, now: datetime) -> QuerySet[AreaForImprovement]:
    """Public areas for improvement of inspections within the scope. No query."""
    within = sector.inspections(scope, now).values("pk")
    return gate.public_areas_for_improvement(now).filter(inspection__in=within).order_by()


def counts(scope: Scope, now: datetime) -> Themes:
    """The most frequent first. Three queries."""
    rows = improvements(scope, now)
    found = (
        rows.filter(themes__isnull=False)
        .values("themes__key")
        .annotate(items=Count("pk", distinct=True), reports=Count("inspection", distinct=True))
        .order_by("-items", "themes__key")
    )
    whole = rows.aggregate(items=Count("pk"), reports=Count("inspection", distinct=True))
    without = rows.filter(~_having()).count()
    themes = [OfTheme(row["themes__key"], row["items"], row["reports"]) for row in found]
    return Themes(themes, whole["items"], whole["reports"], without)


def of_theme(key: str, scope: Scope, now: datetime) -> QuerySet[AreaForImprovement]:
    """Those with a theme, newest report first. No query."""
    rows = improvements(scope, now).filter(_having(key=key))
    newest = F("inspection__published").desc(nulls_last=True)
    return rows.select_related("inspection__provider").order_by(newest, "inspection", "section", "number")


def _having(**filters: str) -> Exists:
    return Exists(ImprovementTheme.objects.filter(area_for_improvement=OuterRef("pk"), **filters))
