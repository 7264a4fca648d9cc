"""Which characters can the bundled typefaces show? What stands in the place of one that they cannot?

PDF/UA refuses a page with a character that has no shape. Nothing is dropped: its name is printed in brackets, and the
notes say so. `coverage.txt` is made from the typefaces by scripts/font-coverage.py.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

from touchstone.formats.clean import code, name_of, unseen

FONTS = Path(__file__).resolve().parents[1] / "fonts"


@cache
def _ranges() -> tuple[tuple[int, ...], tuple[int, ...]]:
    starts, ends = [], []
    for line in (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            first, _, last = line.partition("-")
            starts.append(int(first, 16))
            ends.append(int(last or first, 16))
    return tuple(starts), tuple(ends)


@cache
def covered(character: str) -> bool:
    """Whether a bundled typeface has a shape for it, or it needs none."""
    point = ord(character)
    starts, ends = _ranges()
    place = bisect_right(starts, point) - 1
    return (place >= 0 and point <= ends[place]) or unseen(character)


def shown(words: str, notes: dict[str, str]) -> str:
    """The words with the names of characters that cannot be shown; each is named in `notes`."""
    if words.isascii() or all(map(covered, words)):
        return words
    out = []
    for character in unicodedata.normalize("NFC", words):
        if covered(character):
            out.append(character)
            continue
        out.append(f"[{name_of(character)}]")
        notes[character] = f"{code(character)} ({name_of(character)})"
    return "".join(out)


def note(lost: dict[str, str]) -> tuple[str, ...]:
    """One sentence about everything that the typefaces lack."""
    if not lost:
        return ()
    return (f"No bundled typeface has these, so their names are printed in brackets: {', '.join(lost.values())}.",)
