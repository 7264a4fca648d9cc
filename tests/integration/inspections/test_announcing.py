"""Is the service told in time, by a letter, on a legal basis; and does fieldwork wait until the notice has run?"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from tests.cast import Cast, play
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.clocks.actions import override_holiday
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.inspectorate.inspections.actions import announce, begin_fieldwork, move
from touchstone.inspectorate.inspections.models import Inspection, Notice
from touchstone.inspectorate.inspections.presenters.notices import both_answers, deadline_of, notice_words, strip

pytestmark = pytest.mark.django_db
LETTER = "Dear colleague,\n\nWe are coming."


class Calendar:
    """What day it is in a test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch

    def turn_to(self, day: date, hour: int = 10) -> None:
        moment = timezone.make_aware(datetime(day.year, day.month, day.day, hour))
        self.patch.setattr(machine, "now", lambda: moment)
        self.patch.setattr(machine, "today", lambda: day)


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    made = Calendar(monkeypatch)
    made.turn_to(date(2026, 11, 24))
    return made


def ready(framework: str = "ofsted-cafcass-2021", starts: date = date(2026, 12, 7), **given: object) -> Cast:
    cast = play(framework=framework)
    values = {
        "starts": PreciseDate(starts),
        "legal_basis": "Education and Inspections Act 2006, sections 143 to 145",
        **given,
    }
    Inspection.objects.filter(pk=cast.inspection.pk).update(**values)
    cast.inspection.refresh_from_db()
    return cast


def test_the_regimes_five_days_of_unknown_kind_keep_both_answers_and_the_later_binds(calendar: Calendar) -> None:
    cast = ready()
    notice = announce(by=cast["planner"], inspection=cast.inspection, letter=LETTER)
    assert cast.inspection.state == "announced"
    assert (notice.clock.due, notice.clock.due_if_working) == (date(2026, 11, 29), date(2026, 12, 1))
    assert "working days are meant is not said" in notice.clock.basis
    assert "Tuesday 1 December 2026" in both_answers(notice)
    calendar.turn_to(date(2026, 11, 26))
    assert strip(cast.inspection) == "notice runs out Tuesday 1 December 2026: 3 working days left"
    calendar.turn_to(date(2026, 11, 30))
    with pytest.raises(Refused, match="notice runs until 1 December 2026"):
        begin_fieldwork(by=cast["lead"], inspection=cast.inspection)
    calendar.turn_to(date(2026, 12, 1))
    begin_fieldwork(by=cast["lead"], inspection=cast.inspection)
    notice.clock.refresh_from_db()
    assert (cast.inspection.state, notice.clock.stopped_because) == ("fieldwork", "met")


def test_a_notice_shorter_than_the_regimes_is_refused_and_nothing_is_sent(calendar: Calendar) -> None:
    cast = ready()
    for length, unit in ((4, "working"), (5, "calendar"), (0, "working")):
        with pytest.raises(Refused, match="cannot be made shorter"):
            announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER, length=length, unit=unit)
    assert not Notice.objects.exists() and not OutboxEmail.objects.exists()
    assert Inspection.objects.get().state == "planned"
    announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER, length=5, unit="working", basis="Agreed.")
    assert Notice.objects.get().clock.due == date(2026, 12, 1)


def test_notice_runs_past_christmas_and_a_proclaimed_holiday(calendar: Calendar) -> None:
    calendar.turn_to(date(2026, 12, 22))
    cast = ready(starts=date(2027, 1, 11))
    notice = announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER)
    # 23, 24 | 25 Christmas, 26–27 weekend, 28 substitute for Boxing Day | 29, 30, 31
    assert notice.clock.due_if_working == date(2026, 12, 31)
    override_holiday(
        by="the command line", day=date(2026, 12, 30), working=False, reason="Proclaimed.", nation="england"
    )
    notice.clock.refresh_from_db()
    assert notice.clock.due_if_working == date(2027, 1, 4)
    calendar.turn_to(date(2026, 12, 31))
    with pytest.raises(Refused, match="4 January 2027"):
        begin_fieldwork(by=cast["lead"], inspection=cast.inspection)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"legal_basis": " "}, "legal basis"),
        ({"starts": None}, "first day of fieldwork"),
        ({"starts": PreciseDate(date(2026, 11, 30))}, "Move the first day of fieldwork"),
    ],
)
def test_what_must_be_settled_before(calendar: Calendar, given: dict[str, object], says: str) -> None:
    cast = ready(**given) if "starts" not in given else ready()
    Inspection.objects.update(**given)
    cast.inspection.refresh_from_db()
    with pytest.raises(Refused, match=says):
        announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER)


def test_it_needs_a_letter_a_lead_and_the_letter_cannot_be_gone_round(calendar: Calendar) -> None:
    cast = ready()
    with pytest.raises(Refused, match="Write the letter"):
        announce(by=cast["lead"], inspection=cast.inspection, letter="  ")
    with pytest.raises(Refused, match="announced by a letter"):
        move(by=cast["lead"], inspection=cast.inspection, step="announce")
    cast.inspection.team.filter(role="lead").delete()
    with pytest.raises(Refused, match="Nobody leads"):
        announce(by=cast["planner"], inspection=cast.inspection, letter=LETTER)


def test_where_the_notice_is_not_known_the_planner_says_it_with_what_it_rests_on(calendar: Calendar) -> None:
    cast = ready("ciw-cafcass-cymru-2018")
    given = {"by": cast["planner"], "inspection": cast.inspection, "letter": LETTER}
    with pytest.raises(Refused, match="how many days you give"):
        announce(**given)
    with pytest.raises(Refused, match="rests on"):
        announce(**given, length=3, unit="working")
    notice = announce(**given, length=3, unit="working", basis="As agreed with the service in October.")
    assert notice.clock.basis == "As agreed with the service in October."
    assert notice.clock.due == date(2026, 11, 27)


def test_a_regime_without_notice_begins_at_the_door_with_its_letter(calendar: Calendar) -> None:
    cast = ready("ofsted-cafcass-national-2014")
    with pytest.raises(Refused, match="Write the letter"):
        begin_fieldwork(by=cast["lead"], inspection=cast.inspection)
    begin_fieldwork(by=cast["lead"], inspection=cast.inspection, letter=LETTER)
    notice = Notice.objects.get()
    assert (cast.inspection.state, notice.clock, notice.sent_to) == ("fieldwork", None, 1)


def test_a_regime_that_gives_notice_is_not_begun_without(calendar: Calendar) -> None:
    cast = ready()
    with pytest.raises(Refused, match="does not say that it inspects without notice"):
        begin_fieldwork(by=cast["lead"], inspection=cast.inspection, letter=LETTER)


def test_the_heads_of_service_are_told_and_nobody_else(calendar: Calendar) -> None:
    cast = ready()
    announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER)
    email = OutboxEmail.objects.get()
    assert email.to == cast["head"].email
    assert f"/asked/{cast.inspection.slug}/" in email.body and "announces an inspection" in email.subject
    assert Notice.objects.get().sent_to == 1


def test_days_do_not_count_while_the_inspection_is_paused(calendar: Calendar) -> None:
    cast = ready()
    notice = announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER)
    calendar.turn_to(date(2026, 11, 26))
    move(by=cast["lead"], inspection=cast.inspection, step="pause", reason="The service has lost its data.")
    assert "stands still since 26 November 2026" in strip(cast.inspection)
    calendar.turn_to(date(2026, 12, 3))
    move(by=cast["lead"], inspection=cast.inspection, step="resume")
    notice.clock.refresh_from_db()
    # 25 November counted; 26 November to 2 December did not; then 3, 4, 7, 8 December
    assert notice.clock.due_if_working == date(2026, 12, 8)
    assert "8 December" in strip(cast.inspection)


def test_pausing_on_the_day_of_the_letter_counts_no_day_and_pausing_late_stops_no_clock(calendar: Calendar) -> None:
    cast = ready()
    notice = announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER)
    move(by=cast["lead"], inspection=cast.inspection, step="pause", reason="Too soon.")
    move(by=cast["lead"], inspection=cast.inspection, step="resume")
    notice.clock.refresh_from_db()
    assert notice.clock.due_if_working == date(2026, 12, 1)
    calendar.turn_to(date(2026, 12, 4))
    move(by=cast["lead"], inspection=cast.inspection, step="pause", reason="Snow.")
    assert notice.clock.pauses.count() == 1


def test_a_deferred_inspection_withdraws_its_letter_and_is_announced_anew(calendar: Calendar) -> None:
    cast = ready()
    first = announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER)
    move(by=cast["planner"], inspection=cast.inspection, step="defer", reason="A flood.")
    first.refresh_from_db()
    first.clock.refresh_from_db()
    assert first.withdrawn_at and first.clock.stopped_because == "cancelled"
    told = OutboxEmail.objects.latest("pk")
    assert "put off" in told.subject and "A flood." in told.body and "/asked/" not in told.body
    move(by=cast["planner"], inspection=cast.inspection, step="plan again")
    announce(by=cast["lead"], inspection=cast.inspection, letter="Once more.")
    assert Notice.objects.filter(withdrawn_at=None).get().letter == "Once more."


def test_a_service_that_was_never_told_is_not_told_that_it_is_put_off(calendar: Calendar) -> None:
    cast = ready()
    move(by=cast["planner"], inspection=cast.inspection, step="defer", reason="Nobody is free.")
    assert not OutboxEmail.objects.exists()


def test_fieldwork_that_begins_as_planned_after_the_notice_is_never_late(calendar: Calendar) -> None:
    cast = ready()
    notice = announce(by=cast["lead"], inspection=cast.inspection, letter=LETTER)
    calendar.turn_to(date(2026, 12, 7))
    waiting = deadline_of(notice)
    assert waiting is not None
    assert (waiting.tag, waiting.left) == ("", "Notice has run out on Tuesday 1 December 2026")
    begin_fieldwork(by=cast["lead"], inspection=cast.inspection)
    begun = Notice.objects.get()
    met = deadline_of(begun)
    assert met is not None
    assert met.tag == "Met"
    assert notice_words(begun) == "notice ran out on Tuesday 1 December 2026"
