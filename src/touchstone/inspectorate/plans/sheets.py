"""A plan as a spreadsheet: which actions does it hold, and what is wrong with it?

Merged cells are what plans in spreadsheets are full of: a value that is merged over several rows counts for each of
them. Nothing of a sheet with a problem is taken; every problem is told with its row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files import media_types
from touchstone.foundation.files.media_types import XLSX
from touchstone.inspectorate.plans.rows import ActionRow
from touchstone.inspectorate.requests.tables import reading
from touchstone.inspectorate.requests.tables.checking import InvalidList

MOST_BYTES = 5 * 1024 * 1024
MOST_CELLS = 200_000
COLUMNS = {
    "area for improvement": "area",
    "action": "text",
    "owner": "owner",
    "starts": "starts",
    "due": "due",
    "measure of success": "measure",
    "indicator": "new_indicator",
    "target": "target",
    "resources": "resources",
    "risks": "risks",
}
NEEDED = ("area", "text")
FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True)
class SheetRow:
    """One action of a sheet: the row it stands in, the number of its area for improvement, the action."""

    row: int
    area: str
    action: ActionRow


def template() -> bytes:
    """An empty plan as CSV: the headings alone."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([heading.capitalize() for heading in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def read(data: bytes, numbers: Sequence[str]) -> list[SheetRow]:
    """The actions of a plan. `numbers`: the areas for improvement there are. Raises Refused with every problem."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The plan is larger than 5 MB. Send the table alone, without pictures."))
    try:
        rows = reading.rows(data)
    except InvalidList as wrong:
        raise Refused(" ".join(_(p.expectation.text) % p.expectation.values for p in wrong.problems)) from None
    if media_types.decide(io.BytesIO(data)) == XLSX:
        rows = _unmerged(data)
    if not rows:
        raise Refused(_("The plan is empty. Give a heading line, and a line for each action."))
    places = _places([cell.strip() for cell in rows[0][1]])
    found, problems = [], []
    for number, cells in rows[1:]:
        try:
            row = _row(number, cells, places, numbers)
        except Refused as wrong:
            problems.append(_("Row %(row)s: %(says)s") % {"row": number, "says": wrong})
        else:
            found += [row] if row else []
    if problems:
        more = _(" … and %(n)s more.") % {"n": len(problems) - 20} if len(problems) > 20 else ""
        raise Refused(_("Nothing was taken. ") + " ".join(problems[:20]) + more)
    if not found:
        raise Refused(_("The plan has headings and no action under them."))
    return found


def _unmerged(data: bytes) -> list[reading.Row]:
    """The rows of a spreadsheet, each merged value in every cell that it covers."""
    sheet: Any = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False).worksheets[0]
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise Refused(_("The sheet has more cells than a plan can need. Send the table alone."))
    covered = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        covered.update({(row, column): value for row, column in area.cells})
    found = []
    for row in range(1, sheet.max_row + 1):
        columns = range(1, sheet.max_column + 1)
        cells = [_written(covered.get((row, column), sheet.cell(row, column).value)) for column in columns]
        if any(cells):
            found.append((row, cells))
    return found


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _places(headings: list[str]) -> dict[str, int]:
    """Which column holds what; others are left alone. Raises Refused where a needed one is missing or twice."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        key = COLUMNS.get(" ".join(heading.lower().split()))
        if key in places:
            raise Refused(_("There are two columns “%(heading)s”. Keep one.") % {"heading": heading})
        if key:
            places[key] = place
    missing = [heading for heading, key in COLUMNS.items() if key in NEEDED and key not in places]
    if missing:
        raise Refused(
            _("There is no column “%(heading)s” in the first line. Use the headings of the empty plan.")
            % {"heading": missing[0].capitalize()}
        )
    return places


def _row(number: int, cells: Sequence[str], places: dict[str, int], numbers: Sequence[str]) -> SheetRow | None:
    said = {key: cells[place].strip() if place < len(cells) else "" for key, place in places.items()}
    if not any(value for key, value in said.items() if key != "area"):
        return None  # an area for improvement with nothing planned yet
    area = said.pop("area").rstrip(".")
    if area not in numbers:
        raise Refused(
            _("there is no area for improvement “%(area)s”. There are: %(numbers)s.")
            % {"area": area, "numbers": ", ".join(numbers)}
        )
    if not said["text"]:
        raise Refused(_("it says nothing under “Action”."))
    starts, due = _day(said.pop("starts", "")), _day(said.pop("due", ""))
    if starts and due and due < starts:
        raise Refused(_("it ends before it begins."))
    return SheetRow(number, area, ActionRow(starts=starts, due=due, **said))


def _day(written: str) -> date | None:
    if not written:
        return None
    for pattern in FORMATS:
        try:
            return datetime.strptime(written, pattern).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise Refused(_("“%(written)s” is no day. Write it as 2026-03-31 or 31/03/2026.") % {"written": written})
