"""What the tick does that nobody asked for: counts deadlines again, escalates what is late. Again: nothing more."""

from __future__ import annotations

import argparse
from datetime import timedelta

import pytest

from tests.cast import play
from touchstone.cli import tick
from touchstone.domain.deadlines import is_working_day
from touchstone.foundation.clocks.actions import start_clock
from touchstone.foundation.clocks.models import Clock, HolidayOverride
from touchstone.foundation.core import clock
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.safeguarding.actions import raise_referral


# A transaction of the test's own would hide that each e-mail is claimed in one that is committed.
@pytest.mark.django_db(transaction=True)
def test_it_escalates_and_counts_again_once(capsys: pytest.CaptureFixture[str]) -> None:
    cast = play()
    today = clock.today()
    raised = raise_referral(
        by=cast["inspector"], inspectorate=cast.inspectorate, service=cast.service, reference="NM-1", worry="Afraid."
    ).referral
    Clock.objects.filter(pk=raised.clock_id).update(starts_on=today - timedelta(days=4), due=today - timedelta(days=3))
    moving = start_clock(
        by="t", starts_on=today, length=10, unit="working", basis="A rule.", owner=cast.inspectorate.slug
    )
    day = next(each for n in range(1, 15) if is_working_day(each := today + timedelta(days=n)))
    HolidayOverride.objects.create(day=day, working=False, reason="Known to a newer library")
    OutboxEmail.objects.all().delete()

    assert tick.run(argparse.Namespace()) == 0
    assert "Deadlines moved: 1. Urgent referrals escalated: 1." in capsys.readouterr().out
    before = moving.due
    moving.refresh_from_db()
    assert moving.due > before
    written = OutboxEmail.objects.count()
    assert written == 4 + 5  # both sides of the referral; who plans or inspects

    assert tick.run(argparse.Namespace()) == 0
    assert "Deadlines moved: 0. Urgent referrals escalated: 0." in capsys.readouterr().out
    assert OutboxEmail.objects.count() == written
