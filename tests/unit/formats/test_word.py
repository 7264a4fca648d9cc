from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from tests.factories import forms
from touchstone.domain.reporting.document import Column, Document, Item, Listing, Paragraph, Picture, Run, Table, text
from touchstone.formats import CannotMake, make


def opened(document):
    return docx.Document(io.BytesIO(make(document, "word").data))


def document(*blocks, **fields):
    return Document(**{"language": "en", "kind": "report", "title": "A report", "blocks": blocks, **fields})


def xml(file):
    return file.element.xml


def test_headings_are_real_headings_and_the_title_is_the_title():
    file = opened(forms.report())
    styles = [(p.style.name, p.text) for p in file.paragraphs]
    assert ("Title", forms.report().title) in styles
    assert ("Heading 1", "Judgements") in styles
    assert ("Heading 2", "Immediately") in styles
    assert ("Heading 3", "Evidence behind this section") in styles


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("cy", "cy-GB"), ("ar", "ar")])
def test_the_language_is_that_of_the_document(language, tag):
    file = opened(document(Paragraph(text("Words")), language=language))
    assert file.core_properties.language == tag
    assert file.core_properties.title == "A report"
    mark = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert mark.get(qn("w:val")) == tag


def test_a_run_in_another_language_says_so():
    assert '<w:lang w:val="cy-GB"/>' in xml(opened(document(Paragraph(text(Run("gair", lang="cy"))))))
    hebrew = xml(opened(document(Paragraph(text(Run("שלום", lang="he"))))))
    assert '<w:lang w:bidi="he"/>' in hebrew
    assert "<w:rtl/>" in hebrew


def test_a_table_has_a_head_that_is_repeated_and_a_name():
    columns = (Column("Area", header=True), Column("Seen", numeric=True))
    file = opened(document(Table("What was seen", columns, (("Kent", "3"),))))
    grid = file.tables[0]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["Area", "Seen"], ["Kent", "3"]]
    assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert grid._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What was seen"
    assert grid._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"


def test_each_numbered_list_counts_for_itself():
    def listing(start):
        return Listing((Item(text("a")), Item(text("b"))), numbered=True, start=start)

    file = opened(document(listing(1), listing(3)))
    counts = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"]
    assert counts[0] == counts[1] != counts[2] == counts[3]
    starts = {num.numId: num.xpath(".//w:startOverride/@w:val") for num in file.part.numbering_part.element.num_lst}
    assert (starts[counts[0]], starts[counts[2]]) == (["1"], ["3"])


def test_lists_as_deep_as_they_come_are_written():
    inner = None
    for depth in range(6):
        inner = Listing((Item(text(f"level {depth}"), inner),), numbered=depth % 2 == 0)
    words = [p.text for p in opened(document(inner)).paragraphs]
    assert [f"level {depth}" for depth in range(5, -1, -1)] == [word for word in words if word.startswith("level")]


def test_statements_keep_the_numbers_that_others_cite():
    file = opened(document(Paragraph(text("A statement"), number="2.8")))
    assert [p.text for p in file.paragraphs if p.style.name == "Numbered Paragraph"] == ["2.8\tA statement"]


def test_pictures_carry_their_words_and_svg_becomes_png():
    chart, grey = Picture(forms.SVG, "image/svg+xml", "A chart"), Picture(forms.png(), "image/png", "Grey")
    made = make(document(chart, grey), "word")
    file = docx.Document(io.BytesIO(made.data))
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == ["A chart", "Grey"]
    assert sum(name.endswith(".png") for name in zipfile.ZipFile(io.BytesIO(made.data)).namelist()) == 2


@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml"])
def test_a_picture_that_is_none_is_refused_with_a_sentence(kind):
    with pytest.raises(CannotMake, match="picture|page could not be set"):
        make(document(Picture(b"not a picture", kind, "Nothing")), "word")


def test_nothing_in_the_file_depends_on_when_it_was_made():
    made = make(forms.letter(), "word").data
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        heads = {made[entry.header_offset :][10:14] for entry in file.infolist()}  # each part says it once more
        assert heads == {bytes((0, 0, 0b100001, 0))} and file.testzip() is None
        assert b"2000-01-01T00:00:00Z" in file.read("docProps/core.xml")
