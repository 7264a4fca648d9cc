"""How are two texts shown side by side, with what both say marked?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchstone.domain.recurrence.similarity import shared


@dataclass(frozen=True)
class Part:
    """A piece of a text; `marked`: the other text says it too."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Sides:
    """Both texts in pieces, and the words of the first that are shared, what counts most first."""

    first: tuple[Part, ...]
    second: tuple[Part, ...]
    words: tuple[str, ...]


def side_by_side(first: str, second: str) -> Sides:
    found = shared(first, second)
    words = dict.fromkeys(first[each.first[0][0] : each.first[0][1]].lower() for each in found)
    return Sides(
        _parts(first, [place for each in found for place in each.first]),
        _parts(second, [place for each in found for place in each.second]),
        tuple(words),
    )


def why(first: str, second: str) -> str:
    """The shared words as one line: "supervision, delay"."""
    return ", ".join(side_by_side(first, second).words) or _("no words, only letters")


def _parts(text: str, places: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    parts, at = [], 0
    for start, end in sorted(places):
        parts += [Part(text[at:start]), Part(text[start:end], marked=True)]
        at = end
    return tuple(part for part in (*parts, Part(text[at:])) if part.text)
