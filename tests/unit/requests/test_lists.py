"""Is a list checked row by row against its schema, and is everything wrong with it said where it is?"""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from touchstone.foundation.frameworks.definition_files import DEFINITIONS, read_definition
from touchstone.inspectorate.requests import vocabulary
from touchstone.inspectorate.requests.tables import checking, reading
from touchstone.inspectorate.requests.tables.checking import InvalidList, Problem
from touchstone.inspectorate.requests.tables.schema import InvalidSchema, Schema, read_schema

GOOD = "post,area,team,role,hours,vacant,agency,since,cases\n"
ROW = "P-1,Fen,T1,practitioner,0.6,false,false,2024-03-01,12\n"


def posts() -> Schema:
    return vocabulary.schemas()["posts"]


def problems(data: bytes | str, schema: Schema | None = None) -> list[tuple[int, str, str, str]]:
    """What is wrong: (row, column, value, expectation)."""
    try:
        checking.check(schema or posts(), reading.rows(data.encode() if isinstance(data, str) else data))
    except InvalidList as wrong:
        return [(p.row, p.column, p.value, str(p.expectation)) for p in wrong.problems]
    return []


def workbook(rows: list[list[Any]], sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for _n in range(sheets - 1):
        book.create_sheet()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        (GOOD + ROW).encode(),
        ("\ufeff" + GOOD + ROW).encode(),
        (GOOD + ROW).replace(",", ";").encode(),
        (GOOD + ROW).replace(",", "\t").encode("utf-16"),
        (GOOD + ROW).replace("\n", "\r\n").encode() + b",,,,,,,,\r\n\r\n",
    ],
    ids=["utf-8", "utf-8 with a mark", "semicolons", "utf-16 with tabs", "windows with empty rows"],
)
def test_a_good_list_is_taken_however_a_spreadsheet_writes_it(data: bytes) -> None:
    assert checking.check(posts(), reading.rows(data)) == 1


def test_a_spreadsheet_gives_the_same_values_as_csv() -> None:
    headings = GOOD.strip().split(",")
    row = ["P-1", "Fen", None, "practitioner", 0.6, False, True, date(2024, 3, 1), 12.0]
    data = workbook([headings, row, [None] * 9])
    assert [cells for _n, cells in reading.rows(data)][1] == [
        "P-1", "Fen", "", "practitioner", "0.6", "false", "true", "2024-03-01", "12",
    ]  # fmt: skip
    assert checking.check(posts(), reading.rows(data)) == 1


def test_a_time_of_day_is_not_lost_silently() -> None:
    assert reading.rows(workbook([[datetime(2026, 3, 31, 14, 5)]]))[0][1] == ["2026-03-31 14:05:00"]


def test_columns_may_stand_in_any_order() -> None:
    mixed = "area,post,team,role,hours,vacant,agency,since,cases\nFen,P-1,,practitioner,1,true,false,,0\n"
    assert problems(mixed) == []


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("hours", "0,6", None),
        ("hours", "three", "A number, with a point before any decimals."),
        ("hours", "1.5", "Not more than 1."),
        ("cases", "1.0", "A whole number, in digits only."),
        ("cases", "-1", "Not less than 0."),
        ("vacant", "yes", "true or false."),
        ("since", "31/03/2026", "A date as year, month, day: 2026-03-31."),
        ("since", "2026-02-30", "A date as year, month, day: 2026-03-31."),
        ("since", "1959-12-31", "Not less than 1960-01-01."),
        ("role", "", "This must be filled in."),
        ("role", "x" * 81, "At most 80 characters."),
        ("post", "Jane Smith", "This looks like a name."),
        ("team", "born 3/4/2012", "This looks like a date"),
    ],
)
def test_a_wrong_value_is_named_with_its_row_column_and_what_was_expected(
    column: str, value: str, says: str | None
) -> None:
    cells = dict(zip(GOOD.strip().split(","), ROW.strip().split(","), strict=True)) | {column: value}
    found = problems(GOOD + ROW + ",".join(cells.values()).replace("P-1", "P-2") + "\n")
    if says is None:  # a comma too many: the row has a value too many
        assert found == [(3, "", "", "This row has 10 values; the heading line has 9.")]
        return
    assert [(row, name, given) for row, name, given, _says in found] == [(3, column, value)]
    assert found[0][3].startswith(says)


def test_a_value_of_a_list_of_words_says_which_words() -> None:
    text = "reference,area,received,from,about,answered,outcome\nC-1,Fen,2026-01-02,teacher,delay,,open\n"
    found = problems(text, vocabulary.schemas()["complaints"])
    assert found == [(2, "from", "teacher", "One of: child, parent or carer, other.")]


def test_every_problem_is_said_and_in_the_order_of_the_rows() -> None:
    bad = ROW.replace("0.6", "x").replace("12", "y")
    found = problems(GOOD + ROW + bad.replace("P-1", "P-2") + bad)
    assert [(row, column) for row, column, *_rest in found] == [
        (3, "hours"), (3, "cases"), (4, "hours"), (4, "cases"), (4, "post"),
    ]  # fmt: skip
    assert found[-1][3] == "This is in row 2 too; it may be there only once."


def test_headings_are_checked_before_the_rows() -> None:
    found = problems("post,area,area,extra,\n1,2,3,4,5\n")
    assert {(row, column) for row, column, *_rest in found} >= {(1, "area"), (1, "extra"), (1, ""), (1, "hours")}
    assert all(row == 1 for row, *_rest in found)


def test_a_column_of_nhs_numbers_is_refused() -> None:
    numbers = ["9434765919", "9434765870", "4010232137"]
    rows = "".join(ROW.replace("P-1", number) for number in numbers)
    assert {value for _row, column, value, _says in problems(GOOD + rows) if column == "post"} == set(numbers)


@pytest.mark.parametrize(
    ("data", "row", "says"),
    [
        (b"", 0, "The list is empty."),
        (b"\n\n", 0, "The list is empty."),
        (GOOD.encode(), 0, "The list has headings and nothing under them."),
        (GOOD.encode() + "Ynys M\u00f4n\n".encode("cp1252"), 2, "A letter in this row is not in UTF-8 (byte 0xf4)."),
        (b"\x00\x01\x02\xff", 0, "This is no list: its bytes are not text."),
        (b"a\x00b\n", 0, "This is no list: its bytes are not text."),
        (b"\xff\xfeabc", 0, "The file begins as UTF-16 and is not."),
        (b'{"posts": []}', 0, "This is not CSV: it begins like JSON or a web page."),
        (b"%PDF-1.7 ...", 0, "This is a PDF file, whatever its name says."),
        (b"\xd0\xcf\x11\xe0old", 0, "This is an old Excel file (XLS)."),
        (b"PK\x03\x04broken", 0, "The spreadsheet is damaged and cannot be opened."),
        (GOOD.encode() + b'"P-1,Fen\n', 2, "The double quotes of this row do not end"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_said_plainly(data: bytes, row: int, says: str) -> None:
    found = problems(data)
    assert [(number, column) for number, column, *_rest in found] == [(row, "")]
    assert found[0][3].startswith(says)


def test_a_packed_file_that_is_no_spreadsheet() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("posts.csv", GOOD)
    assert problems(out.getvalue())[0][3].startswith("This is a packed file and no spreadsheet")


def test_a_spreadsheet_with_two_sheets_is_asked_for_one() -> None:
    assert problems(workbook([["post"]], sheets=2))[0][3].startswith("The spreadsheet has 2 sheets.")


def test_a_spreadsheet_that_would_unpack_to_something_enormous(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1000)
    assert problems(workbook([["post"]]))[0][3].startswith("Unpacked, this spreadsheet is too large.")


def test_a_spreadsheet_damaged_inside() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<not closed")
    assert problems(out.getvalue())[0][3].startswith("The spreadsheet is damaged")


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert problems(GOOD + ROW * 3)[0][3].startswith("The list has more than 2 rows.")


def test_a_file_with_endless_problems_stops_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_PROBLEMS", 3)
    with pytest.raises(InvalidList) as caught:
        checking.check(posts(), reading.rows((GOOD + "P-1,Fen,,,,,,,\n" * 50).encode()))
    assert caught.value.cut


def test_the_file_of_errors_runs_nothing_in_a_spreadsheet() -> None:
    problem = Problem(2, "role", "=1+1", checking.say("At most 80 characters."))
    text = checking.errors_csv([problem], ["At most 80 characters."])
    assert text == "row,column,value,expectation\n2,role,'=1+1,At most 80 characters.\n"


# -- schemas -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", sorted(vocabulary.schema_texts()))
def test_every_published_schema_is_read_and_named_as_its_file(key: str) -> None:
    schema = vocabulary.schemas()[key]
    assert schema.name == key
    assert all(field.description and field.title for field in schema.fields)
    assert schema.primary_key == (schema.fields[0].name,)
    assert schema.fields[0].reference


def test_every_list_that_the_starting_list_asks_for_has_a_schema() -> None:
    asked = {one.list_key for one in vocabulary.starting_list() if one.list_key}
    assert asked == set(vocabulary.schemas())


@pytest.mark.parametrize(
    "change",
    [
        {"foreignKeys": []},
        {"fields": []},
        {"fields": [{"name": "a", "type": "geojson"}]},
        {"fields": [{"name": "a", "constraints": {"jsonSchema": {}}}]},
        {"fields": [{"name": "a", "type": "date", "format": "%d/%m/%Y"}]},
        {"fields": [{"name": "a"}, {"name": "a"}]},
        {"fields": [{"name": ""}]},
        {"primaryKey": ["z"]},
    ],
)
def test_a_schema_with_what_is_not_checked_is_refused(change: dict[str, Any]) -> None:
    good = {"name": "x", "title": "X", "fields": [{"name": "a"}], "primaryKey": "a"}
    assert read_schema(good).primary_key == ("a",)
    with pytest.raises(InvalidSchema):
        read_schema({**good, **change})


def test_the_rest_of_the_standard_that_is_kept() -> None:
    described = json.loads(
        """{"name": "x", "title": "X", "missingValues": ["", "n/a"], "fields": [
        {"name": "code", "constraints": {"pattern": "[A-Z]{2}", "unique": true, "minLength": 2}},
        {"name": "year", "type": "year", "constraints": {"enum": ["2025", "2026"]}},
        {"name": "size", "type": "number", "constraints": {"required": true}}]}"""
    )
    schema = read_schema(described)
    assert problems("code,year,size\nAB,2025,.5\nCD,n/a,1e3\n", schema) == []
    found = problems("code,year,size\nab,2027,n/a\nAB,25,x\nAB,2026,1\n", schema)
    assert [(row, column, says) for row, column, _value, says in found] == [
        (2, "code", "In the form [A-Z]{2}."),
        (2, "year", "One of: 2025, 2026."),
        (2, "size", "This must be filled in."),
        (3, "year", "A year of four digits."),
        (3, "size", "A number, with a point before any decimals."),
        (4, "code", "This is in row 3 too; it may be there only once."),
    ]


@pytest.mark.parametrize(
    "framework",
    ["ofsted-cafcass-2009", "ofsted-cafcass-national-2014", "ciw-cafcass-cymru-2018", "ofsted-cafcass-2021"],
)
def test_every_item_of_the_starting_list_serves_an_area_of_each_whole_framework(framework: str) -> None:
    definition = read_definition(DEFINITIONS / f"{framework}.yaml").framework
    known = {area.key for top in definition.areas for _depth, area in top.walk()}
    assert [one.key for one in vocabulary.starting_list() if not known & set(one.serves)] == []


# What frictionless 5.21.0 said of these rows against posts.json: where (row, column) it found an error. Of a key that
# is there twice it names the row only.
FRICTIONLESS = {
    "P-1,Fen,T1,practitioner,0.6,false,false,2024-03-01,12": [],
    "P-1,Fen,T1,practitioner,1.5,false,false,2024-03-01,12": [(2, "hours")],
    "P-1,Fen,T1,practitioner,x,false,false,2024-03-01,12": [(2, "hours")],
    "P-1,Fen,T1,practitioner,1e-1,true,false,,1": [],
    "P-1,Fen,T1,practitioner,+1,true,false,,+1": [],
    "P-1,Fen,T1,practitioner,1,false,false,2024-03-01,1.0": [(2, "cases")],
    "P-1,Fen,T1,practitioner,1,true,false,,-1": [(2, "cases")],
    "P-1,Fen,T1,practitioner,1,yes,false,2024-03-01,1": [(2, "vacant")],
    "P-1,Fen,T1,practitioner,1,1,FALSE,2024-03-01,1": [],
    "P-1,Fen,T1,practitioner,1,true,false,31/03/2026,1": [(2, "since")],
    "P-1,Fen,T1,practitioner,1,true,false,1950-01-01,1": [(2, "since")],
    "P-1,Fen,T1,,1,true,false,,1": [(2, "role")],
    "P-1,Fen,,practitioner,1,true,false,,1": [],
    "P-1,Fen,T1,practitioner,1,true,false,,1\nP-1,Fen,T1,practitioner,1,true,false,,1": [(3, None)],
}


@pytest.mark.parametrize("rows", FRICTIONLESS)
def test_the_verdicts_are_those_of_the_reference_library(rows: str) -> None:
    found = [(row, column) for row, column, *_rest in problems(GOOD + rows + "\n")]
    expected = FRICTIONLESS[rows]
    assert [row for row, _column in found] == [row for row, _column in expected]
    assert all(named in (None, column) for (_row, column), (_same, named) in zip(found, expected, strict=True))
