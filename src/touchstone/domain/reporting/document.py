"""What is a report or letter before it is a page, a PDF or Braille? One tree of plain parts that every form is made of.

A writer of a form (HTML, PDF, large print, Braille, Word, plain text) knows these parts and nothing of inspections.
What is not said here cannot be in one form and missing from another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import TypeAlias


class NotAccessible(ValueError):
    """A part that a reader who cannot see it would miss, such as a picture without words. The text says what to do."""


@dataclass(frozen=True)
class Run:
    """A stretch of text. `lang` where it is in another language than the document; `link` an address, or "#key" of a
    heading."""

    text: str
    strong: bool = False
    lang: str = ""
    link: str = ""


Text: TypeAlias = tuple[Run, ...]


def text(*parts: str | Run) -> Text:
    """Plain words and runs as one text."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def plain(words: Text) -> str:
    """The words alone."""
    return "".join(run.text for run in words)


@dataclass(frozen=True)
class Heading:
    """Levels begin at 2: the document's title is the only one of level 1. `key` is unique in the document."""

    words: str
    key: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """`number` as it is printed before the paragraph ("12", "2.8"), or none."""

    words: Text
    number: str = ""


@dataclass(frozen=True)
class Listing:
    """A list, numbered from `start` or with bullets. An item may have a list of its own."""

    items: tuple[Item, ...]
    numbered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Item:
    words: Text
    inner: Listing | None = None


@dataclass(frozen=True)
class Column:
    """`header`: the cells of this column name their rows."""

    title: str
    numeric: bool = False
    header: bool = False


@dataclass(frozen=True)
class Table:
    """Every row has as many cells as there are columns. The caption is always printed."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        wrong = [number for number, row in enumerate(self.rows, 1) if len(row) != len(self.columns)]
        if wrong:
            raise ValueError(f"{self.caption}: row {wrong[0]} has not {len(self.columns)} cells.")


@dataclass(frozen=True)
class Facts:
    """Names with their values, one line each: when, where, under which framework."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Box:
    """A few paragraphs set apart, with a title that says why: a limit that bound, a warning."""

    title: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True)
class Address:
    """The lines of an addressee or a sender."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """A letter's close: name and post as text, never a picture of handwriting."""

    name: str
    post: str


@dataclass(frozen=True)
class Picture:
    """PNG or SVG bytes. Raises NotAccessible without words that say what it shows."""

    data: bytes
    media_type: str
    instead: str

    def __post_init__(self) -> None:
        if not self.instead.strip():
            raise NotAccessible("A picture needs words that say what it shows. Write them, or leave the picture out.")


Block: TypeAlias = Heading | Paragraph | Listing | Table | Facts | Box | Address | Signature | Picture


@dataclass(frozen=True)
class Document:
    """A whole document in one language. `kind` is report, letter or children.

    `facts` stand on the cover and in the imprint, from this one place. `contents`: a list of the headings of level 2
    and 3 after the cover. `imprint` are the closing lines: how to ask for another form, who owns the text.
    """

    language: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    publisher: str = ""
    reference: str = ""
    dated: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    contents: bool = True
    imprint: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        level = 1
        seen: set[str] = set()
        for heading in self.headings():
            if heading.level > level + 1 or heading.level < 2:
                raise NotAccessible(f"The heading “{heading.words}” leaves out a level: make it level {level + 1}.")
            if heading.key in seen:
                raise ValueError(f"Two headings have the key {heading.key!r}.")
            seen.add(heading.key)
            level = heading.level

    def headings(self) -> Iterator[Heading]:
        return (block for block in self.blocks if isinstance(block, Heading))

    def words(self) -> str:
        """Every word of it, in reading order, a line a part: for searching, counting and comparing forms."""
        return "\n".join([self.title, self.subtitle, *(line for block in self.blocks for line in lines_of(block))])

    @property
    def sha256(self) -> str:
        """Changes when anything in it changes."""
        whole = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, default=lambda data: data.hex())
        return hashlib.sha256(whole.encode()).hexdigest()


def lines_of(block: Block) -> list[str]:
    """The words of a block, in reading order."""
    match block:
        case Heading():
            return [block.words]
        case Paragraph():
            return [f"{block.number} {plain(block.words)}".strip()]
        case Listing():
            return _list_lines(block)
        case Table():
            return [block.caption, " ".join(column.title for column in block.columns), *map(" ".join, block.rows)]
        case Facts():
            return [f"{name}: {plain(value)}" for name, value in block.pairs]
        case Box():
            return [block.title, *map(plain, block.paragraphs)]
        case Address():
            return list(block.lines)
        case Signature():
            return [block.name, block.post]
        case _:  # a picture
            return [block.instead]


def _list_lines(listing: Listing) -> list[str]:
    out: list[str] = []
    for item in listing.items:
        out.append(plain(item.words))
        if item.inner is not None:
            out += _list_lines(item.inner)
    return out


def bullets(items: Sequence[str]) -> Listing:
    """A plain list with bullets."""
    return Listing(tuple(Item(text(words)) for words in items))


def printed_in(document: Document) -> Iterator[tuple[str, bool]]:
    """Every text that a document prints, in reading order, each with whether it is marked as another language."""
    fixed = [document.title, document.subtitle, document.publisher, document.dated]
    yield from ((words, False) for words in fixed if words)
    yield from ((words, False) for pair in document.facts for words in pair)
    for block in document.blocks:
        match block:
            case Paragraph():
                yield from _runs_of(block.words)
            case Listing():
                yield from _runs_in_list(block)
            case Facts():
                for name, value in block.pairs:
                    yield name, False
                    yield from _runs_of(value)
            case Box():
                yield block.title, False
                for words in block.paragraphs:
                    yield from _runs_of(words)
            case Table():
                titles = (block.caption, *(column.title for column in block.columns))
                yield from ((words, False) for words in (*titles, *(cell for row in block.rows for cell in row)))
            case _:
                yield from ((line, False) for line in lines_of(block))
    yield from ((words, False) for words in document.imprint)


def _runs_of(words: Text) -> Iterator[tuple[str, bool]]:
    return ((run.text, bool(run.lang)) for run in words)


def _runs_in_list(listing: Listing) -> Iterator[tuple[str, bool]]:
    for item in listing.items:
        yield from _runs_of(item.words)
        if item.inner is not None:
            yield from _runs_in_list(item.inner)
