"""What has happened to an area for improvement since it was found, how does it stand, and what should worry whom?

Met is the rule of the public register: a later visit judged its progress at least satisfactory. It has returned where
a later visit judged otherwise after that, or a person confirmed that a later inspection found the same weakness.

Source: the documents tell of slow starts, of work that stopped, of milestones passed and of figures that did not reach
their target, and give no numbers for when to worry. The thresholds are this project's own, each written beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from touchstone.domain.figures_told import Series, headed_wrong, reached, series_of, will_reach
from touchstone.domain.sentences import Sentence, say


class Kind(StrEnum):
    """What an event is. Events of one day stand in this order."""

    FOUND = "found"
    CARRIED = "carried forward"
    DISCUSSED = "discussed"
    PLANNED = "planned"
    STARTED = "started"
    MILESTONE = "milestone reached"
    MISSED = "milestone missed"
    FIGURE = "figure told"
    EVIDENCE = "evidence added"
    MOVED = "area changed hands"
    DUE = "due"
    JUDGED = "judged"
    MET = "met"
    RELAPSED = "relapsed"


class State(StrEnum):
    """How it stands, the first that holds."""

    RETURNED = "returned"
    MET = "met"
    LATE = "late"
    STALLED = "stalled"
    SLOW = "slow to start"
    OPEN = "open"


@dataclass(frozen=True)
class Threshold:
    """How much is too much: in days, or as a share of the time from finding to due date."""

    key: str
    value: Fraction
    unit: str
    says: str
    source: str = "This project's own rule."


THRESHOLDS: Mapping[str, Threshold] = {
    each.key: each
    for each in (
        Threshold("slow_share", Fraction(1, 3), "share", "of the time to the due date gone, and no action has begun"),
        Threshold("slow_days", Fraction(90), "days", "since it was found, where nothing is due on a day"),
        Threshold("quiet_days", Fraction(60), "days", "since the service last told of it, while something is to do"),
    )
}


@dataclass(frozen=True)
class Stone:
    """A milestone of an action."""

    key: str
    by: date
    text: str
    reached: date | None = None


@dataclass(frozen=True)
class Told:
    """What the service said of an action on a day: a status of the workflow of an action, and a figure as written."""

    on: date
    state: str
    value: str = ""
    period: str = ""  # which time the figure is for, in words; empty: that day


@dataclass(frozen=True)
class Action:
    """One action towards it; dropped ones are given too, for the timeline, and worry nobody."""

    key: str
    text: str
    state: str = "planned"
    due: date | None = None
    target: str = ""
    stones: tuple[Stone, ...] = ()
    told: tuple[Told, ...] = ()
    shown: tuple[tuple[date, str], ...] = ()  # evidence: when it was added, what it shows
    indicator: str = ""  # its name, where one measures it

    @property
    def begun(self) -> date | None:
        """The first day on which it was told to be under way, held up or done."""
        return min((each.on for each in self.told if each.state in ("under_way", "blocked", "done")), default=None)

    @property
    def to_do(self) -> bool:
        return self.state not in ("done", "dropped")

    @property
    def figures(self) -> Series:
        return series_of([(each.on, each.value) for each in self.told], self.target)


@dataclass(frozen=True)
class Judged:
    """What a later visit judged of it. `enough`: at least satisfactory on its scale."""

    on: date
    where: str
    grade: str = ""
    enough: bool = False
    residual: str = ""


Note = tuple[date, str]
Printed = tuple[date, str, str]  # a figure of an indicator that an inspection printed: its day, the figure, the name


@dataclass(frozen=True)
class Item:
    """Everything known of one area for improvement. `planned`: the days on which a plan for it was sent or accepted."""

    found: date | None
    where: str = ""
    due: date | None = None
    planned: tuple[Note, ...] = ()
    actions: tuple[Action, ...] = ()
    judged: tuple[Judged, ...] = ()
    carried: tuple[Note, ...] = ()
    moved: tuple[Note, ...] = ()
    discussed: tuple[Note, ...] = ()
    printed: tuple[Printed, ...] = ()
    returned: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Event:
    """One thing that happened. `about`: the action, where it is of one."""

    kind: Kind
    on: date
    says: str = ""
    about: str = ""
    grade: str = ""
    residual: str = ""
    period: str = ""


@dataclass(frozen=True)
class Alarm:
    """Something that should worry. `key` names this occasion, so that it is told of once."""

    rule: str
    key: str
    says: Sentence
    satisfy: Sentence
    action: str = field(default="", compare=False)


# -- what happened ---------------------------------------------------------------------------------------------------


def timeline(item: Item, today: date) -> list[Event]:
    """Every event until today, the oldest first."""
    found = [event for event in _all(item, today) if event.on <= today]
    order = list(Kind)
    return sorted(found, key=lambda event: (event.on, order.index(event.kind)))


def _all(item: Item, today: date) -> Iterator[Event]:
    if item.found is not None:
        yield Event(Kind.FOUND, item.found, item.where)
    if item.due is not None:
        yield Event(Kind.DUE, item.due)
    notes_of = {
        Kind.PLANNED: item.planned,
        Kind.CARRIED: item.carried,
        Kind.MOVED: item.moved,
        Kind.DISCUSSED: item.discussed,
    }
    for kind, notes in notes_of.items():
        yield from (Event(kind, on, says) for on, says in notes)
    yield from (Event(Kind.FIGURE, on, says, name) for on, says, name in item.printed)
    yield from _judgements(item)
    for action in item.actions:
        yield from _of_action(action, today)


def _of_action(action: Action, today: date) -> Iterator[Event]:
    if action.begun is not None:
        yield Event(Kind.STARTED, action.begun, about=action.text)
    for stone in action.stones:
        if stone.reached is not None:
            yield Event(Kind.MILESTONE, stone.reached, stone.text, action.text)
        elif stone.by < today and action.state != "dropped":
            yield Event(Kind.MISSED, stone.by + timedelta(days=1), stone.text, action.text)
    for told in action.told:
        if told.value:
            yield Event(Kind.FIGURE, told.on, told.value, action.text, period=told.period)
    yield from (Event(Kind.EVIDENCE, on, says, action.text) for on, says in action.shown)


def _judgements(item: Item) -> Iterator[Event]:
    """Each judgement as what it was then: the one that made it met, one that found it weak again, or one more."""
    met = False
    for on, judged, where in _turns(item):
        if judged is None:
            yield Event(Kind.RELAPSED, on, where)
            met = False
            continue
        kind = Kind.MET if judged.enough and not met else Kind.RELAPSED if met and not judged.enough else Kind.JUDGED
        met = judged.enough
        yield Event(kind, on, where, grade=judged.grade, residual=judged.residual)


def _turns(item: Item) -> list[tuple[date, Judged | None, str]]:
    """Judgements and returns in order; of one day the judgement first."""
    turns: list[tuple[date, Judged | None, str]] = [(each.on, each, each.where) for each in item.judged]
    turns += [(on, None, where) for on, where in item.returned]
    return sorted(turns, key=lambda turn: (turn[0], turn[1] is None))


# -- how it stands ---------------------------------------------------------------------------------------------------


def state(item: Item, today: date, thresholds: Mapping[str, Threshold] = THRESHOLDS) -> State:
    """How it stands on a day."""
    last = next((each.kind for each in reversed(timeline(item, today)) if each.kind in _DECIDES), None)
    if last is Kind.RELAPSED:
        return State.RETURNED
    if last is not None:
        return State.MET
    rules = {alarm.rule for alarm in alarms(item, today, thresholds)}
    if "late" in rules:
        return State.LATE
    if "slow_start" in rules:
        return State.SLOW
    return State.STALLED if rules else State.OPEN


_DECIDES = (Kind.MET, Kind.RELAPSED)


# -- what should worry -----------------------------------------------------------------------------------------------


def alarms(item: Item, today: date, thresholds: Mapping[str, Threshold] = THRESHOLDS) -> list[Alarm]:
    """Everything that should worry on a day, the gravest first. Nothing where it is met."""
    decided = [each.kind for each in timeline(item, today) if each.kind in _DECIDES]
    if decided and decided[-1] is Kind.MET:
        return []
    return [
        *_late(item, today),
        *_slow_start(item, today, thresholds),
        *_held_up(item),
        *_milestones(item, today),
        *_figures(item, today),
        *_quiet(item, today, thresholds),
    ]


def _late(item: Item, today: date) -> Iterator[Alarm]:
    if item.due is not None and item.due < today:
        says = say("It was due on %(day)s, and no visit has judged it met.", day=_day(item.due))
        yield Alarm("late", f"late-{item.due}", says, say("Say what is still to do, and by when it will be done."))


def _slow_start(item: Item, today: date, thresholds: Mapping[str, Threshold]) -> Iterator[Alarm]:
    if item.found is None or any(action.begun for action in item.actions):
        return
    satisfy = say("Begin an action and say so, or say why none has begun.")
    gone = (today - item.found).days
    if item.due is None:
        if gone >= thresholds["slow_days"].value:
            says = say("%(days)s days have gone since it was found, and no action has begun.", days=gone)
            yield Alarm("slow_start", "slow-start", says, satisfy)
        return
    whole = (item.due - item.found).days
    if gone > whole:
        says = say("%(days)s days have gone since it was found, and no action has begun.", days=gone)
        yield Alarm("slow_start", "slow-start", says, satisfy)
    elif gone > 0 and gone >= whole * thresholds["slow_share"].value:
        says = say("%(gone)s of %(whole)s days to the due date have gone, and no action has begun.",
                   gone=gone, whole=whole)  # fmt: skip
        yield Alarm("slow_start", "slow-start", says, satisfy)


def _held_up(item: Item) -> Iterator[Alarm]:
    for action in item.actions:
        if action.state == "blocked":
            since = max((each.on for each in action.told), default=None)
            says = say("An action is held up, by the service's own account.")
            satisfy = say("Say what would set it going again, and who can do that.")
            yield Alarm("held_up", f"held-up-{action.key}-{since}", says, satisfy, action.text)


def _milestones(item: Item, today: date) -> Iterator[Alarm]:
    for action in item.actions:
        for stone in action.stones:
            if action.to_do and stone.reached is None and stone.by < today:
                says = say("A milestone was missed: %(what)s, by %(day)s.", what=stone.text, day=_day(stone.by))
                satisfy = say("Say when it was reached, or what has taken its place.")
                yield Alarm("milestone_missed", f"milestone-{stone.key}-{stone.by}", says, satisfy, action.text)


def _figures(item: Item, today: date) -> Iterator[Alarm]:
    for action in item.actions:
        told, by = action.figures, item.due or action.due
        if not action.to_do and reached(told):
            continue
        last = told.points[-1][0] if told.points else None
        values = {"figure": told.said, "target": action.target}
        satisfy = say("Say why, and what will be done so that the target is still reached.")
        if headed_wrong(told):
            says = say("The figure moves away from its target: %(figure)s, against %(target)s.", **values)
            yield Alarm("figure_wrong_way", f"wrong-way-{action.key}-{last}", says, satisfy, action.text)
        elif by is not None and will_reach(told, by) is False:
            if by < today:
                says = say("The figure had not reached its target by %(day)s, and has not yet: %(figure)s, against "
                           "%(target)s.", day=_day(by), **values)  # fmt: skip
            else:
                says = say("At its pace the figure will not reach its target by %(day)s: %(figure)s, against "
                           "%(target)s.", day=_day(by), **values)  # fmt: skip
            yield Alarm("figure_too_slow", f"too-slow-{action.key}-{last}", says, satisfy, action.text)


def _quiet(item: Item, today: date, thresholds: Mapping[str, Threshold]) -> Iterator[Alarm]:
    """Only once it is begun: before that it is a slow start."""
    told = [each.on for action in item.actions for each in action.told]
    if not told or not any(action.to_do for action in item.actions):
        return
    silent = (today - max(told)).days
    if silent > thresholds["quiet_days"].value:
        says = say("Nothing was told of it for %(days)s days.", days=silent)
        yield Alarm("quiet", f"quiet-{max(told)}", says, say("Say how far it is."))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
