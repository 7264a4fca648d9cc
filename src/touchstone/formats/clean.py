"""What must be put right before a document can be written in any form? Characters that no form can hold, and links
that lead nowhere.

Nothing is changed silently: each change is a sentence in the notes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
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
from touchstone.formats.forms import CannotMake

SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# Control characters, halves of characters, code points that are no characters (the last two of every plane among
# them), and overrides of the direction that turn round what follows them.
ENDS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
UNHOLDABLE = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef{ENDS}]")
ADDRESS = re.compile(r"https?://[^\s<>\"“”]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"(https?://|mailto:|tel:)\S+$", re.IGNORECASE)


@dataclass
class Cleaner:
    """Carries the headings' keys down the tree and the notes up."""

    keys: frozenset[str]
    notes: list[str] = field(default_factory=list)

    def words(self, words: str) -> str:
        """One line of words, without what no form can hold."""
        whole = SPACES.sub(" ", words)
        for found in sorted(set(UNHOLDABLE.findall(whole))):
            self._note(f"The character {code(found)} cannot be written in any form and was left out.")
            whole = whole.replace(found, "")
        return whole

    def named(self, words: str, what: str) -> str:
        """Words that may not be blank: a reader who hears the headings would meet silence."""
        if blank(words):
            raise CannotMake(f"{what} has no words. Write them, or leave it out.")
        return self.words(words)

    def text(self, words: Text) -> Text:
        return tuple(piece for run in words for piece in linked(self._run(run)))

    def _run(self, run: Run) -> Run:
        link = run.link
        if link and not self._leads_somewhere(link):
            self._note(f"The link “{self.words(link)}” leads nowhere and was written as plain words.")
            link = ""
        if blank(run.text):
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
                return replace(block, words=self.named(block.words, "A heading"))
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
        title=cleaner.named(document.title, "The title"),
        subtitle=words(document.subtitle),
        publisher=words(document.publisher),
        reference=words(document.reference),
        dated=words(document.dated),
        facts=tuple((words(name), words(value)) for name, value in document.facts),
        imprint=tuple(map(words, document.imprint)),
        blocks=tuple(map(cleaner.block, document.blocks)),
    )
    return clean, tuple(cleaner.notes)


def blank(words: str) -> bool:
    """Whether nothing of it can be seen or heard."""
    return all(unicodedata.category(character) in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp", "Zs") for character in words)


def linked(run: Run) -> Iterator[Run]:
    """A run with the addresses in it made links: an address that is only words cannot be followed."""
    if run.link or not ("@" in run.text or "://" in run.text):
        yield run
        return
    end = 0
    for found in ADDRESS.finditer(run.text):
        if found.start() > end:
            yield replace(run, text=run.text[end : found.start()])
        address = found.group()
        yield replace(run, text=address, link=address if "://" in address else f"mailto:{address}")
        end = found.end()
    if end < len(run.text):
        yield replace(run, text=run.text[end:])


def line(words: str) -> Text:
    """A line of a document's facts or imprint, as a text with its addresses linked."""
    return tuple(linked(Run(words))) if words else ()


def unseen(character: str) -> bool:
    """Whether it only joins, orders or varies its neighbours."""
    return unicodedata.category(character) == "Cf" or "VARIATION SELECTOR" in unicodedata.name(character, "")


def code(character: str) -> str:
    """ "U+4E2D" """
    return f"U+{ord(character):04X}"


def name_of(character: str) -> str:
    """Its name in the Unicode standard, in lower case, or its number: what stands where it cannot be shown."""
    return unicodedata.name(character, code(character)).lower().replace("u+", "U+")
