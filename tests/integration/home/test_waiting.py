"""What waits for a person in reports, checks, challenges and plans: each sees their own part, at its page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import Cast, play
from tests.factories.accuracy import challenge, make_draft, returned, send, sent
from tests.factories.people import browser_of
from tests.factories.plans import plan_for
from tests.factories.settled import settled
from touchstone.domain.workflows.draft import DRAFT
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.home.waiting import waiting
from touchstone.inspectorate.drafting.models import Draft, SignOff, Statement
from touchstone.inspectorate.plans.models import ActionPlan

pytestmark = pytest.mark.django_db

PEOPLE = ("lead", "inspector", "moderator", "director", "publisher", "planner", "head", "outsider", "other_head")


def seen(cast: Cast, what: str) -> set[str]:
    """Who has this to do. Its page opens for each of them."""
    found = {who: task for who in PEOPLE for task in waiting(cast[who]) if task.what == what}
    assert all(browser_of(cast[who]).get(task.href).status_code == 200 for who, task in found.items())
    return set(found)


def in_state(draft: Draft, state: str) -> None:
    Draft.objects.filter(pk=draft.pk).update(state=state)


def test_the_lead_begins_it_and_the_team_writes_it() -> None:
    cast = settled()
    assert seen(cast, "Begin the report or letter") == {"lead"}
    draft = make_draft(cast)
    assert seen(cast, "Begin the report or letter") == set()
    assert seen(cast, "Write the report or letter") == {"lead", "inspector"}
    in_state(draft, "published")
    assert [waiting(cast[who]) for who in PEOPLE] == [[]] * len(PEOPLE)


def test_a_draft_at_the_service_is_theirs_and_the_leads_once_its_day_is_over() -> None:
    cast = play(state="settled")
    check = sent(cast)
    assert seen(cast, "Check a draft for accuracy") == {"head"}
    assert waiting(cast["lead"]) == []
    (task,) = waiting(cast["head"])
    assert check.clock is not None and task.day == check.clock.due and not task.late
    past = clock.today() - timedelta(days=9)
    Clock.objects.filter(pk=check.clock.pk).update(starts_on=past, due=past, due_if_working=None)
    assert waiting(cast["head"])[0].late
    assert seen(cast, "The service's check of the draft is over its day") == {"lead"}


def test_comments_are_answered_before_it_is_signed() -> None:
    cast = play(state="settled")
    draft = make_draft(cast)
    returned(cast, send(cast, draft), "It was ten.", "It was twelve.")
    in_state(draft, "answering")
    assert seen(cast, "Answer 2 comments on the draft") == {"lead"}
    assert seen(cast, "Read the report or letter, and sign it") == set()


def test_a_signature_is_asked_for_until_it_is_given_and_again_when_the_text_changed() -> None:
    cast = play(state="settled")
    draft = make_draft(cast)
    in_state(draft, "answering")
    what = "Read the report or letter, and sign it"
    assert seen(cast, what) == {"lead", "moderator", "director"}
    SignOff.objects.create(draft=draft, person=cast["moderator"], role="moderator", seen="a" * 64, at=timezone.now())
    assert seen(cast, what) == {"lead", "director"}
    Statement.objects.filter(section__draft=draft).update(text_at=timezone.now() + timedelta(seconds=5))
    assert seen(cast, what) == {"lead", "moderator", "director"}


def test_a_signed_one_waits_for_those_who_publish() -> None:
    cast = play(state="settled")
    in_state(make_draft(cast), "signed")
    assert seen(cast, "Publish the report or letter") == {"director", "publisher"}


def test_a_challenge_waits_for_a_director() -> None:
    cast = play(state="settled")
    sent(cast)
    made = challenge(cast)
    assert seen(cast, "Answer a challenge") == {"director"}
    (task,) = [task for task in waiting(cast["director"]) if task.what == "Answer a challenge"]
    first = made.rounds.get()
    assert task.day == (first.clock.due if first.clock else None)


def test_a_plan_waits_for_the_service_then_for_the_inspectorate_then_for_the_service_again() -> None:
    cast = play(state="settled")
    plan = plan_for(cast)
    assert seen(cast, "Write the action plan, and send it") == {"head"}
    ActionPlan.objects.filter(pk=plan.pk).update(state="sent")
    assert seen(cast, "Say whether the action plan will do") == {"lead", "planner", "director"}
    ActionPlan.objects.filter(pk=plan.pk).update(state="returned")
    assert seen(cast, "Put right what will not do in the action plan, and send it again") == {"head"}
    ActionPlan.objects.filter(pk=plan.pk).update(state="accepted")
    assert waiting(cast["head"]) == []


def test_a_tie_takes_a_person_away_from_it() -> None:
    cast = play(state="settled")
    plan = plan_for(cast)
    ActionPlan.objects.filter(pk=plan.pk).update(state="sent")
    ConflictOfInterest.objects.create(
        person=cast["planner"], organisation=cast.service, nature="A sister.", declared_on=clock.today()
    )
    assert seen(cast, "Say whether the action plan will do") == {"lead", "director"}


@pytest.mark.parametrize("state", DRAFT.statuses)
def test_the_page_shows_it_and_the_number_of_queries_does_not_grow(state: str) -> None:
    cast = play(state="settled")
    in_state(make_draft(cast), state)
    with CaptureQueriesContext(connection) as asked:
        found = waiting(cast["lead"])
    assert len(asked) <= 11  # as desk_of says
    page = browser_of(cast["lead"]).get("/work/").content.decode()
    assert ("Reports, challenges and action plans" in page) is bool(found)
    assert all(task.what in page for task in found)
