"""Does a table reach a spreadsheet whole, without a cell that it would run?"""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from touchstone.domain.spreadsheets import csv_lines, csv_text, harmless

RUN = ["=1+1", "+44 20 7946 0000", "-2", "@sum", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"]
KEPT = ["Plain.", "", " =1", "a=1", "'quoted", "1-2"]


@pytest.mark.parametrize("typed", RUN)
def test_what_a_spreadsheet_would_run_is_led_in_by_an_apostrophe(typed: str) -> None:
    assert harmless(typed) == f"'{typed}"
    assert harmless(harmless(typed)) == f"'{typed}"


@pytest.mark.parametrize("cell", [*KEPT, -2, 0.5, None, date(2026, 2, 28)])
def test_everything_else_stays_as_it_is(cell: object) -> None:
    assert harmless(cell) == cell


def test_a_table_reads_back_as_it_was_but_for_the_apostrophes() -> None:
    rows = [["name", "n", "day"], ['A "quoted", divided\ncell', -2, date(2026, 2, 28)], ["=SUM(A1)", None, ""]]
    back = list(csv.reader(io.StringIO(csv_text(rows), newline="")))
    assert back == [["name", "n", "day"], ['A "quoted", divided\ncell', "-2", "2026-02-28"], ["'=SUM(A1)", "", ""]]


def test_lines_come_one_at_a_time_with_the_end_that_is_asked() -> None:
    asked = []

    def rows():
        for n in range(3):
            asked.append(n)
            yield [n, "x"]

    lines = csv_lines(rows(), end="\n")
    assert next(lines) == "0,x\n"
    assert asked == [0]
    assert list(lines) == ["1,x\n", "2,x\n"]
    assert csv_text([["a"]]) == "a\r\n"
