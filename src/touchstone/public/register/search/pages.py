"""On which pages of a document do the words stand? Works on the body of a search entry: facts, then page after page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from touchstone.public.register.search.entries import PAGE_BREAK
from touchstone.public.register.search.excerpts import Piece, excerpt
from touchstone.public.register.search.words import fold

MOST_PAGES = 3


@dataclass(frozen=True)
class Hit:
    """A page that has the words: its number from 1, and a line or two of it. Number 0: the facts, not the document."""

    page: int
    pieces: list[Piece]


@dataclass(frozen=True)
class Hits:
    """The pages with most of the words, in the order of the document, and how many pages have any of them."""

    best: list[Hit]
    n_pages: int


def hits(body: str, pattern: re.Pattern[str] | None, most: int = MOST_PAGES) -> Hits:
    """Where in a body the words stand; the facts are looked at only where no page has any."""
    if pattern is None:
        return Hits([], 0)
    facts, *pages = body.split(PAGE_BREAK)
    scored = [(_score(page, pattern), number) for number, page in enumerate(pages, start=1)]
    having = [(score, number) for score, number in scored if score > (0, 0)]
    best = sorted(having, key=lambda each: (-each[0][0], -each[0][1], each[1]))[:most]
    found = [Hit(number, excerpt(pages[number - 1], pattern)) for number in sorted(number for _, number in best)]
    if not found and (pieces := excerpt(facts, pattern)):
        found = [Hit(0, pieces)]
    return Hits(found, len(having))


def _score(page: str, pattern: re.Pattern[str]) -> tuple[int, int]:
    """How many different words of those looked for the page has, and how many altogether."""
    words = pattern.findall(fold(page))
    return len(set(words)), len(words)
