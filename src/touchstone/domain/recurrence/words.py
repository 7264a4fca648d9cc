"""What does a text say, word by word? Words with their places, brought to their stems; a table of concepts over them.

Plain and without an outside model, so that the same two texts get the same answer everywhere and for ever.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from touchstone.domain.recurrence.vocabulary import CONCEPTS, SAYS_LITTLE

CONCEPT = "#"  # begins the key of a term that is a concept and not a stem

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_WORDING = re.compile(r"[^\W_]+(?:'[^\W_]+)*\*?")
# Documents point at their own paragraphs at the end of an item: not part of what must improve.
_POINTER = re.compile(r"\((?:see |recommendation )?(?:para(?:graph)?s?|recommendations?)\b[^)]*\)")
# What follows says what the change is for, not what is weak. Never at the very beginning of a sentence.
_PURPOSE = re.compile(
    r"(?<=[^\s.;:–•])\s+(?:so that|so as to|in order to|to (?:ensure|enable|help|make sure|avoid|prevent|support))\b"
    r"[^.;–•]*"
)
_APOSTROPHES = str.maketrans("’‘", "''")
_ENDINGS = sorted(
    {
        "fulness": "ful", "iveness": "ive", "ational": "ate", "isation": "ise", "ization": "ise", "ement": "e",
        "ments": "", "ment": "", "ness": "", "ingly": "", "edly": "", "ities": "ity", "ation": "ate", "ations": "ate",
        "ies": "y", "ied": "y", "ing": "", "ed": "", "ly": "", "sses": "ss", "es": "", "s": "",
    }.items(),
    key=lambda pair: (-len(pair[0]), pair[0]),
)  # fmt: skip
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST_STEM = 4
_SHORTEST_WORD = 3
_PREFIX = 3  # letters that a wording's first word has at least before its `*`


@dataclass(frozen=True)
class Term:
    """One thing that a text says: a stem, or `#` and the key of a concept; and the characters where it stands.

    `purpose`: it stands in a clause that says what the change is for ("so that …")."""

    key: str
    start: int
    end: int
    purpose: bool = False


@dataclass(frozen=True)
class _Part:
    """One word of a wording; `open`: any ending may follow."""

    text: str
    open: bool

    def fits(self, word: str) -> bool:
        return word.startswith(self.text) if self.open else word == self.text


@dataclass(frozen=True)
class _Wording:
    key: str
    parts: tuple[_Part, ...]


def stem(word: str) -> str:
    """The word without its ending, so that "reviewed" and "reviews" are one. Not a root of the language."""
    if word.endswith(_NO_PLURAL):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + instead
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


def terms(text: str) -> tuple[Term, ...]:
    """Everything that the text says, in order. Words that a concept covers are not counted once more as words."""
    plain = _POINTER.sub(lambda found: " " * len(found[0]), text.translate(_APOSTROPHES).lower())
    words = list(_WORD.finditer(plain))
    purposes = [(found.start(), found.end()) for found in _PURPOSE.finditer(plain)]
    return tuple(_terms([word[0] for word in words], words, purposes))


def _terms(
    words: Sequence[str], places: Sequence[re.Match[str]], purposes: Sequence[tuple[int, int]]
) -> Iterator[Term]:
    at = 0
    while at < len(words):
        wording = _longest_at(words, at)
        length = len(wording.parts) if wording else 1
        key = CONCEPT + wording.key if wording else _key_of(words[at])
        if key:
            start = places[at].start()
            purpose = any(begins <= start < ends for begins, ends in purposes)
            yield Term(key, start, places[at + length - 1].end(), purpose)
        at += length


def _key_of(word: str) -> str:
    """The stem of a word; empty for words that say little."""
    bare = word.removesuffix("'s").strip("'")
    silent = len(bare) < _SHORTEST_WORD or bare.isdigit() or {word, bare} & SAYS_LITTLE
    return "" if silent else stem(bare)


def _longest_at(words: Sequence[str], at: int) -> _Wording | None:
    """The wording with most words that begins here; the first of the table among equals."""
    table = _table()
    offered = (*table.get(words[at], ()), *table.get(words[at][:_PREFIX] + "*", ()))
    best: _Wording | None = None
    for each in offered:
        rest = words[at : at + len(each.parts)]
        fits = len(rest) == len(each.parts) and all(p.fits(w) for p, w in zip(each.parts, rest, strict=True))
        if fits and (best is None or _size(each) > _size(best)):
            best = each
    return best


def _size(wording: _Wording) -> tuple[int, int]:
    return len(wording.parts), sum(len(part.text) for part in wording.parts)


@cache
def _table() -> Mapping[str, tuple[_Wording, ...]]:
    """The wordings by their first word; those whose first word is open by its first letters and a `*`."""
    table: dict[str, list[_Wording]] = defaultdict(list)
    for concept in CONCEPTS:
        for wording in concept.wordings:
            parts = tuple(_Part(each.rstrip("*"), each.endswith("*")) for each in _WORDING.findall(wording))
            first = parts[0]
            table[first.text[:_PREFIX] + "*" if first.open else first.text].append(_Wording(concept.key, parts))
    return {first: tuple(wordings) for first, wordings in table.items()}
