"""What was judged of many areas, side by side? One framework at a time, or one judgement area through time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from touchstone.domain.scales import SCALES
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.queries.providers import with_headlines

PAGE = 50


def used_frameworks(now: datetime) -> list[FrameworkVersion]:
    """Frameworks with public judgements, by name; `n_graded` counts them. One query."""
    graded = gate.public_judgements(now).filter(state=Judgement.State.GRADED, inspection__framework=OuterRef("pk"))
    count = graded.order_by().values("inspection__framework").annotate(n=Count("pk")).values("n")
    rows = FrameworkVersion.objects.filter(Exists(graded)).annotate(n_graded=Subquery(count)).defer("content")
    newest = {row.key: row for row in rows.order_by("title_en", "version")}
    return list(newest.values())


def newest_of_each(key: str, now: datetime) -> QuerySet[Inspection]:
    """Under a framework, the newest public inspection of each area (or of each whole service). No query."""
    areas = InspectionArea.objects.filter(inspection=OuterRef("pk"))
    ground = areas.order_by("area_id")
    rows = gate.public_inspections(now).filter(framework__key=key)
    rows = rows.annotate(
        ground=Coalesce(Subquery(ground.values("area")[:1]), 0, output_field=BigIntegerField()),
        # Of several areas, the first by name: the one that a reader sees first on the line.
        ground_name=Subquery(areas.order_by("area__name").values("area__name")[:1]),
        grounds=Coalesce(Subquery(areas.order_by().values("inspection").annotate(n=Count("pk")).values("n")), 0),
    )
    newer = rows.filter(provider=OuterRef("provider"), ground=OuterRef("ground"), starts__gt=OuterRef("starts"))
    return rows.filter(~Exists(newer))


def page(rows: QuerySet[Inspection], sort: str, descending: bool, number: str) -> Page:
    """One page of them, by name unless a judgement area is asked for. Four queries."""
    name = [F("ground_name").asc(nulls_first=True), "grounds", F("provider__name").asc(), "pk"]
    if sort:
        rows = rows.annotate(place=Subquery(_places(sort)))
        by = F("place").desc(nulls_last=True) if descending else F("place").asc(nulls_last=True)
        ordered = rows.order_by(by, *name)
    elif descending:
        ordered = rows.order_by(F("ground_name").desc(nulls_last=True), "-grounds", F("provider__name").desc(), "pk")
    else:
        ordered = rows.order_by(*name)
    return Paginator(with_headlines(ordered), PAGE).get_page(number)


def _places(area_key: str) -> QuerySet[Judgement]:
    """A graded judgement's place on its scale, 0 best."""
    places = [
        When(scale_key=scale.key, grade_key=step.key, then=Value(step.order))
        for scale in SCALES.values()
        for step in scale.steps
    ]
    graded = Judgement.objects.filter(inspection=OuterRef("pk"), area_key=area_key, state=Judgement.State.GRADED)
    return graded.annotate(place=Case(*places, output_field=IntegerField())).values("place")[:1]


def judgements_of(inspections: Sequence[Inspection]) -> dict[int, dict[str, Judgement]]:
    """Inspection → judgement area → judgement. One query."""
    found: dict[int, dict[str, Judgement]] = {row.pk: {} for row in inspections}
    for judgement in Judgement.objects.filter(inspection__in=list(found)).order_by("order", "pk"):
        found[judgement.inspection_id][judgement.area_key] = judgement
    return found


def headings(key: str, now: datetime) -> list[tuple[str, str]]:
    """Judgement areas that inspections under a framework graded, with a heading of each, in the documents' order.
    For frameworks whose definition is not held. One query."""
    rows = gate.public_judgements(now).filter(inspection__framework__key=key, state=Judgement.State.GRADED)
    found: dict[str, str] = {}
    for area_key, heading in rows.order_by("order", "pk").values_list("area_key", "heading").distinct()[:2000]:
        found.setdefault(area_key, heading)
    return list(found.items())


def through_time(key: str, area_key: str, now: datetime) -> QuerySet[Judgement]:
    """Every public judgement of one area under a framework, newest first. No query."""
    rows = gate.public_judgements(now).filter(inspection__framework__key=key, area_key=area_key)
    newest = F("inspection__published").desc(nulls_last=True)
    return rows.select_related("inspection__provider").order_by(newest, "inspection__provider__name", "pk")
