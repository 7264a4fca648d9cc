"""From one inspection to the next: a matrix for each scale, or one for all through an explicit map; what is left out,
and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.domain.scales import SCALES, ScaleMap, map_by_code
from touchstone.public.register.presenters import wording
from touchstone.public.register.queries.movement import Graded, Moved
from touchstone.public.register.scope import Scope, numbered_scales

SIZE, LEFT, TOP = 154, 180, 44
SHADES = 5


@dataclass(frozen=True)
class Cell:
    """How many went from one grade to another. `shade` 0 to 4: of the matrix's largest number; the number says it."""

    n: int
    shade: int
    href: str
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """A row of the matrix: the earlier grade, and its cells by later grade."""

    words: str
    cells: list[Cell]
    n: int


@dataclass(frozen=True)
class Matrix:
    """Transitions on one scale. `grades`: (key, words), best first."""

    scale: str
    title: str
    grades: list[tuple[str, str]]
    lines: list[Line]
    n: int
    width: int
    height: int


@dataclass(frozen=True)
class Transitions:
    """The matrices; `first`: inspections with none before; `across`: pairs of two scales left out because no axis was
    asked for; `unmapped`: pairs left out because no map says where one of the scales stands."""

    matrices: list[Matrix]
    n: int
    first: int
    across: int
    unmapped: int
    maps: list[ScaleMap]


def transitions(moved: Sequence[Moved], asked: Scope) -> Transitions:
    """Counted pairs in their matrices. No query."""
    first = sum(each.n for each in moved if each.start is None)
    kept: dict[str, dict[tuple[str, str], int]] = {}
    across, unmapped, used = 0, 0, set()
    for each in moved:
        if each.start is None:
            continue
        if asked.axis:
            start, end = on_axis(each.start, asked.axis), on_axis(each.end, asked.axis)
            if not (start and end):
                unmapped += each.n
                continue
            used |= {each.start[0], each.end[0]} - {asked.axis}
            _add(kept, asked.axis, (start, end), each.n)
        elif each.start[0] != each.end[0]:
            across += each.n
        else:
            _add(kept, each.end[0], (each.start[1], each.end[1]), each.n)
    matrices = [_matrix(scale, counts, asked) for scale, counts in sorted(kept.items())]
    maps = [map_by_code(SCALES[key], SCALES[asked.axis]) for key in sorted(used)]
    return Transitions(matrices, sum(each.n for each in matrices), first, across, unmapped, maps)


def _add(kept: dict[str, dict[tuple[str, str], int]], scale: str, pair: tuple[str, str], n: int) -> None:
    counts = kept.setdefault(scale, {})
    counts[pair] = counts.get(pair, 0) + n


def on_axis(graded: Graded, axis: str) -> str:
    """The grade's place on the axis, by Ofsted's own equation; empty where its scale prints no numbers."""
    scale, grade = graded
    if scale == axis:
        return grade
    if scale not in numbered_scales():
        return ""
    return map_by_code(SCALES[scale], SCALES[axis]).pairs.get(grade, "")


def behind(asked: str, axis: str) -> list[Graded]:
    """The grades that one side of a cell stands for: with an axis, of every scale that maps onto it."""
    scale, _colon, grade = asked.partition(":")
    if not axis:
        return [(scale, grade)] if grade else []
    numbered = [(key, step) for key in numbered_scales() for step in SCALES[key].keys]
    return [each for each in numbered if scale == axis and on_axis(each, axis) == grade]


def _matrix(scale: str, counts: dict[tuple[str, str], int], asked: Scope) -> Matrix:
    known = SCALES.get(scale)
    keys = list(known.keys) if known else sorted({grade for pair in counts for grade in pair})
    most = max(counts.values())
    lines = []
    for row, start in enumerate(keys):
        cells = []
        for column, end in enumerate(keys):
            n = counts.get((start, end), 0)
            address = asked.address_with(start=f"{scale}:{start}", end=f"{scale}:{end}")
            shade = -(-n * (SHADES - 1) // most)
            cells.append(Cell(n, shade, f"?{address}#pairs" if n else "", LEFT + column * SIZE, TOP + row * 48))
        lines.append(Line(wording.grade_words(scale, start), cells, sum(cell.n for cell in cells)))
    grades = [(key, wording.grade_words(scale, key)) for key in keys]
    size = (LEFT + len(keys) * SIZE + 4, TOP + len(keys) * 48 + 8)
    return Matrix(scale, wording.scale_title(scale), grades, lines, sum(counts.values()), *size)
