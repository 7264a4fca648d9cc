"""Which grade stands beside which heading on the page itself? Asked where the text is in doubtful order."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from touchstone.reader.document import Document
from touchstone.reader.families._la_words import Heading, begins_grade, fold, grade_key

_LINE = 4.0  # points by which pieces of one line may stand apart
_CELL = 16.0  # points between lines of one cell, at most
_GRADE_WORDS = frozenset(
    "outstanding good satisfactory adequate inadequate requires require improvement to be not judged".split()
)


class Piece(Protocol):
    """A run of text with its box; see inputs/pdf.py."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@runtime_checkable
class Source(Protocol):
    """What can say where the pieces of a page stand."""

    def pieces(self, page: int) -> list[Piece]: ...


Line = tuple[float, float, str]  # top, bottom, text


def grades_by_geometry(document: Document, headings: list[Heading], page: int) -> dict[str, tuple[str, str]]:
    """Key → (grade, printed grade) for the headings whose cell on this page has one grade beside it."""
    source = document.source
    if not isinstance(source, Source):
        return {}
    pieces = source.pieces(page)
    edge = _edge_of_grades(pieces)
    if edge is None:
        return {}
    left = _lines([piece for piece in pieces if piece.left < edge - 3])
    cells = _cells(_lines([piece for piece in pieces if piece.left >= edge - 3]))
    found: dict[str, tuple[str, str]] = {}
    for key, top, bottom in _headings_at(left, headings):
        beside = [cell for cell in cells if cell[0] < bottom and cell[1] > top]
        if len(beside) == 1 and (grade := grade_key(beside[0][2])):
            found[key] = (grade, beside[0][2])
    return found


def bullets_from_left(document: Document, page: int, bullet: str) -> list[float]:
    """How far from the left the lines of a page begin that begin with this bullet, from the top down."""
    source = document.source
    if not isinstance(source, Source):
        return []
    found = [piece for piece in source.pieces(page) if piece.text.startswith(bullet)]
    return [piece.left for piece in sorted(found, key=lambda piece: piece.top)]


def _edge_of_grades(pieces: list[Piece]) -> float | None:
    """Where the column of grades begins: the left edge of the leftmost piece, right of the middle, that is a grade."""
    lines = [piece for piece in pieces if fold(piece.text).split()[:1] and fold(piece.text).split()[0] in _GRADE_WORDS]
    width = max((piece.right for piece in pieces), default=0.0)
    starts = [piece.left for piece in lines if piece.left > width * 0.5]
    return min(starts, default=None)


def _lines(pieces: list[Piece]) -> list[Line]:
    """Pieces put together to lines from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: ((p.top + p.bottom) / 2, p.left)):
        middle = (piece.top + piece.bottom) / 2
        if rows and abs((rows[-1][0].top + rows[-1][0].bottom) / 2 - middle) <= _LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [
        (
            min(p.top for p in row),
            max(p.bottom for p in row),
            " ".join(p.text for p in sorted(row, key=lambda p: p.left)),
        )
        for row in rows
    ]


def _cells(lines: list[Line]) -> list[Line]:
    """Lines of grade words put together to cells."""
    cells: list[Line] = []
    for top, bottom, text in lines:
        words = fold(text).replace(".", "").split()
        if not words or not all(word in _GRADE_WORDS for word in words):
            continue
        if cells and top - cells[-1][1] < _CELL and begins_grade(f"{cells[-1][2]} {text}"):
            cells[-1] = (cells[-1][0], bottom, f"{cells[-1][2]} {text}")
        else:
            cells.append((top, bottom, text))
    return cells


def _headings_at(lines: list[Line], headings: list[Heading]) -> list[tuple[str, float, float]]:
    """The headings found among the lines of the left column: key, top and bottom."""
    found = []
    for at in range(len(lines)):
        for heading in headings:
            last = _ends_at(lines, at, heading)
            if last is not None:
                found.append((heading.key, lines[at][0], lines[last][1]))
    # A heading that begins another one ("… in care", "… in care and care leavers") gives way to the longer.
    return [one for one in found if not any(one[1] == other[1] and other[2] > one[2] for other in found)]


def _ends_at(lines: list[Line], at: int, heading: Heading) -> int | None:
    text: list[str] = []
    for last in range(at, min(at + 4, len(lines))):
        words = [word.strip(".,:;()\"'") for word in fold(lines[last][2]).split()]
        text += words if last > at else [word for word in words if not word.replace(".", "").isdigit()]
        if tuple(text) == heading.words:
            return last
        if tuple(text) != heading.words[: len(text)]:
            return None
    return None
