"""Does the tree of a report refuse what a reader would miss, and say every word in order?"""

from __future__ import annotations

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
    NotAccessible,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    bullets,
    lines_of,
    plain,
    printed_in,
    text,
)


def document(*blocks, **fields):
    return Document(language="en", kind="report", title="Fen", blocks=blocks, **fields)


EVERY = (
    Heading("What we found", "found"),
    Heading("Strengths", "strengths", level=3),
    Paragraph(text("Plans are ", Run("clear", strong=True), "."), number="12"),
    bullets(["one", "two"]),
    Listing((Item(text("outer"), bullets(["inner"])),), numbered=True),
    Table("Judgements", (Column("Area", header=True), Column("Grade")), (("Overall", "Good"),)),
    Facts((("When", text("5 May 2026")),)),
    Box("A limit bound", (text("Overall is inadequate."),)),
    Address(("The Head of Service", "Fen House")),
    Signature("Ada Marsh", "Lead inspector"),
    Picture(b"png", "image/png", "A bar chart of grades"),
)


def test_every_word_in_reading_order() -> None:
    assert document(*EVERY, subtitle="An inspection").words().splitlines() == [
        "Fen", "An inspection", "What we found", "Strengths", "12 Plans are clear.", "one", "two", "outer", "inner",
        "Judgements", "Area Grade", "Overall Good", "When: 5 May 2026", "A limit bound", "Overall is inadequate.",
        "The Head of Service", "Fen House", "Ada Marsh", "Lead inspector", "A bar chart of grades",
    ]  # fmt: skip


def test_a_heading_that_leaves_out_a_level_is_refused() -> None:
    with pytest.raises(NotAccessible, match="make it level 2"):
        document(Heading("Deep", "deep", level=3))
    with pytest.raises(NotAccessible):
        document(Heading("Title again", "title", level=1))
    document(Heading("a", "a"), Heading("b", "b", level=3), Heading("c", "c"))


def test_keys_are_unique() -> None:
    with pytest.raises(ValueError, match="Two headings"):
        document(Heading("a", "same"), Heading("b", "same"))


def test_a_picture_without_words_and_a_ragged_table_are_refused() -> None:
    with pytest.raises(NotAccessible, match="say what it shows"):
        Picture(b"png", "image/png", "  ")
    with pytest.raises(ValueError, match="row 2"):
        Table("T", (Column("a"),), (("1",), ("1", "2")))


@pytest.mark.parametrize("change", [{"title": "Moor"}, {"dated": "today"}, {"facts": (("a", "b"),)}])
def test_the_hash_changes_with_anything(change) -> None:
    fields = {"language": "en", "kind": "report", "title": "Fen", "blocks": EVERY}
    assert Document(**fields).sha256 == Document(**fields).sha256 != Document(**{**fields, **change}).sha256


def test_lines_and_plain() -> None:
    assert plain(text("a", Run("b", lang="cy"))) == "ab"
    assert lines_of(Paragraph(text("a"))) == ["a"]


def test_everything_that_is_printed_is_given_once_with_what_is_marked() -> None:
    inner = Listing((Item(text("Inside")),))
    document = Document(
        "cy", "report", "Teitl", subtitle="Is-deitl", facts=(("Dyddiad", "5 Mai"),), imprint=("Rhif 4",),
        blocks=(
            Heading("Pennawd", "pennawd"),
            Paragraph(text("Mae ", Run("marked", lang="en")), number="1"),
            Listing((Item(text("Eitem"), inner),)),
            Facts((("Enw", text("Gwerth")),)),
            Box("Blwch", (text("Yn y blwch"),)),
            Table("Tabl", (Column("Colofn"),), (("Cell",),)),
            Address(("Llinell",)),
        ),
    )  # fmt: skip
    found = list(printed_in(document))
    assert [words for words, marked in found if marked] == ["marked"]
    assert [words for words, marked in found if not marked] == [
        "Teitl", "Is-deitl", "Dyddiad", "5 Mai", "Pennawd", "Mae ", "Eitem", "Inside", "Enw", "Gwerth", "Blwch",
        "Yn y blwch", "Tabl", "Colofn", "Cell", "Llinell", "Rhif 4",
    ]  # fmt: skip
