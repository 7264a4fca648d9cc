"""Which characters do the bundled typefaces show? Writes src/touchstone/formats/fonts/coverage.txt.

Run after a typeface is added or replaced: `python scripts/font-coverage.py` (needs fonttools, a development package).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "src" / "touchstone" / "formats" / "fonts"
HEAD = "# Code points that the bundled typefaces show, as ranges. Made by scripts/font-coverage.py.\n"


def points() -> set[int]:
    """Every code point of every weight of a family: a character in one weight only would be lost in bold."""
    families: dict[str, list[set[int]]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        families.setdefault(path.name.split("_")[0], []).append(set(TTFont(path).getBestCmap()))
    return {point for weights in families.values() for point in set.intersection(*weights)}


def ranges(found: set[int]) -> Iterator[str]:
    rest = sorted(found)
    while rest:
        length = next((n for n in range(1, len(rest)) if rest[n] != rest[0] + n), len(rest))
        yield f"{rest[0]:04X}" if length == 1 else f"{rest[0]:04X}-{rest[length - 1]:04X}"
        rest = rest[length:]


def coverage() -> str:
    """The text of the file."""
    return HEAD + "\n".join(ranges(points())) + "\n"


if __name__ == "__main__":
    (FONTS / "coverage.txt").write_text(coverage(), encoding="ascii")
