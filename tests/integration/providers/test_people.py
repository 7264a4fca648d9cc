"""Roles, accounts and conflicts of interest: who may do what to whom, and what is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories.people import give_second_factor, make_grant, make_person
from tests.factories.records import make_area, make_inspectorate, make_organisation
from touchstone.foundation.accounts import second_factor
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.messages.models import OutboxEmail
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.actions import people as actions
from touchstone.foundation.providers.actions.demonstration import create_demonstration_accounts
from touchstone.foundation.providers.models import ConflictOfInterest, Organisation, RoleGrant
from touchstone.foundation.providers.queries import people as queries
from touchstone.foundation.providers.roles import ROLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Organisation:
    return make_inspectorate()


@pytest.fixture
def theirs() -> Organisation:
    return make_organisation("Northmere Family Court Service")


@pytest.fixture
def admin(ours: Organisation) -> User:
    person = make_person("Morwen Tregear")
    make_grant(person, "administrator", ours)
    return person


@pytest.fixture
def colleague(ours: Organisation) -> User:
    person = make_person("Idris Pellow")
    make_grant(person, "archivist", ours)
    return person


def test_an_invited_person_has_the_role_and_a_link(admin: User, ours: Organisation) -> None:
    person, address = actions.invite_person(
        by=admin, email="New@northmere.example", name="Carys Hollin", role="inspector", organisation=ours
    )
    assert person.email == "new@northmere.example"
    assert queries.state_of(person) == "invited"
    assert [g.role for g in policies.grants_on(person, clock.today())] == ["inspector"]
    email = OutboxEmail.objects.get()
    assert address in email.body and "Morwen Tregear asks you to join Northmere Inspectorate" in email.body
    assert {e.action for e in AuditEvent.objects.filter(owner=ours.slug)} == {
        "accounts.create", "providers.grant-role", "accounts.link",
    }  # fmt: skip


def test_somebody_who_is_here_already_only_gets_the_role(admin: User, ours: Organisation, theirs: Organisation) -> None:
    person = make_person("Beca Thornlow", email="beca@northmere.example")
    make_grant(person, "head_of_service", theirs)
    found, address = actions.invite_person(
        by=admin, email="BECA@northmere.example", name="Another Name", role="analyst", organisation=ours
    )
    person.refresh_from_db()
    assert (found, address, person.name) == (person, "", "Beca Thornlow")
    assert not OutboxEmail.objects.exists()


def test_an_administrator_acts_in_their_own_organisation_only(
    admin: User, colleague: User, theirs: Organisation
) -> None:
    with pytest.raises(Refused, match="You do not administer Northmere Family Court Service"):
        actions.grant_role(by=admin, person=colleague, role="head_of_service", organisation=theirs)
    stranger = make_person("Emrys Caul")
    grant = make_grant(stranger, "service_manager", theirs)
    with pytest.raises(Refused, match="do not administer"):
        actions.revoke_role(by=admin, grant=grant)
    for act in (actions.close_account, actions.open_account, actions.remove_second_factor):
        with pytest.raises(Refused, match="no role in an organisation that you administer"):
            act(by=admin, person=stranger)
    with pytest.raises(Refused, match="no role in an organisation that you administer"):
        actions.declare_conflict(by=admin, person=stranger, organisation=theirs, nature="A tie")


def test_somebody_without_the_role_grants_nothing(colleague: User, ours: Organisation) -> None:
    with pytest.raises(Refused, match="You do not administer"):
        actions.grant_role(by=colleague, person=make_person(), role="inspector", organisation=ours)


@pytest.mark.parametrize("change", ["ended", "future", "revoked", "closed"])
def test_a_role_that_does_not_hold_now_gives_no_powers(admin: User, ours: Organisation, change: str) -> None:
    grant, today = RoleGrant.objects.get(person=admin), clock.today()
    if change == "ended":
        RoleGrant.objects.update(starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1))
    elif change == "future":
        RoleGrant.objects.update(starts_on=today + timedelta(days=1))
    elif change == "revoked":
        make_grant(make_person(), "administrator", ours)
        actions.revoke_role(by="the test", grant=grant)
    else:
        User.objects.filter(pk=admin.pk).update(is_active=False)
        admin.refresh_from_db()
    assert not policies.allows(admin, Permission.ADMINISTER_PEOPLE, ours)
    with pytest.raises(Refused):
        actions.grant_role(by=admin, person=make_person(), role="inspector", organisation=ours)


def test_a_role_holds_on_its_first_and_last_day(ours: Organisation) -> None:
    person = make_person()
    make_grant(person, "archivist", ours, starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [policies.grants_on(person, day).exists() for day in days] == [False, True, True, False]


def test_nobody_grants_themselves_a_role(admin: User, ours: Organisation) -> None:
    with pytest.raises(Refused, match="Nobody grants a role to themselves"):
        actions.grant_role(by=admin, person=admin, role="publisher", organisation=ours)
    with pytest.raises(Refused, match="Nobody grants a role to themselves"):
        actions.invite_person(by=admin, email=admin.email, name="Me", role="publisher", organisation=ours)


@pytest.mark.parametrize(
    ("role", "words"),
    [("head_of_service", "is not a role in"), ("emperor", "There is no role"), ("", "There is no role")],
)
def test_a_role_must_exist_in_that_kind_of_organisation(
    admin: User, colleague: User, ours: Organisation, role: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        actions.grant_role(by=admin, person=colleague, role=role, organisation=ours)


def test_the_same_role_twice_at_the_same_time_is_refused(admin: User, colleague: User, ours: Organisation) -> None:
    with pytest.raises(Refused, match="at that time already"):
        actions.grant_role(by=admin, person=colleague, role="archivist", organisation=ours)
    with pytest.raises(Refused, match="last day cannot be before"):
        actions.grant_role(
            by=admin, person=colleague, role="planner", organisation=ours,
            starts_on=date(2027, 2, 1), ends_on=date(2027, 1, 1),
        )  # fmt: skip


def test_revoking_ends_a_role_at_once_and_keeps_that_it_was_held(
    admin: User, colleague: User, ours: Organisation
) -> None:
    grant = RoleGrant.objects.get(person=colleague)
    actions.revoke_role(by=admin, grant=grant)
    grant.refresh_from_db()
    assert (grant.ends_on, grant.revoked_at is not None) == (clock.today(), True)
    assert not policies.allows(colleague, Permission.IMPORT_DOCUMENTS)
    with pytest.raises(Refused, match="ended already"):
        actions.revoke_role(by=admin, grant=grant)
    again = actions.grant_role(by=admin, person=colleague, role="archivist", organisation=ours)
    assert policies.allows(colleague, Permission.IMPORT_DOCUMENTS)
    assert set(RoleGrant.objects.filter(person=colleague)) == {grant, again}


def test_the_last_administrator_cannot_be_removed(admin: User, colleague: User, ours: Organisation) -> None:
    grant = RoleGrant.objects.get(person=admin)
    for act in (lambda: actions.revoke_role(by=admin, grant=grant),
                lambda: actions.revoke_role(by="the command line", grant=grant),
                lambda: actions.close_account(by="the command line", person=admin)):  # fmt: skip
        with pytest.raises(Refused, match="last administrator of Northmere Inspectorate"):
            act()
    actions.grant_role(by=admin, person=colleague, role="administrator", organisation=ours)
    actions.revoke_role(by=colleague, grant=grant)
    with pytest.raises(Refused, match="last administrator"):
        actions.close_account(by="the command line", person=colleague)


def test_a_closed_administrator_does_not_count_as_one(admin: User, colleague: User, ours: Organisation) -> None:
    make_grant(make_person(is_active=False), "administrator", ours)
    with pytest.raises(Refused, match="last administrator"):
        actions.revoke_role(by=admin, grant=RoleGrant.objects.get(person=admin))


def test_closing_and_opening_an_account(admin: User, colleague: User) -> None:
    actions.close_account(by=admin, person=colleague)
    colleague.refresh_from_db()
    assert (colleague.is_active, queries.state_of(colleague)) == (False, "closed")
    with pytest.raises(Refused, match="account of Idris Pellow is closed"):
        actions.grant_role(
            by=admin, person=colleague, role="planner", organisation=RoleGrant.objects.get(person=admin).organisation
        )
    actions.open_account(by=admin, person=colleague)
    colleague.refresh_from_db()
    assert colleague.is_active
    assert AuditEvent.objects.get(action="accounts.close").changes == {"is_active": [True, False]}


def test_nobody_closes_their_own_account_or_one_that_others_look_after_too(
    admin: User, colleague: User, theirs: Organisation
) -> None:
    with pytest.raises(Refused, match="your own account"):
        actions.close_account(by=admin, person=admin)
    make_grant(colleague, "service_manager", theirs)
    with pytest.raises(Refused, match="holds roles in other organisations too"):
        actions.close_account(by=admin, person=colleague)


def test_an_administrator_removes_a_lost_second_factor(admin: User, colleague: User) -> None:
    give_second_factor(colleague)
    actions.remove_second_factor(by=admin, person=colleague)
    assert not second_factor.is_on(colleague)
    assert AuditEvent.objects.get(action="accounts.second-factor-off").actor == admin


def test_conflicts_are_declared_bar_and_are_ended_by_somebody_else(
    admin: User, colleague: User, theirs: Organisation
) -> None:
    area, other = make_area(theirs, "North Shore"), make_area(theirs, "South Shore")
    own = actions.declare_conflict(by=colleague, person=colleague, organisation=theirs, area=area, nature=" A brother ")
    assert own.nature == "A brother"
    assert queries.bars(colleague, theirs, area.pk) == own
    assert queries.bars(colleague, theirs, other.pk) is None
    with pytest.raises(Refused, match="cannot end your own"):
        actions.end_conflict(by=colleague, conflict=own)
    actions.end_conflict(by=admin, conflict=own)
    assert queries.bars(colleague, theirs, area.pk) is None
    assert ConflictOfInterest.objects.get().ends_on == clock.today()
    with pytest.raises(Refused, match="ended already"):
        actions.end_conflict(by=admin, conflict=own)


def test_a_conflict_says_what_it_is_and_its_area_belongs_to_its_organisation(
    colleague: User, ours: Organisation, theirs: Organisation
) -> None:
    with pytest.raises(Refused, match="Say what the tie is"):
        actions.declare_conflict(by=colleague, person=colleague, organisation=theirs, nature="  ")
    with pytest.raises(Refused, match="is no area of"):
        actions.declare_conflict(
            by=colleague, person=colleague, organisation=ours, area=make_area(theirs), nature="A tie"
        )


@pytest.mark.parametrize(
    "wrong", [{"ends_on": date(2000, 1, 1)}, {"revoked_at": clock.now, "ends_on": None}], ids=["backwards", "no end"]
)
def test_the_database_refuses_a_grant_that_contradicts_itself(admin: User, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.update(**{key: value() if callable(value) else value for key, value in wrong.items()})


def test_the_demonstration_has_an_account_for_every_role(ours: Organisation, theirs: Organisation) -> None:
    people = create_demonstration_accounts(organisations=[ours, theirs])
    again = create_demonstration_accounts(organisations=[ours, theirs])
    assert people == again
    held = {(g.role, g.organisation.kind) for g in RoleGrant.objects.select_related("organisation")}
    assert held == {(key, kind) for key, role in ROLES.items() for kind in role.kinds}
    addresses = {person.email for person in people}
    assert {"archivist@northmere.example", "lead-inspector@northmere.example"} <= addresses
    assert all(person.is_demonstration for person in User.objects.all())


def test_the_list_of_people_needs_the_same_queries_however_many_there_are(
    ours: Organisation, django_assert_num_queries: object
) -> None:
    for n in range(12):
        make_grant(make_person(f"Person {n}"), "inspector", ours)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len([person.held for person in queries.people([ours])]) == 12
