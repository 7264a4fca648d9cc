"""What does the template of the PDF need to know? The document as plain data, with every choice of layout made."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

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
    Signature,
    Table,
    Text,
    plain,
)
from touchstone.domain.reporting.words import MONTHS
from touchstone.formats import tables
from touchstone.formats.clean import line
from touchstone.formats.order import addressed
from touchstone.formats.pdf.glyphs import shown
from touchstone.formats.wording import direction, primary, tag, wording

CHARACTERS = {False: 84, True: 44}  # on a line of a table, in print and in large print
COLUMNS = {False: 8, True: 5}
RUNNING = {False: 60, True: 44}  # letters of the title above every page of a report: one line …
FEW_WORDS = 7  # … of so few words that nobody takes it for prose which was left untagged
LINE = 60  # letters that surely stand on one line
# A date, in either language, and a telephone number are never on two lines.
_MONTHS = "|".join([*MONTHS["en"], *MONTHS["cy"]])
WHOLE = re.compile(rf"(\b\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}}\b)?|\b0\d{{2,5}}(?: \d{{3,6}}){{1,2}}\b)")
IMAGES = {"image/png": "png", "image/svg+xml": "svg"}
Data = dict[str, Any]


@dataclass
class Builder:
    """One document on its way to the template: the notes that come up on the way, and of each table that is set as one,
    which columns name its rows."""

    document: Document
    large: bool
    notes: list[str] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    heads: list[list[int]] = field(default_factory=list)

    def data(self) -> Data:
        """Everything that template.typ reads."""
        document = self.document
        words = wording(document.language)
        before, rest = addressed(document)
        language, region = split_tag(tag(document.language))
        facts = [self.pair(name, value) for name, value in document.facts]
        front = [self.pair(words.reference, document.reference), self.pair(words.dated, document.dated)]
        front = [pair for pair in front if pair["value"]]
        return {
            "large": self.large,
            "kind": document.kind,
            "lang": language,
            "region": region,
            "rtl": direction(document.language) == "rtl",
            "title": self.words(document.title),
            "running": self.running(document),
            "subtitle": self.words(document.subtitle),
            "publisher": self.words(document.publisher),
            "front": [*facts, *front] if document.kind == "report" else [*front, *facts],
            "about": [*facts, *front] if document.kind == "report" else [],
            "contents": document.contents and any(True for _ in document.headings()),
            "before": [self.block(block) for block in before],
            "blocks": self.kept(rest),
            "imprint": [self.runs(line(words)) for words in document.imprint],
            "words": {"contents": words.contents, "page": words.page},
        }

    def running(self, document: Document) -> str:
        """The line above every page of a report but the first; a letter has none. A title that is too long for it ends
        where its last part begins ("Inspection of Northmere: the Fen area"), or else with an ellipsis."""
        if document.kind == "letter":
            return ""
        title = whole = self.words(document.title)
        while not self.short(title) and ": " in title:
            title = title.rpartition(": ")[0]
        if self.short(title):
            return title
        few = whole.split()[:FEW_WORDS]
        return textwrap.shorten(" ".join(few) + " …", RUNNING[self.large], placeholder=" …")

    def short(self, words: str) -> bool:
        return len(words.split()) <= FEW_WORDS and len(words) <= RUNNING[self.large]

    def kept(self, blocks: Sequence[Block]) -> list[Data]:
        """Each part, with whether it stays on the page of what follows: a line that leads to a list, a close and its
        name, the few words between a heading and the heading below it."""
        out, level, before = [], 1, None
        for place, block in enumerate(blocks):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            keeps = isinstance(block, Paragraph) and leads(block, before, after, level)
            out.append({**self.block(block), "keep": keeps})
            level = block.level if isinstance(block, Heading) else level
            before = block
        return out

    def words(self, words: str) -> str:
        return shown(words, self.lost)

    def pair(self, name: str, value: str | Text) -> Data:
        return {"name": self.words(name), "value": self.runs(line(value) if isinstance(value, str) else value)}

    def runs(self, words: Text) -> list[Data]:
        out = []
        for run in words:
            language, region = split_tag(tag(run.lang)) if run.lang else (None, None)
            pieces = [run.text] if run.link else WHOLE.split(run.text)
            out += [{"text": self.words(piece), "strong": run.strong, "lang": language, "region": region,
                     "link": run.link, "whole": place % 2 == 1}
                    for place, piece in enumerate(pieces) if piece or len(pieces) == 1]  # fmt: skip
        return out

    def block(self, block: Block) -> Data:
        match block:
            case Heading():
                return {"part": "heading", "words": self.words(block.words), "key": block.key, "level": block.level}
            case Paragraph():
                return {"part": "paragraph", "words": self.runs(block.words), "number": self.words(block.number)}
            case Listing():
                return self.listing(block)
            case Table():
                return self.table(block)
            case Facts():
                return {"part": "facts", "pairs": [self.pair(name, value) for name, value in block.pairs]}
            case Box():
                paragraphs = [self.runs(words) for words in block.paragraphs]
                return {"part": "box", "title": self.words(block.title), "paragraphs": paragraphs}
            case Address():
                return {"part": "address", "lines": [self.words(each) for each in block.lines]}
            case Signature():
                return {"part": "signature", "name": self.words(block.name), "post": self.words(block.post)}
            case Picture():
                return self.picture(block)

    def listing(self, listing: Listing) -> Data:
        items = [{"words": self.runs(item.words), "inner": self.listing(item.inner) if item.inner else None}
                 for item in listing.items]  # fmt: skip
        return {"part": "listing", "numbered": listing.numbered, "start": listing.start, "items": items}

    def table(self, table: Table) -> Data:
        if not table.columns or not tables.fits(table, CHARACTERS[self.large], COLUMNS[self.large]):
            self.notes.append(tables.note(table))
            rows = [{"title": self.words(record.title),
                     "pairs": [self.pair(name, value) for name, value in record.pairs]}
                    for record in tables.records(table, self.document.language)]  # fmt: skip
            return {"part": "records", "caption": self.words(table.caption), "records": rows}
        self.heads.append([place for place, column in enumerate(table.columns) if column.header])
        columns = [{"title": self.words(column.title), "numeric": column.numeric, "header": column.header}
                   for column in table.columns]  # fmt: skip
        return {
            "part": "table",
            "caption": self.words(table.caption),
            "columns": columns,
            "rows": [[self.words(cell) for cell in row] for row in table.rows],
            "widths": shares(table),
            "dense": len(columns) > 5,
        }

    def picture(self, picture: Picture) -> Data:
        """The bytes as numbers: files given to typst from memory may only be text."""
        kind = IMAGES.get(picture.media_type, "png")
        return {"part": "picture", "data": list(picture.data), "format": kind, "instead": self.words(picture.instead)}


def leads(words: Paragraph, before: Block | None, after: Block | None, level: int) -> bool:
    """Whether a paragraph would stand forlorn at the foot of a page without what follows. `level`: of the heading that
    it is under."""
    match after:
        case None:
            return False
        case Heading():
            return after.level > level
        case Listing() | Address() | Signature() | Table() | Facts():
            return True
    return isinstance(before, Heading) and len(plain(words.words)) <= LINE


def shares(table: Table) -> list[float]:
    """How the width is shared: by what each column needs at least, and by the square root of what it would like."""
    least = tables.least_widths(table)
    longest = [max([len(column.title), *(len(row[place]) for row in table.rows)]) for place, column in
               enumerate(table.columns)]  # fmt: skip
    return [round(max(low + 2, (low + 2) * (full / max(low, 1)) ** 0.5), 2)
            for low, full in zip(least, longest, strict=True)]  # fmt: skip


def split_tag(language: str) -> tuple[str, str | None]:
    """ "cy-GB" as typst takes it: a language of two or three letters, and a region of two."""
    parts = language.replace("_", "-").split("-")
    first = primary(language)
    if not (2 <= len(first) <= 3 and first.isascii() and first.isalpha()):
        first = "en"
    region = next((p.upper() for p in parts[1:] if len(p) == 2 and p.isascii() and p.isalpha()), None)
    return first, region
