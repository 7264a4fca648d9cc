"""Plans in spreadsheets: merged cells, wrong numbers, wrong days; all rows or none."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.plans import sheets

NUMBERS = ["1", "2", "3"]
HEAD = "Area for improvement,Action,Owner,Due\n"


def sheet(*rows: tuple[object, ...], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in (("Area for improvement", "Action", "Owner", "Due"), *rows):
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_merged_number_counts_for_every_row_that_it_covers() -> None:
    data = sheet(
        (1, "Train", "Head", date(2027, 3, 31)), (None, "Check", "Head", None), (2, "Ask", "", None), merge="A2:A3"
    )
    found = sheets.read(data, NUMBERS)
    assert [(each.area, each.action.text) for each in found] == [("1", "Train"), ("1", "Check"), ("2", "Ask")]
    assert found[0].action.due == date(2027, 3, 31)


def test_the_empty_plan_can_be_filled_and_read() -> None:
    filled = (
        sheets.template().decode("utf-8-sig")
        + "3,Hear both parents first,Manager,,31/03/2027,Letters,Letters sent,all,,\n"
    )
    (row,) = sheets.read(filled.encode(), NUMBERS)
    assert (row.area, row.action.owner, row.action.due, row.action.target) == ("3", "Manager", date(2027, 3, 31), "all")
    assert (row.action.measure, row.action.new_indicator) == ("Letters", "Letters sent")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ((HEAD + "7,Train,,\n").encode(), "Row 2: there is no area for improvement “7”"),
        ((HEAD + "1,,Head,\n").encode(), "says nothing under “Action”"),
        ((HEAD + "1,Train,,in spring\n").encode(), "“in spring” is no day"),
        (b"Action,Owner\nTrain,Head\n", "no column “Area for improvement”"),
        (b"Action,Action,Area for improvement\na,b,1\n", "two columns"),
        (HEAD.encode(), "no action under them"),
        (b"", "empty"),
        (b"%PDF-1.4", "PDF"),
        (b"x" * (sheets.MOST_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_a_bad_plan_says_what_is_wrong_and_nothing_is_taken(data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        sheets.read(data, NUMBERS)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        sheets.read((HEAD + "9,Train,,\n1,Check,,soon\n2,Ask,,\n").encode(), NUMBERS)
    assert "Row 2" in str(refused.value) and "Row 3" in str(refused.value) and "Nothing was taken" in str(refused.value)
