"""Do two people who look at the same case see the same? Krippendorff's alpha, which way they differ, and by group.

Alpha is 1 - observed disagreement / disagreement expected by chance, over all values that can be paired: 1 is perfect
agreement, 0 what chance would give. Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); missing
ratings are left out, and a case that one person rated alone pairs with nothing.

Its interval is a percentile bootstrap over cases (the caller gives the generator of chance, so that it can be
repeated), widened to what the number of differing cases allows: Clopper and Pearson's interval of their share, each
differing as much as those seen. Without that, ten pairs that all agree would have an interval from 1 to 1, which is
"0 of 10" read as "none". Fewer than ten pairable cases are said to be few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, combinations
from math import ceil, floor
from operator import mul
from random import Random
from typing import TypeVar

from touchstone.domain.sampling.intervals import LEVEL, clopper_pearson
from touchstone.domain.sentences import Sentence, say

REPEATS = 2000
FEW = 10
K = TypeVar("K", bound=Hashable)
Row = tuple[int, ...]
Rows = Mapping[Row, int]


class Level(StrEnum):
    """What the values are: names, grades in order, or numbers."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


@dataclass(frozen=True)
class Alpha:
    """`value` None: nothing can be said, for `reason`. `cases` and `ratings` are those that could be paired.

    `low` and `high` are None where no interval was asked for or could be made.
    """

    value: float | None
    cases: int
    ratings: int
    low: float | None = None
    high: float | None = None
    reason: Sentence | None = None


NO_PAIRS = Sentence("No case was rated by two people, so nothing can be said of their agreement.")
NO_VARIATION = Sentence("Every rating is the same, so agreement cannot be told from chance.")


def alpha(
    cases: Iterable[Sequence[object | None]],
    level: Level = Level.NOMINAL,
    order: Sequence[object] = (),
    random: Random | None = None,
    repeats: int = REPEATS,
    confidence: float = LEVEL,
) -> Alpha:
    """Alpha over cases, each the ratings that it was given (None: none by that person).

    `order`: for ORDINAL, every value from lowest to highest. INTERVAL needs numbers. With `random` the bootstrap
    interval is made. Raises ValueError for a value that is not in the order, or is no number.
    """
    rated = [[value for value in case if value is not None] for case in cases]
    pairable = [values for values in rated if len(values) > 1]
    scale = _scale(pairable, level, order)
    rows = _rows(pairable, scale)
    n, ratings = len(pairable), sum(map(len, pairable))
    if not pairable:
        return Alpha(None, 0, 0, reason=NO_PAIRS)
    value = _alpha(rows, level, scale)
    if value is None:
        return Alpha(None, n, ratings, reason=NO_VARIATION)
    if random is None:
        return Alpha(value, n, ratings)
    bounds = (*_bootstrap(rows, level, scale, random, repeats, confidence), *_allowed(rows, value, confidence))
    return Alpha(value, n, ratings, max(-1.0, min(bounds)), min(1.0, max(bounds)))


def _scale(pairable: Sequence[Sequence[object]], level: Level, order: Sequence[object]) -> list[object]:
    """Every value that can occur, in an order that depends on nothing but the values."""
    found = {value for values in pairable for value in values}
    if level is Level.ORDINAL:
        unknown = sorted(map(str, found - set(order)))
        if unknown:
            raise ValueError(f"The order does not name {', '.join(unknown)}.")
        return [value for value in order if value in found]
    if level is Level.INTERVAL:
        if not all(isinstance(value, int | float) for value in found):
            raise ValueError("An interval scale needs numbers.")
        return sorted(found, key=float)  # type: ignore[arg-type]  # checked above
    return sorted(found, key=str)


def _rows(pairable: Sequence[Sequence[object]], scale: Sequence[object]) -> Rows:
    """How often a case was given each value of the scale, and how many cases were given just these."""
    places = {value: place for place, value in enumerate(scale)}
    rows: Counter[Row] = Counter()
    for values in pairable:
        counts = [0] * len(scale)
        for value in values:
            counts[places[value]] += 1
        rows[tuple(counts)] += 1
    return rows


def _totals(rows: Rows) -> list[int]:
    """How often each value was given."""
    columns = zip(*rows, strict=True)
    return [sum(map(mul, column, rows.values())) for column in columns]


def _distances(level: Level, scale: Sequence[object], totals: Sequence[int]) -> list[tuple[int, int, float]]:
    """(place, place, squared difference) of every two values of the scale."""
    if level is Level.NOMINAL:
        return [(a, b, 1.0) for a, b in combinations(range(len(scale)), 2)]
    if level is Level.INTERVAL:
        at = [float(value) for value in scale]  # type: ignore[arg-type]  # _scale has checked them
    else:
        at = [before - total / 2 for before, total in zip(accumulate(totals), totals, strict=True)]
    return [(a, b, (at[a] - at[b]) ** 2) for a, b in combinations(range(len(scale)), 2)]


def _alpha(rows: Rows, level: Level, scale: Sequence[object]) -> float | None:
    """1 - observed / expected disagreement; None where chance alone could not disagree."""
    totals = _totals(rows)
    pairs = _distances(level, scale, totals)
    expected = sum(totals[a] * totals[b] * d for a, b, d in pairs) / (sum(totals) - 1)
    if not expected:
        return None
    observed = sum(
        cases * sum(row[a] * row[b] * d for a, b, d in pairs) / (sum(row) - 1) for row, cases in rows.items()
    )
    return 1 - observed / expected


def _bootstrap(
    rows: Rows, level: Level, scale: Sequence[object], random: Random, repeats: int, confidence: float
) -> tuple[float, float]:
    """Percentiles of alpha over as many cases drawn again with replacement; draws without variation are left out."""
    kinds, weights = list(rows), list(rows.values())
    draws = (Counter(random.choices(kinds, weights, k=sum(weights))) for _ in range(repeats))
    found = sorted(value for again in draws if (value := _alpha(again, level, scale)) is not None)
    tail = (1 - confidence) / 2
    last = len(found) - 1
    return found[floor(tail * last)], found[ceil((1 - tail) * last)]


def _allowed(rows: Rows, value: float, confidence: float) -> tuple[float, float]:
    """Alpha if as many cases differed as the exact interval of their share allows, and as much as those seen do.

    Where none was seen to differ, as much as ratings differ by chance.
    """
    cases = sum(rows.values())
    differing = sum(number for row, number in rows.items() if sum(map(bool, row)) > 1)
    low, high = clopper_pearson(differing, cases, confidence)
    if differing:
        each = (1 - value) * cases / differing
        return 1 - each * high, 1 - each * low
    totals = _totals(rows)
    n = sum(totals)
    by_chance = 1 - sum(total * (total - 1) for total in totals) / (n * (n - 1))
    return 1 - high / by_chance, 1.0


@dataclass(frozen=True)
class Direction:
    """How one person's grades stand to another's on the same cases: higher, the same, lower; `steps` on average.

    `steps` is the mean of (first - second) in places of the order: above 0, the first judges better.
    """

    higher: int
    same: int
    lower: int
    steps: float

    @property
    def cases(self) -> int:
        return self.higher + self.same + self.lower

    @property
    def agreement(self) -> float:
        """The share of cases on which they agree, 0 to 1. Raises ZeroDivisionError where there is no case."""
        return self.same / self.cases

    @property
    def agreement_interval(self) -> tuple[float, float]:
        """Between which shares they would agree on more such cases (exact)."""
        return clopper_pearson(self.same, self.cases)

    @property
    def leans(self) -> str:
        """ "higher" or "lower" where the differences go one way more than chance would have them, else ""."""
        if self.higher == self.lower:
            return ""
        low, high = clopper_pearson(self.higher, self.higher + self.lower)
        return "higher" if low > 0.5 else "lower" if high < 0.5 else ""


def direction(pairs: Iterable[tuple[object | None, object | None]], order: Sequence[object]) -> Direction:
    """How the first of each pair of grades stands to the second; pairs with a missing grade are left out.

    `order` names the grades from lowest to highest. Raises ValueError for a grade that it does not name.
    """
    places = {grade: place for place, grade in enumerate(order)}
    steps = []
    for first, second in pairs:
        if first is None or second is None:
            continue
        unknown = [str(grade) for grade in (first, second) if grade not in places]
        if unknown:
            raise ValueError(f"The order does not name {', '.join(unknown)}.")
        steps.append(places[first] - places[second])
    signs = Counter((step > 0) - (step < 0) for step in steps)
    return Direction(signs[1], signs[0], signs[-1], sum(steps) / len(steps) if steps else 0.0)


def by_group(pairs: Iterable[tuple[K, object | None, object | None]], order: Sequence[object]) -> Mapping[K, Direction]:
    """The direction within each group (an area, an inspector, a quarter), in the order in which groups first come."""
    groups: dict[K, list[tuple[object | None, object | None]]] = {}
    for group, first, second in pairs:
        groups.setdefault(group, []).append((first, second))
    return {group: direction(found, order) for group, found in groups.items()}


def alpha_says(found: Alpha) -> Sentence:
    """Alpha in words, with its interval and number of cases."""
    if found.value is None:
        return found.reason or NO_PAIRS
    values = {"alpha": f"{found.value:.2f}", "cases": found.cases}
    if found.low is None or found.high is None:
        return say("Agreement (alpha) is %(alpha)s over %(cases)s cases.", **values)
    values |= {"low": f"{found.low:.2f}", "high": f"{found.high:.2f}"}
    if found.cases < FEW:
        return say("Agreement (alpha) is %(alpha)s over %(cases)s cases, too few to rely on: between %(low)s and "
                   "%(high)s.", **values)  # fmt: skip
    return say("Agreement (alpha) is %(alpha)s over %(cases)s cases: between %(low)s and %(high)s.", **values)


def direction_says(found: Direction) -> Sentence:
    """Which way two people differ, in words. "Better" is higher in the order."""
    if not found.cases:
        return NO_PAIRS
    values = {"same": found.same, "cases": found.cases, "higher": found.higher, "lower": found.lower}
    return say(_DIRECTION[found.leans] if found.same < found.cases else _ALL_THE_SAME, **values)


_ALL_THE_SAME = "The same on each of %(cases)s cases."
_DIRECTION = {
    "higher": "The same on %(same)s of %(cases)s cases; the first judged better on %(higher)s and worse on %(lower)s: "
    "more often better than chance explains.",
    "lower": "The same on %(same)s of %(cases)s cases; the first judged better on %(higher)s and worse on %(lower)s: "
    "more often worse than chance explains.",
    "": "The same on %(same)s of %(cases)s cases; the first judged better on %(higher)s and worse on %(lower)s, which "
    "chance can explain.",
}
