"""Are the areas for improvement of an ILACS report read, however they are set, and doubted where they may not be?"""

from __future__ import annotations

import pytest

from touchstone.reader.confidence import SURE
from touchstone.reader.document import Document
from touchstone.reader.read import read_document
from touchstone.reader.record import Record

FRONT = """Inspection of Wexcombe local authority children’s services
Inspection dates: 3 to 14 June 2024
Lead inspector: Ada Grey, His Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children and families
Good
The experiences and progress of children who need help and protection
Good
The experiences and progress of children in care
Good
The experiences and progress of care leavers
Good
Overall effectiveness Good
"""
REST = "The experiences and progress of children who need help and protection: good\n" + "".join(
    f"{number}. {word} are clear to all who need to know of them, and are kept.\n"
    for number, word in enumerate(("Plans", "Visits", "Panels", "Reviews", "Records", "Letters"), start=1)
)


def read(improve: str) -> Record:
    record = read_document(Document([FRONT, improve + REST], "application/pdf"))
    assert record.family == "ilacs"
    return record


def items(record: Record) -> list[tuple[str, str | None, int]]:
    return [
        (row["text"].value.split("\n")[0], row["timescale_or_class"].value, row["n_sub_bullets"].value)
        for row in record.lists["areas_for_improvement"]
    ]


TWO = [("The quality of plans.", None, 0), ("The pace of visits.", None, 0)]


@pytest.mark.parametrize(
    "improve",
    [
        "What needs to improve?\n• The quality of plans.\n• The pace of visits.\n",
        "What needs to improve?1\n• The quality of plans.\n• The pace of visits.\n",
        "WHAT NEEDS TO IMPROVE\n– The quality of\nplans.\n– The pace of visits.\n",
        "What needs to improve in Wexcombe?\n• The quality of plans.\n• The pace of visits.\n",
        "What needs to improve to be outstanding?\n• The quality of plans.\n• The pace of visits.\n",
        "What does Wexcombe need to improve?\n• The quality of plans.\n• The pace of visits.\n",
        "What needs to improve?\nHelp and protection\n• The quality of plans.\nCare\n• The pace of visits.\n",
        "What needs to improve?\nLeaders should look at these:\n• The quality of plans.\n• The pace of visits.\n",
    ],
)
def test_two_points(improve: str) -> None:
    record = read(improve)
    assert items(record) == TWO
    assert record.fields["n_areas_for_improvement"].confidence >= SURE
    assert record.fields["n_numbered_paragraphs"].value == 6


@pytest.mark.parametrize(
    "improve",
    [
        "Areas for priority action\n• The quality of plans.\nWhat needs to improve?\n• The pace of visits.\n",
        "What needs to improve?\nAreas for priority action\n• The quality of plans.\nAreas for improvement\n"
        "• The pace of visits.\n",
    ],
)
def test_areas_for_priority_action_have_their_class(improve: str) -> None:
    found = items(read(improve))
    assert [text for text, _, _ in found] == ["The quality of plans.", "The pace of visits."]
    assert found[0][1] == "priority_action"


def test_sub_points_stay_with_their_point() -> None:
    improve = "What needs to improve?\n• The quality of plans:\n– for children\n– for parents.\n• The pace of visits.\n"
    assert items(read(improve)) == [("The quality of plans:", None, 2), ("The pace of visits.", None, 0)]


def test_numbered_points_are_read_and_doubted() -> None:
    record = read("What needs to improve?\n1. The quality of plans.\n2. The pace of visits.\n")
    assert items(record) == TWO
    assert record.fields["n_areas_for_improvement"].confidence < SURE


@pytest.mark.parametrize(
    "improve",
    ["", "What needs to improve?\nThe quality of plans should be the same for all children, in every team.\n"],
)
def test_none_and_prose_are_no_points_and_not_sure(improve: str) -> None:
    record = read(improve)
    assert items(record) == []
    assert record.fields["n_areas_for_improvement"].value == 0
    assert record.fields["n_areas_for_improvement"].confidence < SURE
