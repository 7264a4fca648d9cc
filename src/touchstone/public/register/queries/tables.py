"""The whole register as tables, row by row: one query a table however large it is. Everything through the gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.inspections.models import InspectionArea
from touchstone.inspectorate.reports import queries as gate

CHUNK = 2000


@dataclass(frozen=True)
class Table:
    """A table: its columns as (name in the file, field of the row), and the public rows at a moment."""

    columns: tuple[tuple[str, str], ...]
    rows: Callable[[datetime], QuerySet[Any]]

    @property
    def names(self) -> list[str]:
        return [name for name, _field in self.columns]

    def read(self, now: datetime) -> Iterator[list[Any]]:
        """Every row, as its file has it. One query, read in pieces."""
        fields = [field for _name, field in self.columns]
        for row in self.rows(now).order_by("pk").values_list(*fields).iterator(chunk_size=CHUNK):
            yield [_plain(value) for value in row]


def _plain(value: Any) -> Any:
    """A date no more exact than it is known; yes and no as words."""
    if isinstance(value, PreciseDate):
        return value.iso()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _public_follows(now: datetime) -> Subquery:
    """The slug of the earlier inspection that it follows, where that one is public too."""
    return Subquery(gate.public_inspections(now).filter(pk=OuterRef("follows")).order_by().values("slug")[:1])


TABLES = {
    "inspections": Table(
        (
            ("slug", "slug"), ("title", "title"), ("provider", "provider__slug"), ("provider_name", "provider__name"),
            ("provider_kind", "provider__kind"), ("fictional", "provider__fictional"),
            ("inspectorate", "inspectorate__slug"), ("framework", "framework__key"), ("kind", "kind"),
            ("origin", "origin"), ("stub", "stub"), ("fieldwork_start", "starts"), ("fieldwork_end", "ends"),
            ("published", "published"), ("reference", "reference"), ("follows", "shown_follows"),
        ),
        lambda now: gate.public_inspections(now).annotate(shown_follows=_public_follows(now)),
    ),
    "inspection-areas": Table(
        (("inspection", "inspection__slug"), ("area", "area__slug"), ("area_name", "area__name"),
         ("area_code", "area__code")),
        lambda now: InspectionArea.objects.filter(
            inspection__in=gate.public_inspections(now), area__in=gate.public_areas(now)
        ),
    ),
    "judgements": Table(
        (
            ("inspection", "inspection__slug"), ("fictional", "inspection__provider__fictional"), ("order", "order"),
            ("key", "area_key"), ("heading", "heading"), ("state", "state"), ("scale", "scale_key"),
            ("grade", "grade_key"), ("printed", "words"), ("limiting", "limiting"),
        ),
        gate.public_judgements,
    ),
    "areas-for-improvement": Table(
        (
            ("slug", "slug"), ("inspection", "inspection__slug"), ("fictional", "inspection__provider__fictional"),
            ("section", "section"), ("number", "number"), ("printed_number", "printed_number"),
            ("timescale", "timescale_key"), ("class", "class_key"), ("text", "text"), ("own_words", "own_words"),
        ),
        gate.public_areas_for_improvement,
    ),
    "progress": Table(
        (
            ("area_for_improvement", "area_for_improvement__slug"), ("inspection", "inspection__slug"),
            ("fictional", "inspection__provider__fictional"), ("scale", "scale_key"), ("grade", "grade_key"),
            ("printed", "words"), ("found", "found"), ("residual", "residual"),
        ),
        gate.public_progress,
    ),
}  # fmt: skip
