"""Where a person lands after signing in: their roles, and the rooms that those open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import play
from tests.factories.accuracy import sent
from tests.factories.people import browser_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Organisation, RoleGrant

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return User.objects.create(email="ann@example.org", name="Ann Example")


@pytest.fixture
def inspectorate() -> Organisation:
    return Organisation.objects.create(
        kind="inspectorate", name="Northmere Inspectorate", slug="northmere-inspectorate"
    )


@pytest.fixture
def signed_in(client: Client, person: User) -> Client:
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def grant(person: User, role: str, organisation: Organisation, **dates: date) -> RoleGrant:
    dates.setdefault("starts_on", date(2026, 1, 5))
    return RoleGrant.objects.create(person=person, role=role, organisation=organisation, **dates)


NOTHING = "Nothing waits for you today. What others ask of you will stand here, by date; until then, begin below."


def test_a_person_for_whom_nothing_waits_is_told_so() -> None:
    cast = play(state="settled")
    assert NOTHING in browser_of(cast["moderator"]).get("/work/").content.decode()
    assert NOTHING in browser_of(cast["head"]).get("/work/").content.decode()
    sent(cast)
    page = browser_of(cast["head"]).get("/work/").content.decode()
    assert NOTHING not in page and "Check a draft for accuracy" in page


def test_who_has_not_signed_in_is_sent_to_sign_in_and_back(client: Client) -> None:
    response = client.get("/work/")
    assert response.status_code == 302
    assert response["Location"].endswith("?next=/work/")


def test_a_person_without_a_role_is_told_how_to_begin(signed_in: Client) -> None:
    page = signed_in.get("/work/").content.decode()
    assert "You hold no role yet" in page
    assert "An administrator of your organisation grants roles" in page
    assert "Ann Example" in page
    assert 'href="/archive/"' not in page


def test_a_role_is_shown_with_its_place_and_opens_its_rooms(
    signed_in: Client, person: User, inspectorate: Organisation
) -> None:
    grant(person, "archivist", inspectorate)
    page = signed_in.get("/work/").content.decode()
    assert "Archivist" in page and "Northmere Inspectorate" in page and "5 January 2026" in page
    assert page.count('href="/archive/"') == 2  # in the header, and as a door
    assert "/administration/people/" not in page


def test_a_role_that_ended_or_has_not_begun_opens_nothing(
    signed_in: Client, person: User, inspectorate: Organisation
) -> None:
    today = clock.today()
    grant(person, "archivist", inspectorate, ends_on=today - timedelta(days=1))
    grant(person, "administrator", inspectorate, starts_on=today + timedelta(days=1))
    page = signed_in.get("/work/").content.decode()
    assert "You hold no role yet" in page
    assert "/archive/" not in page and "/administration/people/" not in page


def test_the_page_asks_the_database_as_often_for_many_roles_as_for_one(
    signed_in: Client, person: User, inspectorate: Organisation
) -> None:
    grant(person, "planner", inspectorate)
    signed_in.get("/work/")  # the first page of a session also writes the session
    with CaptureQueriesContext(connection) as for_one:
        signed_in.get("/work/")
    for role in ("administrator", "archivist", "analyst", "publisher"):
        grant(person, role, inspectorate)
    with CaptureQueriesContext(connection) as for_many:
        page = signed_in.get("/work/").content.decode()
    assert "Your roles" in page
    assert len(for_many) == len(for_one) <= 21


def test_the_page_is_there_in_welsh(signed_in: Client) -> None:
    page = signed_in.get("/cy/work/").content.decode()
    assert "Fy ngwaith" in page and "My work" not in page
