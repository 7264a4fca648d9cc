"""What do the cases drawn say of a list that has an end? Exact chances and bounds without replacement.

A sample of n from N cases, K of which have a weakness, holds k of them by the hypergeometric distribution.

The interval for K inverts its two tails, each of (1 - level) / 2: it is Clopper and Pearson's rule for a finite
population (T. Wright, Exact Confidence Bounds when Sampling from Small Finite Universes, 1991), and covers K at least
as often as its level says.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp, inf, lgamma, log, log1p
from typing import NamedTuple


class Part(NamedTuple):
    """A stratum: its cases, how many of them are drawn, and how many have what is looked for."""

    size: int
    drawn: int
    touched: int = 0


def log_choose(n: int, k: int) -> float:
    """The logarithm of the number of ways to choose k of n; minus infinity where there is none."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) if 0 <= k <= n else -inf


def chance_to_miss(parts: Iterable[Part]) -> float:
    """The chance that no touched case is drawn from any of the strata. Raises ValueError for counts that cannot be."""
    total = 0.0
    for size, drawn, touched in parts:
        if not (0 <= drawn <= size and 0 <= touched <= size):
            raise ValueError(f"{drawn} drawn and {touched} touched of {size} cases cannot be.")
        fewer, more = sorted((drawn, touched))
        if fewer + more > size:
            return 0.0
        # C(size - touched, drawn) / C(size, drawn), which is the same with the two exchanged.
        total += sum(log1p(-more / (size - step)) for step in range(fewer))
    return exp(total)


def smallest_to_meet(size: int, touched: int, chance: float = 0.95) -> int:
    """How many of `size` cases must be drawn to meet one of the `touched` with at least this chance.

    Raises ValueError where no case is touched: then nothing can be met.
    """
    if not 1 <= touched <= size:
        raise ValueError(f"{touched} touched of {size} cases cannot be met.")
    low, high = 1, size
    while low < high:
        middle = (low + high) // 2
        if 1 - chance_to_miss([Part(size, middle, touched)]) >= chance:
            high = middle
        else:
            low = middle + 1
    return low


def tail(size: int, drawn: int, touched: int, most: int) -> float:
    """The chance of at most `most` touched cases among those drawn."""
    first = max(0, drawn - (size - touched))
    last = min(most, drawn, touched)
    whole = log_choose(size, drawn)
    return min(1.0, sum(exp(log_choose(touched, k) + log_choose(size - touched, drawn - k) - whole)
                        for k in range(first, last + 1)))  # fmt: skip


@lru_cache(maxsize=4096)
def interval(size: int, drawn: int, found: int, level: float = 0.95) -> tuple[int, int]:
    """How many of `size` cases have what `found` of `drawn` had: at least and at most, at this level of confidence.

    Raises ValueError unless 0 <= found <= drawn <= size and drawn > 0.
    """
    if not (0 <= found <= drawn <= size and drawn > 0):
        raise ValueError(f"{found} of {drawn} drawn from {size} cases is no sample.")
    most = _most(size, drawn, found, level)
    # What was not found is found in the mirror: at least K have it where at most N - K do not.
    return size - _most(size, drawn, drawn - found, level), most


def _most(size: int, drawn: int, found: int, level: float) -> int:
    low, high = found, size - (drawn - found)
    while low < high:
        middle = (low + high + 1) // 2
        if tail(size, drawn, middle, found) > (1 - level) / 2:
            low = middle
        else:
            high = middle - 1
    return low


@lru_cache(maxsize=1024)
def most_where_none(parts: Sequence[Part], level: float = 0.95) -> int:
    """How many cases may be touched when none of those drawn, in any stratum, was: the exact bound for this design.

    The greatest number for which some spread over the strata has a chance above (1 - level) / 2 to go unseen. One more
    touched case costs least in the stratum where the chance to draw it is smallest, and costs more there each time, so
    taking the cheapest step each time finds the spread that is hardest to see.
    """
    left = -log((1 - level) / 2)
    steps = [(_cost(part.size, part.drawn), part.size, part.drawn) for part in parts if part.size > part.drawn]
    heapq.heapify(steps)
    count = 0
    while steps:
        cost, size, drawn = steps[0]
        left -= cost
        if left <= 0:
            return count
        count += 1
        heapq.heapreplace(steps, (_cost(size - 1, drawn), size - 1, drawn))
    return count


def _cost(size: int, drawn: int) -> float:
    """What one touched case more takes from the logarithm of the chance to see none, with `size` untouched before."""
    return -log1p(-drawn / size) if size > drawn else inf
