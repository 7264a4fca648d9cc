"""Do two lines of a page stand as close as lines of one paragraph? Asked only where the words leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Protocol, runtime_checkable

from touchstone.reader.document import Document, Line

_WIDER = 1.2  # a gap so many times the usual one parts paragraphs
_KNOWN_BY = 24  # characters by which a line is found among the pieces of its page


class _Piece(Protocol):
    @property
    def text(self) -> str: ...

    @property
    def top(self) -> float: ...


@runtime_checkable
class _Geometry(Protocol):
    def pieces(self, page: int) -> Sequence[_Piece]: ...


def parted_as_lines(document: Document, one: Line, other: Line) -> bool:
    """Whether `other` follows `one` at the usual distance of lines. Without geometry the answer is that it does."""
    source = document.source
    if not isinstance(source, _Geometry):
        return True
    if one.page != other.page:
        return False
    tops, usual = _tops(document, source, one.page)
    above, below = tops.get(_key(one.text)), tops.get(_key(other.text))
    if above is None or below is None or not usual:
        return False
    return 0 < below - above <= usual * _WIDER


def _tops(document: Document, source: _Geometry, page: int) -> tuple[dict[str, float], float]:
    """The distance from the top of each piece of a page by its first words, and the usual distance of lines."""
    kept: dict[int, tuple[dict[str, float], float]] = document.__dict__.setdefault("_spacing", {})
    if page not in kept:
        pieces = source.pieces(page)
        heights = sorted({round(piece.top, 1) for piece in pieces})
        gaps = [after - before for before, after in zip(heights, heights[1:], strict=False) if after - before > 3]
        tops: dict[str, float] = {}
        for piece in pieces:
            tops.setdefault(_key(piece.text), piece.top)
        kept[page] = (tops, _usual(gaps))
    return kept[page]


def _usual(gaps: list[float]) -> float:
    """The distance between lines of one paragraph: the smaller half of the gaps are such."""
    if not gaps:
        return 0.0
    ordered = sorted(gaps)
    return median(ordered[: max(1, len(ordered) // 2)])


def _key(text: str) -> str:
    return "".join(text.split())[:_KNOWN_BY]
