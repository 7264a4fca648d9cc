"""How does a document become a Braille file? A title page, contents with Braille page numbers, then the text.

English is in Unified English Braille, grade 2; Welsh in Welsh Braille, which no reader of it has reviewed.
"""

from __future__ import annotations

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
)
from touchstone.formats import tables
from touchstone.formats.braille import louis
from touchstone.formats.braille.cells import Cells
from touchstone.formats.braille.pages import CELLS, Chunk, centred, numbered, paged, wrapped
from touchstone.formats.forms import CannotMake
from touchstone.formats.order import addressed, sections
from touchstone.formats.wording import primary, wording

REVIEWED = frozenset({"en"})
ROOM_FOR_NUMBER = 6
GUIDE = '"'  # dot 5, which leads the finger from an entry to its page
lacks = louis.lacks


def write(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """ASCII Braille."""
    try:
        return Writer(document).written()
    except louis.Untranslated as problem:
        raise CannotMake(str(problem)) from problem


class Writer:
    """One document on its way into cells."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cells = Cells(document.language)
        self.own = wording(document.language)

    def written(self) -> tuple[bytes, tuple[str, ...]]:
        before, blocks = addressed(self.document)
        found = sections(self.document) if self.document.contents else []
        body = [chunk for block in blocks for chunk in self._block(block)]
        body += self._imprint()
        if self.document.kind == "letter":
            head = [*self._front(), *(chunk for block in before for chunk in self._block(block)), *self._title()]
        else:
            head = [*self._title(), *self._front()]
        if found:
            first, _ = paged(head)
            contents, _ = paged(self._contents(found, {}, 0))
            pages, places = paged(body)
            start = len(first) + len(contents)
            contents, _ = paged(self._contents(found, places, start))
            pages = first + contents + pages
        else:
            pages, _ = paged([*head, *body])
        numbers = [self.cells.words(str(number)) for number in range(1, len(pages) + 1)]
        notes = self.cells.notes()
        if primary(self.document.language) not in REVIEWED:
            notes.append(
                "This Braille has not been reviewed by a reader of Braille in its language; its first page says so."
            )
        return numbered(pages, numbers).encode("ascii", "replace"), tuple(notes)

    def _title(self) -> list[Chunk]:
        document, words = self.document, self.cells.words
        gap = ("",) if document.kind == "letter" else ()
        out = [Chunk((*centred(words(document.title)), *gap), apart=1 if gap else 2)]
        if document.subtitle:
            out.append(Chunk(centred(words(document.subtitle)), apart=1))
        if document.kind != "letter" and document.publisher:
            out.append(Chunk(centred(words(document.publisher)), apart=1))
        return out

    def _front(self) -> list[Chunk]:
        document, own = self.document, self.own
        out = []
        if document.kind == "letter" and document.publisher:
            out.append(Chunk(centred(self.cells.words(document.publisher))))
        if primary(document.language) not in REVIEWED:
            out.append(Chunk(wrapped(self.cells.words(own.unreviewed), 2), apart=1))
        pairs = [(own.reference, document.reference), (own.dated, document.dated), *document.facts]
        for place, (name, value) in enumerate((name, value) for name, value in pairs if value):
            out.append(Chunk(wrapped(self.cells.words(f"{name}: {value}"), 0, 2), apart=int(place == 0)))
        return out

    def _contents(self, found: list[tuple[Heading, list[Heading]]], places: dict[str, int], start: int) -> list[Chunk]:
        """The same number of lines whatever the numbers are, so that they may be filled in afterwards."""
        out = [Chunk(centred(self.cells.words(self.own.contents)), heading=True)]
        entries = [
            (each, level) for heading, inner in found for level, each in ((0, heading), *((2, h) for h in inner))
        ]
        for place, (heading, indent) in enumerate(entries):
            number = self.cells.words(str(start + places.get(heading.key, 0) + 1))
            lines = list(wrapped(self.cells.words(heading.words), indent, indent + 4, CELLS - ROOM_FOR_NUMBER))
            lines[-1:] = [self._led(lines[-1], number)] if lines else [self._led("", number)]
            out.append(Chunk(tuple(lines), apart=int(place == 0)))
        return out

    def _led(self, line: str, number: str) -> str:
        guide = CELLS - len(line) - len(number) - 2
        return f"{line} {GUIDE * guide if guide > 1 else ' ' * guide} {number}"

    def _imprint(self) -> list[Chunk]:
        return [Chunk(wrapped(self.cells.words(line), 2), apart=int(place == 0))
                for place, line in enumerate(self.document.imprint)]  # fmt: skip

    def _block(self, block: Block) -> list[Chunk]:
        words = self.cells.words
        match block:
            case Heading():
                return [self._heading(block)]
            case Paragraph():
                number = (Run(f"{block.number} "),) if block.number else ()
                return [Chunk(wrapped(self.cells.text((*number, *block.words)), 2))]
            case Listing():
                return self._listing(block, 0)
            case Table():
                return self._table(block)
            case Facts():
                return [self._pair(name, value, 0) for name, value in block.pairs]
            case Box():
                title = Chunk(wrapped(words(block.title), 4, 4), apart=1, heading=True)
                return [title, *(Chunk(wrapped(self.cells.text(each), 2)) for each in block.paragraphs)]
            case Address():
                return self._lines(block.lines)
            case Signature():
                return self._lines((block.name, block.post))
            case Picture():
                return [Chunk(wrapped(words(f"{self.own.picture}: {block.instead}"), 0, 2), apart=1)]

    def _heading(self, heading: Heading) -> Chunk:
        cells = self.cells.words(heading.words)
        if heading.level == 2:
            return Chunk((*centred(cells), ""), apart=1, heading=True, key=heading.key)
        indent = 4 if heading.level == 3 else 6
        return Chunk(wrapped(cells, indent, indent), apart=1, heading=True, key=heading.key)

    def _lines(self, lines: tuple[str, ...]) -> list[Chunk]:
        """Kept together; a blank line before them."""
        return [Chunk(tuple(line for words in lines for line in wrapped(self.cells.words(words), 0, 2)), apart=1)]

    def _pair(self, name: str, value: Text, indent: int) -> Chunk:
        return Chunk(wrapped(self.cells.text((Run(f"{name}: "), *value)), indent, indent + 2))

    def _listing(self, listing: Listing, indent: int) -> list[Chunk]:
        out = []
        for number, item in enumerate(listing.items, listing.start):
            mark = f"{number}. " if listing.numbered else "• " if primary(self.document.language) == "en" else ""
            out.append(Chunk(wrapped(self.cells.text((Run(mark), *item.words)), indent, indent + 2)))
            if item.inner is not None:
                out += self._listing(item.inner, min(indent + 2, 12))
        return out

    def _table(self, table: Table) -> list[Chunk]:
        """Row by row: the row's name, then each column's title and value."""
        out = [Chunk(wrapped(self.cells.words(table.caption), 4, 4), apart=1, heading=True)]
        for record in tables.records(table, self.document.language):
            out.append(Chunk(wrapped(self.cells.words(record.title), 0, 2), heading=True))
            out += [self._pair(name, (Run(value),), 2) for name, value in record.pairs]
        return out
