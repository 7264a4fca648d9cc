"""Which way does a text point, and how strongly? Finds words of praise and blame, and turns those that are denied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from touchstone.domain.checks.lexicon import BLAME, IDLE, PRAISE
from touchstone.domain.checks.text import clause_span, denied, only_some, supposed


@dataclass(frozen=True)
class Tone:
    """A word of praise (above 0) or blame (below 0); `strength` 1 or 2. A denied one points the other way,
    weakly; one that is said of some only, or of what might be, is weak."""

    start: int
    end: int
    words: str
    strength: int


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return _any(list(_strengths(language)))


@cache
def _strengths(language: str) -> Mapping[str, int]:
    return {
        phrase: sign * strength
        for sign, table in ((1, PRAISE), (-1, BLAME))
        for strength, words in table[language].items()
        for phrase in (" ".join(part.split()) for part in words.split(","))
    }


def _any(phrases: list[str]) -> re.Pattern[str]:
    made = (re.escape(one).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for one in sorted(phrases, key=len)[::-1])
    return re.compile(rf"(?<![\w-])(?:{'|'.join(made)})(?![\w-])", re.I)


@cache
def _idle(language: str) -> re.Pattern[str]:
    return _any(list(IDLE[language]))


@cache
def _strength(words: str, language: str) -> int:
    folded = " ".join(words.casefold().split())
    fits = [strength for phrase, strength in _strengths(language).items() if _any([phrase]).fullmatch(folded)]
    return max(fits, key=abs)


def tones(text: str, language: str) -> list[Tone]:
    """Every word of praise or blame, in the order of the text."""
    idle = [match.span() for match in _idle(language).finditer(text)]
    found = []
    for match in _pattern(language).finditer(text):
        if any(start < match.end() and match.start() < end for start, end in idle):
            continue
        strength = _strength(match.group(), language)
        start, _ = clause_span(text, match.start())
        before = text[start : match.start()]
        if denied(before, language):
            strength = -1 if strength > 0 else 1
        elif only_some(text[slice(*clause_span(text, match.start()))], language) or supposed(before, language):
            strength = 1 if strength > 0 else -1
        found.append(Tone(match.start(), match.end(), match.group(), strength))
    return found


def direction(text: str, language: str) -> int:
    """1 where a text only praises, -1 where it only blames, 0 where it does both or neither."""
    signs = {1 if tone.strength > 0 else -1 for tone in tones(text, language)}
    return signs.pop() if len(signs) == 1 else 0
