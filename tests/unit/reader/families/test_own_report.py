"""The fixed sentences and lists of a document that this program published, read back."""

from __future__ import annotations

from typing import Any

import pytest

from touchstone.reader.read import read_in_process

ENDS = {
    "en": "You can ask Northmere Inspectorate for this document in another form, such as large print or Braille.\n"
    "In the record: framework ofsted-cafcass-2009, version 1, kind full.",
    "cy": "Gallwch ofyn i Arolygiaeth Northmere am y ddogfen hon mewn ffurf arall, er enghraifft print bras.\n"
    "Yn y cofnod: fframwaith ofsted-cafcass-2009, fersiwn 1, math full.",
}


def read(*lines: str, language: str = "en") -> dict[str, Any]:
    text = "\n\n".join(["Northmere Inspectorate", *lines, ENDS[language]])
    data = read_in_process(text.encode(), "report.txt").data
    assert data["family"] == "own_report"
    return data


def column(data: dict[str, Any], name: str, *columns: str) -> list[Any]:
    rows = [tuple(row[each]["value"] for each in columns) for row in data["lists"].get(name, [])]
    return [row[0] for row in rows] if len(columns) == 1 else rows


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The service area works across the local authority area of Telford and Wrekin.", ["Telford and Wrekin"]),
        ("The service area works across the local authority areas of Fen and Moor.", ["Fen", "Moor"]),
        ("The service area works across the local authority areas of Fen, Moor and Dale.", ["Fen", "Moor", "Dale"]),
        (
            "The service area works across the local authority areas of Fen, Moor and Dale, and Northmere.",
            ["Fen", "Moor and Dale", "Northmere"],
        ),
        ("The service area works across the local authority areas of Fen and St. Ann.", ["Fen", "St. Ann"]),
    ],
)
def test_local_authorities(sentence: str, names: list[str]) -> None:
    assert column(read(sentence), "local_authorities", "name") == names


def test_local_authorities_in_welsh() -> None:
    sentence = (
        "Mae'r ardal gwasanaeth yn gweithio ar draws ardaloedd yr awdurdodau lleol canlynol: Gwent, Ceredigion ac Ynys."
    )
    names = column(read(sentence, language="cy"), "local_authorities", "name")
    assert names == ["Gwent", "Ceredigion", "Ynys"]


def test_evidence_with_its_labels_counts_and_gaps() -> None:
    listed = "\n".join(
        ["The evidence includes:", "- over 1,061 case files", "- 5 reports (chosen by the provider)", "- the plan"]
    )
    data = read(listed, "Not seen: A judge. None was free in that week.")
    assert column(data, "evidence", "label", "count", "qualifier", "chosen_by_provider", "missing_reason") == [
        ("case files", 1061, "over", False, None),
        ("reports", 5, None, True, None),
        ("the plan", None, None, False, None),
        ("A judge", None, None, False, "None was free in that week."),
    ]


def test_powers_what_limited_and_when_to_answer() -> None:
    data = read(
        "It was made under the Made-up Act 2003, sections 2 to 4. It was carried out under the framework “Fen”.",
        "Overall effectiveness is limited by the judgements of complaints and safeguarding.",
        "Northmere Inspectorate asks for a response to this report within 20 working days of publication.",
    )
    assert column(data, "legal_basis", "text") == ["the Made-up Act 2003, sections 2 to 4"]
    fields = data["fields"]
    assert fields["limiting_statement"]["value"].endswith("of complaints and safeguarding.")
    assert (fields["response_due_days"]["value"], fields["response_due_basis"]["value"]) == (20, "working")
