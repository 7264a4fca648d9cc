"""Can two things stand in one person's hour? Are doubts said, is nothing lost, and does the calendar take it?"""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from tests.cast import Cast, play
from tests.factories.definitions import load_framework
from tests.factories.people import browser_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.foundation.core.conflicts import Conflict
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Office
from touchstone.inspectorate.inspections.actions import (
    SlotRow,
    add_member,
    add_slot,
    change_slot,
    open_inspection,
    remove_slot,
)
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 8)


@pytest.fixture
def cast() -> Cast:
    made = play()
    dates = {"starts": PreciseDate(date(2026, 12, 7)), "ends": PreciseDate(date(2026, 12, 18))}
    Inspection.objects.filter(pk=made.inspection.pk).update(**dates)
    made.inspection.refresh_from_db()
    return made


def row(cast: Cast, start: int, end: int, who: str = "inspector", day: date = DAY, **given: object) -> SlotRow:
    values = {"mode": "off site", "what": "Case files", **given}
    times = [timezone.make_aware(datetime.combine(day, time(hour))) for hour in (start, end)]
    return SlotRow(cast[who], starts_at=times[0], ends_at=times[1], **values)  # type: ignore[arg-type]


def test_one_person_is_not_in_two_places_at_once(cast: Cast) -> None:
    add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12))
    with pytest.raises(Refused, match="busy on 8 December 2026 from 09:00 to 12:00: Case files"):
        add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 11, 13))
    add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 12, 13))
    add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12, "second"))
    assert FieldworkSlot.objects.count() == 3


def test_nor_in_two_inspections_and_the_other_is_not_told_of(cast: Cast) -> None:
    other = open_inspection(
        by="a test", provider=cast.service, inspectorate=cast.inspectorate, kind="full", title="Another",
        framework=load_framework("ofsted-cafcass-2021"),
    )  # fmt: skip
    add_member(by="a test", inspection=other, person=cast["inspector"])
    add_slot(by="a test", inspection=other, row=row(cast, 9, 12, what="A secret meeting"))
    with pytest.raises(Refused, match="work on another inspection") as refusal:
        add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 11, 13))
    assert "secret" not in str(refusal.value)


def test_an_overlap_on_the_page_says_with_what_and_loses_nothing(cast: Cast) -> None:
    add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12))
    sent = {
        "person": cast["inspector"].pk, "day_day": 8, "day_month": 12, "day_year": 2026, "start": "11:00",
        "end": "13.30", "mode": "on site", "place": str(cast.areas[0].pk), "what": "Meeting with the judge",
    }  # fmt: skip
    own = f"/work/inspections/{cast.inspection.slug}/timetable/"
    page = browser_of(cast["lead"]).post(own + "add/", sent).content.decode()
    assert "Nobody can be in two places at once" in page and "Meeting with the judge" in page and "11:00" in page
    moved = browser_of(cast["lead"]).post(own + "add/", {**sent, "start": "12:30"})
    assert moved.url == own
    shown = browser_of(cast["second"]).get(own).content.decode()
    assert "12:30–13:30" in shown and "2 slots." in shown and "Tuesday 8 December" in shown


def test_doubts_are_said_and_not_refused(cast: Cast) -> None:
    fen, moor, _dale = cast.areas
    saturday = add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 10, day=date(2026, 12, 12)))
    outside = add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 10, day=date(2026, 12, 21)))
    add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12, mode="on site", area=fen))
    close = add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 12, 13, mode="on site", area=moor))
    kinds = [[str(clash.kind) for clash in saved.clashes] for saved in (saturday, outside, close)]
    assert kinds == [["day off"], ["outside"], ["too close"]]
    page = browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/timetable/").content.decode()
    assert "3 clashes or doubts" in page and "less than an hour to travel" in page
    assert (
        "3 clashes or doubts"
        in browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/").content.decode()
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"mode": "on site"}, "which area"),
        ({"what": " "}, "Say what is done"),
        ({"who": "outsider"}, "not in the team"),
        ({"end": 9}, "must end after"),
    ],
)
def test_what_a_slot_may_not_be(cast: Cast, given: dict[str, object], says: str) -> None:
    values = {"start": 9, "end": 10, **given}
    with pytest.raises(Refused, match=says):
        add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, **values))  # type: ignore[arg-type]


def test_places_are_the_inspections_areas_and_their_own_offices(cast: Cast) -> None:
    fen, moor, dale = cast.areas
    cast.inspection.inspection_areas.filter(area=dale).delete()
    office = Office.objects.create(area=moor, name="Mill House")
    with pytest.raises(Refused, match="not one of this inspection's areas"):
        add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 10, mode="on site", area=dale))
    with pytest.raises(Refused, match="not an office of that area"):
        add_slot(
            by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 10, mode="on site", area=fen, office=office)
        )


def test_moving_a_slot_does_not_clash_with_itself_and_two_who_move_it_lose_neither(cast: Cast) -> None:
    slot = add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12)).slot
    stale = FieldworkSlot.objects.get()
    change_slot(by=cast["lead"], slot=slot, row=row(cast, 10, 13), base=0)
    with pytest.raises(Conflict):
        change_slot(by=cast["planner"], slot=stale, row=row(cast, 14, 16), base=0)
    assert timezone.localtime(FieldworkSlot.objects.get().starts_at).hour == 10
    own = f"/work/inspections/{cast.inspection.slug}/timetable/{slot.pk}/"
    sent = {
        "person": cast["inspector"].pk, "day_day": 8, "day_month": 12, "day_year": 2026, "start": "14:00",
        "end": "16:00", "mode": "off site", "place": "", "what": "Case files", "revision": "0",
    }  # fmt: skip
    page = browser_of(cast["planner"]).post(own, sent).content.decode()
    assert "Two versions" in page and "14:00" in page and "10:00" in page


def test_a_slot_is_taken_out_by_who_may(cast: Cast) -> None:
    slot = add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12)).slot
    with pytest.raises(Refused):
        remove_slot(by=cast["inspector"], slot=slot)
    remove_slot(by=cast["lead"], slot=slot)
    assert not FieldworkSlot.objects.exists()


def test_the_calendar_holds_ones_own_slots_of_inspections_that_go_on(cast: Cast) -> None:
    add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12, what="Files; and, more"))
    add_slot(by=cast["lead"], inspection=cast.inspection, row=row(cast, 9, 12, "second"))
    answer = browser_of(cast["inspector"]).get("/work/my-timetable.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]).startswith("Files; and, more")
    assert event.decoded("dtstart") == timezone.make_aware(datetime(2026, 12, 8, 9))
    cast.at("abandoned")
    assert not Calendar.from_ical(browser_of(cast["inspector"]).get("/work/my-timetable.ics").content).walk("VEVENT")


def test_the_timetable_asks_the_same_number_of_queries_however_long(cast: Cast, django_assert_num_queries) -> None:
    browser = browser_of(cast["lead"])
    own = f"/work/inspections/{cast.inspection.slug}/timetable/"
    add_slot(by="a test", inspection=cast.inspection, row=row(cast, 9, 10))
    browser.get(own)  # warms what is read once
    with CaptureQueriesContext(connection) as one:
        browser.get(own)
    for hour in range(10, 18):
        add_slot(by="a test", inspection=cast.inspection, row=row(cast, hour, hour + 1))
    with django_assert_num_queries(len(one)):
        browser.get(own)


def test_the_database_refuses_a_slot_that_ends_before_it_starts_and_a_visit_to_nowhere(cast: Cast) -> None:
    now = clock.now()
    made = {"inspection": cast.inspection, "person": cast["lead"], "what": "x", "saved_at": now, "starts_at": now}
    for more in (
        {"mode": "off site", "ends_at": now},
        {"mode": "on site", "ends_at": now + timezone.timedelta(hours=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            FieldworkSlot.objects.create(**made, **more)
