"""How the register says a deadline: the day, both days, and that one stands still."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from touchstone.foundation.clocks.models import Clock
from touchstone.public.register.presenters.improvements import deadline

CALENDAR, WORKING = date(2019, 3, 24), date(2019, 4, 1)


def clock(unit: str = "working", due_if_working: date | None = None, paused_from: date | None = None) -> Clock:
    return Clock(
        starts_on=date(2019, 3, 4), length=20, unit=unit, basis="The letter asks for it.", due=CALENDAR,
        due_if_working=due_if_working, paused_from=paused_from,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (clock(), "24 March 2019"),
        (clock("unknown", WORKING), "24 March 2019 if calendar days are meant, 1 April 2019 if working days are"),
        (clock(paused_from=date(2019, 3, 11)), "24 March 2019 at the earliest: the deadline is paused"),
    ],
)
def test_a_deadline_says_its_day_and_what_it_rests_on(row: Clock, said: str) -> None:
    found = deadline(row)
    assert found is not None
    assert (found.said, found.basis) == (said, "The letter asks for it.")


def test_a_paused_deadline_is_said_in_welsh_too() -> None:
    with translation.override("cy"):
        found = deadline(clock(paused_from=date(2019, 3, 11)))
    assert found is not None and "ar y cynharaf" in found.said


def test_no_deadline_is_none() -> None:
    assert deadline(None) is None
