"""Does a figure that is told again and again come nearer to its target, and will it reach it in time?

Figures are told as people write them ("12 days", "85%"): the first number counts. Which way is better is seen from the
first figure told: it is taken to be on the wrong side of its target. Where the first is as good as the target nothing
can be said. The pace is that of the straight line from the first figure to the last.

Source: this project's own rule; the documents print a figure before, a figure after and a target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(r"\s*(%|(?:day|week|month)s?\b)", re.IGNORECASE)
_UNITS = {"%": "percent", **{word + end: f"{word}s" for word in ("day", "week", "month") for end in ("", "s")}}


@dataclass(frozen=True)
class Series:
    """The figures of an action by day (of one day the last told), the target, and the last one as written."""

    points: tuple[tuple[date, Decimal], ...] = ()
    target: Decimal | None = None
    said: str = ""

    @property
    def lower_is_better(self) -> bool | None:
        """None: it cannot be known."""
        if self.target is None or not self.points or self.points[0][1] == self.target:
            return None
        return self.points[0][1] > self.target


def number_in(words: str) -> Decimal | None:
    """The first number written, or None."""
    found = _NUMBER.search(words)
    return Decimal(found.group().replace(",", "")) if found else None


def measured(words: str) -> tuple[Decimal | None, str]:
    """The first number written, and what it counts: days, weeks, months or percent, where that is what follows it.

    All that may be repeated of a figure where nobody has read what else was written beside it.
    """
    found = _NUMBER.search(words)
    if found is None:
        return None, ""
    after = _UNIT.match(words, found.end())
    return Decimal(found.group().replace(",", "")), _UNITS[after.group(1).lower()] if after else ""


def series_of(told: Iterable[tuple[date, str]], target: str) -> Series:
    """From what was told, in any order; what holds no number is left out."""
    points: dict[date, Decimal] = {}
    said = ""
    for on, words in sorted(told, key=lambda each: each[0]):
        number = number_in(words)
        if number is not None:
            points[on], said = number, words
    return Series(tuple(sorted(points.items())), number_in(target), said)


def reached(series: Series) -> bool:
    """Is the last figure as good as the target, or better?"""
    lower = series.lower_is_better
    if lower is None or series.target is None:
        return False
    last = series.points[-1][1]
    return last <= series.target if lower else last >= series.target


def headed_wrong(series: Series) -> bool:
    """Is the last figure worse than the one before it, and short of the target?"""
    lower = series.lower_is_better
    if lower is None or len(series.points) < 2 or reached(series):
        return False
    before, last = series.points[-2][1], series.points[-1][1]
    return last > before if lower else last < before


def will_reach(series: Series, by: date) -> bool | None:
    """At its pace, by that day? None where nothing can be said."""
    if series.lower_is_better is None or series.target is None:
        return None
    if reached(series):
        return True
    if len(series.points) < 2:
        return None
    (first_on, first), (last_on, last) = series.points[0], series.points[-1]
    done, left = first - last, last - series.target
    if done == 0 or (done > 0) != (left > 0):
        return False
    days = left / done * (last_on - first_on).days
    return days <= (by - last_on) / timedelta(days=1)
