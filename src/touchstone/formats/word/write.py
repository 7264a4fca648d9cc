"""How does a document become a Word file that a screen reader and an editor can both use? Real styles throughout."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from touchstone.domain.reporting.document import (
    Address,
    Block,
    Box,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Run,
    Signature,
    Table,
    Text,
    text,
)
from touchstone.formats import tables
from touchstone.formats.clean import line
from touchstone.formats.forms import CannotMake
from touchstone.formats.order import addressed, sections
from touchstone.formats.pdf.write import rasterised
from touchstone.formats.word import parts, styles
from touchstone.formats.wording import wording

CHARACTERS, COLUMNS = 84, 8
EPOCH = struct.pack("<2H", 0, 1 << 5 | 1)  # time and day in a zip file: the first that it can hold, in 1980
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def write(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """A .docx file."""
    return Writer(document).written()


class Writer:
    """One document on its way into a Word file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = wording(document.language)
        self.file: WordFile = styles.prepared(document)
        self.notes: list[str] = []
        self.bookmarks: dict[str, int] = {}
        self.styles = {style.name: style.style_id for style in self.file.styles}

    def written(self) -> tuple[bytes, tuple[str, ...]]:
        parts.header_and_footer(self.file, self.document.title, self.document.publisher, self.words.page)
        self._begin()
        _, blocks = addressed(self.document)
        for block in blocks:
            self._block(block)
        if self.document.imprint:
            for words in self.document.imprint:
                self._paragraph(line(words), "Imprint")
        return _same_every_time(self.file), tuple(self.notes)

    def _begin(self) -> None:
        document = self.document
        before, _ = addressed(document)
        if document.publisher:
            self._add("Publisher", document.publisher)
        if document.kind == "letter":
            self._front()
            for block in before:
                self._block(block)
        self._add("Title", document.title)
        if document.subtitle:
            self._add("Subtitle", document.subtitle)
        if document.kind != "letter":
            self._front()
        if document.contents and (found := sections(document)):
            self._add("Contents Heading", self.words.contents)
            for heading, inner in found:
                self._entry(heading, 1)
                for each in inner:
                    self._entry(each, 2)
        if document.kind == "report" and document.contents:
            self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _front(self) -> None:
        pairs = [(self.words.reference, self.document.reference), (self.words.dated, self.document.dated),
                 *self.document.facts]  # fmt: skip
        self._facts(tuple((name, line(value)) for name, value in pairs if value))

    def _add(self, style: str, words: str = "") -> WordParagraph:
        """A paragraph in a style, by its id: python-docx looks through every style each time it is given a name."""
        paragraph = self.file.add_paragraph(words)
        paragraph._p.style = self.styles[style]
        return paragraph

    def _entry(self, heading: Heading, level: int) -> None:
        self._paragraph((Run(heading.words, link=f"#{heading.key}"),), f"Contents {level}")

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._statement(block)
            case Listing():
                self._listing(block, 1)
            case Table():
                self._table(block)
            case Facts():
                self._facts(block.pairs)
            case Box():
                self._box(block)
            case Address():
                self._lines(block.lines, "Address")
            case Signature():
                self._signature(block)
            case Picture():
                self._picture(block)

    def _heading(self, heading: Heading) -> None:
        paragraph = self._add(f"Heading {min(heading.level - 1, 5)}", heading.words)
        self.bookmarks[heading.key] = len(self.bookmarks) + 1
        parts.bookmark(paragraph, heading.key, self.bookmarks[heading.key])

    def _paragraph(self, words: Text, style: str = "Body Text", lead: str = "") -> WordParagraph:
        element = parts.paragraph(self.file.part, self.styles[style], words, lead)
        self.file.element.body.sectPr.addprevious(element)
        return WordParagraph(element, self.file._body)

    def _statement(self, block: Paragraph) -> None:
        """With its number, typed and not counted by Word: it must stay the number that others cite."""
        self._paragraph(block.words, "Numbered Paragraph" if block.number else "Body Text", block.number)

    def _listing(self, listing: Listing, level: int) -> None:
        style = ("List Number" if listing.numbered else "List Bullet") + (f" {level}" if 1 < level <= 3 else "")
        style = style if level <= 3 else style.split(" 2")[0] + " 3"
        count = parts.restarted(self.file, style, listing.start) if listing.numbered else None
        for item in listing.items:
            paragraph = self._paragraph(item.words, style)
            if count is not None:
                parts.count_with(paragraph, count)
            if item.inner is not None:
                self._listing(item.inner, level + 1)

    def _facts(self, pairs: tuple[tuple[str, Text], ...]) -> None:
        for name, value in pairs:
            self._paragraph((Run(name, strong=True), Run(": "), *value), "Fact")

    def _box(self, box: Box) -> None:
        self._add("Box Title", box.title)
        for words in box.paragraphs:
            self._paragraph(words, "Box")

    def _lines(self, lines: tuple[str, ...], style: str) -> None:
        paragraph = self._add(style)
        for number, each in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(each)

    def _signature(self, block: Signature) -> None:
        paragraph = self._add("Signature Block")
        paragraph.add_run(block.name).bold = True
        paragraph.add_run().add_break()
        paragraph.add_run(block.post)

    def _table(self, table: Table) -> None:
        self._add("Caption", table.caption)
        if not table.columns or not tables.fits(table, CHARACTERS, COLUMNS):
            self.notes.append(tables.note(table))
            for record in tables.records(table, self.document.language):
                self._add("Record Title", record.title)
                self._facts(tuple((name, text(value)) for name, value in record.pairs))
            return
        grid = self.file.add_table(rows=0, cols=len(table.columns), style="Report Table")
        self._row(grid, tuple(column.title for column in table.columns), table, head=True)
        for row in table.rows:
            self._row(grid, row, table)
        parts.describe(grid, table.caption, first_column=bool(table.columns and table.columns[0].header))
        self._add("After Table")

    def _row(self, grid: docx.table.Table, cells: tuple[str, ...], table: Table, head: bool = False) -> None:
        row = grid.add_row()  # type: ignore[no-untyped-call]
        if head:
            parts.repeat(row)
        # row.cells is counted anew each time it is asked for: once a row
        for place, cell in enumerate(row.cells):
            column = table.columns[place]
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self.styles["Table Cell"]
            paragraph.add_run(cells[place]).bold = True if head or column.header else None
            if column.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _picture(self, picture: Picture) -> None:
        paragraph = self._add("Body Text")
        data = rasterised(picture.data) if picture.media_type == "image/svg+xml" else picture.data
        try:
            shape = paragraph.add_run().add_picture(io.BytesIO(data))
        except Exception as problem:  # python-docx raises whatever its parser of pictures met
            raise CannotMake("A picture in the document could not be read. Save it again as PNG or SVG.") from problem
        widest = Mm(158)
        if shape.width > widest:
            shape.height, shape.width = Emu(int(shape.height * widest / shape.width)), widest
        shape._inline.docPr.set("descr", picture.instead)


def _same_every_time(file: WordFile) -> bytes:
    """The file with its dates fixed: of the document, and of each part in the zip, where they stand twice."""
    file.core_properties.created = file.core_properties.modified = NEVER
    written = io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as made:
        heads, place = [entry.header_offset for entry in made.infolist()], made.start_dir
    data = bytearray(written.getvalue())
    for head in heads:
        data[head + 10 : head + 14] = EPOCH
        data[place + 12 : place + 16] = EPOCH
        place += 46 + sum(struct.unpack_from("<3H", data, place + 28))  # its name, extra field and comment
    return bytes(data)
