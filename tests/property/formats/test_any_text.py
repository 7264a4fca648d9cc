"""Any text survives every form: nothing fails, nothing is read as a command, nothing of plain text is lost."""

from __future__ import annotations

import io

import docx
import pypdfium2
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from tests.machine import require
from touchstone.domain.reporting.document import (
    Address,
    Block,
    Box,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Listing,
    Paragraph,
    Run,
    Signature,
    Table,
    bullets,
    text,
)
from touchstone.formats import CannotMake, make
from touchstone.formats.clean import blank, cleaned

ANY = st.text(min_size=1, max_size=40).filter(lambda words: not blank(words))
# What people type, with every character that means something to typst, HTML, XML or Braille.
TYPED = st.text(st.sampled_from("abcXYZ ŵŷâ£0123 #$*_`\\<>@~-=+/'\"[]{}()&;:.,!?%^|"), min_size=1, max_size=60).filter(
    lambda words: bool(words.strip())
)
LANGUAGES = st.sampled_from(["en", "cy", "ar", "zh-Hant", "not a tag"])
SOME = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def document(words: str, other: str, language: str = "en") -> Document:
    """The words in every place that there is for words."""
    blocks: tuple[Block, ...] = (
        Heading(words, "key"),
        Paragraph(
            text(words, Run(other, strong=True, lang="he", link="#key"), Run(words, link="https://example.org/")), "1"
        ),
        Table(other, (Column(words, header=True), Column(other, numeric=True)), ((words, other), (other, words))),
        Listing((Item(text(words), bullets([other])),), numbered=True),
        Facts(((words, text(other)),)),
        Box(words, (text(other),)),
        Address((words, other)),
        Signature(words, other),
    )
    return Document(language, "report", words, blocks, subtitle=other, publisher=words, imprint=(other,))


def unspaced(words: str) -> str:
    """Without spaces, and without hyphens: the reader of PDF takes one at the end of a line for a division."""
    return "".join(words.split()).replace("-", "").replace("\ufffe", "").replace("\x02", "")


@SOME
@given(ANY, ANY, LANGUAGES)
def test_no_text_makes_a_form_fail(words, other, language):
    given_document = document(words, other, language)
    for key in ("html", "pdf", "large-print", "word", "text"):
        assert make(given_document, key).data


@SOME
@given(ANY, ANY, LANGUAGES)
def test_no_text_makes_braille_fail(words, other, language):
    require("liblouis")
    for line in make(document(words, other, language), "braille").data.decode("ascii").split("\r\n"):
        assert len(line.strip("\f")) <= 40


@SOME
@given(TYPED, TYPED)
def test_what_is_typed_is_what_a_reader_of_the_web_page_gets(words, other):
    clean, _ = cleaned(document(words, other))
    page = parser.document_fromstring(make(clean, "html").data.decode())
    assert page.xpath("string(//h1)") == words
    assert page.xpath("string(//h2[@id='key'])") == words
    assert page.xpath("//td/text() | //th[@scope='row']/text()") == [words, other, other, words]
    assert not page.xpath("//script | //iframe | //@onclick")


@SOME
@given(TYPED, TYPED)
def test_what_is_typed_is_what_word_shows(words, other):
    file = docx.Document(io.BytesIO(make(document(words, other), "word").data))
    heading = next(p for p in file.paragraphs if p.style.name == "Heading 1")
    assert heading.text == words
    cells = [cell.text for row in file.tables[0].rows for cell in row.cells]
    assert cells == [words, other, words, other, other, words]
    assert all(link.get(qn("r:id")) or link.get(qn("w:anchor")) for link in file.element.body.iter(qn("w:hyperlink")))


@SOME
@given(TYPED, TYPED)
def test_what_is_typed_is_what_the_pdf_prints(words, other):
    pdf = pypdfium2.PdfDocument(make(document(words, other), "pdf").data)
    printed = unspaced("".join(page.get_textpage().get_text_range() for page in pdf))
    assert unspaced(words) in printed
    assert unspaced(other) in printed
    assert pdf.get_toc()
    assert "".join(pdf.get_metadata_dict()["Title"].split()) == "".join(words.split())


@SOME
@given(st.text(max_size=20), st.text(max_size=20))
def test_a_blank_heading_is_the_only_text_that_is_refused(words, other):
    given_document = Document("en", "report", "Title", (Heading(words, "key"), Paragraph(text(other))))
    try:
        made = make(given_document, "text")
    except CannotMake:
        assert blank(words)
    else:
        assert not blank(words)
        assert made.data.endswith(b"\n")
