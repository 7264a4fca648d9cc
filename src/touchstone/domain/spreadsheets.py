"""How does a table leave as CSV so that a spreadsheet shows it and runs nothing of it?

A cell that begins like a formula is led in by an apostrophe, which spreadsheets take for "this is text": somebody may
have typed it for the person who will open the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import TypeVar

# What makes Excel, LibreOffice or Google Sheets read a formula, in the wide forms of East Asian keyboards too; a tab
# or a line's end before it is dropped by some of them.
BEGINNINGS = tuple("=+-@\t\r\n＝＋－＠")
T = TypeVar("T")


def harmless(cell: T) -> T | str:
    """The cell, as text that no spreadsheet runs. What is no text (a number, a day, None) stays as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINNINGS) else cell


def csv_lines(rows: Iterable[Iterable[object]], end: str = "\r\n") -> Iterator[str]:
    """Each row as a line of CSV with its `end`, every cell harmless; one at a time, for a table of any length."""
    writer = csv.writer(_Echo(), lineterminator=end)
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def csv_text(rows: Iterable[Iterable[object]], end: str = "\r\n") -> str:
    """The whole table as CSV."""
    return "".join(csv_lines(rows, end))


class _Echo:
    """A file that gives back what is written to it: `csv` has no other way to make a line."""

    def write(self, text: str) -> str:
        return text
