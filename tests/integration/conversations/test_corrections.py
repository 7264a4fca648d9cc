"""An agreed action is put right: what stood before stays readable, and another day needs the other side."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories.conversations import action_of, make_meeting, make_said, promised
from tests.factories.people import browser_of
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.conversations.actions import correcting, minutes, telling
from touchstone.inspectorate.conversations.models import ActionCorrection, AgreedAction, Side
from touchstone.inspectorate.conversations.presenters import history
from touchstone.inspectorate.conversations.presenters.todo import promised as waits_for
from touchstone.inspectorate.conversations.rows import PromiseRow

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = clock.today()
LATER = TODAY + timedelta(days=90)
SERVICE, INSPECTORATE = Side.SERVICE, Side.INSPECTORATE


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def action(cast: Cast) -> AgreedAction:
    return action_of(make_meeting(cast, shared=True))


def correct(
    cast: Cast, action: AgreedAction, who: str = "head", side: str = SERVICE, **changed: Any
) -> ActionCorrection:
    given = {"text": action.text, "owner": action.owner, "due": action.due, "reason": "It was misheard.", **changed}
    reason = given.pop("reason")
    return correcting.correct(by=cast[who], action=action, side=side, row=PromiseRow(**given), reason=reason)


def page(cast: Cast, who: str, action: AgreedAction) -> str:
    name = "asked-agreed-action" if who == "head" else "agreed-action"
    answer = browser_of(cast[who]).get(reverse(name, args=[action.pk]))
    return " ".join(unescape(answer.content.decode()).split())


class TestWording:
    def test_what_stood_before_is_kept_and_shown_to_both_sides(self, cast: Cast, action: AgreedAction) -> None:
        before = action.text
        made = correct(cast, action, text="Send the figures of each quarter.", owner="Head of data")
        assert (action.text, action.owner, action.corrected) == ("Send the figures of each quarter.", "Head of data", 1)
        assert (made.text_before, made.owner_before, made.day_state) == (before, "Data officer", "")
        for who in ("head", "planner"):
            text = page(cast, who, action)
            assert f"It said “{before}” before, and says “Send the figures of each quarter.” now." in text
            assert "Data officer answered for it, now Head of data does. It was misheard." in text
            assert f"Corrected by {cast.service}" in text
        (mail,) = OutboxEmail.objects.filter(subject="An agreed action was corrected")
        assert mail.to == cast["planner"].email and "quarter" not in mail.body
        assert AuditEvent.objects.filter(action="conversations.correct", owner=cast.service.slug).exists()

    def test_either_side_of_the_meeting_may_and_nobody_else(self, cast: Cast, action: AgreedAction) -> None:
        correct(cast, action, who="lead", side=INSPECTORATE, text="Send them monthly.")
        assert action.text == "Send them monthly."
        assert OutboxEmail.objects.filter(subject="An agreed action was corrected").count() == 3
        for who, side in (("inspector", INSPECTORATE), ("other_head", SERVICE), ("planner", SERVICE)):
            with pytest.raises(Refused):
                correct(cast, action, who=who, side=side, text="Another.")

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({}, "Nothing is changed"),
            ({"text": "Another.", "reason": " "}, "Say why it is corrected"),
            ({"text": " "}, "what will be done"),
            ({"due": None}, "by when it will be done"),
            ({"due": TODAY - timedelta(days=1)}, "from today on"),
        ],
    )
    def test_what_cannot_be_is_refused(self, cast: Cast, action: AgreedAction, changed: Any, says: str) -> None:
        with pytest.raises(Refused, match=says):
            correct(cast, action, **changed)

    def test_a_day_that_was_agreed_is_not_taken_away(self, cast: Cast, action: AgreedAction) -> None:
        assert action.meeting is not None
        ours = action_of(action.meeting, INSPECTORATE)
        assert ours.due is None and correct(cast, ours, owner="Deputy director").due_after is None
        AgreedAction.objects.filter(pk=ours.pk).update(due=LATER)
        ours.refresh_from_db()
        with pytest.raises(Refused, match="not taken away"):
            correct(cast, ours, due=None)

    def test_minutes_keep_what_was_shared(self, cast: Cast, action: AgreedAction) -> None:
        meeting, before = action.meeting, action.text
        assert meeting is not None
        minutes.answer(by=cast["head"], meeting=meeting, agrees=True)
        correct(cast, action, text="Send the figures of each quarter.")
        kept = meeting.sharings.get().content["actions"]
        assert before in [each["text"] for each in kept]
        answer = browser_of(cast["planner"]).get(reverse("conversation", args=[meeting.pk])).content.decode()
        assert "Corrected since." in answer and "each quarter." in answer


class TestDay:
    def test_it_holds_only_when_the_other_side_agrees(self, cast: Cast, action: AgreedAction) -> None:
        before = action.due
        asked = correcting.move_day(by=cast["head"], action=action, side=SERVICE, due=LATER, reason="A new system.")
        assert (action.due, asked.day_state) == (before, "asked")
        words = f"{cast.service} asks for {format_date(LATER)} instead of {format_date(before)}."
        for who in ("head", "planner"):
            text = page(cast, who, action)
            assert (
                words in text
                and "A new system." in text
                and "Until the other side agrees, what was agreed holds." in text
            )
        assert "Say whether it will do" in page(cast, "planner", action)
        assert "No longer ask for it" in page(cast, "head", action)
        assert [t.what for t in waits_for(cast["planner"])] == ["Say whether another day will do"]
        correcting.answer_day(by=cast["planner"], correction=asked, side=INSPECTORATE, agrees=True)
        action.refresh_from_db()
        assert (action.due, asked.day_state) == (LATER, "agreed")
        assert waits_for(cast["planner"]) == []
        titles = [str(event["title"]) for event in history(action)]
        assert titles == ["The day moved", f"Corrected by {cast.service}", "The other day was agreed"]
        assert "is asked for" not in page(cast, "head", action)

    def test_refused_it_stays_as_agreed_and_says_why(self, cast: Cast, action: AgreedAction) -> None:
        before = action.due
        asked = correct(cast, action, who="planner", side=INSPECTORATE, due=LATER)
        assert "Say whether another day will do" in [t.what for t in waits_for(cast["head"])]
        with pytest.raises(Refused, match="Say why the day will not do"):
            correcting.answer_day(by=cast["head"], correction=asked, side=SERVICE, agrees=False)
        correcting.answer_day(by=cast["head"], correction=asked, side=SERVICE, agrees=False, words="Too late for us.")
        action.refresh_from_db()
        assert (action.due, asked.day_state) == (before, "refused")
        assert "Too late for us." in page(cast, "planner", action)
        with pytest.raises(Refused, match="Load the page again"):
            correcting.answer_day(by=cast["head"], correction=asked, side=SERVICE, agrees=True)

    def test_one_s_own_side_cannot_agree_and_one_waits_at_a_time(self, cast: Cast, action: AgreedAction) -> None:
        asked = correct(cast, action, due=LATER)
        with pytest.raises(Refused, match="The other side answers"):
            correcting.answer_day(by=cast["manager"], correction=asked, side=SERVICE, agrees=True)
        with pytest.raises(Refused, match="do not let you"):
            correcting.answer_day(by=cast["manager"], correction=asked, side=INSPECTORATE, agrees=True)
        with pytest.raises(Refused, match="waits for an answer already"):
            correct(cast, action, due=LATER + timedelta(days=1))
        correct(cast, action, text="Send them by post.")  # wording may be put right meanwhile
        with pytest.raises(Refused, match="Answer it"):
            correcting.take_back_day(by=cast["planner"], correction=asked, side=INSPECTORATE)
        correcting.take_back_day(by=cast["head"], correction=asked, side=SERVICE)
        assert asked.day_state == "taken_back" and "The other day is no longer asked for" in page(cast, "head", action)
        assert correct(cast, action, due=LATER + timedelta(days=1)).day_state == "asked"

    def test_what_is_no_longer_to_be_done_has_no_day_to_move(self, cast: Cast, action: AgreedAction) -> None:
        asked = correct(cast, action, due=LATER)
        telling.tell(by=cast["head"], action=action, on=TODAY, state="done")
        for agree in (
            lambda: correcting.answer_day(by=cast["planner"], correction=asked, side=INSPECTORATE, agrees=True),
            lambda: correct(cast, action, due=LATER + timedelta(days=2)),
        ):
            with pytest.raises(Refused, match="no longer to be done"):
                agree()
        assert waits_for(cast["planner"]) == [] and "is asked for" not in page(cast, "planner", action)
        form = reverse("asked-agreed-action-correct", args=[action.pk])
        assert "due_day" not in browser_of(cast["head"]).get(form).content.decode()
        given = {"text": action.text, "owner": "Head of data", "reason": "She left."}
        assert browser_of(cast["head"]).post(form, given).status_code == 302
        action.refresh_from_db()
        assert action.owner == "Head of data"

    def test_a_day_that_has_passed_cannot_be_agreed_to(self, cast: Cast, action: AgreedAction) -> None:
        asked = correct(cast, action, due=LATER)
        with pytest.raises(IntegrityError), transaction.atomic():
            ActionCorrection.objects.filter(pk=asked.pk).update(text_after="Another.")
        ActionCorrection.objects.filter(pk=asked.pk).update(due_after=TODAY - timedelta(days=1))
        with pytest.raises(Refused, match="has passed"):
            correcting.answer_day(by=cast["planner"], correction=asked, side=INSPECTORATE, agrees=True)

    def test_before_minutes_are_shared_nobody_must_agree(self, cast: Cast) -> None:
        action = action_of(make_meeting(cast))
        made = correct(cast, action, who="planner", side=INSPECTORATE, due=LATER)
        assert (made.day_state, action.due) == ("at_once", LATER)
        assert not OutboxEmail.objects.exists()

    def test_what_was_promised_to_a_panel_the_service_moves_in_the_open(self, cast: Cast) -> None:
        action = promised(cast, make_said(cast))
        made = correcting.move_day(by=cast["head"], action=action, side=SERVICE, due=LATER, reason="The hall is shut.")
        assert (made.day_state, action.due) == ("at_once", LATER)
        assert [str(event["title"]) for event in history(action)] == ["The day moved"]
        with pytest.raises(Refused, match="own panel"):
            correct(cast, action, who="planner", side=INSPECTORATE, text="Another.")
        with pytest.raises(Refused, match="0161 496 0007"):
            correct(cast, action, text="Ring 0161 496 0007.")


class TestPages:
    def test_it_is_corrected_and_answered_on_pages(self, cast: Cast, action: AgreedAction) -> None:
        head, planner = browser_of(cast["head"]), browser_of(cast["planner"])
        form = reverse("asked-agreed-action-correct", args=[action.pk])
        assert action.text in head.get(form).content.decode()
        day = {"due_day": LATER.day, "due_month": LATER.month, "due_year": LATER.year}
        given = {"text": action.text, "owner": "Head of data", "reason": "She left.", **day}
        assert head.post(form, {**given, "reason": ""}).status_code == 200
        assert head.post(form, given).status_code == 302
        asked = action.corrections.get()
        answer = reverse("agreed-day", args=[asked.pk])
        assert "She left." in planner.get(answer).content.decode()
        assert "Say why the day will not do" in planner.post(answer, {"agrees": "no"}).content.decode()
        assert planner.post(answer, {"agrees": "yes"}).status_code == 302
        action.refresh_from_db()
        assert (action.due, action.owner) == (LATER, "Head of data")
        back = reverse("asked-agreed-day-back", args=[asked.pk])
        assert "answered or taken back already" in head.post(back, follow=True).content.decode()

    def test_lists_say_that_another_day_is_asked_for(self, cast: Cast, action: AgreedAction) -> None:
        correct(cast, action, due=LATER)
        for who, name in (("head", "asked-agreed-actions"), ("planner", "agreed-actions")):
            assert "Another day is asked for" in browser_of(cast[who]).get(reverse(name)).content.decode()


def test_the_database_keeps_every_correction(cast: Cast, action: AgreedAction) -> None:
    made = correct(cast, action, text="Send the figures of each quarter.")
    for change in ({"text_before": "x"}, {"reason": "x"}, {"day_state": "asked"}, {"owner_after": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ActionCorrection.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        made.delete()
    for change in ({"text": "x"}, {"owner": "x"}, {"side": "inspectorate", "corrected": 9}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgreedAction.objects.filter(pk=action.pk).update(**change)
