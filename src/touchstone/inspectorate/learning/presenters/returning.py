"""Which weaknesses return, as a table: a row for each theme or judgement area, with what it is a share of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from touchstone.foundation.core.wording import format_number
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.inspectorate.learning.presenters import wording
from touchstone.inspectorate.learning.queries import Line, Returning


def columns(by: str, with_proposed: bool = False) -> list[dict[str, Any]]:
    first = _("Judgement area") if by == "judgement" else _("Theme")
    titles = [_("Areas for improvement"), _("Came back, confirmed"), _("Of those, in the same place")]
    if with_proposed:
        titles.append(_("May have come back, not decided"))
    return [{"text": first, "header": True}, *({"text": title, "numeric": True} for title in titles)]


def rows(found: Returning, by: str, with_proposed: bool = False) -> list[list[str]]:
    """Those with anything to say first; themes that nothing came back of stand too, with nought."""
    return [_row(line, by, with_proposed) for line in found.lines]


def _row(line: Line, by: str, with_proposed: bool) -> list[str]:
    title = wording.theme_title(line.key) if by == "theme" else line.key.replace("_", " ").capitalize()
    cells = [title, format_number(line.items), format_number(line.confirmed), format_number(line.same)]
    return [*cells, format_number(line.proposed)] if with_proposed else cells


def pair(row: Recurrence) -> dict[str, Any]:
    """One confirmed recurrence as a page lists it."""
    later = row.later
    assert later is not None  # public ones are of two areas for improvement
    return {
        "place": wording.place(row.place),
        "earlier": row.earlier,
        "earlier_of": wording.where(row.earlier),
        "earlier_when": wording.when(row.earlier.inspection),
        "later": later,
        "later_of": wording.where(later),
        "later_when": wording.when(later.inspection),
    }


def pairs(found: Sequence[Recurrence]) -> list[dict[str, Any]]:
    return [pair(row) for row in found]
