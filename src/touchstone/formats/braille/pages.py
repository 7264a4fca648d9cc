"""How are lines of cells laid out on pages of 40 cells by 25 lines? The last line of a page holds its number alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CELLS, LINES = 40, 25
TEXT_LINES = LINES - 1
CONTINUED = '"'  # dot 5: a word too long for a line goes on in the next


@dataclass(frozen=True)
class Chunk:
    """Lines that belong together. `apart`: blank lines before it, not at the top of a page. `key`: of a heading."""

    lines: tuple[str, ...]
    apart: int = 0
    heading: bool = False
    key: str = ""


def wrapped(cells: str, first: int = 0, rest: int = 0, width: int = CELLS) -> tuple[str, ...]:
    """Lines that begin `first` cells in, and then `rest` cells in; none for no cells. They are those of `textwrap`,
    which takes half as long as the translation itself."""
    room = width - max(first, rest)
    lines: list[str] = []
    for word in (part for whole in cells.split() for part in _parts(whole, room)):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(" " * (rest if lines else first) + word)
    return tuple(lines)


def _parts(word: str, room: int) -> Iterable[str]:
    while len(word) > room:
        yield word[: room - 1] + CONTINUED
        word = word[room - 1 :]
    yield word


def centred(cells: str) -> tuple[str, ...]:
    """Lines in the middle, with at least three cells free on each side."""
    return tuple(line.center(CELLS).rstrip() for line in wrapped(cells, width=CELLS - 6))


def paged(chunks: Iterable[Chunk]) -> tuple[list[list[str]], dict[str, int]]:
    """Pages of lines without their numbers, and the place (from 0) of the page of each heading.

    A heading stays with two lines of what follows it.
    """
    given = list(chunks)
    pages: list[list[str]] = [[]]
    places: dict[str, int] = {}
    for number, chunk in enumerate(given):
        blank = chunk.apart if pages[-1] and pages[-1][-1] else 0
        lines = [""] * blank + list(chunk.lines)
        needed = len(lines) + _company(given, number) if chunk.heading else min(len(lines), blank + 1)
        if pages[-1] and len(pages[-1]) + needed > TEXT_LINES:
            pages.append([])
            lines = list(chunk.lines)
        if chunk.key:
            places[chunk.key] = len(pages) - 1
        for line in lines:
            if len(pages[-1]) == TEXT_LINES:
                pages.append([])
                if not line:
                    continue
            pages[-1].append(line)
    return pages, places


def _company(chunks: list[Chunk], number: int) -> int:
    """How many lines after a heading must be on its page."""
    lines = 0
    for chunk in chunks[number + 1 :]:
        lines += chunk.apart + (len(chunk.lines) if chunk.heading else min(2, len(chunk.lines)))
        if not chunk.heading:
            break
    return min(lines, TEXT_LINES // 2)


def numbered(pages: list[list[str]], numbers: Iterable[str]) -> str:
    """The whole file: 25 lines a page, the number at the end of the last, a form feed between pages."""
    out = []
    for lines, number in zip(pages, numbers, strict=True):
        full = [*lines, *[""] * (TEXT_LINES - len(lines)), number.rjust(CELLS)]
        out.append("\r\n".join(full) + "\r\n")
    return "\f".join(out)
