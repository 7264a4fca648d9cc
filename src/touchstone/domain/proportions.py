"""Which word says how many? Proportion words from counts, by published bands, always with n of N.

Bands are data. The project's own have exact fractions without gaps or overlaps, and a half is called "half". Published
lists are kept as published, with their gaps: a share that falls into one has no word, and the answer says so.

Sources of the lists are in their files; the phrase always carries its counts, because documents that print "the
majority" without them cannot be checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Band:
    """Shares from `low` to `high`, each end in or out, and the words for them."""

    key: str
    en: str
    cy: str
    low: Fraction
    high: Fraction
    low_in: bool = True
    high_in: bool = True

    def holds(self, share: Fraction) -> bool:
        above = share > self.low or (self.low_in and share == self.low)
        below = share < self.high or (self.high_in and share == self.high)
        return above and below

    def words(self, language: str = "en") -> str:
        return self.cy if language == "cy" else self.en

    def interval(self) -> str:
        """The band as a reader is told it: "from 9/10, below 1", "exactly 1/2"."""
        if self.low == self.high:
            return f"exactly {self.low}"
        return f"{'from' if self.low_in else 'above'} {self.low}, {'up to' if self.high_in else 'below'} {self.high}"


@dataclass(frozen=True)
class Bands:
    """One list of proportion words, in order from the smallest share.

    `whole_percents` True: a share is rounded to a whole percent (a half upwards) before its word is looked up, as lists
    that are printed in whole percents must be. `source`, `verified` and `reason` say where the list is from; `own`:
    this project wrote it.
    """

    key: str
    en: str
    cy: str
    bands: tuple[Band, ...]
    source: str
    verified: bool
    reason: str = ""
    whole_percents: bool = False
    source_url: str = ""
    own: bool = False

    def share(self, n: int, of: int) -> Fraction:
        """n of N as this list reads it. Raises ValueError unless 0 <= n <= of and of > 0."""
        if of <= 0 or not 0 <= n <= of:
            raise ValueError(f"{n} of {of} is not a share: count at least one, and no more than there are.")
        share = Fraction(n, of)
        return Fraction(int(share * 100 + Fraction(1, 2)), 100) if self.whole_percents else share

    def band(self, n: int, of: int) -> Band | None:
        """The band that holds n of N, or None where the list has no word for it."""
        share = self.share(n, of)
        return next((band for band in self.bands if band.holds(share)), None)

    def phrase(self, n: int, of: int, language: str = "en") -> str:
        """The word with its counts: "almost all (61 of 67)"; only the counts where the list has no word."""
        band = self.band(n, of)
        counts = f"{n:,} o {of:,}" if language == "cy" else f"{n:,} of {of:,}"
        return f"{band.words(language)} ({counts})" if band is not None else counts

    def fits(self, key: str, n: int, of: int) -> bool:
        """May n of N be called by the word with this key?"""
        band = self.band(n, of)
        return band is not None and band.key == key


@dataclass(frozen=True)
class Flaw:
    """A place between 0 and 1 where a list has no word, or two."""

    kind: str  # "gap" or "overlap"
    low: Fraction
    high: Fraction
    says: str


def flaws(bands: Bands) -> list[Flaw]:
    """Every gap and overlap of a list, from 0 to 1; for a list in whole percents, every whole percent is tried.

    A total list without overlap gives []. Tries the ends of all bands and a point between each two neighbours, which is
    exhaustive because a band is an interval.
    """
    ends = sorted({Fraction(0), Fraction(1), *(band.low for band in bands.bands), *(band.high for band in bands.bands)})
    points: list[tuple[Fraction, Fraction]] = []
    if bands.whole_percents:
        points = [(Fraction(percent, 100), Fraction(percent, 100)) for percent in range(101)]
    else:
        for low, high in zip(ends, [*ends[1:], None], strict=True):
            points.append((low, low))
            if high is not None:
                points.append((low, high))
    return [flaw for low, high in points if (flaw := _flaw(bands.bands, low, high))]


def _flaw(bands: Sequence[Band], low: Fraction, high: Fraction) -> Flaw | None:
    found = [band.key for band in bands if band.holds((low + high) / 2)]
    where = f"exactly {low}" if low == high else f"between {low} and {high}"
    if not found:
        return Flaw("gap", low, high, f"No band holds a share of {where}.")
    if len(found) > 1:
        return Flaw("overlap", low, high, f"The bands {' and '.join(found)} both hold a share of {where}.")
    return None
