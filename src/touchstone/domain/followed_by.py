"""What did the next judgement of progress say after an action of a plan: which actions were followed by improvement?

Followed by, never caused by: nobody chose by lot which weakness got which action, an area for improvement may have
several, and what is judged also depends on what nobody planned. An action counts from the day on which the
inspectorate accepted it, or the service said that it was done, whichever came first; what it was followed by is the
next judgement of a visit that saw it on a later day. Several actions towards one area for improvement share its
judgement, so shares count areas for improvement and not actions.

Source: that a slow start, no measure and no milestones go before poor progress is what monitoring letters suggest; no
document counts it. The rules are this project's own. Late is as the alarm of a slow start says it (`until_met`). A
share of few says little: under `FEW` judged, as for agreement between reviewers, it is withheld.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from touchstone.domain.sampling.agreement import FEW
from touchstone.domain.sampling.intervals import clopper_pearson
from touchstone.domain.until_met import THRESHOLDS, Judged, Threshold, Told


class Start(StrEnum):
    """When an action was begun, as it was known when it was judged."""

    EARLY = "early"
    LATE = "late"
    NEVER = "not begun"
    UNKNOWN = "not known"


BEGUN = ("under_way", "blocked", "done")  # statuses of an action that say it was begun


@dataclass(frozen=True)
class Taken:
    """One action of a plan. `area`: of which area for improvement; `accepted`, `ended`: on which day, if ever.

    `found`, `due`: when the area for improvement was found and is due; `judged`: its progress, by the day on which
    the visit saw it.
    """

    area: str
    accepted: date | None = None
    ended: date | None = None
    found: date | None = None
    due: date | None = None
    told: tuple[Told, ...] = ()
    judged: tuple[Judged, ...] = ()
    measure: bool = False
    milestones: bool = False

    @property
    def since(self) -> date | None:
        """From when it counts; None: neither accepted nor done, so it does not."""
        return min((day for day in (self.accepted, self.ended) if day is not None), default=None)


@dataclass(frozen=True)
class Followed:
    """An action that counts, and what came next. `next` None: not judged yet. `start`, `done`: as of that day."""

    taken: Taken
    next: Judged | None
    start: Start
    done: bool

    @property
    def unit(self) -> tuple[str, str]:
        """What is counted once: an area for improvement and the judgement of it."""
        return self.taken.area, f"{self.next.on} {self.next.where}" if self.next else ""


def followed(taken: Taken, today: date, thresholds: Mapping[str, Threshold] = THRESHOLDS) -> Followed | None:
    """What came after an action; None where it does not count."""
    since = taken.since
    if since is None or since > today:
        return None
    later = [each for each in taken.judged if since < each.on <= today]
    judged = min(later, key=lambda each: each.on, default=None)
    until = judged.on if judged else today
    told = [each for each in taken.told if each.on <= until]
    begun = min((each.on for each in told if each.state in BEGUN), default=None)
    done = bool(told) and max(told, key=lambda each: each.on).state == "done"
    return Followed(taken, judged, start_of(taken.found, taken.due, begun, thresholds), done)


def start_of(
    found: date | None, due: date | None, begun: date | None, thresholds: Mapping[str, Threshold] = THRESHOLDS
) -> Start:
    """Early: before the alarm of a slow start would have sounded."""
    if begun is None:
        return Start.NEVER
    if found is None:
        return Start.UNKNOWN
    gone = (begun - found).days
    if due is None:
        return Start.LATE if gone >= thresholds["slow_days"].value else Start.EARLY
    whole = (due - found).days
    return Start.LATE if gone > 0 and gone >= whole * thresholds["slow_share"].value else Start.EARLY


@dataclass(frozen=True)
class Tally:
    """Of one group: how many `actions`, towards how many `areas`; how many of them were `judged` afterwards, how many
    of those `met` (at least satisfactory), and how many got each grade. `low`, `high`: the exact interval of the share;
    None, as the share, where it is withheld."""

    actions: int
    areas: int
    judged: int
    met: int
    grades: Mapping[str, int]
    low: float | None = None
    high: float | None = None

    @property
    def waiting(self) -> int:
        return self.areas - self.judged

    @property
    def withheld(self) -> bool:
        return self.judged < FEW

    @property
    def share(self) -> float | None:
        return None if self.withheld else self.met / self.judged


def tally(rows: Iterable[Followed]) -> Tally:
    """Count one group, each area for improvement and judgement once."""
    held = list(rows)
    units = {row.unit: row.next for row in held}
    judged = [each for each in units.values() if each is not None]
    met = sum(each.enough for each in judged)
    low, high = clopper_pearson(met, len(judged)) if len(judged) >= FEW else (None, None)
    return Tally(len(held), len(units), len(judged), met, Counter(each.grade for each in judged), low, high)
