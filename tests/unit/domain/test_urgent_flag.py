"""After how many days should silence about an urgent finding worry, and can it end but by a person?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from touchstone.domain.workflows.urgent_flag import PATIENCE, URGENT_FLAG, overdue

SINCE = date(2026, 11, 2)


@pytest.mark.parametrize(("state", "days"), [("raised", 1), ("told", 3), ("answered", 30)])
def test_silence_worries_the_day_after_its_days_are_over(state: str, days: int) -> None:
    assert PATIENCE[state] == days
    assert not overdue(state, SINCE, SINCE + timedelta(days=days))
    assert overdue(state, SINCE, SINCE + timedelta(days=days + 1))


def test_a_day_by_which_the_service_must_act_counts_instead_until_it_answers() -> None:
    due = SINCE + timedelta(days=10)
    assert not overdue("told", SINCE, due, due)
    assert overdue("told", SINCE, due + timedelta(days=1), due)
    assert not overdue("answered", SINCE, SINCE + timedelta(days=12), due)


def test_what_is_closed_worries_nobody() -> None:
    assert not overdue("closed", SINCE, SINCE + timedelta(days=4000))


def test_only_closing_ends_it_and_it_can_be_closed_from_everywhere() -> None:
    assert {step.source for step in URGENT_FLAG.steps if step.target == "closed"} == set(PATIENCE)
    assert {step.does for step in URGENT_FLAG.steps if step.target == "closed"} == {"close"}
    assert [step.does for step in URGENT_FLAG.allowed("closed")] == ["open again"]
