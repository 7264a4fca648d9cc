"""Does a document that was kept come back as it was, and is anything else refused?"""

from __future__ import annotations

import json

import pytest

from touchstone.domain.reporting.document import (
    Address,
    Box,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    bullets,
    text,
)
from touchstone.domain.reporting.serial import (
    NotADocument,
    document_from_json,
    document_to_json,
    documents_of,
    snapshot,
)

WHOLE = Document(
    language="cy",
    kind="report",
    title="Northmere",
    subtitle="Full",
    facts=(("When", "March 2026"),),
    imprint=("Ask for another form.",),
    blocks=(
        Heading("Findings", "findings"),
        Paragraph(text("Plans are ", Run("good", strong=True, lang="en", link="#findings")), "2.8"),
        Listing((Item(text("One"), inner=bullets(["Two"])),), numbered=True, start=3),
        Table("Cases", (Column("Team", header=True), Column("n", numeric=True)), (("Fen", "3"),)),
        Facts((("Where", text("Fen")),)),
        Box("Limit", (text("It bound."), text("Twice."))),
        Address(("Robin Vale", "Northmere")),
        Signature("Robin Vale", "Lead inspector"),
        Picture(b"\x89PNG\x00\xff", "image/png", "A line that falls."),
    ),
)


def test_every_part_comes_back_as_it_was() -> None:
    through = json.loads(json.dumps(document_to_json(WHOLE)))
    assert document_from_json(through) == WHOLE
    assert document_from_json(through).sha256 == WHOLE.sha256


def test_a_snapshot_holds_every_document_and_is_always_the_same_bytes() -> None:
    other = Document("en", "children", "For children", ())
    assert documents_of(snapshot({"cy": WHOLE, "children-en": other})) == {"cy": WHOLE, "children-en": other}
    assert snapshot({"cy": WHOLE, "en": other}) == snapshot({"en": other, "cy": WHOLE})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "not a document of the form"),
        ({"schema": "touchstone-document-1", "part": "Poem"}, "cannot be built: 'Poem'"),
        ({"schema": "touchstone-document-1", "part": "Heading", "words": "Ode", "key": "ode"}, "a part of a document"),
        ({"schema": "touchstone-document-1", "part": "Picture", "data": "?"}, "cannot be built"),
    ],
)
def test_refuses_what_is_no_document(data: dict[str, object], says: str) -> None:
    with pytest.raises(NotADocument, match=says):
        document_from_json(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"%PDF", "no JSON file"), (b"[]", "not a snapshot"), (b"{}", "not a snapshot"), (b"\xff", "no JSON file")],
)
def test_refuses_what_is_no_snapshot(data: bytes, says: str) -> None:
    with pytest.raises(NotADocument, match=says):
        documents_of(data)
