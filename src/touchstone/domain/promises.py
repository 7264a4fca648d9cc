"""How does something stand that was promised, and how does what young people and families said stand?

An action that a meeting agreed, or that answers a recommendation, is late from the day after its day. What somebody
said waits for an answer; after `ANSWER_DAYS` without one, that is said too. Nothing here is stored: it is worked out
from the statuses, the days and the answers. Minutes that nobody answered in time were not answered: never agreed.

Source: that people who spoke are told what became of it is in the documents ("you said, we did"); the number of days is
this project's own rule, because the documents give none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ANSWER_DAYS = 60
OPEN = ("agreed", "under_way")


class Standing(StrEnum):
    """How an agreed action stands."""

    LATE = "late"
    UNDER_WAY = "under way"
    AGREED = "agreed"
    DONE = "done"
    NOT_DONE = "not done"
    WITHDRAWN = "withdrawn"


class Reply(StrEnum):
    """What was answered to a recommendation."""

    DID = "did"
    WILL = "will"
    CANNOT = "cannot"


class Heard(StrEnum):
    """How a recommendation stands, the most worrying first."""

    NO_ANSWER = "no answer in time"
    LATE = "late"
    WAITING = "waits for an answer"
    PROMISED = "promised"
    NOT_DONE = "promised and not done"
    CANNOT = "cannot be done"
    DONE = "done"


class Answered(StrEnum):
    """How the service's answer to minutes stands. Silence never becomes agreement."""

    WAITING = "waits for an answer"
    SILENT = "not answered in time"
    IN_TIME = "answered"
    LATE = "answered late"


@dataclass(frozen=True)
class Promise:
    """An agreed action: a status of the workflow, and by when (None: no day was agreed)."""

    state: str
    due: date | None = None


@dataclass(frozen=True)
class Said:
    """A recommendation: when it was said, and what was answered last (None: nothing yet), with the promise if one was
    made."""

    on: date
    reply: Reply | None = None
    promise: Promise | None = None
    told_back: bool = False


def is_late(promise: Promise, today: date) -> bool:
    """Open on a day after its day. What has no day is never late."""
    return promise.state in OPEN and promise.due is not None and promise.due < today


def standing(promise: Promise, today: date) -> Standing:
    """How it stands on a day."""
    return Standing.LATE if is_late(promise, today) else Standing(promise.state.replace("_", " "))


def answered(due: date | None, on: date | None, today: date) -> Answered:
    """How the answer to minutes stands that was due on a day (None: on none) and came on another (None: not yet)."""
    if on is None:
        return Answered.SILENT if due is not None and due < today else Answered.WAITING
    return Answered.LATE if due is not None and due < on else Answered.IN_TIME


def answer_due(said_on: date) -> date:
    """The last day on which an answer is in time."""
    return said_on + timedelta(days=ANSWER_DAYS)


def heard(said: Said, today: date) -> Heard:
    """How a recommendation stands on a day."""
    if said.reply is None:
        return Heard.NO_ANSWER if answer_due(said.on) < today else Heard.WAITING
    if said.reply is Reply.CANNOT:
        return Heard.CANNOT
    if said.promise is None:
        return Heard.DONE
    now = standing(said.promise, today)
    if now in (Standing.NOT_DONE, Standing.WITHDRAWN):
        return Heard.NOT_DONE
    return _OF_PROMISE.get(now, Heard.PROMISED)


_OF_PROMISE = {Standing.LATE: Heard.LATE, Standing.DONE: Heard.DONE}
# Those of which there is something to tell to the people who said it.
_SETTLED = (Heard.DONE, Heard.CANNOT, Heard.NOT_DONE)


def to_tell_back(said: Said, today: date) -> bool:
    """Is there an outcome that the people who said it have not been told of?"""
    return heard(said, today) in _SETTLED and not said.told_back


def counts(found: Iterable[Heard]) -> Mapping[Heard, int]:
    """How many stand so, each state named even where there are none."""
    counted = Counter(found)
    return {state: counted[state] for state in Heard}
