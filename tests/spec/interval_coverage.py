"""How often does an interval hold the true share? Counted over every outcome that a design can have, not simulated.

The true shares tried are GRID. EVEN: every stratum has it. UNEVEN: the strata differ, their odds spread evenly from
e times the grid's to 1/e times. A stratum's number of touched cases is rounded to a whole one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

from touchstone.domain.sampling.agreement import alpha
from touchstone.domain.sampling.allocation import Stratum, spread
from touchstone.domain.sampling.hypergeometric import log_choose
from touchstone.domain.sampling.intervals import Count, estimate, variance, wilson

GRID = (0.02, 0.05, *(tenth / 10 for tenth in range(1, 10)), 0.95, 0.98)
Outcome = tuple[int, ...]
Bounds = Callable[[Sequence[Count]], tuple[float, float]]


@dataclass(frozen=True)
class Sampled:
    """A design to try: the sizes of its strata, and how many cases each gives."""

    sizes: tuple[int, ...]
    takes: tuple[int, ...]

    @classmethod
    def of(cls, sizes: Sequence[int], n: int, minimum: int) -> Sampled:
        """As the program itself would allocate it."""
        keyed = {Stratum((("n", f"{place:03}"),)): size for place, size in enumerate(sizes)}
        takes = spread(n, keyed, lambda _: minimum)
        return cls(tuple(sizes), tuple(takes[stratum] for stratum in keyed))


def ours(counts: Sequence[Count]) -> tuple[float, float]:
    found = estimate(counts)
    assert found is not None
    return found.low, found.high


def usual(counts: Sequence[Count]) -> tuple[float, float]:
    """Wilson's interval at the effective number by the usual variance of a stratified sample alone."""
    found = estimate(counts)
    assert found is not None
    v = variance(counts, found.share)
    if not v:
        return found.low, found.high
    of = found.share * (1 - found.share) / v
    return wilson(found.share * of, of)


def coverage(design: Sampled, bounds: Bounds) -> tuple[float, float, float]:
    """(mean, worst, true share of the worst) over the grid, even and uneven."""
    held = [(_chance(design, _touched(design, share, uneven), bounds), share)
            for share in GRID for uneven in (False, True) if not (uneven and len(design.sizes) == 1)]  # fmt: skip
    worst, where = min(held)
    return sum(chance for chance, _ in held) / len(held), worst, where


def _touched(design: Sampled, share: float, uneven: bool) -> Outcome:
    middle = math.log(share / (1 - share))
    last = max(1, len(design.sizes) - 1)
    shifts = [1 - 2 * place / last if uneven else 0.0 for place in range(len(design.sizes))]
    return tuple(
        round(size / (1 + math.exp(-middle - shift))) for size, shift in zip(design.sizes, shifts, strict=True)
    )


def _chance(design: Sampled, touched: Outcome, bounds: Bounds) -> float:
    true = sum(touched) / sum(design.sizes)
    chances = [_chances(size, take, k) for size, take, k in zip(design.sizes, design.takes, touched, strict=True)]
    if len(set(design.sizes)) == 1 and len(design.sizes) > 4:
        return _alike(design, chances, true, bounds)
    return sum(
        math.prod(each[x] for each, x in zip(chances, outcome, strict=True))
        for outcome, (low, high) in _intervals(design, bounds)
        if low - 1e-12 <= true <= high + 1e-12
    )


def coverage_of_some(design: Sampled, applies: float) -> tuple[float, float, float]:
    """The same for a question that applies to this share of each stratum's cases; draws to which it applies to none
    give no figure and are left out."""
    held = []
    for share in GRID:
        for uneven in (False, True):
            asked = tuple(round(size * applies) for size in design.sizes)
            yes = _touched(Sampled(asked, design.takes), share, uneven)
            held.append((_chance_of_some(design, asked, yes), share))
    worst, where = min(held)
    return sum(chance for chance, _ in held) / len(held), worst, where


def _chance_of_some(design: Sampled, asked: Outcome, yes: Outcome) -> float:
    true, chances = sum(yes) / sum(asked), []
    for size, take, a, y in zip(design.sizes, design.takes, asked, yes, strict=True):
        whole = _chances(size, take, a)
        chances.append({(x, b): whole[b] * inner for b in range(take + 1) for x, inner in enumerate(_chances(a, b, y))})
    told = held = 0.0
    for outcome, bounds in _intervals_of_some(design):
        chance = math.prod(each[pair] for each, pair in zip(chances, outcome, strict=True))
        told += chance
        held += chance * (bounds[0] - 1e-12 <= true <= bounds[1] + 1e-12)
    return held / told


@cache
def _intervals_of_some(design: Sampled) -> list[tuple[tuple[tuple[int, int], ...], tuple[float, float]]]:
    pairs = [[(x, asked) for asked in range(take + 1) for x in range(asked + 1)] for take in design.takes]
    found = []
    for outcome in product(*pairs):
        counts = zip(design.sizes, design.takes, outcome, strict=True)
        estimated = estimate([Count(size, take, x, asked) for size, take, (x, asked) in counts])
        if estimated is not None:
            found.append((outcome, (estimated.low, estimated.high)))
    return found


def alpha_coverage(cases: int) -> tuple[float, float, str]:
    """(mean, worst, where) of alpha's interval for two people and two grades, over every outcome of so many cases.

    The truths tried: 2%, 5%, 10%, 20% and 35% of cases differ; one half or four fifths of the grades are the first.
    """
    told = _alphas(cases)
    held = []
    for differ, first in product((0.02, 0.05, 0.1, 0.2, 0.35), (0.5, 0.8)):
        true = 1 - differ / (2 * first * (1 - first))
        shares = (first - differ / 2, differ, 1 - first - differ / 2)
        chances = {outcome: _multinomial(outcome, shares) for outcome in told}
        inside = sum(chances[outcome] for outcome, (low, high) in told.items() if low - 1e-9 <= true <= high + 1e-9)
        held.append((inside / sum(chances.values()), f"{differ:.0%} differing"))
    return sum(chance for chance, _ in held) / len(held), *min(held)


def _alphas(cases: int) -> dict[Outcome, tuple[float, float]]:
    """The interval of each outcome: how many cases both gave the first grade, differed on, both gave the second."""
    found = {}
    for both, differ in product(range(cases + 1), repeat=2):
        if both + differ <= cases:
            outcome = (both, differ, cases - both - differ)
            ratings = [(1, 1)] * outcome[0] + [(1, 2)] * outcome[1] + [(2, 2)] * outcome[2]
            each = alpha(ratings, random=Random(2026), repeats=100)
            if each.low is not None and each.high is not None:
                found[outcome] = (each.low, each.high)
    return found


def _multinomial(outcome: Outcome, shares: Sequence[float]) -> float:
    ways = math.factorial(sum(outcome)) / math.prod(map(math.factorial, outcome))
    return ways * math.prod(share**number for share, number in zip(shares, outcome, strict=True))


@cache
def _intervals(design: Sampled, bounds: Bounds) -> list[tuple[Outcome, tuple[float, float]]]:
    outcomes = product(*(range(take + 1) for take in design.takes))
    return [(outcome, bounds(_counts(design, outcome))) for outcome in outcomes]


def _counts(design: Sampled, outcome: Outcome) -> list[Count]:
    return [Count(size, take, x) for size, take, x in zip(design.sizes, design.takes, outcome, strict=True)]


def _chances(size: int, take: int, touched: int) -> list[float]:
    whole = log_choose(size, take)
    return [math.exp(log_choose(touched, x) + log_choose(size - touched, take - x) - whole) for x in range(take + 1)]


def _alike(design: Sampled, chances: Sequence[Sequence[float]], true: float, bounds: Bounds) -> float:
    """Many strata of one size: the interval depends on the sums of x and of its square alone."""
    states = {(0, 0): 1.0}
    for each in chances:
        after: dict[tuple[int, int], float] = {}
        for (total, squares), chance in states.items():
            for x, more in enumerate(each):
                key = (total + x, squares + x * x)
                after[key] = after.get(key, 0.0) + chance * more
        states = after
    known = _alike_intervals(design, bounds)
    return sum(chance for key, chance in states.items() if known[key][0] - 1e-12 <= true <= known[key][1] + 1e-12)


@cache
def _alike_intervals(design: Sampled, bounds: Bounds) -> dict[tuple[int, int], tuple[float, float]]:
    return {key: bounds(_counts(design, outcome)) for key, outcome in _alike_outcomes(design)}


def _alike_outcomes(design: Sampled) -> Iterator[tuple[tuple[int, int], Outcome]]:
    """One outcome for each pair of sums."""
    states: dict[tuple[int, int], Outcome] = {(0, 0): ()}
    for take in design.takes:
        after: dict[tuple[int, int], Outcome] = {}
        for (total, squares), outcome in states.items():
            for x in range(take + 1):
                after.setdefault((total + x, squares + x * x), (*outcome, x))
        states = after
    yield from states.items()
