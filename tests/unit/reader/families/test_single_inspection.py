"""Is a single inspection read when its authority, its judgement and its parts are worded in other ways?"""

from __future__ import annotations

import pytest

from touchstone.reader.confidence import SURE
from touchstone.reader.document import Document
from touchstone.reader.read import read_document
from touchstone.reader.record import Record

BOARD = (
    "The Local Safeguarding Children Board (LSCB)\nThe Local Safeguarding Children Board is good\nRecommendations\n"
    "90. Publish the plan.\nInspection findings – the Local Safeguarding Children Board\n91. It meets often.\n"
)


def read(
    overall: str, *, recommendations: str = "Recommendations\n1. Review the offer.\n", board: str = BOARD
) -> Record:
    front = (
        "Wexcombe\nInspection of services for children in need of help and protection,\n"
        "children looked after and care leavers\nand\n"
        "Review of the effectiveness of the Local Safeguarding Children Board\n"
        f"Inspection date: 3 November 2015 – 26 November 2015\nReport published: 8 January 2016\n{overall}\n"
        "1. Children who need help and protection Good\n2. Children looked after and achieving\npermanence Good\n"
        "2.1 Adoption performance Good\n2.2 Experiences and progress of care\nleavers Good\n"
        "3. Leadership, management and\ngovernance Good\n"
    )
    summary = f"Executive summary\nMuch is well done in the town.\n{recommendations}Summary for children\n"
    findings = "The experiences and progress of children who need help and protection Good\n" + "".join(
        f"{number}. {word} are known to all who need them.\n"
        for number, word in enumerate(("Plans", "Visits", "Panels", "Reviews", "Records", "Letters"), start=2)
    )
    team = "Information about this inspection\nThe inspection team\nLead inspector: Ada Grey HMI\n"
    record = read_document(Document([front, summary, findings, board, team], "application/pdf"))
    assert record.family == "single_inspection"
    return record


@pytest.mark.parametrize(
    ("overall", "grade"),
    [
        ("The overall judgement is that children’s services are inadequate", "inadequate"),
        ("The overall judgement is requires improvement", "requires_improvement"),
        ("Children’s services in Thornmere upon Isk are good", "good"),
        ("Services for children in St. Aldric require improvement", "requires_improvement"),
        ("Children’s services in Crowle & Pyle are outstanding", "outstanding"),
        ("Children’s services in the Royal Borough of Thornmere are judged to be\ngood", "good"),
    ],
)
def test_the_overall_grade_in_a_sentence(overall: str, grade: str) -> None:
    rows = {row["key"].value: row["grade"].value for row in read(overall).lists["judgements"]}
    assert rows["overall_effectiveness"] == grade
    assert rows["lscb"] == "good"
    assert len(rows) == 7


def test_a_board_that_the_title_names_and_nobody_finds_is_doubted() -> None:
    record = read("Children’s services in Wexcombe are good", board="")
    assert record.fields["n_areas_for_improvement"].confidence < SURE
    assert "safeguarding board" in record.fields["n_areas_for_improvement"].doubt


def test_priority_actions_and_areas_for_improvement_of_authority_and_board() -> None:
    record = read(
        "Children’s services in Wexcombe are good",
        recommendations=(
            "What does the local authority need to improve?\nPriority and immediate action\n1. Act on plans.\n"
            "Areas for improvement\n2. Improve the offer.\n"
        ),
    )
    rows = record.lists["areas_for_improvement"]
    assert [(row["section"].value, row["timescale_or_class"].value) for row in rows] == [
        ("local_authority", "priority_action"),
        ("local_authority", "area_for_improvement"),
        ("lscb", None),
    ]
