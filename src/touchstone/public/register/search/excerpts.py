"""Where in a text do the words looked for stand? Pieces of it, with those words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.public.register.search.words import fold

REACH = 110
ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ements", "ement", "ies", "ed", "es", "s", "e", "y")


@dataclass(frozen=True)
class Piece:
    """Some text; `marked` when it is a word that was looked for."""

    text: str
    marked: bool = False


def pattern_of(terms: Sequence[str]) -> re.Pattern[str] | None:
    """Finds the words in folded text, whatever their ending."""
    stems = sorted({_stem(term) for term in terms}, key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, stems)) + r")[^\W_]*") if stems else None


def _stem(term: str) -> str:
    for ending in ENDINGS:
        if term.endswith(ending) and len(term) - len(ending) >= 4:
            return term[: -len(ending)]
    return term


def whole(text: str, pattern: re.Pattern[str] | None) -> list[Piece]:
    """The whole text in pieces; one unmarked piece when nothing was looked for or found."""
    return _cut(text, pattern, 0, len(text))


def found_in(text: str, pattern: re.Pattern[str] | None) -> bool:
    return bool(pattern and pattern.search(_aligned(text)))


def excerpt(text: str, pattern: re.Pattern[str] | None) -> list[Piece]:
    """A line or two around the first place where a word stands; empty when none does."""
    found = pattern.search(_aligned(text)) if pattern else None
    if not found:
        return []
    start, end = max(0, found.start() - REACH), min(len(text), found.end() + REACH)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    pieces = _cut(text, pattern, start, end)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return [Piece(before), *pieces, Piece(after)]


def _cut(text: str, pattern: re.Pattern[str] | None, start: int, end: int) -> list[Piece]:
    pieces, at = [], start
    for found in pattern.finditer(_aligned(text), start, end) if pattern else ():
        pieces += [Piece(text[at : found.start()]), Piece(text[found.start() : found.end()], marked=True)]
        at = found.end()
    return [piece for piece in [*pieces, Piece(text[at:end])] if piece.text]


def _aligned(text: str) -> str:
    """Folded letter by letter, so that places in it are places in the text."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(fold(letter)[:1] or " " for letter in text)
