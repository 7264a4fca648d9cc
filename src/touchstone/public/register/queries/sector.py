"""What is a sector page about, and what can it be narrowed to? Everything through the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, F, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce, Substr

from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.scope import Scope

# Inspections of the whole ground that they are of, as against visits to part of it or to what an earlier one found.
FULL_KINDS = (Inspection.Kind.FULL, Inspection.Kind.REINSPECTION, Inspection.Kind.NARRATIVE)
WHEN = Coalesce("published", "ends", "starts")


def inspections(scope: Scope, now: datetime) -> QuerySet[Inspection]:
    """Public inspections within the scope, each with `when` and `year` as text. No query."""
    rows = gate.public_inspections(now).annotate(when=WHEN, year=Substr(WHEN, 1, 4))
    if not scope.with_made_up:
        rows = rows.filter(provider__fictional=False)
    if scope.framework:
        rows = rows.filter(framework__key=scope.framework)
    if scope.of:
        rows = rows.filter(provider__kind=scope.of)
    if scope.year:
        rows = rows.filter(year=scope.year)
    return rows.order_by()


def with_ground(rows: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """The same with `ground`: the one area that an inspection covered, as text; empty: the whole service or several."""
    covered = InspectionArea.objects.filter(inspection=OuterRef("pk")).order_by().values("inspection")
    only = covered.annotate(n=Count("pk"), only=Min("area")).filter(n=1).values("only")
    return rows.annotate(ground=Coalesce(Cast(Subquery(only), CharField()), Cast(0, CharField())))


def graded(scope: Scope, now: datetime) -> QuerySet[Judgement]:
    """Grades of the scope's judgement area, of inspections within the scope. No query."""
    return Judgement.objects.filter(
        inspection__in=inspections(scope, now).values("pk"),
        area_key=scope.judgement,
        state=Judgement.State.GRADED,
    ).order_by()


def over(
    inner: QuerySet[Any], select: str, rest: str = "", after: Sequence[Any] = (), before: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Rows of a query over a query: what SQL can count and the ORM cannot, such as pairs made by a window. One query.

    `select` and `rest` are this program's own words, never a reader's; what a reader asks for goes into `before` (the
    values in `select`) and `after` (those in `rest`).
    """
    sql, params = inner.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {select} FROM ({sql}) AS inner_rows {rest}", [*before, *params, *after])  # noqa: S608
        return cursor.fetchall()


@dataclass(frozen=True)
class Choices:
    """What a sector page can be narrowed to: frameworks in use, kinds of organisation, judgement areas (key, heading
    as a document prints it), years."""

    frameworks: list[FrameworkVersion]
    kinds: list[str]
    judgements: list[tuple[str, str]]
    years: list[str]


def choices(scope: Scope, now: datetime) -> Choices:
    """Of everything public, made-up services apart unless the scope has them. Four queries."""
    rows = inspections(Scope(made_up=scope.made_up), now)
    used = FrameworkVersion.objects.filter(pk__in=rows.values("framework")).order_by("key", "version")
    newest = {row.key: row for row in used.defer("content")}
    judged = Judgement.objects.filter(inspection__in=rows.values("pk"), state=Judgement.State.GRADED).order_by()
    areas = judged.values("area_key").annotate(n=Count("pk"), heading=Min("heading")).order_by("-n", "area_key")
    kinds = gate.public_providers(now).order_by().values_list("kind", flat=True).distinct()
    years = rows.filter(year__isnull=False).values_list("year", flat=True).distinct()
    return Choices(
        frameworks=sorted(newest.values(), key=lambda row: row.title_en),
        kinds=[kind for kind in Organisation.Kind.values if kind in set(kinds)],
        judgements=[(row["area_key"], row["heading"]) for row in areas],
        years=sorted(years, reverse=True),
    )


@dataclass(frozen=True)
class Totals:
    """What the sector pages rest on."""

    inspections: int
    providers: int
    improvements: int
    made_up: int


def totals(scope: Scope, now: datetime) -> Totals:
    """`made_up`: public inspections of made-up services, counted or not. Three queries."""
    rows = inspections(scope, now)
    counted = rows.aggregate(inspections=Count("pk"), providers=Count("provider", distinct=True))
    improvements = gate.public_areas_for_improvement(now).filter(inspection__in=rows.values("pk")).count()
    made_up = gate.public_inspections(now).filter(provider__fictional=True).count()
    return Totals(**counted, improvements=improvements, made_up=made_up)


def year_of(field: str) -> Substr:
    """The year of an inspection reached through `field`, as text."""
    return Substr(Coalesce(F(f"{field}__published"), F(f"{field}__ends"), F(f"{field}__starts")), 1, 4)
