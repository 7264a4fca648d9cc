"""What does a draft say now, statement by statement; and what became of each since it was sent?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.inspectorate.accuracy.models import AccuracyCheck, SentLine
from touchstone.inspectorate.drafting.models import Draft, DraftArea, Section, Statement


@dataclass(frozen=True)
class Line:
    """A statement or an area for improvement of a draft as it stands."""

    label: str
    heading: str
    heading_cy: str
    text: str
    text_cy: str
    statement: Statement | None = None
    area: DraftArea | None = None

    @property
    def sha256(self) -> str:
        return _hash([self.label, self.text, self.text_cy])


def _hash(content: list[str]) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def fingerprint(lines: Iterable[Line]) -> str:
    """One hash over all lines in their order."""
    return _hash([line.sha256 for line in lines])


def of_draft(draft: Draft) -> list[Line]:
    """Everything that the service checks, in the order of the document: what everyone reads, then the areas for
    improvement, then the version for children. What was taken out or says nothing is left out. Two queries."""
    held = Statement.objects.filter(section__draft=draft, removed=False).select_related("section")
    rows = held.order_by("section__order", "order", "pk")
    whole = [row for row in rows if row.text or row.text_cy]
    everyone = [row for row in whole if row.section.audience == Section.Audience.EVERYONE]
    children = [row for row in whole if row.section.audience == Section.Audience.CHILDREN]
    areas = list(DraftArea.objects.filter(draft=draft, removed=False).order_by("order", "pk"))
    return [
        *(_statement(str(number), row) for number, row in enumerate(everyone, 1)),
        *(_area(f"A{number}", row) for number, row in enumerate(areas, 1)),
        *(_statement(f"C{number}", row) for number, row in enumerate(children, 1)),
    ]


def _statement(label: str, row: Statement) -> Line:
    section = row.section
    return Line(label, section.title, section.title_cy, row.text, row.text_cy, statement=row)


def _area(label: str, row: DraftArea) -> Line:
    return Line(label, _("Areas for improvement"), "", row.text, row.text_cy, area=row)


@dataclass(frozen=True)
class Now:
    """What stands in the draft today where a line was sent: its words, and whether it is still there."""

    text: str
    text_cy: str
    gone: bool

    def differs(self, line: SentLine) -> bool:
        return self.gone or (self.text, self.text_cy) != (line.text, line.text_cy)


def now_of(line: SentLine) -> Now:
    """No query where the line's statement and area were loaded."""
    row = line.statement or line.area
    assert row is not None  # the database holds it
    return Now("", "", True) if row.removed else Now(row.text, row.text_cy, False)


def added_since(check: AccuracyCheck) -> list[Line]:
    """What stands in the draft today and was not in it when it was sent. Three queries."""
    sent = check.lines.values_list("statement", "area")
    statements = {one for one, _area in sent if one is not None}
    areas = {one for _statement, one in sent if one is not None}
    return [
        line
        for line in of_draft(check.draft)
        if (line.statement is not None and line.statement.pk not in statements)
        or (line.area is not None and line.area.pk not in areas)
    ]
