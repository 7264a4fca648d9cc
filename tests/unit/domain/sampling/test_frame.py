"""A list of cases: read, checked, put into one form, hashed."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from touchstone.domain.sampling import identity
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.frame_reader import Column, InvalidFrame, problems_csv, read_frame, read_frozen

DAY = date(2026, 10, 5)


def problems(data: bytes | str, columns: list[Column] | None = None) -> list[str]:
    with pytest.raises(InvalidFrame) as invalid:
        read_frame(data, as_at=DAY, columns=columns)
    return [str(problem) for problem in invalid.value.problems]


def test_a_list_knows_its_date_and_what_it_leaves_out() -> None:
    frame = read_frame("reference,law\nP1,public\n", as_at=DAY, left_out=["waiting cases"])
    assert (frame.as_at, frame.left_out, len(frame)) == (DAY, ("waiting cases",), 1)


def test_the_hash_is_of_the_canonical_bytes_and_not_of_how_the_list_came() -> None:
    comma = read_frame(b"\xef\xbb\xbfReference,Law Kind,area\r\nP2,public, Kent \r\n\r\nP1,private,Kent\r\n", as_at=DAY)
    tabs = read_frame("area\treference\tlaw-kind\nKent\tP1\tprivate\nKent\tP2\tpublic", as_at=DAY)
    assert comma.canonical == tabs.canonical == b"reference,area,law_kind\nP1,Kent,private\nP2,Kent,public\n"
    assert comma.sha256 == hashlib.sha256(comma.canonical).hexdigest() == tabs.sha256


def test_values_are_counted_by_attribute() -> None:
    frame = Frame.of(("law",), [("P1", ["public"]), ("P2", ["private"]), ("P3", ["public"])], DAY)
    assert frame.values_of("law") == {"private": 1, "public": 2}
    assert frame.kinds == {("public",): ["P1", "P3"], ("private",): ["P2"]}
    with pytest.raises(KeyError):
        frame.values_of("area")


def test_a_frozen_list_is_read_again_without_questions() -> None:
    frame = Frame.of(("area",), [("P2", ['Kent, "east"']), ("P1", ["Kent"])], DAY, ["closed cases"])
    again = read_frozen(frame.canonical, as_at=DAY, left_out=["closed cases"])
    assert again == frame
    assert again.sha256 == frame.sha256


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"reference\nP2\nP1\n",
        b"reference\nP1",
        b"reference,a\nP1\n",
        b"reference\n\n",
        b"\xff",
        b'reference\n"P1\n',
    ],
)
def test_what_is_not_canonical_was_not_frozen(data: bytes) -> None:
    with pytest.raises(ValueError, match="not the canonical form"):
        read_frozen(data, as_at=DAY)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The list: The list is empty. Give a heading line, and a line for each case."),
        (b" \n,\n", "The list: The list is empty. Give a heading line, and a line for each case."),
        (b"PK\x03\x04...", "The list: This is a spreadsheet or another packed file. Save the sheet as CSV (UTF-8) and "
                           "give that."),
        (b"reference\nP1\nP\xe92\n", "Row 3: Something in this row is not UTF-8. Save the list as CSV (UTF-8) and give "
                                     "that."),
        ('reference\nP1\n"P2\n', "Row 3: The double quotes of this row do not end, or it is too long. Check it and the "
                                 "row before."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list(data: bytes | str, says: str) -> None:
    assert problems(data) == [says]


def test_headings_are_checked() -> None:
    assert problems("reference,área,date of birth,law,law\nP1,a,b,c,d\n") == [
        "Row 1, área: Name each column with letters (a to z), digits and underscores.",
        "Row 1, date_of_birth: This column could tell who a child is. Leave it out.",
        "Row 1, law: This column is there twice.",
    ]


def test_the_design_names_its_columns_and_their_values() -> None:
    columns = [Column("area"), Column("status", ("open", "closed", "waiting"))]
    assert read_frame("reference,status,area\nP1,open,Kent\n", as_at=DAY, columns=columns).columns == ("area", "status")
    assert problems("reference,status,worker\nP1,opened,W7\nP2,open,W7\n", columns) == [
        "Row 1, area: There must be a column with this name.",
        "Row 1, worker: The design does not need this column. Leave it out.",
        "Row 2, status “opened”: This must be one of: open, closed, waiting.",
    ]


def test_attributes_may_be_words_and_not_what_tells_who_it_is() -> None:
    assert problems("reference,team\nP1,Private Law North\nP2,a@b.example\nP3,12/03/2014\nP4,943-476-5919\n") == [
        "Row 3, team “a@b.example”: This looks like an e-mail address. Leave it out.",
        "Row 4, team “12/03/2014”: This looks like a date, perhaps of birth. Leave it out.",
        "Row 5, team “943-476-5919”: This looks like an NHS number. Give a reference that only the service can "
        "resolve.",
    ]
    assert problems("reference,team\nP1,a\x07b\nP2,20140312\n") == [
        "Row 2, team “a\x07b”: This holds a line break or another control character. Leave it out.",
        "Row 3, team “20140312”: This looks like a date, perhaps of birth. Leave it out.",
    ]


def test_every_row_with_a_wrong_value_is_named() -> None:
    said = problems("reference,law\nP1,\nP2,public\nP3,\nP4,Public\nP5,Public\n")
    assert [line.partition(":")[0] for line in said] == [
        "Row 2, law", "Row 4, law", "Row 5, law “Public”", "Row 6, law “Public”",
    ]  # fmt: skip


def test_the_error_file_has_a_row_for_each_problem_and_no_formula() -> None:
    with pytest.raises(InvalidFrame) as invalid:
        read_frame("reference,law\n=1+1,public\n", as_at=DAY)
    assert problems_csv(invalid.value.problems) == (
        "row,column,value,expectation\n"
        '2,reference,\'=1+1,"A reference has up to 64 letters (A to Z), digits, spaces, and . _ / - only."\n'
    )
    with pytest.raises(InvalidFrame) as invalid:
        read_frame("reference", as_at=DAY)
    assert problems_csv(invalid.value.problems).endswith("\n,,,The list has headings and no cases.\n")


def test_values_do_not_get_into_logs() -> None:
    with pytest.raises(InvalidFrame) as invalid:
        read_frame("reference\nJane Doe\n", as_at=DAY)
    assert str(invalid.value) == "Problems in the list: 1."


@pytest.mark.parametrize(
    ("text", "right"),
    [("9434765919", True), ("943 476 5919", True), ("9434765918", False), ("943476591", False), ("1234567890", False),
     ("0000000000", True), ("4000000004", True), ("0000000060", False)],
)  # fmt: skip
def test_the_check_digit_of_nhs_numbers(text: str, right: bool) -> None:
    assert identity.is_nhs_number(text) is right


def test_few_of_a_column_by_chance_are_no_dates() -> None:
    plain = ["20141399", "20149901", "99999999"]
    assert identity.signs_in_column(["20140312", *plain]) == {}
    assert identity.signs_in_column(["20140312", "12032014"]) == {"20140312": "date", "12032014": "date"}
    assert identity.signs_in_column(["30022014", "18990101"]) == {}
