"""Do two statements of one area say opposite things of the same matter?

Two signs: one finding used as a strength here and a weakness there; or two statements whose findings point opposite
ways and whose words are largely the same. A contrast made in one sentence ("strong in the north, weak in the south") is
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from touchstone.domain.checks.model import WARNS, CheckedDraft, Piece
from touchstone.domain.checks.praise import direction
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.checks.text import negated_clause
from touchstone.domain.sentences import say

ALIKE = 0.6


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    if piece.kind == "area" or piece.plain or not piece.text.strip():
        return
    mine, words = _points(piece), _matter(piece.text)
    for other in draft.pieces:
        if other.kind == "area" or other.key == piece.key or other.area_key != piece.area_key or other.plain:
            continue
        if mine and _points(other) == -mine and _alike(words, _matter(other.text)):
            yield Found(
                say("This contradicts the statement “%(other)s”.", other=_short(other.text)),
                say("Say in one statement where it is so and where it is not, or take one of them out."),
            )


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77].rstrip()}…"


@lru_cache(maxsize=5_000)
def _way(text: str) -> int:
    tone = direction(text, "en")
    return tone or (-1 if negated_clause(text, "en") else 0)


def _points(piece: Piece) -> int:
    """1: it tells of a strength, -1: of a weakness, 0: of both or neither. Findings say it; without them, its words."""
    ways = {finding.direction for finding in piece.findings} - {"neutral"}
    if ways == {"strength"}:
        return 1
    if ways == {"weakness"}:
        return -1
    return 0 if ways else _way(piece.text)


_FUNCTION = frozenset(
    """
    the a an of to in on at by for from with and or but that which who whom this these those their its his her it
    they is
    are was were be been being has have had do does did not no nor never as all most some few many more very well there
    here than then so such also into out over under between within during through across about each every any both
    consistently generally usually often always sometimes rarely almost nearly good strong weak poor effective
    ineffective robust timely late clear unclear high low quality strength weakness in cases inspectors found find
    """.split()
)


_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|will|rarely|seldom|often|never|wait|waits)\b", re.I
)


@dataclass(frozen=True)
class Matter:
    """What a text is about: stems of its words, without grammar, praise and blame; `said` stand behind the verb."""

    words: frozenset[str]
    said: frozenset[str]


@lru_cache(maxsize=5_000)
def _matter(text: str) -> Matter:
    verb = _VERB.search(text)
    behind = _stems(text[verb.end() :]) if verb else _stems(text) - _stems(" ".join(text.split()[:1]))
    return Matter(_stems(text), behind)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"[a-z]{3,}", text.casefold()) if word not in _FUNCTION)


def _stem(word: str) -> str:
    cut = re.sub(r"(?:ations?|ings?|ments?|ly|ies|ed|es|s|e|y)$", "", re.sub(r"^(?:in|un)(?=\w{5})", "", word))
    return cut if len(cut) >= 3 else word


def _alike(one: Matter, other: Matter) -> bool:
    """Do they share most of their words, and not only what they speak of but something that they say of it?"""
    both = one.words & other.words
    shared = len(both)
    if shared < 2 or not both & (one.said | other.said):
        return False
    return (
        shared / min(len(one.words), len(other.words)) >= ALIKE
        and shared / max(len(one.words), len(other.words)) >= 0.4
    )


RULE = Rule(
    key="contradiction",
    title=say("A strength and a weakness that contradict"),
    explanation=say(
        "Two statements of one judgement area whose findings point opposite ways and whose words are about the same "
        "matter are shown to a person, who decides."
    ),
    severity=WARNS,
    source="This project's own rule.",
    wrong="Case plans are reviewed on time. … Case plans are not reviewed on time.",
    right="Case plans are reviewed on time in the north, and not in the south.",
    looks=_looks,
)
