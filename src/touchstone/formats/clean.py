"""What must be put right before a document can be written in any form? Characters that no form can hold, and links
that lead nowhere.

Nothing is changed silently: each change is a sentence in the notes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

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
    Picture,
    Run,
    Signature,
    Table,
    Text,
)

SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
UNHOLDABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINK = re.compile(r"(https?://|mailto:|tel:)\S+$", re.IGNORECASE)


@dataclass
class Cleaner:
    """Carries the headings' keys down the tree and the notes up."""

    keys: frozenset[str]
    notes: list[str] = field(default_factory=list)

    def words(self, words: str) -> str:
        """One line of words, without what no form can hold."""
        line = SPACES.sub(" ", words)
        for found in sorted(set(UNHOLDABLE.findall(line)) | {c for c in line if is_noncharacter(c)}):
            self._note(f"The character {code(found)} cannot be written in any form and was left out.")
            line = line.replace(found, "")
        return line

    def text(self, words: Text) -> Text:
        return tuple(self._run(run) for run in words)

    def _run(self, run: Run) -> Run:
        link = run.link
        if link and not self._leads_somewhere(link):
            self._note(f"The link “{self.words(link)}” leads nowhere and was written as plain words.")
            link = ""
        return replace(run, text=self.words(run.text), link=link)

    def _leads_somewhere(self, link: str) -> bool:
        if link.startswith("#"):
            return link[1:] in self.keys
        return bool(LINK.match(link)) and not UNHOLDABLE.search(link)

    def listing(self, listing: Listing) -> Listing:
        items = tuple(Item(self.text(item.words), self.listing(item.inner) if item.inner else None)
                      for item in listing.items)  # fmt: skip
        return replace(listing, items=items)

    def table(self, table: Table) -> Table:
        columns = tuple(Column(self.words(c.title), c.numeric, c.header) for c in table.columns)
        rows = tuple(tuple(map(self.words, row)) for row in table.rows)
        return Table(self.words(table.caption), columns, rows)

    def block(self, block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, words=self.words(block.words))
            case Paragraph():
                return Paragraph(self.text(block.words), self.words(block.number))
            case Listing():
                return self.listing(block)
            case Table():
                return self.table(block)
            case Facts():
                return Facts(tuple((self.words(name), self.text(value)) for name, value in block.pairs))
            case Box():
                return Box(self.words(block.title), tuple(map(self.text, block.paragraphs)))
            case Address():
                return Address(tuple(map(self.words, block.lines)))
            case Signature():
                return Signature(self.words(block.name), self.words(block.post))
            case Picture():
                return replace(block, instead=self.words(block.instead))

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)


def cleaned(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document as every form writes it, and what was changed."""
    cleaner = Cleaner(frozenset(heading.key for heading in document.headings()))
    words = cleaner.words
    clean = replace(
        document,
        title=words(document.title),
        subtitle=words(document.subtitle),
        publisher=words(document.publisher),
        reference=words(document.reference),
        dated=words(document.dated),
        facts=tuple((words(name), words(value)) for name, value in document.facts),
        imprint=tuple(map(words, document.imprint)),
        blocks=tuple(map(cleaner.block, document.blocks)),
    )
    return clean, tuple(cleaner.notes)


def is_noncharacter(character: str) -> bool:
    """The last two code points of every plane are no characters, and XML and fonts refuse some of them."""
    return ord(character) & 0xFFFE == 0xFFFE


def code(character: str) -> str:
    """ "U+4E2D" """
    return f"U+{ord(character):04X}"


def name_of(character: str) -> str:
    """Its name in the Unicode standard, in lower case, or its number: what stands where it cannot be shown."""
    return unicodedata.name(character, code(character)).lower().replace("u+", "U+")
