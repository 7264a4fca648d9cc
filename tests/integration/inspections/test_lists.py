"""Does everyone find the inspections that are theirs, and nobody others?"""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cast import PEOPLE, play
from tests.factories.people import browser_of, give_second_factor
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import ConflictOfInterest

pytestmark = pytest.mark.django_db

INSIDE = {"planner", "lead", "inspector", "second", "moderator", "moderator2", "director", "publisher"}
SERVICE = {"head", "manager", "data_officer"}


@pytest.mark.parametrize("state", ["planned", "announced", "fieldwork", "settled"])
def test_lists_and_pages_open_to_those_whose_they_are(state: str) -> None:
    cast = play(state=state)
    told = SERVICE if state != "planned" else set()
    for who in PEOPLE:
        browser = browser_of(cast[who])
        lists = {
            address: cast.inspection.title in browser.get(address).content.decode()
            for address in ("/work/inspections/", "/asked/")
        }
        assert lists == {"/work/inspections/": who in INSIDE, "/asked/": who in told}, who
        assert browser.get("/work/inspections/northmere-2026/").status_code == (
            200 if who in INSIDE else 403 if who in told else 404
        ), who
        assert browser.get("/asked/northmere-2026/").status_code == (
            200 if who in told else 403 if who in INSIDE else 404
        ), who


def test_a_declared_tie_hides_the_inspection() -> None:
    cast = play(state="fieldwork")
    ConflictOfInterest.objects.create(
        person=cast["inspector"], organisation=cast.service, nature="worked there", declared_on=clock.today()
    )
    browser = browser_of(cast["inspector"])
    assert cast.inspection.title not in browser.get("/work/inspections/").content.decode()
    assert browser.get("/work/inspections/northmere-2026/").status_code == 404


def test_without_a_second_factor_where_one_is_required_they_are_led_to_set_it_up(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    cast = play(state="fieldwork")
    lead = browser_of(cast["lead"])
    answer = lead.get("/work/inspections/northmere-2026/")
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_activate_totp"))
    give_second_factor(cast["lead"])
    assert lead.get("/work/inspections/northmere-2026/").status_code == 200
    assert browser_of(cast["outsider"]).get("/work/inspections/northmere-2026/").status_code == 302
