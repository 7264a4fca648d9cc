"""Deadlines as they are kept: due dates by their unit, the calendar's corrections, and their basis."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.clocks.actions import override_holiday, start_clock
from touchstone.foundation.clocks.models import Clock, HolidayOverride
from touchstone.foundation.clocks.queries import is_late, latest
from touchstone.foundation.core.errors import Refused

pytestmark = pytest.mark.django_db

MAUNDY_THURSDAY = date(2026, 4, 2)


def start(length: int, unit: str, **fields: object) -> Clock:
    given = {"by": "the test", "starts_on": MAUNDY_THURSDAY, "basis": "The framework says so.", **fields}
    return start_clock(length=length, unit=unit, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("length", "unit", "due", "due_if_working"),
    [
        (5, "calendar", date(2026, 4, 7), None),
        (5, "working", date(2026, 4, 13), None),  # Good Friday and Easter Monday do not count
        (5, "unknown", date(2026, 4, 7), date(2026, 4, 13)),
        (3, "months", date(2026, 7, 2), None),
        (0, "working", MAUNDY_THURSDAY, None),
    ],
)
def test_a_deadline_is_due_by_its_unit(length: int, unit: str, due: date, due_if_working: date | None) -> None:
    clock = start(length, unit)
    clock.refresh_from_db()
    assert (clock.due, clock.due_if_working, clock.basis) == (due, due_if_working, "The framework says so.")


def test_it_is_late_only_when_every_reading_says_so() -> None:
    clock = start(5, "unknown")
    assert latest(clock) == date(2026, 4, 13)
    assert not is_late(clock, date(2026, 4, 13))
    assert is_late(clock, date(2026, 4, 14))


def test_a_corrected_calendar_moves_what_runs_and_what_is_started_afterwards() -> None:
    before = start(5, "working")
    override_holiday(by="the test", day=date(2026, 4, 8), working=False, reason="The office is closed")
    override_holiday(by="the test", day=date(2026, 4, 9), working=False, reason="Wales only", nation="wales")
    assert start(5, "working").due == date(2026, 4, 14)
    assert start(5, "working", nation="wales").due == date(2026, 4, 15)
    before.refresh_from_db()
    assert before.due == date(2026, 4, 14)


def test_a_clock_says_what_it_runs_from_and_whose_it_is() -> None:
    clock = start(5, "working", owner="northmere", after=" publication ")
    clock.refresh_from_db()
    assert (clock.owner, clock.after) == ("northmere", "publication")


def test_correcting_a_day_again_replaces_the_correction() -> None:
    override_holiday(by="the test", day=date(2026, 4, 8), working=False, reason="The office is closed")
    override_holiday(by="the test", day=date(2026, 4, 8), working=True, reason="It opened after all")
    assert [row.working for row in HolidayOverride.objects.all()] == [True]


@pytest.mark.parametrize(("fields", "words"), [({"basis": "  "}, "rests on"), ({"length": -1}, "shorter than 0")])
def test_a_deadline_that_cannot_be_checked_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        start(**{"length": 5, "unit": "calendar", **fields})  # type: ignore[arg-type]
    assert not Clock.objects.exists()


def test_starting_is_in_the_trail() -> None:
    clock = start(5, "calendar", owner="northmere")
    event = AuditEvent.objects.get(action="clocks.start")
    assert (event.subject_id, event.owner) == (str(clock.pk), "northmere")
    assert "5 calendar days from 2026-04-02: due 2026-04-07" in event.summary


def test_the_database_refuses_a_deadline_before_its_start() -> None:
    clock = start(5, "calendar")
    with pytest.raises(IntegrityError), transaction.atomic():
        Clock.objects.filter(pk=clock.pk).update(due=date(2026, 4, 1))


@pytest.mark.parametrize(
    "broken",
    [
        {"stopped_on": date(2026, 4, 7)},
        {"stopped_because": "met"},
        {"stopped_on": date(2026, 4, 7), "stopped_because": "met", "paused_from": date(2026, 4, 3)},
    ],
)
def test_the_database_refuses_a_clock_that_is_half_stopped(broken: dict[str, object]) -> None:
    clock = start(5, "calendar")
    with pytest.raises(IntegrityError), transaction.atomic():
        Clock.objects.filter(pk=clock.pk).update(**broken)
