"""Does the database itself refuse what must not be?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast, play
from tests.integration.programme.helpers import due, past, programme_of
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme.models import (
    CalendarFeed,
    Escalation,
    Obligation,
    Programme,
    Reminder,
    SelfEvaluation,
    Suspension,
    VisitPlan,
)

pytestmark = pytest.mark.django_db
DAY = date(2025, 5, 5)


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def last(cast: Cast) -> Inspection:
    return past(cast, "full", date(2024, 2, 16), "good")


@pytest.fixture
def programme(cast: Cast, last: Inspection) -> Programme:
    return programme_of(cast)


def refused(constraint: str, make: Any) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make()
    said = str(caught.value)
    assert constraint in said or "UNIQUE constraint failed" in said


def test_a_programme(cast: Cast, programme: Programme) -> None:
    rows = Programme.objects.filter(pk=programme.pk)
    refused("programme_ends_after_start", lambda: rows.update(ends_on=date(2020, 1, 1)))
    refused("programme_kept_from_start", lambda: rows.update(kept_from=date(2020, 1, 1)))
    twin = {
        name: getattr(programme, name) for name in ("inspectorate", "provider", "framework", "starts_on", "kept_from")
    }
    refused("programme_once", lambda: Programme.objects.create(**twin))


def test_a_suspension(programme: Programme) -> None:
    def make(**more: Any) -> Any:
        return lambda: Suspension.objects.create(
            **{"programme": programme, "from_day": DAY, "reason": "Flood.", **more}
        )

    refused("suspension_ends_after_start", make(to_day=DAY))
    refused("suspension_has_reason", make(reason=""))


def test_a_self_evaluation(programme: Programme) -> None:
    def make(**more: Any) -> Any:
        return lambda: SelfEvaluation.objects.create(
            **{"programme": programme, "year": 2025, "received_on": DAY, **more}
        )

    refused("self_evaluation_state", make(state="lost"))
    refused("self_evaluation_review_has_a_day", make(state="reviewed"))
    make()()
    refused("self_evaluation_once_a_year", make())


def test_an_escalation(cast: Cast, programme: Programme, last: Inspection) -> None:
    said = {"programme": programme, "inspection": last, "grade_key": "inadequate", "mark": "good", "proposed_on": DAY}
    decided = {"reason": "Why.", "decided_by": cast["director"], "decided_on": DAY}

    def make(**more: Any) -> Any:
        return lambda: Escalation.objects.create(**{**said, **more})

    refused("escalation_state", make(state="forgotten", **decided))
    refused("escalation_decided_by_somebody_with_a_reason", make(state="declined"))
    refused("escalation_decided_by_somebody_with_a_reason", make(state="declined", **{**decided, "reason": ""}))
    refused("escalation_authorised_says_what", make(state="authorised", **decided))
    make()()
    refused("escalation_once", make())


def test_an_obligation(programme: Programme) -> None:
    row = due(programme, "national-inspection")
    rows = Obligation.objects.filter(pk=row.pk)
    refused("obligation_window", lambda: rows.update(latest=date(2020, 1, 1)))
    refused("obligation_met_has_its_day", lambda: rows.update(state="met"))
    twin = {name: getattr(row, name) for name in ("programme", "key", "rule", "counted_from", "earliest", "state")}
    refused("obligation_once", lambda: Obligation.objects.create(**twin))


def test_reminders_plans_and_feeds(cast: Cast, programme: Programme) -> None:
    row, now = due(programme, "focused-visit"), clock.now()
    said = {"obligation": row, "person": cast["planner"], "state": "overdue", "at": now}
    Reminder.objects.create(**said)
    refused("reminder_once", lambda: Reminder.objects.create(**said))
    refused("visit_plan_has_theme", lambda: VisitPlan.objects.create(obligation=row, theme=""))
    CalendarFeed.objects.create(person=cast["planner"], token_hash="a", made_at=now)
    refused(
        "one_living_calendar_feed_a_person",
        lambda: CalendarFeed.objects.create(person=cast["planner"], token_hash="b", made_at=now),
    )
