"""What goes into a programme, and what comes out: rules, what has happened, periods of suspension, obligations.

Everything is plain data. Days are calendar days; lengths are in weeks, months or years, as the regimes give them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from touchstone.domain.deadlines import Pause
from touchstone.domain.frameworks import Standing, Title

DAYS_OF_A_WEEK, MONTHS_OF_A_YEAR = 7, 12
SERVICE, AREA = "service", "area"
SELF_EVALUATION, ENGAGEMENT_MEETING = "self_evaluation", "engagement_meeting"
# Things that meet a rule and are no inspection.
OUTSIDE_INSPECTION = (SELF_EVALUATION, ENGAGEMENT_MEETING)


class State(StrEnum):
    """How an obligation stands on a day."""

    OVERDUE = "overdue"
    AT_RISK = "at risk"
    OPEN = "open"
    SUSPENDED = "suspended"
    NOT_YET = "not yet"
    MISSED = "missed"
    MET = "met"


# Worst first: the order in which pages list them.
ORDER = tuple(State)


@dataclass(frozen=True)
class Length:
    """A length of time that a rule sets."""

    number: int
    unit: str  # weeks, months or years

    @property
    def months(self) -> int | None:
        """In months; None for weeks, which are no months."""
        match self.unit:
            case "years":
                return self.number * MONTHS_OF_A_YEAR
            case "months":
                return self.number
            case _:
                return None


@dataclass(frozen=True)
class Rule:
    """One rule of a regime's calendar.

    `shape`: again (within a length of time after the last), between (so many inside each period of another rule),
    after (again and again after a grade, until the next graded inspection), complete (each inspection that has begun),
    escalation (what a named person authorised). `length` None: how long is not known, so nothing is ever late.
    `first`: how long after the last one it can be done at the earliest; else `opens` months before its last day, and
    where neither is set, at once. `standing` says how the length is known; `own` settings are in `opens`, `risk_days`.
    """

    key: str
    title: Title
    sentence: Title
    shape: str
    of: str
    kinds: tuple[str, ...]
    standing: Standing
    length: Length | None = None
    first: Length | None = None
    opens: int | None = None
    risk_days: int = 0
    repeats: bool = True
    kept: bool = False
    least: int = 1
    within: str = ""
    trigger: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """The rules of one regime, by key, in the order of its file."""

    framework: str
    rules: Mapping[str, Rule]


@dataclass(frozen=True)
class Event:
    """Something that happened or is under way: an inspection, a self-evaluation received, a meeting held.

    `first` and `last` are its days; where a day is known less exactly, the first and the last that it can be, and
    `exact` is false. `done` needs a last day. `level`: area where it looked at `areas` each for itself, else service.
    `grade` is the overall grade, "" where there is none.
    """

    key: str
    kind: str
    first: date | None = None
    last: date | None = None
    done: bool = True
    level: str = SERVICE
    areas: frozenset[str] = frozenset()
    grade: str = ""
    exact: bool = True

    def __post_init__(self) -> None:
        if self.done and self.last is None:
            raise ValueError(f"{self.key} is done, so it needs its last day.")


@dataclass(frozen=True)
class Extra:
    """Something due because a named person authorised it: one inspection of these kinds, from a day to a day."""

    key: str
    kinds: tuple[str, ...]
    earliest: date
    latest: date


@dataclass(frozen=True)
class Situation:
    """What the rules are applied to.

    `start`: the regime applies to the service from this day. `kept_from`: self-evaluations and meetings are recorded
    from this day; what was before is not known, and so is never late. `areas`: the areas of the service, by key.
    """

    start: date
    kept_from: date
    today: date
    history: tuple[Event, ...] = ()
    areas: tuple[str, ...] = ()
    suspensions: tuple[Pause, ...] = ()
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True)
class Obligation:
    """One thing that is due: from `earliest` to `latest` (None: the regime's length is not known), and how it stands.

    `anchor` is the key of the event that it is counted from, "" for the regime's own beginning, and `counted_from` its
    day. `met_by` is the event that met it, on `met_on`; `under_way` one that may. `shifted`: days that suspensions
    added. `exact` false: the day it is counted from is known to a week, a month or a year only.
    """

    key: str
    rule: str
    area: str
    kinds: tuple[str, ...]
    anchor: str
    counted_from: date
    earliest: date
    latest: date | None
    state: State
    met_by: str = ""
    met_on: date | None = None
    under_way: str = ""
    shifted: int = 0
    exact: bool = True

    @property
    def late_by(self) -> int:
        """Days by which it was met late; 0 where it was not, or where nothing is late."""
        if self.met_on is None or self.latest is None:
            return 0
        return max((self.met_on - self.latest).days, 0)
