"""Every form of every document: the same bytes each time, nothing lost, nothing read as a command."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import html as parser

from tests.factories import forms, hostile_forms
from tests.machine import require
from touchstone.domain.reporting.document import Document, Heading, NotAccessible, Paragraph, Picture, text
from touchstone.formats import FORMS, CannotMake, make
from touchstone.formats.clean import cleaned

DOCUMENTS = {
    "report": forms.report,
    "adroddiad": lambda: forms.report("cy"),
    "letter": forms.letter,
    "llythyr": lambda: forms.letter("cy"),
    "three hundred statements": hostile_forms.long_report,
    "forty columns": hostile_forms.wide,
    "scripts": hostile_forms.scripts,
    "markup": hostile_forms.markup,
}


def squeezed(words: str) -> str:
    """Without spaces and hyphenation marks: a line may end anywhere."""
    return "".join(words.split()).replace("\u00ad", "").replace("\ufffe", "")


def pages_of(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def words_of(key: str, data: bytes) -> str:
    match key:
        case "html":
            return parser.document_fromstring(data.decode()).text_content()
        case "word":
            file = docx.Document(io.BytesIO(data))
            return "".join(node.text or "" for node in file.element.body.iter(qn("w:t")))
        case "text":
            return data.decode()
        case _:
            return pages_of(data)


def atoms(part: object) -> Iterator[str]:
    """Every stretch of words in a tree: a run, a cell, a line."""
    match part:
        case str():
            yield part
        case Picture():
            pass  # its words are its alternative text, looked at elsewhere
        case tuple():
            for each in part:
                yield from atoms(each)
        case _ if is_dataclass(part):
            for each in fields(part):
                if each.name not in ("key", "link", "lang", "language", "kind"):
                    yield from atoms(getattr(part, each.name))


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_document_gives_the_same_bytes(name, key):
    if key == "braille":
        require("liblouis")
    first, second = (make(DOCUMENTS[name](), key) for _ in range(2))
    assert first == second
    assert len(first.data) > 500


@pytest.mark.parametrize("key", [key for key in FORMS if key != "braille"])
@pytest.mark.parametrize("name", ["report", "adroddiad", "letter", "llythyr", "three hundred statements", "markup"])
def test_every_word_is_in_every_form(name, key):
    """Each stretch unbroken, or, where a page or a cell ends in the middle of it, each of its words."""
    document, _ = cleaned(DOCUMENTS[name]())
    found = squeezed(words_of(key, make(document, key).data))
    missing = [
        stretch
        for stretch in atoms(document)
        if squeezed(stretch) not in found and any(squeezed(word) not in found for word in stretch.split())
    ]
    assert missing == []


@pytest.mark.parametrize("key", FORMS)
def test_forty_columns_are_readable_and_said(key):
    if key == "braille":
        require("liblouis")
    made = make(hostile_forms.wide(), key)
    if key == "braille":
        return  # its tables are always records
    assert any("40 columns" in note for note in made.notes)
    words = words_of(key, made.data)
    assert all(f"Quarter {n}" in words for n in range(1, 40))
    assert all(f"{row},{n:03}" in words for row in range(1, 13) for n in range(1, 40))


@pytest.mark.parametrize("key", ["pdf", "large-print"])
def test_a_character_without_a_shape_is_printed_by_name_and_said(key):
    made = make(hostile_forms.scripts(), key)
    assert "cjk unified ideograph-4e2d" in " ".join(pages_of(made.data).split())
    assert any("U+4E2D (cjk unified ideograph-4e2d)" in note for note in made.notes)
    assert "שלום" in squeezed(words_of("html", make(hostile_forms.scripts(), "html").data)).replace(
        "\u05c1", ""
    ).replace("\u05b8", "").replace("\u05b9", "")


def test_nothing_in_large_print_is_smaller_than_eighteen_points():
    for document in (forms.report(), forms.letter("cy"), hostile_forms.wide(), hostile_forms.markup()):
        pdf = pypdfium2.PdfDocument(make(document, "large-print").data)
        sizes = {
            round(pypdfium2.raw.FPDFText_GetFontSize(page_text.raw, index), 1)
            for page in pdf
            for page_text in [page.get_textpage()]
            for index in range(page_text.count_chars())
            if page_text.get_text_range(index, 1).strip()
        }
        assert min(sizes) >= 18


def test_a_picture_without_words_is_refused_before_it_comes_here():
    with pytest.raises(NotAccessible):
        Picture(forms.png(), "image/png", " ")


@pytest.mark.parametrize("key", ["pdf", "large-print", "word"])
@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml"])
def test_a_broken_picture_is_refused_with_a_sentence(key, kind):
    document = Document("en", "report", "A", (Picture(b"nothing", kind, "Words"),))
    with pytest.raises(CannotMake) as refused:
        make(document, key)
    assert str(refused.value).endswith(".")


def test_bookmarks_title_and_language_of_a_pdf():
    document = forms.report("cy")
    pdf = pypdfium2.PdfDocument(make(document, "pdf").data)
    titles = [entry.get_title() for entry in pdf.get_toc()]
    assert titles[0] == document.title
    assert [heading.words for heading in document.headings()] == [t for t in titles[1:] if t != "Cynnwys"]
    assert pdf.get_metadata_dict()["Title"] == document.title
    assert pdf.get_metadata_dict()["CreationDate"] == ""


def test_a_document_of_headings_alone_is_made_in_every_form():
    document = Document("en", "children", "A", tuple(Heading(f"H{n}", f"h{n}", n) for n in range(2, 8)))
    for key in ("html", "pdf", "word", "text"):
        assert "H7" in words_of(key, make(document, key).data)


def test_an_empty_document_is_made_in_every_form():
    document = Document("en", "report", "A title", (Paragraph(text("")),))
    for key in ("html", "pdf", "large-print", "word", "text"):
        assert "A title" in words_of(key, make(document, key).data)
