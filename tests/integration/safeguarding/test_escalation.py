"""What is late is escalated once a day, whoever calls however often; what nobody was told of is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import Cast
from tests.factories.people import make_grant, make_person
from touchstone.foundation.core import clock
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.safeguarding import actions
from touchstone.foundation.safeguarding.models import ReferralEvent, UrgentReferral

pytestmark = pytest.mark.django_db


def in_days(days: int) -> datetime:
    return clock.now() + timedelta(days=days)


def told() -> set[str]:
    return {mail.to for mail in OutboxEmail.objects.filter(subject="Urgent referral is LATE")}


def test_it_is_not_escalated_before_its_time(referral: UrgentReferral) -> None:
    assert actions.escalate_due(in_days(1)) == 0
    assert told() == set()


def test_late_with_the_service_both_sides_are_told(cast: Cast, referral: UrgentReferral) -> None:
    assert actions.escalate_due(in_days(2)) == 1
    assert told() == {cast[who].email for who in ("head", "manager", "director", "inspector")}
    referral.refresh_from_db()
    assert referral.state == "with service"
    assert ReferralEvent.objects.filter(step="escalate").count() == 1


def test_once_a_day_however_often_it_is_asked(referral: UrgentReferral) -> None:
    done = [actions.escalate_due(in_days(days)) for days in (2, 2, 2, 3, 3)]
    assert done == [1, 0, 0, 1, 0]


def test_two_that_ask_at_once_escalate_once(referral: UrgentReferral) -> None:
    now = in_days(2)
    stale = UrgentReferral.objects.get(pk=referral.pk)
    assert actions._escalate(referral, now, now.date())
    assert not actions._escalate(stale, now, now.date())


def test_unacknowledged_by_the_agency_it_is_escalated_too(cast: Cast, referral: UrgentReferral) -> None:
    actions.escalate_due(in_days(2))
    sent = actions.send(by=cast["head"], referral=referral, agency="Sandmouth", sent_at=clock.now())
    assert sent.escalated_on is None
    assert actions.escalate_due(in_days(8)) == 1  # a working day and any bank holidays are long over
    sent.refresh_from_db()
    assert sent.state == "with agency"
    actions.acknowledge(by=cast["head"], referral=sent, at=clock.now(), who="duty worker")
    assert actions.escalate_due(in_days(20)) == 0


def test_without_a_director_those_who_lead_are_told(cast: Cast, referral: UrgentReferral) -> None:
    RoleGrant.objects.filter(person=cast["director"]).delete()
    actions.escalate_due(in_days(2))
    assert cast["lead"].email in told()


def test_who_left_the_inspectorate_is_not_told(cast: Cast, referral: UrgentReferral) -> None:
    RoleGrant.objects.filter(person=cast["inspector"]).delete()
    actions.escalate_due(in_days(2))
    assert cast["inspector"].email not in told()


def test_once_somebody_may_answer_they_are_told(cast: Cast) -> None:
    RoleGrant.objects.filter(organisation=cast.service).delete()
    referral = actions.raise_referral(
        by=cast["inspector"], inspectorate=cast.inspectorate, service=cast.service, reference="NM-1", worry="Afraid."
    ).referral
    actions.escalate_due(clock.now())
    referral.refresh_from_db()
    assert referral.state == "raised"
    new = make_person("New Head")
    make_grant(new, "head_of_service", cast.service)
    actions.escalate_due(clock.now())
    referral.refresh_from_db()
    assert referral.state == "with service"
    assert [mail.to for mail in OutboxEmail.objects.all()] == [new.email]
