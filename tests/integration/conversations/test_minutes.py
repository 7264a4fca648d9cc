"""Minutes: written, shared, agreed or seen otherwise, and never changed after that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast, play
from tests.factories.conversations import HELD, PROMISE, ROW, make_meeting
from tests.factories.people import make_person
from tests.factories.plans import publish
from tests.factories.records import make_area, make_organisation
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.inspectorate.conversations import policies, queries
from touchstone.inspectorate.conversations.actions import minutes
from touchstone.inspectorate.conversations.models import Meeting, Side
from touchstone.inspectorate.plans import until

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play()


def given(cast: Cast) -> dict[str, Any]:
    return {"by": cast["planner"], "inspectorate": cast.inspectorate, "provider": cast.service}


class TestWriting:
    def test_it_is_recorded_with_an_audit_row(self, cast: Cast) -> None:
        meeting = make_meeting(cast)
        assert (meeting.state, meeting.held_on, meeting.saved_by) == ("writing", HELD, cast["planner"])
        assert AuditEvent.objects.filter(action="conversations.write", owner=cast.inspectorate.slug).exists()
        assert meeting.actions.count() == 2

    def test_a_lead_inspector_may_an_inspector_may_not(self, cast: Cast) -> None:
        assert policies.can_write(cast["lead"], cast.inspectorate, cast.service)
        assert not policies.can_write(cast["inspector"], cast.inspectorate, cast.service)
        assert not policies.can_write(cast["other_planner"], cast.inspectorate, cast.service)

    def test_who_is_tied_to_the_service_does_not_write(self, cast: Cast) -> None:
        ConflictOfInterest.objects.create(
            person=cast["planner"], organisation=cast.service, nature="A sister.", declared_on=date(2026, 1, 1)
        )
        with pytest.raises(Refused, match="declared a tie"):
            minutes.write(**given(cast), row=ROW)

    def test_a_real_inspectorate_meets_no_made_up_service(self, cast: Cast) -> None:
        real = make_organisation("Real Service", fictional=False)
        with pytest.raises(Refused, match="made-up"):
            minutes.write(by="the tests", inspectorate=cast.inspectorate, provider=real, row=ROW)

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"held_on": clock.today() + timedelta(days=1)}, "still to come"),
            ({"present_service": " "}, "who was there"),
        ],
    )
    def test_what_cannot_be_is_refused(self, cast: Cast, changed: dict[str, Any], says: str) -> None:
        with pytest.raises(Refused, match=says):
            minutes.write(**given(cast), row=replace(ROW, **changed))

    def test_areas_and_areas_for_improvement_are_the_service_s(self, cast: Cast) -> None:
        with pytest.raises(Refused, match="areas is of another"):
            minutes.write(**given(cast), row=replace(ROW, areas=[make_area(cast.other_service, "Hill")]))
        afi = publish(cast).areas_for_improvement.first()
        other = {**given(cast), "provider": cast.other_service}
        with pytest.raises(Refused, match="areas for improvement is of another"):
            minutes.write(**other, row=replace(ROW, areas_for_improvement=[afi]))

    def test_the_annual_meeting_is_recorded_once_a_day(self, cast: Cast) -> None:
        meeting = make_meeting(cast)
        with pytest.raises(Refused, match="recorded already"):
            minutes.write(**given(cast), row=ROW)
        minutes.write(**given(cast), row=replace(ROW, kind="keep_in_touch"))
        saved = minutes.save(by=cast["planner"], meeting=meeting, base=0, row=replace(ROW, risks="None."))
        assert saved.risks == "None."

    def test_two_who_save_lose_neither_text(self, cast: Cast) -> None:
        meeting = make_meeting(cast)
        minutes.save(by=cast["planner"], meeting=meeting, base=0, row=replace(ROW, risks="Ours."))
        with pytest.raises(conflicts.Conflict) as caught:
            minutes.save(by=cast["lead"], meeting=meeting, base=0, row=replace(ROW, risks="Mine."))
        assert caught.value.theirs["risks"] == "Ours." and caught.value.mine["risks"] == "Mine."

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"text": " "}, "what will be done"),
            ({"owner": ""}, "who answers for it"),
            ({"due": None}, "by when"),
            ({"due": HELD - timedelta(days=1)}, "before the meeting"),
        ],
    )
    def test_a_promise_says_who_what_and_when(self, cast: Cast, changed: dict[str, Any], says: str) -> None:
        with pytest.raises(Refused, match=says):
            minutes.promise(
                by=cast["planner"], meeting=make_meeting(cast), side=Side.SERVICE, row=replace(PROMISE, **changed)
            )


class TestSharing:
    def test_the_service_sees_nothing_before_it_is_shared(self, cast: Cast) -> None:
        meeting = make_meeting(cast)
        assert not queries.meetings([cast.service], Side.SERVICE).exists()
        assert not queries.actions([cast.service], Side.SERVICE).exists()
        minutes.share(by=cast["planner"], meeting=meeting)
        assert queries.meetings([cast.service], Side.SERVICE).get() == meeting
        assert queries.actions([cast.service], Side.SERVICE).count() == 2
        assert OutboxEmail.objects.filter(subject="Minutes of a meeting for you to agree").count() == 3

    def test_what_was_shared_is_kept_under_its_hash(self, cast: Cast) -> None:
        meeting = make_meeting(cast, shared=True)
        sharing = meeting.sharings.get()
        assert sharing.content["risks"] == "Two posts are empty." and len(sharing.content["actions"]) == 2
        assert len(sharing.sha256) == 64
        for column, value in (("content", {}), ("sha256", "0" * 64)):
            with pytest.raises(IntegrityError), transaction.atomic():
                meeting.sharings.update(**{column: value})

    def test_empty_minutes_are_not_shared(self, cast: Cast) -> None:
        empty = dict.fromkeys(("self_evaluation", "changed", "risks", "improvement", "agreed"), "")
        with pytest.raises(Refused, match="empty"):
            make_meeting(cast, shared=True, **empty)

    def test_what_is_with_the_service_is_not_changed(self, cast: Cast) -> None:
        meeting = make_meeting(cast, shared=True)
        with pytest.raises(Refused, match="Take them back first"):
            minutes.save(by=cast["planner"], meeting=meeting, base=0, row=ROW)
        minutes.take_back(by=cast["planner"], meeting=meeting)
        assert meeting.sharings.get().outcome == "taken_back"
        minutes.save(by=cast["planner"], meeting=meeting, base=0, row=replace(ROW, risks="One."))
        assert minutes.share(by=cast["planner"], meeting=meeting).number == 2


class TestAnswering:
    def test_both_agree_and_nothing_changes_any_more(self, cast: Cast) -> None:
        meeting = make_meeting(cast, shared=True)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=True)
        assert meeting.state == "agreed"
        with pytest.raises(Refused, match="no longer change"):
            minutes.save(by=cast["planner"], meeting=meeting, base=0, row=ROW)
        with pytest.raises(Refused, match="no longer change"):
            minutes.promise(by=cast["planner"], meeting=meeting, side=Side.SERVICE, row=PROMISE)
        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(risks="Another.")
        with pytest.raises(IntegrityError), transaction.atomic():
            meeting.sharings.update(outcome="disputed", words="No.")

    def test_both_accounts_are_kept(self, cast: Cast) -> None:
        meeting = make_meeting(cast, shared=True)
        with pytest.raises(Refused, match="what you saw otherwise"):
            minutes.answer(by=cast["head"], meeting=meeting, agrees=False)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=False, words="We were five.")
        with pytest.raises(Refused, match="Say why the minutes stay"):
            minutes.keep_both(by=cast["planner"], meeting=meeting, because=" ")
        minutes.keep_both(by=cast["planner"], meeting=meeting, because="We counted four.")
        sharing = meeting.sharings.get()
        assert (meeting.state, sharing.words, sharing.kept_because) == (
            "kept_both", "We were five.", "We counted four.",
        )  # fmt: skip

    def test_disputed_minutes_are_changed_and_shared_anew(self, cast: Cast) -> None:
        meeting = make_meeting(cast, shared=True)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=False, words="We were five.")
        minutes.change(by=cast["planner"], meeting=meeting)
        assert queries.meetings([cast.service], Side.SERVICE).get() == meeting  # as it was shared last
        minutes.share(by=cast["planner"], meeting=meeting)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=True)
        assert [row.outcome for row in meeting.sharings.all()] == ["disputed", "agreed"]

    def test_only_the_service_answers_and_once(self, cast: Cast) -> None:
        meeting = make_meeting(cast, shared=True)
        for who in ("planner", "other_head"):
            with pytest.raises(Refused, match="answer the inspectorate"):
                minutes.answer(by=cast[who], meeting=meeting, agrees=True)
        minutes.answer(by=cast["manager"], meeting=meeting, agrees=True)
        with pytest.raises(Refused, match="Load the page again"):
            minutes.answer(by=cast["head"], meeting=meeting, agrees=True)

    def test_a_note_is_how_settled_minutes_are_corrected(self, cast: Cast) -> None:
        meeting = make_meeting(cast, shared=True)
        note = {"meeting": meeting, "organisation": cast.service, "text": "It was Tuesday."}
        with pytest.raises(Refused, match="not settled"):
            minutes.add_note(by=cast["head"], **note)
        minutes.answer(by=cast["head"], meeting=meeting, agrees=True)
        assert minutes.add_note(by=cast["head"], **note).organisation == cast.service
        with pytest.raises(Refused, match="do not let you"):
            minutes.add_note(by=make_person("Nobody", email="nobody@cast.example"), **note)
        with pytest.raises(Refused, match="Write the note"):
            minutes.add_note(by=cast["planner"], **{**note, "organisation": cast.inspectorate, "text": ""})


def test_the_timeline_of_an_area_for_improvement_tells_of_the_meeting(cast: Cast) -> None:
    inspection = publish(cast)
    afi = inspection.areas_for_improvement.order_by("number")[0]
    meeting = make_meeting(cast, areas_for_improvement=[afi])
    assert "discussed" not in events(cast, afi.pk)
    minutes.share(by=cast["planner"], meeting=meeting)
    assert events(cast, afi.pk)["discussed"] == (HELD, "At the annual engagement meeting.")


def events(cast: Cast, number: int) -> dict[str, tuple[date, str]]:
    found = next(each for each in until.standings(until.published(cast.inspection), clock.today())
                 if each.area.pk == number)  # fmt: skip
    return {str(event.kind): (event.on, event.says) for event in found.timeline(clock.today())}
