"""Correcting the calendar on its page: what would move is shown first, then people are told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cast import Cast, play
from tests.factories.people import browser_of
from touchstone.foundation.clocks.actions import start_clock, stop_clock
from touchstone.foundation.clocks.models import Clock, HolidayOverride
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.providers.actions.calendar import correct_day, recount

pytestmark = pytest.mark.django_db
PAGE = "/administration/calendar/correct/"
FILLED = {
    "day_day": "10", "day_month": "3", "day_year": "2027", "working": "no", "nation": "both",
    "reason": "A day of national mourning",
}  # fmt: skip


@pytest.fixture
def cast() -> Cast:
    return play()


def started(owner: str, basis: str = "The rule of ours.") -> Clock:
    return start_clock(
        by="t", starts_on=date(2027, 3, 1), length=10, unit="working", basis=basis, owner=owner, after="publication"
    )


def page(cast: Cast, who: str = "planner", **data: str) -> str:
    browser = browser_of(cast[who])
    answer = browser.post(PAGE, data, follow=True) if data else browser.get("/administration/calendar/")
    return str(answer.content.decode())


def test_an_empty_calendar_says_what_will_stand_there(cast: Cast) -> None:
    assert "No day was corrected." in page(cast)


def test_it_shows_what_would_move_and_writes_nothing_yet(cast: Cast) -> None:
    started(cast.inspectorate.slug)
    started(cast.other_inspectorate.slug, "The rule of others.")
    asked = page(cast, **FILLED)
    assert "10 March 2027 becomes no working day in England and Wales." in asked
    assert "The rule of ours." in asked and "15 March 2027" in asked and "16 March 2027" in asked
    assert "The rule of others." not in asked
    assert "1 deadline of another organisation would move." in asked
    assert not HolidayOverride.objects.exists()
    assert set(Clock.objects.values_list("due", flat=True)) == {date(2027, 3, 15)}


def test_where_nothing_would_move_it_says_so(cast: Cast) -> None:
    assert "No running deadline would move." in page(cast, **FILLED)


def test_confirmed_it_moves_them_and_tells_the_people_of_the_owner(cast: Cast) -> None:
    clock = started(cast.inspectorate.slug)
    met = stop_clock(by="t", clock=started(cast.inspectorate.slug), on=date(2027, 3, 2), because="met")
    done = page(cast, **FILLED, confirmed="yes")
    clock.refresh_from_db(), met.refresh_from_db()
    assert (clock.due, met.due) == (date(2027, 3, 16), date(2027, 3, 15))
    assert "The day is corrected. 1 deadline moved; 5 people were told by e-mail." in done
    assert "A day of national mourning" in done and "No working day" in done
    told = {cast[who].email for who in ("planner", "lead", "inspector", "second", "outsider")}
    assert {mail.to for mail in OutboxEmail.objects.all()} == told
    mail = OutboxEmail.objects.all()[0]
    assert mail.subject == "1 deadline moved"
    assert (
        "- Now due 16 March 2027: 10 working days after publication, England. It was 15 March 2027. The rule of ours."
        in mail.body
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day_day": "7"}, "7 March 2027 is no working day already."),
        ({"day_day": "32"}, "must be a real date"),
        ({"reason": ""}, "Fill in “Why”."),
        ({"nation": ""}, "Choose an answer to “Where”."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(cast: Cast, wrong: dict[str, str], words: str) -> None:
    said = page(cast, **{**FILLED, **wrong})
    assert words in said and 'value="2027"' in said
    assert not HolidayOverride.objects.exists()


def test_correcting_twice_at_once_is_refused_the_second_time(cast: Cast) -> None:
    page(cast, **FILLED, confirmed="yes")
    assert "10 March 2027 is no working day already." in page(cast, **FILLED, confirmed="yes")
    assert HolidayOverride.objects.count() == 1


@pytest.mark.parametrize("who", ["lead", "head"])
def test_only_those_who_manage_the_calendar_may(cast: Cast, who: str) -> None:
    for address in (PAGE, "/administration/calendar/"):
        assert browser_of(cast[who]).get(address).status_code == 403
    with pytest.raises(Refused, match="manage the calendar"):
        correct_day(by=cast[who], day=date(2027, 3, 10), working=False, reason="Mourning")


def test_what_the_tick_finds_moved_is_told_too_and_once(cast: Cast) -> None:
    started(cast.inspectorate.slug)
    HolidayOverride.objects.create(day=date(2027, 3, 10), working=False, reason="Known to a newer library")
    assert len(recount(by="tick")) == 1 and OutboxEmail.objects.count() == 5
    assert recount(by="tick") == [] and OutboxEmail.objects.count() == 5


def test_a_long_list_is_cut_short_in_the_email(cast: Cast) -> None:
    for _number in range(43):
        started(cast.inspectorate.slug)
    correct_day(by=cast["planner"], day=date(2027, 3, 10), working=False, reason="Mourning.")
    body = OutboxEmail.objects.all()[0].body
    assert body.count("- Now due") == 40 and "… and 3 more." in body


def test_the_owner_of_many_deadlines_gets_one_email_each_person(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for _number in range(10):
        started(cast.inspectorate.slug)
    with django_assert_max_num_queries(60):
        correct_day(by=cast["planner"], day=date(2027, 3, 10), working=False, reason="Mourning.")
    assert OutboxEmail.objects.count() == 5


def test_the_email_is_not_in_the_language_of_whoever_corrected(cast: Cast) -> None:
    started(cast.inspectorate.slug)
    browser_of(cast["planner"]).post(f"/cy{PAGE}", {**FILLED, "confirmed": "yes"})
    body = OutboxEmail.objects.all()[0].body
    assert "due 16 March 2027" in body and "/cy/" not in body
