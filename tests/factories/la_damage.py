"""Documents as other programs, scanners and accidents leave them: mechanical damage to the text of a report.

Each damage keeps what a careful person reads, so that the label of the whole document still holds; a reader may
then know less than before, but must not be sure of something wrong.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from touchstone.reader.document import Document

_GRADE_LINE = re.compile(
    r"^(Requires improvement(?: to be good)?|Outstanding|Good|Inadequate|Adequate)\s*$", re.IGNORECASE
)
_BULLET = re.compile(r"^[•◼■▪\ue000-\uf8ff]\s?", re.MULTILINE)
_WIDTH = 62


def _pages(document: Document, change: Callable[[str], str]) -> Document:
    return replace(document, pages=[change(page) for page in document.pages], source=None)


def centred_cells(document: Document, _: random.Random) -> Document:
    """Grades that stand on their own line move up one line: between the lines of their heading."""

    def change(page: str) -> str:
        lines = page.split("\n")
        for at in range(1, min(len(lines), 40)):
            if _GRADE_LINE.match(lines[at]) and not _GRADE_LINE.match(lines[at - 1]):
                lines[at - 1], lines[at] = lines[at], lines[at - 1]
        return "\n".join(lines)

    pages = [change(document.pages[0]), *document.pages[1:]]
    return replace(document, pages=pages, source=None)


def columns_apart(document: Document, _: random.Random) -> Document:
    """On the first page all headings come first, then all grades that stood on lines of their own."""
    lines = document.pages[0].split("\n")
    grades = [line for line in lines[:40] if _GRADE_LINE.match(line)]
    rest = [line for at, line in enumerate(lines) if at >= 40 or not _GRADE_LINE.match(line)]
    last = max((at for at, line in enumerate(rest[:30]) if "effectiveness" in line or "governance" in line), default=12)
    pages = ["\n".join(rest[: last + 1] + grades + rest[last + 1 :]), *document.pages[1:]]
    return replace(document, pages=pages, source=None)


def lost_bullets(document: Document, _: random.Random) -> Document:
    """A symbol font that came out as nothing."""
    return _pages(document, lambda page: _BULLET.sub("", page))


def symbol_bullets(document: Document, _: random.Random) -> Document:
    """A symbol font that came out as a code point of the private area."""
    return _pages(document, lambda page: _BULLET.sub("\uf0d8 ", page))


def letter_bullets(document: Document, _: random.Random) -> Document:
    """A symbol font that came out as the letter its symbol lies on."""
    return _pages(document, lambda page: _BULLET.sub("n ", page))


def rewrapped(document: Document, _: random.Random) -> Document:
    """Lines broken at another width; lists, numbers and short lines keep their lines."""

    def change(page: str) -> str:
        out: list[str] = []
        for line in page.split("\n"):
            while len(line) > _WIDTH and " " in line[:_WIDTH]:
                cut = line.rindex(" ", 0, _WIDTH)
                out.append(line[:cut])
                line = line[cut + 1 :]
            out.append(line)
        return "\n".join(out)

    return _pages(document, change)


def no_space_after_numbers(document: Document, _: random.Random) -> Document:
    return _pages(document, lambda page: re.sub(r"^(\d{1,3}\.) +", r"\1", page, flags=re.MULTILINE))


def straight_quotes(document: Document, _: random.Random) -> Document:
    return _pages(document, lambda page: page.replace("’", "'").replace("‘", "'").replace("–", "-"))


def capitals(document: Document, _: random.Random) -> Document:
    """The first page's grades in capitals."""
    pages = ["\n".join(line.upper() if _GRADE_LINE.match(line) else line for line in document.pages[0].split("\n"))]
    return replace(document, pages=pages + document.pages[1:], source=None)


def no_contents(document: Document, _: random.Random) -> Document:
    """The page with the contents list is missing (its headings are only repeated there)."""
    kept = [page for page in document.pages if not re.search(r"(?m)^Contents\s*$", page) or len(page) > 2200]
    return replace(document, pages=kept, source=None)


def scanned(document: Document, draw: random.Random) -> Document:
    """Letters taken for others, as text recognition takes them: one word in a hundred and fifty."""
    confusions = (("l", "1"), ("rn", "m"), ("o", "0"), ("e", "c"), ("i", "l"))

    def change(page: str) -> str:
        words = page.split(" ")
        for at, word in enumerate(words):
            one, other = draw.choice(confusions)
            if one in word and draw.random() < 1 / 150:
                words[at] = word.replace(one, other, 1)
        return " ".join(words)

    return _pages(document, change)


def blank_lines(document: Document, _: random.Random) -> Document:
    """An empty line after each line, and blanks at its ends."""
    return _pages(document, lambda page: page.replace("\n", "  \n\n "))


DAMAGE: dict[str, Callable[[Document, random.Random], Document]] = {
    function.__name__: function
    for function in (
        centred_cells,
        columns_apart,
        lost_bullets,
        symbol_bullets,
        letter_bullets,
        rewrapped,
        no_space_after_numbers,
        straight_quotes,
        capitals,
        no_contents,
        scanned,
        blank_lines,
    )
}
