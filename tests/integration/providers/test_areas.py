"""What became of a service area, said on its page by those who may, and taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.records import make_area
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.actions.areas import say_what_became, take_back
from touchstone.foundation.providers.actions.organisations import write_area
from touchstone.foundation.providers.models import AreaSuccession
from touchstone.foundation.providers.presenters import area_lines
from touchstone.foundation.providers.rows import AreaRow

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 1)
ON = PreciseDate(DAY)


@pytest.fixture
def cast() -> Cast:
    return play()


def say(cast: Cast, who: str = "planner", **changed: Any) -> AreaSuccession:
    fen, moor, _dale = cast.areas
    said = {"area": fen, "kind": "merged", "after": moor, "on": ON, "note": "Offices were put together."}
    return say_what_became(by=cast[who], **{**said, **changed})


def send(cast: Cast, who: str = "planner", **changed: str) -> str:
    """The page after the form was sent."""
    filled = {
        "kind": "merged", "after": cast.areas[1].slug, "on_day": "1", "on_month": "4", "on_year": "2026",
        "note": "Offices were put together.",
    }  # fmt: skip
    address = f"/administration/areas/{cast.service.slug}/{cast.areas[0].slug}/became/"
    return str(browser_of(cast[who]).post(address, {**filled, **changed}, follow=True).content.decode())


def test_a_planner_says_it_on_the_page_and_takes_it_back(cast: Cast) -> None:
    listed = send(cast)
    assert "It is in the record: Fen (NM1) merged into Moor (NM2) on 1 April 2026." in listed
    assert "to 1 April 2026" in listed
    assert f'href="/administration/areas/{cast.service.slug}/{cast.areas[0].slug}/became/"' in listed
    assert f'href="/administration/areas/{cast.service.slug}/take-back/' in listed
    assert (
        "Fen (NM1) merged into Moor (NM2) on 1 April 2026"
        in browser_of(cast["head"]).get("/administration/areas/").content.decode()
    )
    change = AreaSuccession.objects.get()
    address = f"/administration/areas/{cast.service.slug}/take-back/{change.pk}/"
    browser = browser_of(cast["planner"])
    assert "There is a problem" in browser.post(address, {"reason": ""}).content.decode()
    assert AreaSuccession.objects.exists()
    assert "It is taken back: " in browser.post(address, {"reason": "The wrong area."}, follow=True).content.decode()
    assert not AreaSuccession.objects.exists()
    cast.areas[0].refresh_from_db()
    assert cast.areas[0].valid_to is None
    assert AuditEvent.objects.filter(action="providers.take_back", summary__contains="The wrong area.").exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"on_year": "2099"}, "That day has not come yet."),
        ({"kind": "renamed", "after": "not-known"}, "Choose the area that has the new name."),
        ({"after": ""}, "There is a problem"),
        ({"note": ""}, "There is a problem"),
        ({"on_day": "31"}, "There is a problem"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_written(cast: Cast, changed: dict[str, str], said: str) -> None:
    page = send(cast, **changed)
    assert said in page
    assert not AreaSuccession.objects.exists()
    assert "Offices were put together." in page or changed == {"note": ""}


def test_it_ends_the_area_unless_it_only_lost_a_part(cast: Cast) -> None:
    say(cast, kind="lost part")
    cast.areas[0].refresh_from_db()
    assert cast.areas[0].valid_to is None
    say(cast, kind="split", after=None)
    cast.areas[0].refresh_from_db()
    assert cast.areas[0].valid_to == ON


def test_the_end_stays_when_the_file_that_describes_the_area_is_loaded_again(cast: Cast) -> None:
    say(cast)
    fen = cast.areas[0]
    write_area(cast.service, AreaRow(name=fen.name, code=fen.code, slug=fen.slug))
    fen.refresh_from_db()
    assert fen.valid_to == ON


def test_the_end_that_another_change_gave_stays_when_one_is_taken_back(cast: Cast) -> None:
    first = say(cast, kind="split")
    second = say(cast, kind="split", after=cast.areas[2])
    take_back(by=cast["planner"], change=first, reason="Not to there.")
    cast.areas[0].refresh_from_db()
    assert cast.areas[0].valid_to == ON
    with pytest.raises(Refused, match="Say why"):
        take_back(by=cast["planner"], change=second, reason=" ")


def test_an_area_becomes_neither_itself_nor_what_it_came_from_nor_the_same_twice(cast: Cast) -> None:
    fen, moor, dale = cast.areas
    say(cast)
    with pytest.raises(Refused, match="in the record already"):
        say(cast, on=PreciseDate(date(2026, 4, 2)))
    say(cast, area=moor, after=dale)
    with pytest.raises(Refused, match="itself became"):
        say(cast, area=dale, after=fen)
    with pytest.raises(Refused, match="cannot become itself"):
        say(cast, after=fen)
    with pytest.raises(Refused, match="is not an area of"):
        say(cast, after=make_area(cast.other_service, "Fold"))


def test_a_service_says_it_of_its_own_areas_only_and_inspectors_not_at_all(cast: Cast) -> None:
    assert "It is in the record" in send(cast, "head")
    assert "Fen (NM1)" not in browser_of(cast["other_head"]).get("/administration/areas/").content.decode()
    with pytest.raises(Refused, match="Your roles do not let you say what became"):
        say(cast, "other_head", kind="split")
    address = f"/administration/areas/{cast.service.slug}/{cast.areas[0].slug}/became/"
    assert browser_of(cast["other_head"]).get(address).status_code == 404
    assert browser_of(cast["lead"]).get(address).status_code == 403


def test_a_service_with_no_areas_is_told_how_they_come(cast: Cast) -> None:
    assert (
        "Your service has no areas in the record yet."
        in browser_of(cast["other_head"]).get("/administration/areas/").content.decode()
    )


def test_the_list_asks_the_database_as_often_however_long_it_is(cast: Cast) -> None:
    for number in range(8):
        say(cast, kind="split", after=make_area(cast.service, f"Part {number}"))
    with CaptureQueriesContext(connection) as asked:
        assert len(area_lines(cast.service)) == 11
    assert len(asked) == 2
