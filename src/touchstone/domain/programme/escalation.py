"""Has performance dropped so far that the regime lets an inspectorate do more?

The rule only proposes: a named person authorises or declines, with a reason. Source: the regime's own words ("a longer
inspection, or inspections more often"); the mark below which it proposes is a setting, because only a proposal of it is
known to the public.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.domain.programme.rows import SERVICE, Event


@dataclass(frozen=True)
class Drop:
    """An inspection whose overall grade is below the mark. `before` is the grade before it, "" where there was none."""

    event: str
    grade: str
    before: str
    day: date

    @property
    def fell(self) -> bool:
        """Was the grade before it another? (It was better then, or it too was below the mark.)"""
        return bool(self.before) and self.before != self.grade


def drop(history: Iterable[Event], steps: Sequence[str], mark: str, start: date) -> Drop | None:
    """The newest graded inspection of the service since `start`, if its grade is below the mark; else None.

    `steps` are the grades of the scale, best first. A grade that the scale does not have says nothing about the mark.
    Raises ValueError where the mark is not a grade of the scale.
    """
    if mark not in steps:
        raise ValueError(f"{mark!r} is not a grade of the scale: {', '.join(steps)}.")
    graded = sorted(
        (event.last, event.key, event)
        for event in set(history)
        if event.done and event.last is not None and event.level == SERVICE and event.grade in steps
    )
    if not graded:
        return None
    last, _, newest = graded[-1]
    if last < start or steps.index(newest.grade) <= steps.index(mark):
        return None
    before = graded[-2][2].grade if len(graded) > 1 else ""
    return Drop(newest.key, newest.grade, before, last)
