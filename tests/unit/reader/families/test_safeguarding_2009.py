"""Is a combined inspection of safeguarding and looked after children read in its two groups, and never surely?"""

from __future__ import annotations

from touchstone.reader.confidence import SURE
from touchstone.reader.document import Document
from touchstone.reader.read import read_document

FRONT = (
    "Inspection of safeguarding and\nlooked after children services\nWexcombe\n"
    "Inspection dates: 8 – 19 November 2010\nReporting inspector Ada Grey\nAge group: All\n"
)
BODY = (
    "Areas for improvement\nImmediately:\n• Review the plans.\nWithin three months:\n• Publish the offer.\n"
    "Services for looked after children\nAreas for improvement\nWithin six months:\n• Train the staff.\n"
)
RECORD = (
    "Record of main findings: Wexcombe\nSafeguarding services\nOverall effectiveness Adequate\n"
    "Safeguarding outcomes for children\nChildren are safe and\nfeel safe Good\n"
    "Services for looked after children\nOverall effectiveness Inadequate\nCapacity for improvement\nGood\n"
)


def test_both_groups_are_read_with_low_confidence() -> None:
    record = read_document(Document([FRONT, BODY, RECORD], "application/pdf"))
    rows = record.lists["judgements"]
    assert [(row["group"].value, row["heading"].value, row["grade"].value) for row in rows] == [
        ("safeguarding", "Overall effectiveness", "adequate"),
        ("safeguarding", "Children are safe and feel safe", "good"),
        ("looked_after", "Overall effectiveness", "inadequate"),
        ("looked_after", "Capacity for improvement", "good"),
    ]
    points = record.lists["areas_for_improvement"]
    assert [row["timescale_or_class"].value for row in points] == [
        "immediately",
        "within_three_months",
        "within_six_months",
    ]
    assert record.fields["inspected_body"].value == "Wexcombe"
    assert record.fields["lead_inspector"].value == "Ada Grey"
    values = [*record.fields.values(), *(value for row in rows + points for value in row.values())]
    assert [value for value in values if value.value is not None and value.confidence >= SURE] == []


def test_no_framework_is_claimed_and_the_note_says_why() -> None:
    record = read_document(Document([FRONT, BODY, RECORD], "application/pdf"))
    assert record.fields["framework"].value is None
    assert any("framework" in note for note in record.notes)
