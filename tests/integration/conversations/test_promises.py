"""What was agreed: how far it is, its day, what shows it, and that being late is told once to both sides."""

from __future__ import annotations

import io
from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import Cast, play
from tests.factories.conversations import HELD, action_of, make_meeting, make_said, promised
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.conversations import queries
from touchstone.inspectorate.conversations.actions import alarms, correcting, telling
from touchstone.inspectorate.conversations.models import ActionAlarm, AgreedAction, Side
from touchstone.inspectorate.conversations.presenters import action_lines
from touchstone.inspectorate.conversations.presenters.todo import promised as waits_for

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def action(cast: Cast) -> AgreedAction:
    return action_of(make_meeting(cast, shared=True))


class TestTelling:
    def test_from_agreed_to_done(self, cast: Cast, action: AgreedAction) -> None:
        telling.tell(by=cast["head"], action=action, on=HELD + timedelta(days=3), state="under_way", says="Begun.")
        assert (action.state, action.ended_on) == ("under_way", None)
        telling.tell(by=cast["head"], action=action, on=TODAY, state="done")
        assert (action.state, action.done_on) == ("done", TODAY)
        telling.tell(by=cast["head"], action=action, on=TODAY, state="under_way", says="It broke.")
        assert (action.state, action.ended_on, action.updates.count()) == ("under_way", None, 3)

    @pytest.mark.parametrize(
        ("on", "state", "says", "why"),
        [
            (TODAY + timedelta(days=1), "done", "", "still to come"),
            (HELD - timedelta(days=1), "done", "", "It was agreed on"),
            (TODAY, "not_done", " ", "Say why"),
            (TODAY, "withdrawn", "", "Say why"),
            (TODAY, "lost", "Gone.", "cannot become"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, cast: Cast, action: AgreedAction, on: datetime, state: str, says: str, why: str
    ) -> None:
        with pytest.raises(Refused, match=why):
            telling.tell(by=cast["head"], action=action, on=on, state=state, says=says)

    def test_only_its_own_side_tells(self, cast: Cast, action: AgreedAction) -> None:
        with pytest.raises(Refused):
            telling.tell(by=cast["planner"], action=action, on=TODAY, state="done")
        ours = action_of(action.meeting, Side.INSPECTORATE)
        with pytest.raises(Refused):
            telling.tell(by=cast["head"], action=ours, on=TODAY, state="done")
        telling.tell(by=cast["lead"], action=ours, on=TODAY, state="done")
        assert ours.done_on == TODAY

    def test_what_was_promised_never_changes(self, action: AgreedAction) -> None:
        for column in ("text", "owner"):
            with pytest.raises(IntegrityError), transaction.atomic():
                AgreedAction.objects.filter(pk=action.pk).update(**{column: "Another."})
        with pytest.raises(IntegrityError), transaction.atomic():
            AgreedAction.objects.filter(pk=action.pk).update(due=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            AgreedAction.objects.filter(pk=action.pk).update(state="done")

    def test_what_shows_it(self, cast: Cast, action: AgreedAction) -> None:
        file = telling.add_file(by=cast["head"], action=action, data=io.BytesIO(b"a,b\n"), name="a.csv", shows="Days.")
        assert len(file.file.sha256) == 64
        for data, name, shows, why in (
            (b"a,b\n", "a.csv", "", "what the file shows"),
            (b"", "a.csv", "Days.", "empty"),
        ):
            with pytest.raises(Refused, match=why):
                telling.add_file(by=cast["head"], action=action, data=io.BytesIO(data), name=name, shows=shows)
        with pytest.raises(Refused, match="no longer counts"):
            telling.withdraw_file(by=cast["head"], file=file, reason=" ")
        telling.withdraw_file(by=cast["head"], file=file, reason="The wrong month.")
        assert action.files.get().withdrawn_reason == "The wrong month."


class TestLate:
    def at(self, days: int) -> datetime:
        return timezone.make_aware(datetime.combine(TODAY + timedelta(days=days), time(12)))

    def test_both_sides_are_told_once_for_each_day(self, cast: Cast, action: AgreedAction) -> None:
        assert action.due is not None
        after = (action.due - TODAY).days + 1
        assert alarms.raise_due(self.at(after - 1)) == 0
        assert alarms.raise_due(self.at(after)) == 1
        told = OutboxEmail.objects.filter(subject="An agreed action is late")
        assert told.count() == 4  # three answer for the service, one plans for the inspectorate
        assert alarms.raise_due(self.at(after + 1)) == 0
        later = TODAY + timedelta(days=after + 20)
        asked = correcting.move_day(by=cast["head"], action=action, side="service", due=later, reason="A new system.")
        correcting.answer_day(by=cast["planner"], correction=asked, side="inspectorate", agrees=True)
        assert alarms.raise_due(self.at(after + 2)) == 0
        assert alarms.raise_due(self.at(after + 21)) == 1
        assert [row.due for row in ActionAlarm.objects.order_by("due")][-1] == later

    def test_nobody_is_told_of_what_was_not_shared_or_is_done(self, cast: Cast) -> None:
        hidden = action_of(make_meeting(cast))
        done = action_of(make_meeting(cast, shared=True, kind="other"))
        telling.tell(by=cast["head"], action=done, on=TODAY, state="done")
        assert hidden.due is not None
        assert alarms.raise_due(self.at((hidden.due - TODAY).days + 9)) == 0

    def test_a_promise_to_a_panel_is_told_to_the_service_alone(self, cast: Cast) -> None:
        promised(cast, make_said(cast))
        OutboxEmail.objects.all().delete()
        assert alarms.raise_due(self.at(1)) == 1
        assert {row.to for row in OutboxEmail.objects.all()} == {
            "head@cast.example", "manager@cast.example", "data_officer@cast.example",
        }  # fmt: skip

    def test_the_rule_for_the_database_is_the_rule_of_the_method(self, cast: Cast, action: AgreedAction) -> None:
        assert action.due is not None
        for day in (action.due, action.due + timedelta(days=1)):
            found = AgreedAction.objects.filter(queries.late_on(day), pk=action.pk).exists()
            assert found == action_lines([action], Side.SERVICE, day)[0].late == (day > action.due)


class TestMyWork:
    def test_what_waits_for_the_service(self, cast: Cast, action: AgreedAction) -> None:
        said = make_said(cast)
        found = [task.what for task in waits_for(cast["head"])]
        assert found[:1] == ["Send the figures of each month."] and "Answer the minutes" in found
        assert "Answer what they said" in found
        promised(cast, said)
        assert "Answer what they said" not in [task.what for task in waits_for(cast["head"])]

    def test_what_waits_for_the_inspectorate(self, cast: Cast) -> None:
        make_meeting(cast)
        assert [task.what for task in waits_for(cast["planner"])] == ["Share the minutes"]
        assert waits_for(cast["inspector"]) == []
