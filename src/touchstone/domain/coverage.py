"""Which areas were seen, when, and which should a focused visit go to next?

The regime asks for several different areas, strong ones and ones that do less well. The order of preference is this
project's own: never seen first, then longest not seen, then by key, so that anyone who repeats it gets the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

STRONG = frozenset({"outstanding", "good"})


class Reason(StrEnum):
    """Why an area is proposed."""

    NEVER = "never seen"
    NOT_IN_CYCLE = "not seen in this cycle"
    LONGEST = "seen longest ago of those left"
    STRONG = "the only strong one otherwise"
    WEAK = "the only weak one otherwise"


class Standing(StrEnum):
    """How an area was last graded, as far as a choice of areas needs it."""

    STRONG = "strong"
    WEAK = "weak"
    UNKNOWN = "not known"


@dataclass(frozen=True)
class Seen:
    """An area: when it was last seen (None: never, as far as is known), and its last grade ("" where none)."""

    key: str
    last: date | None = None
    grade: str = ""

    @property
    def standing(self) -> Standing:
        if not self.grade:
            return Standing.UNKNOWN
        return Standing.STRONG if self.grade in STRONG else Standing.WEAK


@dataclass(frozen=True)
class Choice:
    """An area proposed, and why."""

    key: str
    reasons: tuple[Reason, ...]


def whole_years_since(last: date | None, today: date) -> int | None:
    """How many whole years an area has not been seen; None where it never was."""
    if last is None:
        return None
    return today.year - last.year - ((today.month, today.day) < (last.month, last.day))


def propose(areas: Iterable[Seen], least: int, cycle_began: date) -> tuple[Choice, ...]:
    """`least` areas (fewer where there are fewer), the unvisited preferred, strong and weak both where both are known.

    `cycle_began`: what was seen before that day was not seen in this cycle.
    """
    ranked = sorted(set(areas), key=lambda area: (area.last or date.min, area.key))
    chosen = ranked[:least]
    extra: dict[str, Reason] = {}
    if len(chosen) > 1:
        for standing, reason in ((Standing.WEAK, Reason.WEAK), (Standing.STRONG, Reason.STRONG)):
            chosen = _with(standing, chosen, ranked, extra, reason)
    return tuple(Choice(area.key, _reasons(area, cycle_began, extra)) for area in chosen)


def _with(
    standing: Standing, chosen: Sequence[Seen], ranked: Sequence[Seen], extra: dict[str, Reason], reason: Reason
) -> list[Seen]:
    """The chosen with one of that standing among them, in place of the one most recently seen that can be spared."""
    if any(area.standing == standing for area in chosen):
        return list(chosen)
    wanted = next((area for area in ranked if area.standing == standing), None)
    if wanted is None:
        return list(chosen)
    out = next(area for area in reversed(chosen) if area.key not in extra and _spared(area, chosen))
    extra[wanted.key] = reason
    return sorted([area for area in chosen if area != out] + [wanted], key=ranked.index)


def _spared(area: Seen, chosen: Sequence[Seen]) -> bool:
    """Can it go without the other standing being lost with it?"""
    if area.standing == Standing.UNKNOWN:
        return True
    return sum(1 for other in chosen if other.standing == area.standing) > 1


def _reasons(area: Seen, cycle_began: date, extra: dict[str, Reason]) -> tuple[Reason, ...]:
    if area.last is None:
        seen = Reason.NEVER
    elif area.last < cycle_began:
        seen = Reason.NOT_IN_CYCLE
    else:
        seen = Reason.LONGEST
    return (seen, extra[area.key]) if area.key in extra else (seen,)
