"""How are words compared, and where does a sentence end?"""

from __future__ import annotations

import re

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "‑": "-"})
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
# A stop, then perhaps a closing quote or bracket, then space and something that can begin a sentence.
_STOP = re.compile(r"[.!?][’”\"')\]]*\s+(?=[A-Z0-9‘“\"'(\[])")
_ABBREVIATIONS = frozenset("No. no. Mr. Mrs. Ms. Dr. St. e.g. i.e. vs. s. ss.".split())
_NUMBER_AT_END = re.compile(r"(?:^|\s)\d+(?:\.\d+)*\.$")


def fold(text: str) -> str:
    """For comparing: plain quotes and dashes, lower case, single spaces."""
    return _SPACES.sub(" ", text.translate(_QUOTES)).strip().casefold()


def words_only(text: str) -> str:
    """For comparing headings: folded, `&` as "and", only letters, digits and single spaces."""
    return _NOT_WORD.sub(" ", fold(text).replace("&", " and ").replace("'", "")).strip()


def slug(text: str, limit: int = 60) -> str:
    """A name fit for a key: lower-case words joined by underscores."""
    return words_only(text).replace(" ", "_")[:limit].strip("_") or "unnamed"


def sentences(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of one paragraph, in order, without the blanks between them."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        end = stop.start() + len(stop.group().rstrip())
        head = text[start:end]
        if head.rsplit(maxsplit=1)[-1].lstrip("(") in _ABBREVIATIONS:
            continue
        if _NUMBER_AT_END.search(head) and end - start < 12:
            continue
        found.append((start, end))
        start = stop.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return found
