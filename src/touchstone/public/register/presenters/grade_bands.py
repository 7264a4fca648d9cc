"""Grades over time: a band for each framework and scale, a bar for each year, and the same numbers as rows.

Nothing is put on one axis unless the reader asks for it; then the map and its source are said, and what it cannot map
is counted as left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from touchstone.domain.scales import SCALES, ScaleMap, map_by_code
from touchstone.public.register.presenters import wording
from touchstone.public.register.queries.grades import Counted
from touchstone.public.register.scope import numbered_scales

WIDTH, LEFT, RIGHT = 960, 60, 70
BAR, GAP, HEAD = 24, 8, 34
LETTER = 8.2


@dataclass(frozen=True)
class Segment:
    """Part of a bar: how many had one grade. `place` on the scale, 0 best, chooses the pattern."""

    grade: str
    words: str
    place: int
    n: int
    x: float
    width: float
    label: str


@dataclass(frozen=True)
class Bar:
    """A year: its grades, how many were graded, and how many of that year were inspected without such a grade."""

    year: str
    n: int
    ungraded: int
    segments: list[Segment]
    y: float

    def of(self, grade: str) -> int:
        return sum(segment.n for segment in self.segments if segment.grade == grade)

    def share(self, grade: str) -> str:
        """The share of those graded, in whole per cent; empty for fewer than five, where it would mislead."""
        return f"{round(100 * self.of(grade) / self.n)}%" if self.n >= 5 else ""


@dataclass
class Band:
    """The years of one framework on one scale. `framework` is empty where all frameworks stand on one axis."""

    framework: str
    title: str
    scale: str
    scale_title: str
    grades: list[tuple[str, str]]
    bars: list[Bar] = field(default_factory=list)
    y: float = 0
    height: float = 0

    @property
    def n(self) -> int:
        return sum(bar.n for bar in self.bars)


@dataclass(frozen=True)
class Bands:
    """Everything that the page draws. `left_out`: grades that the map says nothing of."""

    bands: list[Band]
    height: float
    left_out: int
    maps: list[ScaleMap]


Key = tuple[str, str]


def bands(rows: Sequence[Counted], inspected: Mapping[Key, int], titles: Mapping[str, str], axis: str = "") -> Bands:
    """Each framework apart; or with `axis`, a scale with numbered steps, all of them on that one."""
    if axis:
        maps = {key: map_by_code(SCALES[key], SCALES[axis]) for key in numbered_scales() if key != axis}
        mapped = [(each, on) for each in rows if (on := _mapped(each, axis, maps))]
        grouped = _grouped([((("", axis)), each.year, grade, each.n) for each, grade in mapped])
        used = [maps[key] for key in sorted({each.scale for each, _ in mapped} - {axis})]
        left_out = sum(each.n for each in rows) - sum(each.n for each, _ in mapped)
        whole: dict[Key, int] = {}
        for (_framework, year), n in inspected.items():
            whole["", year] = whole.get(("", year), 0) + n
        return _placed(grouped, whole, titles, left_out, used)
    grouped = _grouped([((each.framework, each.scale), each.year, each.grade, each.n) for each in rows])
    return _placed(grouped, inspected, titles, 0, [])


def _mapped(each: Counted, axis: str, maps: Mapping[str, ScaleMap]) -> str:
    """The grade on the axis; empty where no map says it."""
    if each.scale == axis:
        return each.grade
    found = maps.get(each.scale)
    return found.pairs.get(each.grade, "") if found else ""


Grouped = dict[Key, dict[str, dict[str, int]]]


def _grouped(rows: Sequence[tuple[Key, str, str, int]]) -> Grouped:
    found: Grouped = {}
    for key, year, grade, n in rows:
        of_year = found.setdefault(key, {}).setdefault(year, {})
        of_year[grade] = of_year.get(grade, 0) + n
    return found


def _placed(
    grouped: Grouped, inspected: Mapping[Key, int], titles: Mapping[str, str], left_out: int, maps: list[ScaleMap]
) -> Bands:
    made, y = [], 4.0
    firsts = sorted(grouped.items(), key=lambda item: (min(item[1]), item[0]))
    for (framework, scale), years in firsts:
        band = _band(framework, scale, years, inspected, titles, y)
        made.append(band)
        y += band.height
    return Bands(made, y, left_out, maps)


def _band(
    framework: str,
    scale: str,
    years: Mapping[str, Mapping[str, int]],
    inspected: Mapping[Key, int],
    titles: Mapping[str, str],
    y: float,
) -> Band:
    known = SCALES.get(scale)
    keys = list(known.keys) if known else sorted({grade for year in years.values() for grade in year})
    grades = [(key, wording.grade_words(scale, key)) for key in keys]
    band = Band(framework, titles.get(framework, framework), scale, wording.scale_title(scale), grades, y=y)
    most = max(sum(counts.values()) for counts in years.values())
    for year, counts in sorted(years.items()):
        n = sum(counts.values())
        top = y + HEAD + len(band.bars) * (BAR + GAP)
        ungraded = max(0, inspected.get((framework, year), 0) - n)
        band.bars.append(Bar(year, n, ungraded, _segments(grades, counts, most), top))
    band.height = HEAD + len(band.bars) * (BAR + GAP) + 14
    return band


def _segments(grades: Sequence[Key], counts: Mapping[str, int], most: int) -> list[Segment]:
    found, x = [], float(LEFT)
    for place, (grade, words) in enumerate(grades):
        n = counts.get(grade, 0)
        if not n:
            continue
        width = round(n / most * (WIDTH - LEFT - RIGHT), 1)
        texts = (f"{n} {words}", str(n), "")
        label = next(text for text in texts if len(text) * LETTER + 8 <= width or not text)
        found.append(Segment(grade, words, min(place, 3), n, round(x, 1), width, label))
        x += width
    return found
