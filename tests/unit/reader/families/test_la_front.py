"""What does the front page of a report on a local authority say, in all the ways in which it is printed?"""

from __future__ import annotations

from typing import Any

import pytest

from touchstone.reader.document import Document
from touchstone.reader.read import read_document
from touchstone.reader.record import Value

TABLE = """Judgement Grade
The impact of leaders on social work practice with children
and families
{leaders}
The experiences and progress of children who need help and
protection Good
The experiences and progress of children in care
Good
The experiences and progress of care leavers
Good
Overall effectiveness Good
The text of the summary begins here and goes on for a line.
What needs to improve?
◼ The pace of change.
"""
REST = "The experiences and progress of care leavers: good\n1. Something about it.\n2. And more of it.\n"


def fields(title: str, dates: str, lead: str, leaders: str = "Good") -> dict[str, Value]:
    front = f"{title}\nInspection dates: {dates}\n{lead}\n{TABLE.format(leaders=leaders)}"
    record = read_document(Document([front, REST], "application/pdf"))
    assert record.family == "ilacs"
    return record.fields | {"judgements": Value(record.lists["judgements"])}


def ilacs(
    title: str = "Inspection of Wexcombe local authority children’s services",
    dates: str = "3 to 7 June 2024",
    lead: str = "Lead inspector: Ada Grey",
) -> dict[str, Value]:
    return fields(title, dates, lead)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Inspection of Wexcombe local authority children’s services", "Wexcombe"),
        ("Inspection of Wexcombe local\nauthority children’s\nservices", "Wexcombe"),
        ("Inspection of Wexcombe County Council\nlocal authority children's services", "Wexcombe County Council"),
        (
            "Inspection of the London Borough of Eastmarsh\nlocal authority children’s services",
            "London Borough of Eastmarsh",
        ),
        ("Inspection of Fenwold, Crowle and Pyle\nlocal authority children’s services", "Fenwold, Crowle and Pyle"),
        ("Inspection of Stow-on-the-Mere children’s services", "Stow-on-the-Mere"),
        ("Wexcombe County Council\nInspection of children’s social care services", "Wexcombe County Council"),
        ("1\nHartmoor City of\nInspection of local authority children’s services", "Hartmoor City of"),
        (
            "Council of the\nIsles of Sarn\nInspection of children's social care services",
            "Council of the Isles of Sarn",
        ),
        (
            "Ofsted\nthe Royal Borough of Thornmere\nInspection of children’s social care\nservices",
            "the Royal Borough of Thornmere",
        ),
        ("Inspection of children’s social care services\nSt. Aldric", "St. Aldric"),
        ("Inspection of local authority children’s services in Crowle & Pyle", "Crowle & Pyle"),
        (
            "Inspection of Hartmoor Children’s Services Trust’s\nlocal authority children’s services",
            "Hartmoor Children’s Services Trust",
        ),
        ("Inspection of Hartmoor Children’s Services Trust children’s services", "Hartmoor Children’s Services Trust"),
    ],
)
def test_whose_report(title: str, body: str) -> None:
    value = ilacs(title=title)["inspected_body"]
    assert (value.value, value.confidence > 0.9) == (body, True)


def test_a_title_that_is_no_name_is_doubted() -> None:
    value = ilacs(title="Report on services\nInspection of children’s social care services")["inspected_body"]
    assert value.confidence < 0.9


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("Lead inspector: Ada Grey, His Majesty’s Inspector", "Ada Grey"),
        ("Lead inspector: Ada Grey\nHer Majesty's Inspector", "Ada Grey"),
        ("Lead inspector: Ada Grey HMI", "Ada Grey"),
        ("Lead inspector: Ada Grey, Senior HMI, Social Care", "Ada Grey"),
        ("Lead inspector: Ada Blythe-Grey, Her Majesty’s\nInspector", "Ada Blythe-Grey"),
        ("Lead inspectors: Ada Grey HMI and Rhys O’Dowd HMI", "Ada Grey and Rhys O’Dowd"),
        (
            "Lead inspectors: Ada Grey, His Majesty’s Inspector, and Rhys O’Dowd,\nHis Majesty’s Inspector",
            "Ada Grey and Rhys O’Dowd",
        ),
        (
            "Lead inspectors: Ada Grey, His Majesty’s\nInspector and Rhys O’Dowd, His Majesty’s Inspector",
            "Ada Grey and Rhys O’Dowd",
        ),
        ("Lead inspectors: Ada Grey, HMI\nRhys O’Dowd, HMI", "Ada Grey and Rhys O’Dowd"),
        ("Lead inspector:\nInes da Costa, His Majesty’s Inspector", "Ines da Costa"),
        ("Lead inspectors: Ada Grey, Rhys O’Dowd", "Ada Grey and Rhys O’Dowd"),
        ("Lead inspector: Ada Grey, social care HMI", "Ada Grey"),
        ("Lead inspector: Ada Grey, one of His Majesty’s Inspectors", "Ada Grey"),
    ],
)
def test_lead_inspectors(lead: str, names: str) -> None:
    assert ilacs(lead=lead)["lead_inspector"].value == names


def test_no_lead_inspector_is_missing_with_a_reason() -> None:
    value = ilacs(lead="Age group: All")["lead_inspector"]
    assert (value.value, value.confidence < 0.9) == (None, True)
    assert value.doubt


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("3 to 14 June 2024", "2024-06-03", "2024-06-14"),
        ("3 to 7 June 2024 and\n17 to 21 June 2024", "2024-06-03", "2024-06-21"),
        ("3 to 7 June 2024\nand 17 to 21 June 2024", "2024-06-03", "2024-06-21"),
        ("3 to 7 June 2024\n17 to 21 June 2024", "2024-06-03", "2024-06-21"),
        ("3 June to\n14 June 2024", "2024-06-03", "2024-06-14"),
    ],
)
def test_dates_over_lines(dates: str, start: str, end: str) -> None:
    found = ilacs(dates=dates)
    assert found["inspection_start"].value["start"] == start
    assert found["inspection_end"].value["start"] == end


def test_dates_that_the_foot_of_the_page_contradicts_are_doubted() -> None:
    title = "Inspection of Wexcombe local authority children’s services\n"
    front = title + "Inspection dates: 3 to 7 June 2024\nLead inspector: Ada Grey\n"
    foot = f"\n{title}10 to 14 June 2024 2"
    record = read_document(Document([front + TABLE.format(leaders="Good"), REST + foot], "application/pdf"))
    assert record.fields["inspection_start"].confidence < 0.9
    assert "10 to 14 June 2024" in record.fields["inspection_start"].doubt


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Requires improvement to be good", "requires_improvement"),
        ("Requires improvement\nto be good", "requires_improvement"),
        ("require improvement", "requires_improvement"),
        ("Not judged", "not_judged"),
        ("Outstanding ", "outstanding"),
    ],
)
def test_grades_in_the_table(printed: str, grade: str) -> None:
    rows: list[dict[str, Any]] = fields(
        "Inspection of Wexcombe children’s services", "3 to 7 June 2024", "Lead inspector: A B", printed
    )["judgements"].value
    assert [row["grade"].value for row in rows] == [grade, "good", "good", "good", "good"]


def test_a_focused_visit_is_not_read_as_an_inspection() -> None:
    letter = (
        "Focused visit to Wexcombe local authority children’s services\nThe impact of leaders on social work practice"
    )
    record = read_document(Document([letter + "\nJudgement Grade", REST], "application/pdf"))
    assert record.family != "ilacs"
