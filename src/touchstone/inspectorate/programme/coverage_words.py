"""How does the coverage ledger look on a page: its columns, its cells in words, and why an area is proposed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from touchstone.domain.coverage import Choice, Reason
from touchstone.foundation.core.wording import format_date, grade_name
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme.ledger import Cycle, Kinds, Ledger, Row

REASONS: dict[Reason, Promise] = {
    Reason.NEVER: gettext_lazy("never seen, as far as is recorded here"),
    Reason.NOT_IN_CYCLE: gettext_lazy("not seen since the last full inspection"),
    Reason.LONGEST: gettext_lazy("seen longest ago of those that are left"),
    Reason.STRONG: gettext_lazy("graded well when it was last graded, so that strong and weak areas are both seen"),
    Reason.WEAK: gettext_lazy("graded low when it was last graded, so that strong and weak areas are both seen"),
}


@dataclass(frozen=True)
class Page:
    """The table: a head for each column, a row for each area, never seen first."""

    columns: Sequence[dict[str, object]]
    rows: Sequence[Sequence[str]]
    never: Sequence[str]
    unnamed: Sequence[Inspection]
    people: Sequence[Sequence[str]]
    cases: Sequence[Sequence[str]]
    kinds_columns: Sequence[dict[str, object]]


def reasons_of(choice: Choice) -> str:
    return ", ".join(str(REASONS[reason]) for reason in choice.reasons)


def coverage_page(found: Ledger, kinds: Kinds) -> Page:
    """No query."""
    spans: list[dict[str, object]] = [{"text": _cycle(cycle)} for cycle in found.cycles]
    columns: list[dict[str, object]] = [{"text": _("Service area"), "header": True}, {"text": _("Last seen")}, *spans]
    columns += [{"text": _("Earlier")}, {"text": _("Offices visited")}]
    ordered = sorted(found.rows, key=lambda row: (row.last or date.min, row.area.name))
    rows = [
        [str(row.area), _last(row), *(_cell(cell) for cell in row.cells), _cell(row.before), _offices(row)]
        for row in ordered
    ]
    return Page(
        columns,
        rows,
        [str(area) for area in found.never],
        found.unnamed,
        [[title, *map(_count, counted)] for title, counted in kinds.people],
        [[label, *map(_count, counted)] for label, counted in kinds.cases],
        [{"text": _("Kind"), "header": True}, *({**span, "numeric": True} for span in spans)],
    )


def _count(number: int) -> str:
    return str(number) if number else _("none")


def _offices(row: Row) -> str:
    return ", ".join(row.offices) or _("None recorded")


def _cycle(cycle: Cycle) -> str:
    if cycle.until is None:
        return _("Since %(day)s") % {"day": format_date(cycle.begins)}
    return _("%(first)s to %(last)s") % {"first": format_date(cycle.begins), "last": format_date(cycle.until)}


def _last(row: Row) -> str:
    if row.last is None or row.years is None:
        return _("Never seen")
    said = format_date(row.last)
    if row.years:
        said += ngettext(" (not seen for %(n)s year)", " (not seen for %(n)s years)", row.years) % {"n": row.years}
    if row.grade and row.graded_on:
        said += _("; last graded %(grade)s, %(year)s") % {
            "grade": grade_name(row.grade).lower(),
            "year": row.graded_on.year,
        }
    return said


def _cell(inspections: Sequence[Inspection]) -> str:
    if not inspections:
        return _("Not seen")
    return "; ".join(str(inspection.get_kind_display()) for inspection in inspections)
