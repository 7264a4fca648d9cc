"""What changed between two texts, word by word? The parts in order: kept, taken out, put in.

Taking the parts that are kept or put in gives the new text, those kept or taken out the old one, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, OUT, IN = "kept", "out", "in"
# Words with their inner apostrophes and hyphens, numbers with their points, stretches of space, single other signs.
_TOKEN = re.compile(r"\s+|\w+(?:[’'.,\-]\w+)*|[^\w\s]")
_ENOUGH = 4_000_000  # pairs of words: above it, comparing takes longer than a page may


@dataclass(frozen=True)
class Part:
    """A stretch of text; `kind` is kept, out or in."""

    kind: str
    text: str


def redline(old: str, new: str) -> tuple[Part, ...]:
    """The parts that lead from the old text to the new. Nothing is empty, and no two neighbours are of one kind."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    inner = _inner(before[head : len(before) - tail], after[head : len(after) - tail])
    parts = [Part(KEPT, "".join(before[:head])), *inner, Part(KEPT, "".join(before[len(before) - tail :]))]
    return tuple(_joined(_without_islands(_joined(parts))))


def old_text(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts if part.kind != IN)


def new_text(parts: Iterable[Part]) -> str:
    """The text that applying the parts gives."""
    return "".join(part.text for part in parts if part.kind != OUT)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _inner(before: Sequence[str], after: Sequence[str]) -> Iterator[Part]:
    if len(before) * len(after) > _ENOUGH:
        yield Part(OUT, "".join(before))
        yield Part(IN, "".join(after))
        return
    for _tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if before[start:end] == after[begin:stop]:
            yield Part(KEPT, "".join(before[start:end]))
        else:
            yield Part(OUT, "".join(before[start:end]))
            yield Part(IN, "".join(after[begin:stop]))


def _without_islands(parts: Sequence[Part]) -> Iterator[Part]:
    """A lone space between two changes belongs to both: two words changed beside each other read as one change."""
    for place, part in enumerate(parts):
        island = part.kind == KEPT and not part.text.strip() and 0 < place < len(parts) - 1
        if island and "\n" not in part.text:
            yield Part(OUT, part.text)
            yield Part(IN, part.text)
        else:
            yield part


def _joined(parts: Iterable[Part]) -> list[Part]:
    """Changes beside each other as one: what was taken out before what was put in. Kept parts are never neighbours."""
    found: list[Part] = []
    out: list[str] = []
    new: list[str] = []

    def close() -> None:
        found.extend(Part(kind, "".join(texts)) for kind, texts in ((OUT, out), (IN, new)) if any(texts))
        out.clear()
        new.clear()

    for part in parts:
        if part.kind == KEPT and part.text:
            close()
            found.append(part)
        elif part.kind != KEPT:
            (out if part.kind == OUT else new).append(part.text)
    close()
    return found
