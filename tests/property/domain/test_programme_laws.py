"""Laws of what is due, whatever has happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.spec import library
from touchstone.domain import coverage, deadlines
from touchstone.domain.deadlines import Pause
from touchstone.domain.programme.obligations import obligations
from touchstone.domain.programme.rows import Event, Situation, State
from touchstone.inspectorate.programme import calendar_files

START, LAST = date(2021, 4, 1), date(2031, 4, 1)
CALENDARS = [calendar_files.calendar_of(library.framework(key)) for key in calendar_files.keys()]
NATIONAL = calendar_files.calendar_of(library.framework("ofsted-cafcass-2021"))
DAYS = st.dates(START - timedelta(days=900), LAST)
UNGRADED = ("focused", "monitoring", "self_evaluation", "engagement_meeting", "full")


@st.composite
def _events(draw: st.DrawFn) -> tuple[Event, ...]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from([*UNGRADED, "reinspection", "narrative"]))
        first = draw(DAYS)
        going = draw(st.integers(0, 5)) == 0
        areas = draw(st.sets(st.sampled_from(["fen", "moor"]), max_size=2))
        found.append(
            Event(
                key=str(number),
                kind=kind,
                first=first,
                last=None if going else first + timedelta(days=draw(st.integers(0, 30))),
                done=not going,
                level="area" if areas else "service",
                areas=frozenset(areas),
                grade=draw(st.sampled_from(["", "good", "inadequate"])) if kind in ("full", "reinspection") else "",
            )
        )
    return tuple(found)


@st.composite
def _pauses(draw: st.DrawFn) -> tuple[Pause, ...]:
    return tuple(
        Pause(first, first + timedelta(days=draw(st.integers(1, 200)))) for first in draw(st.lists(DAYS, max_size=3))
    )


@st.composite
def _situations(draw: st.DrawFn) -> Situation:
    return Situation(
        start=START,
        kept_from=START,
        today=draw(st.dates(START, LAST)),
        history=draw(_events()),
        areas=("fen", "moor"),
        suspensions=draw(_pauses()),
    )


@given(st.sampled_from(CALENDARS), _situations(), st.randoms(use_true_random=False))
def test_the_order_in_which_history_is_told_never_matters(calendar, situation, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(situation.history) * 2  # nor does telling something twice
    random.shuffle(shuffled)
    assert obligations(calendar, situation) == obligations(calendar, replace(situation, history=tuple(shuffled)))


@given(st.sampled_from(CALENDARS), _situations())
def test_keys_are_unique_and_windows_in_order(calendar, situation) -> None:  # type: ignore[no-untyped-def]
    found = obligations(calendar, situation)
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert each.latest is None or each.earliest <= each.latest
        assert bool(each.met_by) == (each.state == State.MET) == (each.met_on is not None)
        assert each.state != State.OVERDUE or (each.latest is not None and each.latest < situation.today)


@given(_situations(), st.sampled_from(UNGRADED))
def test_doing_one_more_thing_today_never_makes_more_overdue(situation, kind) -> None:  # type: ignore[no-untyped-def]
    more = Event("one more", kind, situation.today, situation.today)
    after = replace(situation, history=(*situation.history, more))

    def overdue(told: Situation) -> int:
        return sum(each.state == State.OVERDUE for each in obligations(NATIONAL, told))

    assert overdue(after) <= overdue(situation)


@given(st.dates(START, LAST), _pauses())
def test_suspended_time_never_counts(ended, pauses) -> None:  # type: ignore[no-untyped-def]
    """As many days lie between the last inspection and the last day as without suspensions, those not counted."""
    done = Event("last", "full", ended, ended)
    plain = Situation(START, START, ended, (done,))
    key = "national-inspection/-/last/1"

    def latest(told: Situation) -> date:
        found = {each.key: each for each in obligations(NATIONAL, told)}[key].latest
        assert found is not None
        return found

    moved, unmoved = latest(replace(plain, suspensions=pauses)), latest(plain)
    counted = (ended + timedelta(days=n) for n in range(1, (moved - ended).days + 1))
    running = [day for day in counted if not any(pause.covers(day) for pause in pauses)]
    assert len(running) == (unmoved - ended).days
    assert unmoved == deadlines.add_months(ended, 36)


@given(
    st.lists(st.tuples(st.none() | DAYS, st.sampled_from(["", "good", "inadequate"])), max_size=9), st.integers(1, 4)
)
def test_areas_proposed_are_as_many_as_there_can_be_and_of_both_standings(told, least) -> None:  # type: ignore[no-untyped-def]
    seen = [coverage.Seen(str(number), last, grade) for number, (last, grade) in enumerate(told)]
    chosen = coverage.propose(seen, least, START)
    assert len({choice.key for choice in chosen}) == len(chosen) == min(least, len(seen))
    assert coverage.propose(reversed(seen), least, START) == chosen
    standings = {area.key: area.standing for area in seen}
    for standing in (coverage.Standing.STRONG, coverage.Standing.WEAK):
        if len(chosen) > 1 and standing in standings.values():
            assert standing in {standings[choice.key] for choice in chosen}
