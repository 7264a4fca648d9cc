"""Is this a word? Reads Hunspell dictionaries as they are published, in plain Python.

Understood: words with one-letter flags, prefixes and suffixes with conditions, both on one word, a suffix on a suffix,
NEEDAFFIX and REP. Compounds are not built: the caller divides words at hyphens and apostrophes.

The dictionaries: `dictionaries/en-GB` (SCOWL, British -ise; MIT and BSD) and `dictionaries/cy-GB` (Bangor University
and
Troi; LGPL 3 or later), each with its licence beside it. They are read when the first word is looked up.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("dictionaries")
FILES = {"en": "en-GB", "cy": "cy-GB"}
DEPTH = 3


@dataclass(frozen=True)
class Affix:
    """`add` stands where `strip` was; `more` are flags that the word so made may take."""

    flag: str
    strip: str
    add: str
    condition: re.Pattern[str]
    more: str


class Dictionary:
    """A dictionary in memory."""

    def __init__(self, affixes: str, words: str) -> None:
        self.prefixes: dict[str, list[Affix]] = {}
        self.suffixes: dict[str, list[Affix]] = {}
        self.replacements: list[tuple[str, str]] = []
        self.needs_affix = ""
        for line in affixes.splitlines():
            self._read(line.split())
        self.words: dict[str, str] = {}
        for line in words.splitlines()[1:]:
            word, _, flags = line.partition("/")
            self.words[word] = self.words.get(word, "") + flags
        self._known: dict[str, bool] = {}

    def _read(self, parts: list[str]) -> None:
        match parts:
            case ["NEEDAFFIX", flag]:
                self.needs_affix = flag
            case ["REP", wrong, right]:
                self.replacements.append((wrong, right))
            case ["PFX" | "SFX", _, "Y" | "N", count] if count.isdigit():
                pass  # the head of a group
            case ["PFX" | "SFX" as kind, flag, strip, add, *rest]:
                add, _, more = add.partition("/")
                condition = rest[0] if rest else "."
                where = rf"{condition}.*" if kind == "PFX" else rf".*{condition}"
                affix = Affix(flag, _none(strip), _none(add), re.compile(where), more)
                (self.prefixes if kind == "PFX" else self.suffixes).setdefault(affix.add, []).append(affix)
            case _:
                pass

    def knows(self, word: str) -> bool:
        """Is it a word just so, with these capitals?"""
        if word not in self._known:
            self._known[word] = self._made(word, "", "", DEPTH)
        return self._known[word]

    def _made(self, word: str, prefix: str, suffix: str, depth: int) -> bool:
        """Can the word stand where an affix with these flags (or none) was taken away?"""
        flags = self.words.get(word)
        if flags is not None and prefix in flags and suffix in flags and (depth < DEPTH or not self._bare(flags)):
            return True
        return depth > 0 and (
            any(self._under_suffix(affix, base, prefix, suffix, depth) for affix, base in self._without_suffix(word))
            or not prefix
            and any(self._made(base, affix.flag, suffix, depth - 1) for affix, base in self._without_prefix(word))
        )

    def _bare(self, flags: str) -> bool:
        return bool(self.needs_affix) and self.needs_affix in flags

    def _under_suffix(self, affix: Affix, base: str, prefix: str, suffix: str, depth: int) -> bool:
        if suffix and suffix not in affix.more or not suffix and not prefix and self._bare(affix.more):
            return False
        kept = "" if prefix in affix.more else prefix
        return self._made(base, kept, affix.flag, depth - 1)

    def _without_suffix(self, word: str) -> Iterator[tuple[Affix, str]]:
        for cut in range(len(word), max(0, len(word) - 9), -1):
            for affix in self.suffixes.get(word[cut:], ()):
                base = word[:cut] + affix.strip
                if base and affix.condition.fullmatch(base):
                    yield affix, base

    def _without_prefix(self, word: str) -> Iterator[tuple[Affix, str]]:
        for cut in range(min(len(word), 6)):
            for affix in self.prefixes.get(word[:cut], ()):
                base = affix.strip + word[cut:]
                if affix.condition.fullmatch(base):
                    yield affix, base

    def nearest(self, word: str) -> str:
        """A word one slip away, or "": letters changed places, one too many, one wrong, one missing, a usual slip."""
        return next((each for each in _slips(word, self.replacements) if self.knows(each)), "")


def _none(text: str) -> str:
    return "" if text == "0" else text


LETTERS = "esianrtolcdugmphbyfvkwzxjqŵŷâêîôûï"


def _slips(word: str, replacements: list[tuple[str, str]]) -> Iterator[str]:
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1)
    yield from (a + a[-1] + b for a, b in cuts)
    yield from (a + b[1:] for a, b in cuts if b)
    for wrong, right in replacements:
        if wrong.isalpha() and right.isalpha() and wrong in word:
            yield word.replace(wrong, right, 1)
    yield from (a + letter + b for a, b in cuts for letter in LETTERS)
    yield from (a + letter + b[1:] for a, b in cuts if b for letter in LETTERS)
    yield from (letter + word for letter in LETTERS)
    yield word[1] + word[0] + word[2:]


@cache
def dictionary(language: str) -> Dictionary:
    """The dictionary of a language: "en" or "cy". Read once."""
    name = FILES[language]
    affixes, words = (gzip.decompress((FOLDER / f"{name}.{end}.gz").read_bytes()).decode() for end in ("aff", "dic"))
    return Dictionary(affixes, words)
