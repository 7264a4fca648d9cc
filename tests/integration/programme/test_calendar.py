"""A person's calendar: read by whoever has the address, until it is revoked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.integration.programme.helpers import TODAY, due, past, programme_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme.actions import feeds
from touchstone.inspectorate.programme.models import CalendarFeed

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = play()
    past(made, "full", date(2024, 2, 16), "good")
    programme_of(made)
    Inspection.objects.filter(pk=made.inspection.pk).update(
        state="announced",
        title="Northmere; a visit, with a title that is so long that its line must be folded; écrit autrement",
        starts=PreciseDate(TODAY + timedelta(days=30)),
        ends=PreciseDate(TODAY + timedelta(days=40)),
    )
    return made


def calendar_of(person: User) -> tuple[bytes, Calendar]:
    answer = Client().get(reverse("calendar-feed", args=[feeds.make_feed(by=person)]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    return answer.content, Calendar.from_ical(answer.content)


def test_a_planner_reads_last_days_and_why(cast: Cast) -> None:
    _raw, found = calendar_of(cast["planner"])
    events = {str(event["summary"]): event for event in found.walk("VEVENT")}
    full = events["Full inspection, Northmere Family Court Service: last day"]
    assert full["dtstart"].dt == date(2027, 2, 16)
    assert full["dtend"].dt == date(2027, 2, 17)
    assert "within three years of the last one" in str(full["description"])
    row = due(cast.service.programmes.get(), "national-inspection")
    assert str(full["url"]).endswith(reverse("programme-obligation", args=[row.pk]))
    assert not any("Fieldwork" in summary for summary in events)  # a planner is not in the team


def test_an_inspector_reads_the_fieldwork_they_are_in(cast: Cast) -> None:
    raw, found = calendar_of(cast["inspector"])
    (event,) = found.walk("VEVENT")
    title = Inspection.objects.get(pk=cast.inspection.pk).title
    assert str(event["summary"]) == f"Fieldwork: {title}"
    assert (event["dtstart"].dt, event["dtend"].dt) == (TODAY + timedelta(days=30), TODAY + timedelta(days=41))
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)  # octets, as RFC 5545 counts them
    assert b"Northmere\\; a visit\\, with" in raw
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n") and raw.endswith(b"END:VCALENDAR\r\n")


def test_the_same_calendar_has_the_same_names_for_its_events(cast: Cast) -> None:
    names = [{str(event["uid"]) for event in calendar_of(cast["planner"])[1].walk("VEVENT")} for _ in range(2)]
    assert names[0] == names[1]
    assert len(names[0]) == 4


def test_who_has_lost_their_roles_reads_nothing(cast: Cast) -> None:
    token = feeds.make_feed(by=cast["planner"])
    cast["planner"].role_grants.update(ends_on=TODAY - timedelta(days=1), starts_on=TODAY - timedelta(days=2))
    answer = Client().get(reverse("calendar-feed", args=[token]))
    assert not Calendar.from_ical(answer.content).walk("VEVENT")


def test_whose_account_is_closed_has_no_calendar(cast: Cast) -> None:
    token = feeds.make_feed(by=cast["planner"])
    User.objects.filter(pk=cast["planner"].pk).update(is_active=False)
    assert Client().get(reverse("calendar-feed", args=[token])).status_code == 404


def test_a_new_address_stops_the_old_one_and_revoking_stops_both(cast: Cast) -> None:
    browser, address = browser_of(cast["planner"]), reverse("programme-calendar")
    old = feeds.make_feed(by=cast["planner"])
    page = browser.post(address, {"do": "make"})
    assert page["Cache-Control"] == "no-store"
    new = page.content.decode().split(".ics")[0].rsplit("/", 1)[1]
    assert Client().get(reverse("calendar-feed", args=[old])).status_code == 404
    assert Client().get(reverse("calendar-feed", args=[new])).status_code == 200
    assert new not in browser.get(address).content.decode()  # shown once
    browser.post(address, {"do": "revoke"})
    assert Client().get(reverse("calendar-feed", args=[new])).status_code == 404
    assert "You have no address yet." in browser.get(address).content.decode()
    assert not feeds.revoke_feed(by=cast["planner"])
    assert AuditEvent.objects.filter(action="programme.revoke_feed").count() == 1


def test_the_secret_is_kept_nowhere(cast: Cast) -> None:
    token = feeds.make_feed(by=cast["planner"])
    kept = CalendarFeed.objects.get(revoked_at=None)
    assert token not in kept.token_hash and kept.token_hash == feeds.hash_of(token)
    assert not AuditEvent.objects.filter(summary__contains=token).exists()


def test_no_address_no_calendar() -> None:
    assert Client().get(reverse("calendar-feed", args=["not-a-token"])).status_code == 404
