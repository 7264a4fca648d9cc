"""What is due under a regime's rules, given what has happened?

The same answer whatever the order in which the history is told. A rule's time runs from the day on which the last such
thing ended, or from the day on which the regime began for the service: what was before does not hurry it. Days of
suspension do not count. Where a day is known to a month only, the last day it can have been is counted from.

Sources: the regimes' own rules, named in their calendar files. That a window opens some months before its last day,
and from when on something is at risk, is this project's own rule, set in those files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from touchstone.domain import deadlines
from touchstone.domain.programme.rows import (
    AREA,
    DAYS_OF_A_WEEK,
    ORDER,
    Calendar,
    Event,
    Extra,
    Length,
    Obligation,
    Rule,
    Situation,
    State,
)

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Anchor:
    """What a window is counted from: an event, or (key "") the beginning of the regime for the service."""

    key: str
    day: date
    exact: bool = True


@dataclass(frozen=True)
class Window:
    """From when to when, and by how many days suspensions moved its end. `stands_still`: one without end is in it."""

    earliest: date
    latest: date | None
    shifted: int = 0
    stands_still: bool = False


def obligations(calendar: Calendar, situation: Situation) -> tuple[Obligation, ...]:
    """Everything due, met or missed since the regime began for the service: worst first, then by its last day."""
    found = [
        obligation
        for rule in calendar.rules.values()
        for place in (situation.areas if rule.of == AREA else ("",))
        for obligation in SHAPES[rule.shape](calendar, rule, place, situation)
    ]
    return tuple(sorted(found, key=_order))


def _order(obligation: Obligation) -> tuple[int, date, str]:
    return ORDER.index(obligation.state), obligation.latest or date.max, obligation.key


def events_for(rule: Rule, place: str, situation: Situation) -> list[Event]:
    """What happened that the rule may look at, in order of its last day; what is under way comes last."""
    level = AREA if rule.of == AREA else "service"
    found = {event for event in situation.history if event.level == level and (not place or place in event.areas)}
    return sorted(found, key=lambda event: (event.last or date.max, event.first or date.max, event.key))


def done(events: Sequence[Event], kinds: Sequence[str], since: date, until: date | None = None) -> list[Event]:
    """Those of the kinds that were done, and ended on or after a day and before another."""
    return [
        event
        for event in events
        if event.done
        and event.kind in kinds
        and event.last is not None
        and event.last >= since
        and (until is None or event.last < until)
    ]


# Each shape of a rule


def _again(calendar: Calendar, rule: Rule, place: str, situation: Situation) -> Iterator[Obligation]:
    """Within a length of time after the last one."""
    events = events_for(rule, place, situation)
    begins = situation.kept_from if rule.kept else situation.start
    met = done(events, rule.kinds, begins)
    anchors = [Anchor("", begins), *map(_anchor, met)]
    for anchor, event in list(zip(anchors, [*met, None], strict=True))[: None if rule.repeats else 1]:
        yield _obligation(rule, place, anchor, window_of(rule, anchor.day, situation), event, events, situation)


def _between(calendar: Calendar, rule: Rule, place: str, situation: Situation) -> Iterator[Obligation]:
    """So many inside each period of another rule, before what ends the period begins."""
    events = events_for(rule, place, situation)
    by_key = {event.key: event for event in events}
    for period in _again(calendar, calendar.rules[rule.within], place, situation):
        end = by_key.get(period.met_by)
        until = (end.first or end.last) if end else None
        visits = done(events, rule.kinds, period.counted_from, until)
        window = Window(period.counted_from, period.latest, period.shifted, period.state == State.SUSPENDED)
        anchor = Anchor(period.anchor, period.counted_from, period.exact)
        for number in range(rule.least):
            visit = visits[number] if number < len(visits) else None
            made = _obligation(
                rule, place, anchor, window, visit, events, situation, number + 1, closed=end is not None
            )
            yield made


def _after(calendar: Calendar, rule: Rule, place: str, situation: Situation) -> Iterator[Obligation]:
    """Again and again after a grade, until the next graded inspection."""
    events = events_for(rule, place, situation)
    graded = [event for event in done(events, rule.trigger, situation.start) if event.grade]
    for trigger, following in zip(graded, [*graded[1:], None], strict=False):
        if trigger.grade not in rule.grades:
            continue
        anchor = _anchor(trigger)
        until = following.last if following else None
        visits = [event for event in done(events, rule.kinds, anchor.day + ONE_DAY, until) if event != trigger]
        anchors = [anchor, *map(_anchor, visits)]
        for each, visit in zip(anchors, [*visits, None], strict=True):
            if visit is not None or following is None:  # the next graded inspection ends it
                window = window_of(rule, each.day, situation)
                yield _obligation(rule, place, each, window, visit, events, situation)


def _complete(calendar: Calendar, rule: Rule, place: str, situation: Situation) -> Iterator[Obligation]:
    """Each inspection that has begun is finished in time."""
    for event in events_for(rule, place, situation):
        if event.kind not in rule.kinds or event.first is None or event.first < situation.start:
            continue
        anchor = Anchor(event.key, event.first, event.exact)
        window = window_of(rule, anchor.day, situation)
        yield _obligation(rule, place, anchor, window, event if event.done else None, [event], situation)


def _escalation(calendar: Calendar, rule: Rule, place: str, situation: Situation) -> Iterator[Obligation]:
    """What a named person authorised."""
    events = events_for(rule, place, situation)
    for extra in sorted(situation.extras, key=lambda extra: extra.key):
        yield _of_extra(rule, extra, events, situation)


def _of_extra(rule: Rule, extra: Extra, events: Sequence[Event], situation: Situation) -> Obligation:
    kept = [pause for pause in situation.suspensions if pause.to_day is not None]
    days = (extra.latest - extra.earliest).days
    latest = deadlines.add_calendar_days(extra.earliest, days, kept)
    stands = any(pause.to_day is None and pause.from_day <= latest for pause in situation.suspensions)
    window = Window(extra.earliest, latest, (latest - extra.latest).days, stands)
    met = next(iter(done(events, extra.kinds, extra.earliest)), None)
    return _obligation(
        replace(rule, kinds=extra.kinds), "", Anchor(extra.key, extra.earliest), window, met, events, situation
    )


SHAPES: dict[str, Callable[[Calendar, Rule, str, Situation], Iterator[Obligation]]] = {
    "again": _again,
    "between": _between,
    "after": _after,
    "complete": _complete,
    "escalation": _escalation,
}


# Windows and states


def _anchor(event: Event) -> Anchor:
    assert event.last is not None  # what is done has its last day
    return Anchor(event.key, event.last, event.exact)


def window_of(rule: Rule, start: date, situation: Situation) -> Window:
    """From when to when a rule lets a thing be done that is counted from `start`."""
    if rule.length is None:
        return Window(start, None)
    found = _due(start, rule.length, situation.suspensions)
    plain = _due(start, rule.length, ())
    if rule.first is not None:
        earliest = _due(start, rule.first, situation.suspensions).due
    elif rule.opens is not None:
        earliest = max(deadlines.add_months(found.due, -rule.opens), start)
    else:
        earliest = start
    return Window(earliest, found.due, (found.due - plain.due).days, found.stands_still)


def _due(start: date, length: Length, pauses: Sequence[deadlines.Pause]) -> deadlines.Deadline:
    if length.months is not None:
        return deadlines.due(start, length.months, deadlines.Unit.MONTHS, pauses=pauses)
    return deadlines.due(start, length.number * DAYS_OF_A_WEEK, deadlines.Unit.CALENDAR_DAYS, pauses=pauses)


def _obligation(
    rule: Rule,
    place: str,
    anchor: Anchor,
    window: Window,
    met: Event | None,
    events: Sequence[Event],
    situation: Situation,
    number: int = 1,
    *,
    closed: bool = False,
) -> Obligation:
    under_way = "" if met or closed else _under_way(rule, events)
    return Obligation(
        key="/".join((rule.key, place or "-", anchor.key or "start", str(number))),
        rule=rule.key,
        area=place,
        kinds=rule.kinds,
        anchor=anchor.key,
        counted_from=anchor.day,
        earliest=window.earliest,
        latest=window.latest,
        state=_state(rule, window, met, closed, bool(under_way), situation),
        met_by=met.key if met else "",
        met_on=met.last if met else None,
        under_way=under_way,
        shifted=window.shifted,
        exact=anchor.exact,
    )


def _under_way(rule: Rule, events: Sequence[Event]) -> str:
    return next((event.key for event in events if not event.done and event.kind in rule.kinds), "")


def _state(rule: Rule, window: Window, met: Event | None, closed: bool, under_way: bool, situation: Situation) -> State:
    today = situation.today
    if met is not None:
        return State.MET
    if closed:
        return State.MISSED
    if window.stands_still or _suspended(window, situation):
        return State.SUSPENDED
    if window.latest is not None and today > window.latest:
        return State.OVERDUE
    if today < window.earliest:
        return State.NOT_YET
    near = window.latest is not None and (window.latest - today).days < rule.risk_days
    return State.AT_RISK if near and not under_way else State.OPEN


def _suspended(window: Window, situation: Situation) -> bool:
    """Is today a day of suspension that can still move the end? What was late before it stays late."""
    today, latest = situation.today, window.latest
    return any(pause.covers(today) and (latest is None or pause.from_day <= latest) for pause in situation.suspensions)
