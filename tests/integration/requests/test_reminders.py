"""Are both sides reminded of what is due, once of each thing?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Cast, play
from tests.factories.requests import ask
from touchstone.foundation.clocks.actions import pause_clock
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.requests.actions import answers
from touchstone.inspectorate.requests.actions.reminding import remind_due
from touchstone.inspectorate.requests.models import Answer, Reminder, RequestItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def written(kind: str = "Reminder") -> list[str]:
    return list(OutboxEmail.objects.filter(subject__startswith=kind).order_by("to").values_list("to", flat=True))


def due(item: RequestItem) -> date:
    assert item.clock is not None
    return item.clock.due


def test_the_service_is_reminded_two_days_before_and_once(cast: Cast) -> None:
    item, _other = ask(cast, "A", "B", days=10)
    assert remind_due(noon(due(item) - timedelta(days=3))) == 0
    assert remind_due(noon(due(item) - timedelta(days=2))) == 3
    assert remind_due(noon(due(item) - timedelta(days=2))) == 0
    assert remind_due(noon(due(item) - timedelta(days=1))) == 0
    assert written() == ["data_officer@cast.example", "head@cast.example", "manager@cast.example"]
    body = OutboxEmail.objects.filter(subject__startswith="Reminder")[0].body
    assert "2 items are due soon." in body
    assert "late" not in body


def test_both_sides_are_told_when_an_item_is_late(cast: Cast) -> None:
    (item,) = ask(cast, "A")
    assert remind_due(noon(due(item) + timedelta(days=1))) == 4
    assert "lead@cast.example" in written()
    assert remind_due(noon(due(item) + timedelta(days=9))) == 0
    assert Reminder.objects.get().kind == Reminder.Kind.LATE


def test_nobody_is_reminded_of_a_deadline_that_stands_still(cast: Cast) -> None:
    (item,) = ask(cast, "A")
    assert item.clock is not None
    last = due(item)
    pause_clock(by="tests", clock=item.clock, from_day=item.clock.starts_on + timedelta(days=1), reason="Flood.")
    assert remind_due(noon(last + timedelta(days=1))) == 0


def test_nobody_is_reminded_while_the_inspection_is_paused(cast: Cast) -> None:
    (item,) = ask(cast, "A")
    cast.at("paused")
    assert remind_due(noon(due(item) + timedelta(days=1))) == 0


def test_the_lead_is_reminded_of_an_answer_that_waits(cast: Cast) -> None:
    (item,) = ask(cast, "A")
    answers.save_text(by=cast["manager"], item=item, base=0, text="Yes.")
    answers.give(by=cast["manager"], item=item)
    monday = datetime(2026, 11, 2, 9, tzinfo=UTC)
    Answer.objects.update(given_at=monday)
    assert remind_due(monday + timedelta(days=2)) == 0
    assert remind_due(monday + timedelta(days=3)) == 1
    assert written() == ["lead@cast.example"]
    assert remind_due(monday + timedelta(days=4)) == 0
