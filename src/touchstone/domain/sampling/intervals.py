"""Between what and what? Each proportion from a sample with its interval, so that "0 of 20" is never read as "none".

Which interval, and where from:

- One stratum (or one beside strata that were taken whole): exact, from the hypergeometric distribution.
- Several strata: the share weighted by the strata's sizes, with Wilson's score interval at the effective number of
  cases, p(1 - p) / v. The variance v is the greater of two: the usual one of a stratified sample with its finite
  population correction (W. G. Cochran, Sampling Techniques, 3rd edition, 1977, section 5.A), and the one there would be
  if every stratum had the same share. Without the second, a weakness that few strata show looks better known than it
  is: where it is rare, intervals that should hold 95 times in 100 then hold 70. The effective number: E. L. Korn and
  B. I. Graubard, Survey Methodology 24 (1998) 193; with Wilson's interval: C. Franco and others, Journal of Survey
  Statistics and Methodology 7 (2019) 334.
- None, or all, of the cases in several strata: exact for the design (`hypergeometric.most_where_none`).
- A question that does not apply to every case is a ratio: its variance is linearised. Where none or all have it, or
  there is one stratum: Clopper and Pearson's exact interval at the effective number, rounded down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import exp, floor, inf, isfinite, log, sqrt
from statistics import NormalDist

from touchstone.domain.sampling import hypergeometric
from touchstone.domain.sampling.hypergeometric import Part, log_choose

LEVEL = 0.95
ROUNDS = 60  # halvings of an interval of length 1, beyond what a float can hold


def z_value(level: float) -> float:
    """How many standard errors each way: 1.96 for 0.95."""
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(found: float, of: float, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's score interval (E. B. Wilson, JASA 22 (1927) 209) for a share; the counts need not be whole.

    Raises ValueError unless 0 <= found <= of and of > 0.
    """
    _check(found, of)
    z, share = z_value(level), found / of
    middle = share + z * z / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    low, high = (middle - reach) / whole, (middle + reach) / whole
    # A rounding error must not leave a sliver under none or above all.
    return (0.0 if found == 0 else max(0.0, low)), (1.0 if found == of else min(1.0, high))


@lru_cache(maxsize=4096)
def clopper_pearson(found: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """The exact interval for a share without end to the population (Biometrika 26 (1934) 404).

    Raises ValueError unless 0 <= found <= of and of > 0.
    """
    _check(found, of)
    return 1 - _highest(of - found, of, level), _highest(found, of, level)


def _highest(found: int, of: int, level: float) -> float:
    """The greatest share that would still give so few with a chance of (1 - level) / 2."""
    if found == of:
        return 1.0
    low, high = found / of, 1.0
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        if middle < 1 and _at_most(found, of, middle) > (1 - level) / 2:
            low = middle
        else:
            high = middle
    return high


def _at_most(found: int, of: int, share: float) -> float:
    return sum(exp(log_choose(of, k) + k * log(share) + (of - k) * log(1 - share)) for k in range(found + 1))


def _check(found: float, of: float) -> None:
    if not (0 <= found <= of and of > 0):
        raise ValueError(f"{found:g} of {of:g} is no share: count at least one, and no more than there are.")


class Method(StrEnum):
    """How an interval was made."""

    EXACT = "exact"  # hypergeometric: covers at least as often as it says
    WILSON = "wilson"  # approximate: covers about as often as it says
    CLOPPER_PEARSON = "clopper_pearson"
    ALL_SEEN = "all_seen"  # every case of the list was looked at: there is nothing to estimate


@dataclass(frozen=True)
class Count:
    """What was found in a stratum: of its `size` cases `reviewed` were looked at, and `yes` had it.

    `base`: to how many of those reviewed the question applies; None: to all. Only cases that chance chose belong here.
    """

    size: int
    reviewed: int
    yes: int
    base: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.yes <= self.asked <= self.reviewed <= self.size:
            raise ValueError(f"{self.yes} of {self.asked} of {self.reviewed} of {self.size} cases cannot be.")

    @property
    def asked(self) -> int:
        return self.reviewed if self.base is None else self.base

    @property
    def left(self) -> float:
        """The finite population correction: the share of the stratum that was not looked at."""
        return 1 - self.reviewed / self.size

    @property
    def stands_for(self) -> float:
        """How many cases of the list the question is estimated to apply to in this stratum."""
        return self.size * self.asked / self.reviewed


@dataclass(frozen=True)
class Estimate:
    """`yes` of `of` cases looked at; in the list the `share` is estimated, between `low` and `high` (0 to 1).

    `total`: the cases that this speaks of; `unseen`: those in strata from which none was looked at, of which it says
    nothing. `applies`: whether the question applies to every case.
    """

    yes: int
    of: int
    share: float
    low: float
    high: float
    total: int
    unseen: int
    method: Method
    level: float
    applies: bool = True


def estimate(counts: Iterable[Count], level: float = LEVEL) -> Estimate | None:
    """The share in the whole list, from what was found in each stratum. None where no case answers the question."""
    every = [count for count in counts if count.size]
    seen = [count for count in every if count.reviewed]
    yes, of = sum(count.yes for count in seen), sum(count.asked for count in seen)
    if not of:
        return None
    # Each share first: where all say yes the parts are then those of the whole, and no rounding takes it above 1.
    share = sum(count.stands_for * (count.yes / count.asked) for count in seen if count.asked) / _whole(seen)
    low, high, method = _bounds(seen, share, level)
    total = sum(count.size for count in seen)
    unseen = sum(count.size for count in every) - total
    applies = all(count.asked == count.reviewed for count in seen)
    return Estimate(yes, of, share, min(low, share), max(high, share), total, unseen, method, level, applies)


def _whole(seen: Sequence[Count]) -> float:
    return sum(count.stands_for for count in seen)


def _bounds(seen: Sequence[Count], share: float, level: float) -> tuple[float, float, Method]:
    if not any(count.left for count in seen):
        return share, share, Method.ALL_SEEN
    one_way = all(count.yes == 0 for count in seen) or all(count.yes == count.asked for count in seen)
    open_strata = [count for count in seen if count.left]
    if any(count.asked < count.reviewed for count in seen):
        if not one_way and len(seen) > 1 and isfinite(effective(seen)):
            return *_wilson_at_effective(seen, share, level), Method.WILSON
        of = max(1, floor(min(sum(count.asked for count in seen), _kish(seen))))
        return *clopper_pearson(round(share * of), of, level), Method.CLOPPER_PEARSON
    if len(open_strata) == 1:
        return *_exact(open_strata[0], seen, level), Method.EXACT
    if one_way:
        total = sum(count.size for count in seen)
        most = hypergeometric.most_where_none(tuple(Part(count.size, count.reviewed) for count in seen), level) / total
        return *((0.0, most) if share < 0.5 else (1 - most, 1.0)), Method.EXACT
    return *_wilson_at_effective(seen, share, level), Method.WILSON


def _exact(count: Count, seen: Sequence[Count], level: float) -> tuple[float, float]:
    """One stratum that was not taken whole: what the others hold is known."""
    known = sum(other.yes for other in seen if other is not count)
    total = sum(other.size for other in seen)
    low, high = hypergeometric.interval(count.size, count.reviewed, count.yes, level)
    return (known + low) / total, (known + high) / total


def _wilson_at_effective(seen: Sequence[Count], share: float, level: float) -> tuple[float, float]:
    of = share * (1 - share) / max(variance(seen, share), share * (1 - share) / effective(seen))
    return wilson(share * of, of, level)


def effective(seen: Iterable[Count]) -> float:
    """As many cases drawn at random from an endless list would say as much, if every stratum had the same share.

    Infinite where every case was looked at.
    """
    counts = [count for count in seen if count.asked]
    whole = _whole(counts)
    unknown = sum((count.stands_for / whole) ** 2 * count.left / count.asked for count in counts)
    return 1 / unknown if unknown else inf


def _kish(seen: Iterable[Count]) -> float:
    """(sum of weights) squared over sum of squared weights, over the cases to which the question applies."""
    counts = [count for count in seen if count.asked]
    return _whole(counts) ** 2 / sum(count.stands_for**2 / count.asked for count in counts)


def variance(seen: Iterable[Count], share: float) -> float:
    """The estimated variance of the weighted share: linearised, stratified, with finite population corrections.

    A stratum from which one case was looked at, and not taken whole, adds nothing here: it cannot show how much its
    cases differ.
    """
    counts = list(seen)
    total = sum((count.size**2 * count.left / count.reviewed) * _spread(count, share) for count in counts)
    return total / _whole(counts) ** 2


def _spread(count: Count, share: float) -> float:
    """The variance within a stratum of (has it - share), which is 0 for cases to which the question does not apply."""
    n = count.reviewed
    if n < 2:
        return 0.0
    squares = count.yes * (1 - share) ** 2 + (count.asked - count.yes) * share**2
    mean = (count.yes - share * count.asked) / n
    return max(0.0, (squares - n * mean * mean) / (n - 1))
