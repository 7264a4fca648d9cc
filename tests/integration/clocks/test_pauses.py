"""Pausing, resuming and closing a deadline: what counts, what is kept, what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.factories.people import make_person
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.clocks.actions import override_holiday, pause_clock, resume_clock, start_clock, stop_clock
from touchstone.foundation.clocks.models import Clock, Pause
from touchstone.foundation.clocks.queries import is_late, is_paused, was_met_late, working_days_left
from touchstone.foundation.core.errors import Refused

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 12, 21)  # five working days later is 30 December: the 25th and 28th are bank holidays


def started(unit: str = "working", length: int = 5, **fields: Any) -> Clock:
    basis = "The framework says so."
    return start_clock(
        by="the test", starts_on=MONDAY, length=length, unit=unit, basis=basis, owner="northmere", **fields
    )


def paused(clock: Clock, first: date, until: date | None = None, reason: str = "The lead is ill") -> Clock:
    return pause_clock(by="the test", clock=clock, from_day=first, to_day=until, reason=reason)


def test_days_paused_do_not_count() -> None:
    clock = paused(started(), date(2026, 12, 24), date(2027, 1, 4))
    assert clock.due == date(2027, 1, 6)
    assert clock.paused_from is None


def test_a_pause_keeps_its_reason_and_who_paused() -> None:
    ada = make_person()
    pause_clock(by=ada, clock=started(), from_day=date(2026, 12, 23), reason="  The lead is ill ")
    pause = Pause.objects.get()
    assert (pause.by, pause.reason, pause.to_day) == (ada, "The lead is ill", None)
    event = AuditEvent.objects.get(action="clocks.pause")
    assert (event.owner, event.actor) == ("northmere", ada)


def test_a_paused_clock_is_never_late_and_counts_again_where_it_stopped() -> None:
    clock = paused(started(), date(2026, 12, 23))
    assert clock.due == date(2026, 12, 30)  # at the earliest
    assert is_paused(clock, date(2026, 12, 23)) and not is_paused(clock, date(2026, 12, 22))
    assert not is_late(clock, date(2028, 1, 1))
    resume_clock(by="the test", clock=clock, on=date(2027, 1, 11))
    assert clock.due == date(2027, 1, 14)  # 22 December, then 11, 12, 13 and 14 January
    assert is_late(clock, date(2027, 1, 15))
    event = AuditEvent.objects.get(action="clocks.resume")
    assert event.changes == {"due": ["2026-12-30", "2027-01-14"]}


def test_a_pause_that_ends_on_its_first_day_is_as_if_it_never_was() -> None:
    clock = paused(started(), date(2026, 12, 23))
    resume_clock(by="the test", clock=clock, on=date(2026, 12, 23))
    assert (clock.due, clock.paused_from) == (date(2026, 12, 30), None)


def test_both_answers_move_where_the_days_are_of_no_stated_kind() -> None:
    clock = paused(started("unknown", 10), date(2026, 12, 28), date(2027, 1, 4))
    assert (clock.due, clock.due_if_working) == (date(2027, 1, 7), date(2027, 1, 12))


def test_months_are_lengthened_by_the_days_paused() -> None:
    assert paused(started("months", 1), date(2027, 1, 4), date(2027, 1, 11)).due == date(2027, 1, 28)


@pytest.mark.parametrize(
    ("first", "until", "reason", "words"),
    [
        (date(2026, 12, 23), None, "  ", "Say why"),
        (date(2026, 12, 21), None, "ill", "must begin after the first"),
        (date(2026, 12, 31), None, "ill", "must begin after the first"),
        (date(2026, 12, 23), date(2026, 12, 23), "ill", "must come after the first day"),
    ],
)
def test_a_pause_that_could_not_count_is_refused(first: date, until: date | None, reason: str, words: str) -> None:
    clock = started()
    with pytest.raises(Refused, match=words):
        paused(clock, first, until, reason)
    assert not Pause.objects.exists()


def test_pauses_do_not_overlap() -> None:
    clock = paused(started(), date(2026, 12, 23), date(2026, 12, 29))
    with pytest.raises(Refused, match="paused from 23 December 2026 to 29 December 2026 already"):
        paused(clock, date(2026, 12, 24))
    with pytest.raises(Refused, match="Choose days outside"):
        paused(clock, date(2026, 12, 22), date(2026, 12, 24))
    paused(clock, date(2026, 12, 29))
    with pytest.raises(Refused, match="Resume it first"):
        paused(clock, date(2026, 12, 30))


def test_only_a_paused_clock_is_resumed_and_not_before_its_pause() -> None:
    clock = started()
    with pytest.raises(Refused, match="is not paused"):
        resume_clock(by="the test", clock=clock, on=date(2026, 12, 23))
    paused(clock, date(2026, 12, 23))
    with pytest.raises(Refused, match="began on 23 December 2026"):
        resume_clock(by="the test", clock=clock, on=date(2026, 12, 22))


def test_a_met_clock_is_not_late_and_keeps_its_dates_whatever_is_proclaimed() -> None:
    clock = stop_clock(by="the test", clock=started(), on=date(2026, 12, 23), because="met")
    override_holiday(by="the test", day=date(2026, 12, 29), working=False, reason="Proclaimed")
    clock.refresh_from_db()
    assert (clock.due, clock.stopped_because) == (date(2026, 12, 30), "met")
    assert not is_late(clock, date(2027, 6, 1)) and not was_met_late(clock)


def test_what_was_met_after_its_last_day_says_so_and_what_is_not_needed_does_not() -> None:
    late = stop_clock(by="the test", clock=started(), on=date(2026, 12, 31), because="met")
    unneeded = stop_clock(by="the test", clock=started(), on=date(2026, 12, 31), because="cancelled")
    assert was_met_late(late) and not was_met_late(unneeded)
    assert not is_late(unneeded, date(2027, 6, 1))


def test_stopping_ends_an_open_pause() -> None:
    clock = paused(started(), date(2026, 12, 23))
    stop_clock(by="the test", clock=clock, on=date(2026, 12, 29), because="met")
    assert clock.paused_from is None
    assert clock.due == date(2027, 1, 4)  # 22, 29, 30, 31 December, 4 January: the pause had held 23 to 28
    assert Pause.objects.get().to_day == date(2026, 12, 29)


def test_what_cannot_be_stopped_is_refused() -> None:
    clock = started()
    with pytest.raises(Refused, match="met, or because it is no longer needed"):
        stop_clock(by="the test", clock=clock, on=MONDAY, because="bored")
    with pytest.raises(Refused, match="before the day it began"):
        stop_clock(by="the test", clock=clock, on=date(2026, 12, 20), because="met")
    stop_clock(by="the test", clock=clock, on=MONDAY, because="met")
    for act in (
        lambda: stop_clock(by="the test", clock=clock, on=MONDAY, because="met"),
        lambda: paused(clock, date(2026, 12, 23)),
    ):
        with pytest.raises(Refused, match="was closed on 21 December 2026"):
            act()


def test_working_days_left_leave_out_pauses_and_days_off() -> None:
    clock = paused(started(), date(2026, 12, 24), date(2027, 1, 4))
    assert working_days_left(clock, date(2026, 12, 22), []) == 4
    assert working_days_left(clock, date(2027, 1, 6), []) == 0
    assert working_days_left(clock, date(2027, 1, 11), []) == -3


def test_the_database_refuses_a_pause_that_ends_before_it_begins_has_no_reason_or_is_open_twice() -> None:
    clock = started()
    day = date(2026, 12, 23)
    for broken in (
        {"to_day": date(2026, 12, 22), "reason": "ill"},
        {"reason": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pause.objects.create(clock=clock, from_day=day, **broken)
    Pause.objects.create(clock=clock, from_day=day, reason="ill")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(clock=clock, from_day=date(2026, 12, 24), reason="ill")
