"""An instrument as an XLSForm workbook, for tools that ask questions in the field."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable

from openpyxl import Workbook
from openpyxl.styles import Font

from touchstone.domain.instruments.model import Instrument, scale_of
from touchstone.domain.instruments.xlsform import Row, xlsform
from touchstone.domain.scales import SCALES


def scales() -> Collection[str]:
    """The keys of the scales that grades can be asked on."""
    return SCALES.keys()


def workbook(instrument: Instrument, scale: str = "") -> bytes:
    """The .xlsx file. `scale` is the key of the grades' scale; "": grades are not asked."""
    form = xlsform(instrument, scale_of(scale))
    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, "survey", form.survey)
    _sheet(book, "choices", form.choices)
    _sheet(book, "settings", [form.settings])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(book: Workbook, name: str, rows: Iterable[Row]) -> None:
    """One sheet: a heading line with every column that some row has, then the rows."""
    rows = list(rows)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    sheet = book.create_sheet(name)
    sheet.append(columns)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append([row.get(column, "") for column in columns])
    sheet.freeze_panes = "A2"
