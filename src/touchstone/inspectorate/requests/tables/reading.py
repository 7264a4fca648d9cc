"""Which rows are in this file? CSV in the encodings that spreadsheets write, and XLSX; decided by the bytes.

Raises InvalidList, with a sentence, for what is neither, or is damaged, or would unpack to something enormous.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl

from touchstone.domain.sentences import Sentence, say
from touchstone.inspectorate.requests.tables.checking import InvalidList, Problem, numbered

Row = tuple[int, Sequence[str]]
MOST_UNPACKED = 300 * 1024 * 1024  # bytes of an unpacked spreadsheet
MOST_ROWS = 500_000
_PACKED, _OLD_EXCEL, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_SHEET = "xl/workbook.xml"


def rows(data: bytes) -> list[Row]:
    """The rows with a value, numbered from 1 as a spreadsheet counts them; every value as text."""
    if data.startswith(_PACKED):
        return _limited(_sheet_rows(data))
    if data.startswith(_OLD_EXCEL):
        raise _refused(say("This is an old Excel file (XLS). Save it as XLSX or as CSV (UTF-8), and send that."))
    if data.startswith(_PDF):
        raise _refused(say("This is a PDF file, whatever its name says. A list is sent as CSV or XLSX."))
    return _limited(_text_rows(_decoded(data)))


def _refused(says: Sentence, row: int = 0) -> InvalidList:
    return InvalidList([Problem(row, "", "", says)])


def _limited(found: Iterator[Row]) -> list[Row]:
    taken: list[Row] = []
    for row in found:
        taken.append(row)
        if len(taken) > MOST_ROWS:
            raise _refused(say("The list has more than %(most)s rows. Send it in parts.", most=MOST_ROWS))
    return taken


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise _refused(say("The file begins as UTF-16 and is not. Save it as CSV (UTF-8).")) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        if b"\x00" in data:
            raise _refused(say("This is no list: its bytes are not text. Send CSV or XLSX.")) from None
        wrong = say(
            "A letter in this row is not in UTF-8 (byte %(byte)s). Save the list as CSV (UTF-8), or as XLSX.",
            byte=f"0x{data[error.start]:02x}",
        )
        raise _refused(wrong, row) from None


def _text_rows(text: str) -> Iterator[Row]:
    if "\x00" in text:
        raise _refused(say("This is no list: its bytes are not text. Send CSV or XLSX."))
    head = text.lstrip("\r\n").partition("\n")[0].lstrip()
    if head[:1] in ("{", "<"):
        raise _refused(say("This is not CSV: it begins like JSON or a web page. Send CSV or XLSX."))
    delimiter = max(",;\t|", key=head.count)
    number = 0
    try:
        for number, cells in numbered(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)):
            yield number, cells
    except csv.Error:
        says = say("The double quotes of this row do not end, or a value is too long. Check it and the row before.")
        raise _refused(says, number + 1) from None


def _sheet_rows(data: bytes) -> Iterator[Row]:
    damaged = say("The spreadsheet is damaged and cannot be opened. Save it again, or send CSV (UTF-8).")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _refused(damaged) from None
    if _SHEET not in names:
        raise _refused(say("This is a packed file and no spreadsheet (XLSX). A list is sent as CSV or XLSX."))
    if unpacked > MOST_UNPACKED:
        raise _refused(say("Unpacked, this spreadsheet is too large. Send the list as CSV, or in parts."))
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        if len(book.worksheets) != 1:
            says = say("The spreadsheet has %(n)s sheets. Send one with the list alone.", n=len(book.worksheets))
            raise _refused(says)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()
        yield from numbered([_written(value) for value in cells] for cells in sheet.iter_rows(values_only=True))
        book.close()
    except InvalidList:
        raise
    except Exception:  # the library raises whatever a damaged file makes it stumble over
        raise _refused(damaged) from None


def _written(value: object) -> str:
    """A cell as a schema would write it: dates as 2026-03-31, whole numbers without decimals, true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
