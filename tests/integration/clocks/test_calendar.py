"""A holiday proclaimed late: which deadlines move, who can be told, and that doing it again changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from touchstone.domain.deadlines import Nation, Override
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.clocks.actions import override_holiday, pause_clock, recount, start_clock
from touchstone.foundation.clocks.models import Clock, HolidayOverride
from touchstone.foundation.clocks.queries import is_late, late_clocks, moves
from touchstone.foundation.core.errors import Refused

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 11, 23, 10, tzinfo=UTC)  # what ran out long ago is not moved, so it is not long ago here
MONDAY = date(2027, 3, 1)
MOURNING = date(2027, 3, 10)  # a made-up day of national mourning


@pytest.fixture(autouse=True)
def _nothing_has_run_out() -> Iterator[None]:
    with time_machine.travel(BEFORE, tick=True):
        yield


def started(unit: str = "working", length: int = 10, starts_on: date = MONDAY, **fields: Any) -> Clock:
    return start_clock(by="the test", starts_on=starts_on, length=length, unit=unit, basis="A rule.", **fields)


def proclaim(day: date = MOURNING, working: bool = False, nation: str = "") -> list[Clock]:
    done = override_holiday(by="the test", day=day, working=working, reason="Proclaimed", nation=nation)
    return [each.clock for each in done.moved]


def test_running_clocks_whose_span_holds_the_day_move() -> None:
    runs = started(owner="northmere")
    both = started("unknown", owner="northmere")
    calendar, months, over = started("calendar"), started("months", 1), started(length=5)
    begins_after = started(starts_on=MOURNING)
    assert proclaim() == [runs, both]
    for clock in Clock.objects.filter(pk__in=[calendar.pk, months.pk, over.pk, begins_after.pk]):
        assert clock.due == {calendar: calendar, months: months, over: over, begins_after: begins_after}[clock].due
    runs.refresh_from_db(), both.refresh_from_db()
    assert runs.due == date(2027, 3, 16)
    assert (both.due, both.due_if_working) == (date(2027, 3, 11), date(2027, 3, 16))


def test_the_trail_says_before_and_after_of_each() -> None:
    clock = started(owner="northmere")
    proclaim()
    event = AuditEvent.objects.get(action="clocks.recount")
    assert event.changes == {"due": ["2027-03-15", "2027-03-16"]}
    assert (event.subject_id, event.owner) == (str(clock.pk), "northmere")
    assert event.summary == "Moved a deadline from 2027-03-15 to 2027-03-16: 2027-03-10: no working day. Proclaimed"


def test_a_day_off_in_wales_moves_nothing_in_england() -> None:
    english, welsh = started(), started(nation="wales")
    assert proclaim(nation="wales") == [welsh]
    english.refresh_from_db()
    assert english.due == date(2027, 3, 15)


def test_it_is_moved_once_however_often_it_is_counted() -> None:
    started()
    assert len(proclaim()) == 1
    assert recount(by="the test") == []
    assert AuditEvent.objects.filter(action="clocks.recount").count() == 1


def test_counting_again_finds_what_nobody_told_of() -> None:
    clock = started()
    HolidayOverride.objects.create(day=MOURNING, working=False, reason="Written past the action")
    assert [each.clock for each in recount(by="the test")] == [clock]
    clock.refresh_from_db()
    assert clock.due == date(2027, 3, 16)


def test_a_proclamation_taken_back_moves_it_back() -> None:
    clock = started()
    proclaim()
    assert proclaim(working=True) == [clock]
    clock.refresh_from_db()
    assert clock.due == date(2027, 3, 15)


def test_the_order_of_proclamations_does_not_matter() -> None:
    days = [date(2027, 3, 9), MOURNING, date(2027, 3, 16)]
    one = started()
    for day in days:
        proclaim(day)
    one.refresh_from_db()
    HolidayOverride.objects.all().delete()
    recount(by="the test")
    for day in reversed(days):
        proclaim(day)
    again = Clock.objects.get(pk=one.pk)
    assert (one.due, again.due) == (date(2027, 3, 18), date(2027, 3, 18))


def test_a_paused_clock_moves_where_the_day_is_not_in_its_pause() -> None:
    before, over = started(), started()
    pause_clock(by="the test", clock=before, from_day=date(2027, 3, 3), to_day=date(2027, 3, 5), reason="ill")
    pause_clock(by="the test", clock=over, from_day=date(2027, 3, 9), to_day=date(2027, 3, 11), reason="ill")
    assert [clock.pk for clock in proclaim()] == [before.pk]
    before.refresh_from_db()
    assert before.due == date(2027, 3, 18)


def test_what_would_move_is_said_before_anything_is_written(django_assert_num_queries: Any) -> None:
    clock = started()
    with django_assert_num_queries(3):
        found = moves(override=Override(MOURNING, working=False))
    assert [(each.clock, each.before.due, each.after.due) for each in found] == [
        (clock, date(2027, 3, 15), date(2027, 3, 16))
    ]
    assert moves(override=Override(MOURNING, False, Nation.WALES)) == []
    clock.refresh_from_db()
    assert clock.due == date(2027, 3, 15)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"reason": " "}, "Say why"),
        ({"day": date(2027, 3, 7)}, "7 March 2027 is no working day already"),
        ({"working": True}, "10 March 2027 is a working day already"),
    ],
)
def test_a_correction_that_corrects_nothing_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        override_holiday(**{"by": "the test", "day": MOURNING, "working": False, "reason": "Proclaimed", **fields})
    assert not HolidayOverride.objects.exists()


def test_rows_with_a_late_clock_are_found_by_the_same_rule_as_one_clock() -> None:
    made = [started(), started("unknown"), started("calendar"), started(), started()]
    pause_clock(by="the test", clock=made[3], from_day=date(2027, 3, 5), reason="ill")
    pause_clock(by="the test", clock=made[4], from_day=date(2027, 3, 12), reason="ill")
    for today in (date(2027, 3, 11), date(2027, 3, 12), date(2027, 3, 15), date(2027, 3, 16), date(2027, 6, 1)):
        late = {clock.pk for clock in Clock.objects.all() if is_late(clock, today)}
        assert set(Clock.objects.filter(late_clocks(today)).values_list("pk", flat=True)) == late


def test_counting_again_is_cheap_where_nothing_moved(
    django_assert_num_queries: Any,
) -> None:
    for _number in range(5):
        started()
    with django_assert_num_queries(3):  # corrected days, clocks, pauses
        assert recount(by="the test") == []


def test_what_ran_out_long_ago_is_not_moved_by_what_is_learned_now() -> None:
    old = started(starts_on=date(2020, 3, 2))
    HolidayOverride.objects.create(day=date(2020, 3, 10), working=False, reason="Learned in another year")
    assert recount(by="the test") == []
    old.refresh_from_db()
    assert old.due == date(2020, 3, 16)
