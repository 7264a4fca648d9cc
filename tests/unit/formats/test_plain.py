from __future__ import annotations

from tests.factories import forms
from touchstone.domain.reporting.document import (
    Address,
    Column,
    Document,
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
from touchstone.formats import make


def words_of(*blocks, **fields):
    given = {"language": "en", "kind": "report", "title": "A report", "contents": False, "blocks": blocks, **fields}
    return make(Document(**given), "text").data.decode()


def test_a_small_document_whole():
    blocks = (
        Heading("Findings", "f"),
        Paragraph(text("Files were ", Run("read", link="https://example.org/x"), "."), number="1"),
        Listing((Item(text("First"), bullets(["inner"])), Item(text("Second"))), numbered=True, start=3),
    )
    assert words_of(*blocks, publisher="Office") == (
        "Office\n\nA report\n========\n\nFindings\n========\n\n1. Files were read <https://example.org/x>.\n\n"
        "3. First\n   * inner\n4. Second\n"
    )


def test_no_line_is_longer_than_seventy_six_characters_but_for_one_long_word():
    for line in make(forms.report(), "text").data.decode().splitlines():
        assert len(line) <= 76
    assert "a" * 200 in words_of(Paragraph(text("a" * 200)))


def test_a_table_stands_in_columns_with_its_figures_to_the_right():
    columns = (Column("Area", header=True), Column("Seen", numeric=True))
    assert words_of(Table("Seen", columns, (("Kent", "3"), ("Northmere", "1,204")))).endswith(
        "Seen\n\nArea        Seen\n---------  -----\nKent           3\nNorthmere  1,204\n"
    )


def test_a_wide_table_becomes_records():
    columns = (Column("Area", header=True), *(Column(f"Quarter {n}") for n in range(40)))
    written = words_of(Table("Wide", columns, (("Kent", *map(str, range(40))),)))
    assert "Area: Kent\n  Quarter 0: 0\n" in written
    assert "Quarter 39: 39" in written


def test_a_letter_begins_with_its_sender_and_addressee():
    written = words_of(
        Address(("Dr Prys", "12 Mill Lane")),
        Paragraph(text("Dear Dr Prys")),
        Signature("R Amberley", "Inspector"),
        kind="letter",
        publisher="Office",
        dated="1 May 2020",
    )
    assert written == (
        "Office\n\nDate: 1 May 2020\n\nDr Prys\n12 Mill Lane\n\n"
        "A report\n========\n\nDear Dr Prys\n\nR Amberley\nInspector\n"
    )


def test_a_picture_is_its_words():
    assert "[Picture: A bar chart]" in words_of(Picture(b"", "image/png", "A bar chart"))
    assert "[Llun: Siart]" in words_of(Picture(b"", "image/png", "Siart"), language="cy")
