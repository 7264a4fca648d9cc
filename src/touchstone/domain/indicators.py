"""A figure that a service measures again and again: what is it called, which figures has it, where does it stand?

An action may be measured by one. Its figures come from two sides: what inspections printed, and what the service told
with any of its actions. They are set beside each other with their source, never mixed into one line.

Source: the documents print figures before and after, with a target; that a plan should measure by what the service
reports already is this project's own rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from touchstone.domain.figures_told import headed_wrong, reached, series_of

LONGEST_KEY = 80


class Against(StrEnum):
    """How the figures told stand against the target."""

    NO_FIGURE = "no figure yet"
    NO_TARGET = "no target"
    REACHED = "target reached"
    AWAY = "moves away from its target"
    NOT_YET = "target not reached yet"
    UNKNOWN = "cannot be said"


@dataclass(frozen=True)
class Reading:
    """One figure: for which time (as said; empty: for that day), as at which day, from whom. `told`: by the service."""

    value: str
    as_at: date
    period: str = ""
    source: str = ""
    told: bool = True


def key_of(name: str) -> str:
    """The key under which an indicator of this name is kept: "Days to answer" → "days_to_answer".

    Raises ValueError where the name holds no letter or digit.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = "_".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_KEY].rstrip("_")
    if not key:
        raise ValueError("An indicator needs a name with letters or digits.")
    return key


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """The newest first; of one day what the service told before what was printed. The same figure stands once."""
    once = dict.fromkeys(readings)
    return sorted(once, key=lambda each: (-each.as_at.toordinal(), not each.told, each.period, each.value))


def against(readings: Iterable[Reading], target: str) -> Against:
    """Only what the service told counts: a printed figure may be of another time or counted otherwise."""
    series = series_of([(each.as_at, each.value) for each in readings if each.told], target)
    if not series.points:
        return Against.NO_FIGURE
    if series.target is None:
        return Against.NO_TARGET
    if series.lower_is_better is None:
        return Against.UNKNOWN
    if reached(series):
        return Against.REACHED
    return Against.AWAY if headed_wrong(series) else Against.NOT_YET
