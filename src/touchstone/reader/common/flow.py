"""How does a document run as blocks (headings, list items, paragraphs), whatever its format?

A block's text is clean: no list marks, no heading marks, no bold marks, one space between words, lines joined that
only the width of a page had parted. Each of its characters knows where it stands in the document.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from touchstone.reader.common.dates import find_dates
from touchstone.reader.common.spacing import parted_as_lines
from touchstone.reader.common.text import sentences, words_only
from touchstone.reader.confidence import FORM
from touchstone.reader.document import Document, Line
from touchstone.reader.record import Place, Value

HEADING, BULLET, TEXT = "heading", "bullet", "text"

BULLETS = "-*•·▪■◼●○–\uf0b7\uf06e\uf02d\uf0a7\uf0d8"
_MARK = re.compile(rf"(?P<hash>#{{1,6}})\s+|(?P<bullet>[{BULLETS}]|o(?=\s))\s+|(?P<fused>[•▪■◼●\uf0b7\uf06e\uf0a7])")
_NUMBERED = re.compile(r"\(?\d{1,3}(?:[.)]|(?:\.\d{1,3})+[.)]?)\s+\S|\([a-z]\)\s")
_UNCLEAN = re.compile("\\*\\*|__|\\s\\s|[^\\S ]|[\u00ad\u200b\ufeff\ufffe]")
_BOLD = re.compile(r"\*\*|__")
_ENDS = re.compile(r"[.!?:;…][’”\"')\]]*$")
_RUNNING_EDGE = 2  # lines at the top and foot of a page that can be a running title or a page number
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
_OWN = re.compile(rf"\d+\.\d|grade\s|[{BULLETS}]\s", re.IGNORECASE)  # lines that repeat because the form does
_DIGITS = re.compile(r"\d+")
_COPIES = re.compile(r"cc\b|c\.c\.", re.IGNORECASE)
_ENTRY = re.compile(r"[\s.]\d{1,3}$")
_DATE_LENGTH = 20  # of the longest: "30 September 2024"
_SHORT = 0.55  # a line that fills less of the width than this was ended by its writer, not by the page
_WRAPPED_WIDTH = 130  # a text whose lines are all shorter than this may be broken by hand


@dataclass
class Block:
    """`kind` is HEADING (marked as one), BULLET or TEXT. `level`: of a heading 1 to 6, of a bullet its indent."""

    kind: str
    level: int
    text: str
    offsets: array[int]  # where each character of `text` stands in the document
    document: Document
    number: int = 0

    @cached_property
    def words(self) -> str:
        """The text as words only, for comparing with headings."""
        return words_only(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return sentences(self.text)

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence in which a character of the text stands."""
        at = bisect_right(self.sentences, position, key=lambda span: span[1])
        return self.sentences[at] if at < len(self.sentences) else (0, len(self.text))

    def place(self, start: int = 0, end: int | None = None) -> Place:
        stop = len(self.text) if end is None else end
        return self.document.place(self.offsets[start], self.offsets[max(start, stop - 1)] + 1)

    def value(
        self, value: Any, span: tuple[int, int] | None = None, confidence: float = FORM, doubt: str = ""
    ) -> Value:
        """A value that stands in this block, at `span` of its text (all of it without one)."""
        start, end = span or (0, len(self.text))
        return Value(value, self.place(start, end), confidence, doubt)

    def quote(self, start: int, end: int, confidence: float = FORM, doubt: str = "") -> Value:
        """The words of `text[start:end]` themselves as a value."""
        return Value(self.text[start:end], self.place(start, end), confidence, doubt)


def flow(document: Document, headings: Iterable[str] = ()) -> list[Block]:
    """The blocks of a document. `headings` (any spelling) are known headings: no line is joined to one."""
    known = frozenset(words_only(heading) for heading in headings)
    lines = list(_without_running_lines(document))
    width = _width(document, lines)
    blocks: list[Block] = []
    previous: Line | None = None
    for line in lines:
        block = _block(document, line)
        if not block.text:
            continue
        if previous is not None and _continues(document, blocks[-1], previous, block, line, width, known):
            _join(blocks[-1], block)
        else:
            block.number = len(blocks)
            blocks.append(block)
        previous = line
    return blocks


def _block(document: Document, line: Line) -> Block:
    kind, level, at = TEXT, 0, 0
    mark = _MARK.match(line.text)
    if mark and mark.group("hash"):
        kind, level, at = HEADING, len(mark.group("hash")), mark.end()
    elif mark and not line.text.startswith("**"):
        kind, level, at = BULLET, _indent(document, line), mark.end()
    text, offsets = _clean(line.text, at, line.start)
    return Block(kind, level, text, offsets, document)


def _indent(document: Document, line: Line) -> int:
    begins = document.text.rfind("\n", 0, line.start) + 1
    begins = max(begins, document.text.rfind("\f", 0, line.start) + 1) if begins <= line.start else begins
    return line.start - begins


def _clean(raw: str, at: int, start: int) -> tuple[str, array[int]]:
    """The words of a line from `at`, without bold marks, soft hyphens and doubled blanks, with their offsets."""
    if not _UNCLEAN.search(raw, at):
        return raw[at:], array("l", range(start + at, start + len(raw)))
    characters: list[str] = []
    offsets = array("l")
    hidden = {i for found in _BOLD.finditer(raw) for i in range(*found.span())}
    for index in range(at, len(raw)):
        character = raw[index]
        if index in hidden or character in "\u00ad\u200b\ufeff":
            continue
        if character == "\ufffe":
            character = "-"
        if character.isspace():
            if not characters or characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        offsets.append(start + index)
    while characters and characters[-1] == " ":
        characters.pop()
        offsets.pop()
    return "".join(characters), offsets


def _join(block: Block, more: Block) -> None:
    if not block.text.endswith("-"):
        block.text += " "
        block.offsets.append(block.offsets[-1])
    block.text += more.text
    block.offsets.extend(more.offsets)
    for name in ("words", "sentences"):
        block.__dict__.pop(name, None)


def _continues(
    document: Document, block: Block, previous: Line, new: Block, line: Line, width: int, known: frozenset[str]
) -> bool:
    """Whether a line goes on with the block before it instead of beginning one."""
    if new.kind != TEXT or block.kind == HEADING or block.words in known or _is_known(new, known):
        return False
    unfinished = not _ENDS.search(block.text)
    goes_on = unfinished and new.text[0].islower() and not _COPIES.match(new.text)
    if not width:
        # Every line is a paragraph, but a page end can part one: unfinished, and going on in lower case.
        return goes_on and len(block.text) > 60
    if _NUMBERED.match(new.text) or (_gap(document, previous, line) and not goes_on):
        return False
    if _ENTRY.search(previous.text) and _ENTRY.search(line.text):
        return False  # two entries of a contents list
    if len(previous.text) < width * _SHORT:
        return False
    if unfinished and (goes_on or block.text.endswith(("-", ","))):
        return True
    filled = len(previous.text) + 1 + len(_unbroken(new.text))
    if unfinished:
        return filled > width * 0.8
    return filled > width * 0.9 and parted_as_lines(document, previous, line)


def _unbroken(text: str) -> str:
    """What a printer takes to the next line as a whole: the first word, or a date that is kept on one line."""
    date = find_dates(text[:_DATE_LENGTH]) if text[0].isdigit() else []
    return date[0].printed if date and not date[0].start and not date[0].last else text.split(" ", 1)[0]


def _is_known(block: Block, known: frozenset[str]) -> bool:
    """A known heading, and not the last words of a sentence that happen to be the same."""
    return block.words in known and not block.text[0].islower() and not block.text.endswith(".")


def _gap(document: Document, previous: Line, line: Line) -> bool:
    between = document.text[previous.end : line.start]
    return between.count("\n") > 1 and "\f" not in between


def _width(document: Document, lines: list[Line]) -> int:
    """The width at which lines were broken, in characters; 0 where each line is a whole paragraph."""
    if len(lines) < 8:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.95)]
    if width > _WRAPPED_WIDTH:
        return 0
    if document.media_type == "application/pdf":
        return width
    # One line that nearly fills the width, without a stop, over one in lower case: broken by hand.
    broken = any(
        not _gap(document, one, other)
        and len(one.text) > width * 0.75
        and not _ENDS.search(one.text)
        and other.text[0].islower()
        for one, other in zip(lines, lines[1:], strict=False)
    )
    return width if broken else 0


def _without_running_lines(document: Document) -> Iterator[Line]:
    """The lines without running titles and page numbers: what stands at the edge of most pages, and lone numbers."""
    if document.edges_clean:
        yield from document.lines
        return
    if len(document.pages) < 2:
        yield from document.lines
        return
    edges = _edges(document)
    counts = Counter(_DIGITS.sub("#", line.text) for line in edges.values() if not _OWN.match(line.text))
    often = max(3, len(document.pages) // 2)
    for line in document.lines:
        at_edge = line.number in edges
        if not at_edge or (counts[_DIGITS.sub("#", line.text)] < often and not _PAGE_NUMBER.match(line.text)):
            yield line


def _edges(document: Document) -> dict[int, Line]:
    """The first and last lines of every page, by number."""
    by_page: dict[int, list[Line]] = {}
    for line in document.lines:
        by_page.setdefault(line.page, []).append(line)
    edges: dict[int, Line] = {}
    for lines in by_page.values():
        edges |= {line.number: line for line in (*lines[:_RUNNING_EDGE], *lines[-_RUNNING_EDGE:])}
    return edges
