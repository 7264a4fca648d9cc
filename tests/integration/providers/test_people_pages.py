"""The administrator's pages: who may open each, what they show, and what they do."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.people import browser_of, give_second_factor, make_grant, make_person
from tests.factories.records import make_inspectorate, make_organisation
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock
from touchstone.foundation.providers.actions import people as actions
from touchstone.foundation.providers.models import ConflictOfInterest, Organisation, RoleGrant

pytestmark = pytest.mark.django_db


class Cast:
    """An administrator, a colleague of theirs, and a stranger in another organisation with an administrator."""

    def __init__(self) -> None:
        self.ours: Organisation = make_inspectorate()
        self.theirs: Organisation = make_organisation("Northmere Family Court Service")
        self.admin, self.colleague = make_person("Morwen Tregear"), make_person("Idris Pellow")
        self.second, self.stranger = make_person("Anwen Quist"), make_person("Emrys Caul")
        make_grant(self.admin, "administrator", self.ours)
        make_grant(self.second, "administrator", self.ours)
        self.grant = make_grant(self.colleague, "archivist", self.ours)
        self.strange_grant = make_grant(self.stranger, "service_manager", self.theirs)
        self.conflict = actions.declare_conflict(
            by="the test", person=self.colleague, organisation=self.theirs, nature="Worked there until 2024"
        )
        self.browser = browser_of(self.admin)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def addresses(cast: Cast, person: User) -> dict[str, str]:
    """Every address of these pages, about one person."""
    plain = {name: reverse(name) for name in ("people", "invite-person", "roles", "audit-trail", "audit-trail-data")}
    about = ("person", "grant-role", "close-account", "remove-second-factor", "invite-again", "declare-conflict")
    return {
        **plain,
        **{name: reverse(name, args=[person.pk]) for name in about},
        "revoke-role": reverse("revoke-role", args=[person.pk, RoleGrant.objects.filter(person=person).first().pk]),
        "end-conflict": reverse("end-conflict", args=[person.pk, cast.conflict.pk]),
    }


def test_an_administrator_opens_every_page(cast: Cast) -> None:
    statuses = {name: cast.browser.get(path).status_code for name, path in addresses(cast, cast.colleague).items()}
    assert set(statuses.values()) == {200}, statuses
    actions.close_account(by=cast.admin, person=cast.colleague)
    assert cast.browser.get(reverse("open-account", args=[cast.colleague.pk])).status_code == 200


def test_nobody_else_opens_any(cast: Cast, client: Client) -> None:
    other = browser_of(cast.colleague)
    paths = [*addresses(cast, cast.colleague).values(), reverse("open-account", args=[cast.colleague.pk])]
    for path in paths:
        assert client.get(path).status_code == 302, path
        assert client.get(path)["Location"].startswith(reverse("account_login")), path
        assert other.get(path).status_code == 403, path
        assert other.post(path).status_code == 403, path
    assert client.get(reverse("my-conflicts")).status_code == 302
    assert other.get(reverse("my-conflicts")).status_code == 200


def test_people_of_other_organisations_are_not_there(cast: Cast) -> None:
    paths = addresses(cast, cast.stranger)
    for name in set(paths) - {"people", "invite-person", "roles", "audit-trail", "audit-trail-data"}:
        assert cast.browser.get(paths[name]).status_code == 404, name
        assert cast.browser.post(paths[name]).status_code == 404, name
    assert "Emrys Caul" not in cast.browser.get(reverse("people")).content.decode()
    mixed = reverse("revoke-role", args=[cast.colleague.pk, cast.strange_grant.pk])
    assert cast.browser.post(mixed).status_code == 404
    cast.strange_grant.refresh_from_db()
    assert cast.strange_grant.revoked_at is None


def test_a_second_factor_is_asked_for_where_it_is_required(cast: Cast, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]
    response = cast.browser.get(reverse("people"))
    assert response["Location"] == reverse("mfa_activate_totp")
    give_second_factor(cast.admin)
    assert cast.browser.get(reverse("people")).status_code == 200
    assert browser_of(cast.colleague).get(reverse("account")).status_code == 200, "without powers it is not needed"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Morwen Tregear", "Idris Pellow", "Anwen Quist"}),
        ("q=idris", {"Idris Pellow"}),
        ("q=northmere.example+quist", {"Anwen Quist"}),
        ("role=administrator", {"Morwen Tregear", "Anwen Quist"}),
        ("role=archivist&state=active", {"Idris Pellow"}),
        ("state=invited", set()),
        ("role=nonsense", {"Morwen Tregear", "Idris Pellow", "Anwen Quist"}),
    ],
)
def test_the_list_is_narrowed_by_its_address(cast: Cast, query: str, found: set[str]) -> None:
    page = cast.browser.get(f"{reverse('people')}?{query}").content.decode()
    main = page[page.index("<main") :]
    names = {"Morwen Tregear", "Idris Pellow", "Anwen Quist"}
    assert {name for name in names if name in main} == found
    if not found:
        assert "Nobody fits these filters" in main


def test_inviting_through_the_page(cast: Cast) -> None:
    given = {"name": "Carys Hollin", "email": "carys@northmere.example", "role": "inspector"}
    wrong = cast.browser.post(reverse("invite-person"), {**given, "email": "carys"})
    assert "Enter an email address like" in wrong.content.decode()
    refused = cast.browser.post(
        reverse("invite-person"), {**given, "organisation": cast.ours.slug, "role": "head_of_service"}
    )
    assert refused.status_code == 200
    done = cast.browser.post(reverse("invite-person"), {**given, "organisation": cast.ours.slug}, follow=True)
    page = done.content.decode()
    assert "Carys Hollin is invited" in page and "Invited, no password yet" in page
    assert "choose-password" not in page, "the link goes to the person alone"
    elsewhere = cast.browser.post(reverse("invite-person"), {**given, "organisation": cast.theirs.slug})
    assert "carys" in elsewhere.content.decode() and RoleGrant.objects.filter(organisation=cast.theirs).count() == 1


def test_a_role_is_revoked_after_asking_once_and_its_history_stays(cast: Cast) -> None:
    path = reverse("revoke-role", args=[cast.colleague.pk, cast.grant.pk])
    assert "can no longer act as Archivist" in cast.browser.get(path).content.decode()
    cast.grant.refresh_from_db()
    assert cast.grant.revoked_at is None
    page = cast.browser.post(path, follow=True).content.decode()
    assert "no longer has the role Archivist" in page and "revoked on" in page and "Does not hold now" in page


def test_a_role_is_granted_from_a_day_to_a_day(cast: Cast) -> None:
    given = {
        "organisation": cast.ours.slug, "role": "planner",
        "starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2027",
        "ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2027",
    }  # fmt: skip
    path = reverse("grant-role", args=[cast.colleague.pk])
    page = cast.browser.post(path, given, follow=True).content.decode()
    assert "from 1 March 2027 to 31 March 2027" in page
    refused = cast.browser.post(path, {**given, "starts_on_day": "32"}).content.decode()
    assert "must be a real date" in refused
    again = cast.browser.post(path, given).content.decode()
    assert "holds the role Planner" in again and "at that time already" in again


def test_the_account_is_closed_and_opened_again(cast: Cast) -> None:
    cast.browser.post(reverse("close-account", args=[cast.colleague.pk]))
    assert "Account closed" in cast.browser.get(reverse("person", args=[cast.colleague.pk])).content.decode()
    cast.browser.post(reverse("open-account", args=[cast.colleague.pk]))
    cast.colleague.refresh_from_db()
    assert cast.colleague.is_active


def test_an_administrator_cannot_close_themselves(cast: Cast) -> None:
    response = cast.browser.post(reverse("close-account", args=[cast.admin.pk]))
    assert response.status_code == 403
    assert "your own account" in response.content.decode()


def test_conflicts_through_the_pages(cast: Cast) -> None:
    mine = browser_of(cast.colleague)
    given = {"organisation": cast.theirs.slug, "nature": "A sister works there"}
    assert "A sister works there" in mine.post(reverse("my-conflicts"), given, follow=True).content.decode()
    declared = cast.browser.post(reverse("declare-conflict", args=[cast.second.pk]), given, follow=True)
    assert "A sister works there" in declared.content.decode()
    cast.browser.post(reverse("end-conflict", args=[cast.colleague.pk, cast.conflict.pk]))
    cast.conflict.refresh_from_db()
    assert cast.conflict.ends_on is not None
    assert ConflictOfInterest.objects.filter(ends_on=None).count() == 2


class TestTrail:
    @pytest.fixture(autouse=True)
    def _some_rows(self, cast: Cast) -> None:
        audit.record(by=cast.colleague, action="archive.confirm", summary="Confirmed a reading")
        audit.record(by=cast.stranger, action="archive.confirm", summary="Something of another organisation")
        audit.record(by="the reader", action="archive.read", summary="Read by the program", owner=cast.ours.slug)
        audit.record(by=None, action="accounts.x", summary="Signed in badly", subject=cast.colleague)
        audit.record(by=None, action="accounts.x", summary="Signed in badly elsewhere", subject=cast.stranger)

    def rows(self, cast: Cast, query: str = "") -> list[str]:
        response = cast.browser.get(f"{reverse('audit-trail-data')}?{query}")
        text = b"".join(response.streaming_content).decode()
        return [row["summary"] for row in csv.DictReader(io.StringIO(text))]

    def test_it_holds_what_belongs_to_ones_own_organisations(self, cast: Cast) -> None:
        found = self.rows(cast)
        assert {"Confirmed a reading", "Read by the program", "Signed in badly"} <= set(found)
        assert not any("another organisation" in row or "elsewhere" in row for row in found)

    def test_what_somebody_did_before_they_came_is_not_ours(self, cast: Cast) -> None:
        RoleGrant.objects.filter(pk=cast.grant.pk).update(starts_on=clock.today() + timedelta(days=1))
        assert "Confirmed a reading" not in self.rows(cast)

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("who=idris", {"Confirmed a reading"}),
            ("action=archive.read", {"Read by the program"}),
            ("subject=Idris&action=accounts.x", {"Signed in badly"}),
            ("last_day_day=1&last_day_month=1&last_day_year=2020", set()),
            ("first_day_day=1&first_day_month=1&first_day_year=2020&who=idris", {"Confirmed a reading"}),
        ],
    )
    def test_it_is_narrowed_by_its_address(self, cast: Cast, query: str, found: set[str]) -> None:
        assert set(self.rows(cast, query)) == found
        page = cast.browser.get(f"{reverse('audit-trail')}?{query}").content.decode()
        assert all(summary in page for summary in found)
        if not found:
            assert "Nothing in the trail fits" in page

    def test_a_filter_that_is_wrong_is_said_and_the_others_hold(self, cast: Cast) -> None:
        query = "who=idris&first_day_day=32&first_day_month=1&first_day_year=2026"
        page = cast.browser.get(f"{reverse('audit-trail')}?{query}").content.decode()
        assert "“From” must be a real date" in page
        assert '<details class="app-filter__fold" open>' in page, "the box to mend can be seen"
        assert "Confirmed a reading" in page and "Read by the program" not in page

    def test_both_days_are_included(self, cast: Cast) -> None:
        day = clock.today()
        query = "&".join(
            f"{name}_{part}={getattr(day, part)}"
            for name in ("first_day", "last_day")
            for part in ("day", "month", "year")
        )
        assert "Confirmed a reading" in self.rows(cast, query)

    def test_the_pages_keep_the_filters_in_their_address(self, cast: Cast) -> None:
        for n in range(60):
            audit.record(by=cast.colleague, action="archive.confirm", summary=f"Confirmed {n}")
        page = cast.browser.get(f"{reverse('audit-trail')}?who=idris&action=archive.confirm").content.decode()
        assert "Showing 1 to 50 of 61" in page
        assert "?who=idris&amp;action=archive.confirm&amp;page=2" in page
        assert "trail.csv?who=idris&amp;action=archive.confirm" in page

    def test_taking_the_rows_away_is_in_the_trail(self, cast: Cast) -> None:
        self.rows(cast)
        assert AuditEvent.objects.get(action="providers.export-trail").actor == cast.admin

    def test_no_cell_is_a_formula(self, cast: Cast) -> None:
        audit.record(by=cast.colleague, action="archive.confirm", summary="=HYPERLINK(1)")
        assert "'=HYPERLINK(1)" in self.rows(cast)

    def test_it_needs_the_same_queries_however_long_it_is(self, cast: Cast) -> None:
        cast.browser.get(reverse("audit-trail"))  # the first look also notes the session's time
        with CaptureQueriesContext(connection) as few:
            cast.browser.get(reverse("audit-trail"))
        for n in range(45):
            audit.record(by=cast.colleague, action="archive.confirm", summary=f"Confirmed {n}")
        with CaptureQueriesContext(connection) as many:
            cast.browser.get(reverse("audit-trail"))
        assert len(many) == len(few)
