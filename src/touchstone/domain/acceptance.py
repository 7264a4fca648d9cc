"""How sure may one be of many values after a random check of some? Drawing the sample, and what it allows one to say.

The bound is exact: of a population of N values of which K are wrong, a simple random sample of n holds k wrong ones by
the hypergeometric distribution. The most that may be wrong, at 95% confidence, is the greatest K with which finding so
few wrong ones would still have had a chance above 5% (one-sided; Clopper and Pearson's rule for a finite population).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, comb, log
from random import Random

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Bound:
    """What a sample says: of `total` values at most `most_wrong` are wrong, with this confidence (0 to 1)."""

    checked: int
    wrong: int
    total: int
    most_wrong: int
    confidence: float

    @property
    def share(self) -> float:
        """The greatest share that may be wrong, 0 to 1."""
        return self.most_wrong / self.total

    @property
    def percent(self) -> str:
        """The share in per cent, rounded up to a tenth: what is said is never less than what holds."""
        tenths = -(-self.most_wrong * 1000 // self.total)
        return f"{tenths / 10:g}"


def bound(checked: int, wrong: int, total: int, confidence: float = CONFIDENCE) -> Bound:
    """The bound after `checked` of `total` values, `wrong` of them wrong. Raises ValueError for what cannot be."""
    if not (1 <= checked <= total and 0 <= wrong <= checked and 0 < confidence < 1):
        raise ValueError(f"{wrong} wrong of {checked} checked of {total} at {confidence} is no sample.")
    low, high = wrong, total - (checked - wrong)  # the greatest K lies between these, both possible
    while low < high:
        middle = (low + high + 1) // 2
        if _chance(checked, wrong, total, middle) > 1 - confidence:
            low = middle
        else:
            high = middle - 1
    return Bound(checked, wrong, total, low, confidence)


def size_for(total: int, share: float, confidence: float = CONFIDENCE) -> int:
    """How many must be checked, and all be right, so that at most this share of `total` is wrong. All, where none fits.

    `share` is between 0 and 1.
    """
    if total < 1 or not 0 < share < 1:
        raise ValueError(f"A share of {share} of {total} values cannot be bounded.")
    # A finite population never needs more than an endless one does.
    low, high = 1, min(total, ceil(log(1 - confidence) / log(1 - share)) + 1)
    while low < high:
        middle = (low + high) // 2
        if bound(middle, 0, total, confidence).share <= share:
            high = middle
        else:
            low = middle + 1
    return low


def draw(total: int, size: int, random: Random) -> Sequence[int]:
    """Which of 0 … total−1 are checked: each set of `size` is as likely as every other. In the order drawn."""
    if not 1 <= size <= total:
        raise ValueError(f"{size} of {total} cannot be drawn.")
    return random.sample(range(total), size)


def _chance(checked: int, wrong: int, total: int, bad: int) -> float:
    """The chance of at most `wrong` wrong ones among `checked`, if `bad` of `total` are wrong."""
    good = total - bad
    ways = sum(comb(bad, k) * comb(good, checked - k) for k in range(wrong + 1) if k <= bad and checked - k <= good)
    return _ratio(ways, comb(total, checked))


def _ratio(part: int, whole: int) -> float:
    """part / whole for integers too long for a float each."""
    shift = max(whole.bit_length() - 1000, 0)
    return (part >> shift) / (whole >> shift)
