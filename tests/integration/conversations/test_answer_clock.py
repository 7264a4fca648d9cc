"""The service answers minutes on a clock: reminded before, told of once after, and silence is never agreement."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast, play
from tests.factories.conversations import make_meeting
from tests.factories.people import browser_of
from touchstone.domain.deadlines import add_working_days
from touchstone.foundation.clocks.actions import pause_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.conversations import queries
from touchstone.inspectorate.conversations.actions import minutes
from touchstone.inspectorate.conversations.actions.reminding import remind_due
from touchstone.inspectorate.conversations.models import Meeting, MinutesReminder, MinutesSharing, Side
from touchstone.inspectorate.conversations.presenters import meeting_lines, unanswered_since
from touchstone.inspectorate.conversations.presenters.todo import promised

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = clock.today()
SOON, OVER = "Minutes wait for your answer", "Minutes were not answered in time"


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast, shared=True)


def sharing_of(meeting: Meeting) -> MinutesSharing:
    return MinutesSharing.objects.select_related("clock").get(meeting=meeting)


def due_of(meeting: Meeting) -> Clock:
    due = sharing_of(meeting).clock
    assert due is not None
    return due


def at(meeting: Meeting, days: int) -> datetime:
    """Noon, so many days after the last day of the answer."""
    return timezone.make_aware(datetime.combine(due_of(meeting).due + timedelta(days=days), time(12)))


def over(meeting: Meeting) -> None:
    """As if the minutes had been shared long ago."""
    long_ago = {"starts_on": TODAY - timedelta(days=30), "due": TODAY - timedelta(days=2)}
    Clock.objects.filter(pk=due_of(meeting).pk).update(**long_ago)


def page(cast: Cast, who: str, meeting: Meeting) -> str:
    side = "asked" if who == "head" else "work"
    return " ".join(
        unescape(browser_of(cast[who]).get(f"/{side}/conversations/{meeting.pk}/").content.decode()).split()
    )


def sent(subject: str) -> list[str]:
    return sorted(row.to.partition("@")[0] for row in OutboxEmail.objects.filter(subject=subject))


class TestClock:
    def test_it_starts_with_the_sharing_and_everybody_reads_it(self, cast: Cast, meeting: Meeting) -> None:
        due = due_of(meeting)
        assert (due.length, due.unit, due.owner) == (10, "working", cast.service.slug)
        assert due.due == add_working_days(TODAY, 10)
        words = "10 working days after the minutes were shared"
        assert words in page(cast, "head", meeting) and words in page(cast, "planner", meeting)
        mail = OutboxEmail.objects.filter(subject="Minutes of a meeting for you to agree")[0]
        assert f"Your answer is due {format_date(due.due)}" in mail.body

    def test_its_length_is_a_setting(self, cast: Cast, settings: Any) -> None:
        settings.MINUTES_ANSWER_DAYS = 3
        assert due_of(make_meeting(cast, shared=True)).due == add_working_days(TODAY, 3)

    def test_an_answer_meets_it_and_taking_back_ends_it(self, cast: Cast, meeting: Meeting) -> None:
        minutes.take_back(by=cast["planner"], meeting=meeting)
        assert due_of(meeting).stopped_because == "cancelled"
        minutes.share(by=cast["planner"], meeting=meeting)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=True)
        again = meeting.sharings.select_related("clock").get(number=2)
        assert again.clock is not None and again.clock.stopped_because == "met"


class TestSilence:
    def test_it_is_said_and_is_never_agreement(self, cast: Cast, meeting: Meeting) -> None:
        over(meeting)
        day = due_of(meeting).due
        assert unanswered_since(Meeting.objects.get(), TODAY) == day
        words = f"had not answered by {format_date(day)}. Silence is not agreement"
        for who in ("head", "planner"):
            text = page(cast, who, meeting)
            assert words in text and "Agreed by both sides" not in text
            assert "Not answered in time" in text
        assert "You can still answer." in page(cast, "head", meeting)
        meeting.refresh_from_db()
        assert meeting.state == "shared"

    def test_an_answer_may_still_come_and_is_said_to_be_late(self, cast: Cast, meeting: Meeting) -> None:
        over(meeting)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=False, words="We were five.")
        text = page(cast, "planner", meeting)
        assert "After its day" in text and "Silence is not agreement: these" not in text
        assert "After its day" in page(cast, "head", meeting)

    def test_it_stands_in_the_lists_and_on_my_work(self, cast: Cast, meeting: Meeting) -> None:
        (task,) = [each for each in promised(cast["head"]) if each.what == "Answer the minutes"]
        assert (task.day, task.late) == (due_of(meeting).due, False)
        assert "The minutes were not answered in time" not in [each.what for each in promised(cast["planner"])]
        over(meeting)
        (task,) = [each for each in promised(cast["head"]) if each.what == "Answer the minutes"]
        assert (task.day, task.late) == (TODAY - timedelta(days=2), True)
        (task,) = [each for each in promised(cast["planner"]) if each.what.startswith("The minutes were not")]
        assert task.late and task.href == f"/work/conversations/{meeting.pk}/"
        assert "Not answered in time" in browser_of(cast["planner"]).get("/work/conversations/").content.decode()

    def test_a_list_asks_as_often_however_many_there_are(
        self, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for _number in range(3):
            over(make_meeting(cast, shared=True, kind="other"))
        with django_assert_num_queries(3):
            rows = queries.meetings([cast.inspectorate], Side.INSPECTORATE).prefetch_related("actions")
            lines = meeting_lines(rows, Side.INSPECTORATE, TODAY)
        assert [str(line.state[0]) for line in lines] == ["Not answered in time"] * 3


class TestReminders:
    def test_once_before_to_the_service_and_once_after_to_both(self, cast: Cast, meeting: Meeting) -> None:
        service = ["data_officer", "head", "manager"]
        assert remind_due(at(meeting, -3)) == 0
        assert remind_due(at(meeting, -2)) == 3 and sent(SOON) == service
        assert remind_due(at(meeting, 0)) == 0
        assert remind_due(at(meeting, 1)) == 4 and sent(OVER) == [*service, "planner"]
        assert remind_due(at(meeting, 9)) == 0
        assert list(MinutesReminder.objects.values_list("kind", flat=True)) == ["soon", "late"]
        assert not any("posts" in row.body for row in OutboxEmail.objects.all())

    def test_nobody_is_reminded_of_what_was_answered_or_taken_back(self, cast: Cast, meeting: Meeting) -> None:
        late = at(meeting, 5)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=True)
        minutes.take_back(by=cast["planner"], meeting=make_meeting(cast, shared=True, kind="other"))
        assert remind_due(late) == 0

    def test_while_it_stands_still_nobody_is_reminded_and_nothing_is_late(self, cast: Cast, meeting: Meeting) -> None:
        late, due = at(meeting, 5), due_of(meeting)
        pause_clock(by=cast["planner"], clock=due, from_day=TODAY + timedelta(days=1), reason="A flood.")
        assert remind_due(late) == 0
        assert unanswered_since(Meeting.objects.get(), timezone.localdate(late)) is None
