"""Links from e-mails: one use, an end, only their hash kept, and no telling who is here."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.factories.people import PASSWORD, browser_of, make_person
from touchstone.foundation.accounts import actions, queries
from touchstone.foundation.accounts.models import AuditEvent, OneTimeLink, User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.messages.models import OutboxEmail

pytestmark = pytest.mark.django_db
NEW = "five loud curlews"


def path_of(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def invited(email: str = "ada@northmere.example") -> tuple[User, str]:
    person = actions.create_person(by="the test", email=email, name="Ada Marsh")
    return person, path_of(actions.send_invitation(by="the test", person=person))


def asked_for(email: str) -> str | None:
    """Ask for a link through the page; returns the address that was sent, if one was."""
    Client().post(reverse("account-forgotten"), {"email": email})
    sent = OutboxEmail.objects.filter(subject__startswith="Set a new password").last()
    found = re.search(r"https?://\S+", sent.body) if sent else None
    return path_of(found.group()) if found else None


def test_an_invitation_lets_a_person_choose_a_password_and_sign_in(client: Client) -> None:
    person, address = invited()
    page = client.get(address)
    assert "Welcome, Ada Marsh" in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin", "the address is a secret"
    assert client.post(address, {"password": NEW})["Location"] == reverse("account_login")
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert client.post(reverse("account_login"), {"email": person.email, "password": NEW}).status_code == 302
    assert AuditEvent.objects.get(action="accounts.set-password").summary == "Accepted the invitation"


def test_the_invitation_is_in_the_outbox_and_its_token_only_there() -> None:
    person, address = invited()
    token = address.rstrip("/").rsplit("/", 1)[-1]
    email = OutboxEmail.objects.get(to=person.email)
    assert token in email.body and email.secret
    link = OneTimeLink.objects.get()
    assert token not in str(vars(link))
    assert link.token_hash == queries.token_hash(token)
    assert not any(token in str(vars(event)) for event in AuditEvent.objects.all())


@pytest.mark.parametrize("how", ["used", "expired", "replaced", "closed", "made up"])
def test_a_link_that_cannot_be_used_says_so_and_sets_nothing(client: Client, how: str) -> None:
    person, address = invited()
    if how == "used":
        client.post(address, {"password": NEW})
    elif how == "expired":
        past = clock.now() - timedelta(days=8)
        OneTimeLink.objects.update(created_at=past, expires_at=past + timedelta(days=7))
    elif how == "replaced":
        actions.send_invitation(by="the test", person=person)
    elif how == "closed":
        actions.set_active(by="the test", person=person, active=False)
    else:
        address = reverse("account-set-password", args=["made-up"])
    before = User.objects.get().password
    for response in (client.get(address), client.post(address, {"password": "nine other birds"})):
        assert response.status_code == 410
        assert "no longer works" in response.content.decode()
    assert User.objects.get().password == before


def test_looking_at_a_link_does_not_use_it_up(client: Client) -> None:
    _person, address = invited()
    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 200]


def test_of_two_who_use_a_link_at_the_same_moment_one_wins() -> None:
    _person, address = invited()
    link = queries.link_of(address.rstrip("/").rsplit("/", 1)[-1], clock.now())
    assert link is not None
    actions.set_password(link=link, password=NEW)
    with pytest.raises(Refused, match="has been used or has run out"):
        actions.set_password(link=link, password="nine other birds")


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "too short"),
        ("q1w2e3r4t5y6", "too common"),
        ("ada@northmere.example", "too similar"),
        ("", "Fill in"),
    ],
)
def test_a_weak_password_is_refused_and_the_link_stays_good(client: Client, password: str, words: str) -> None:
    _person, address = invited()
    response = client.post(address, {"password": password})
    assert response.status_code == 200
    assert words in response.content.decode()
    assert client.post(address, {"password": NEW}).status_code == 302


def test_a_reset_replaces_the_password_and_ends_open_sessions(client: Client) -> None:
    person = make_person(email="ada@northmere.example")
    elsewhere = browser_of(person)
    address = asked_for("ADA@northmere.example")
    assert address is not None
    client.post(address, {"password": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW) and not person.check_password(PASSWORD)
    assert elsewhere.get(reverse("account")).status_code == 302
    assert OutboxEmail.objects.filter(to=person.email, subject__contains="is set").exists()


def test_asking_tells_nobody_who_is_here(client: Client) -> None:
    make_person(email="ada@northmere.example")
    make_person(email="closed@northmere.example", is_active=False)
    pages = [
        client.post(reverse("account-forgotten"), {"email": email}).content.decode().replace(email, "ADDRESS")
        for email in ["ada@northmere.example", "closed@northmere.example", "nobody@northmere.example"]
    ]
    assert "If somebody signs in with" in pages[0]
    assert len(set(pages)) == 1
    assert [email.to for email in OutboxEmail.objects.all()] == ["ada@northmere.example"]


def test_nobody_can_fill_somebodys_letterbox() -> None:
    make_person(email="ada@northmere.example")
    for _ in range(10):
        asked_for("ada@northmere.example")
    assert OutboxEmail.objects.count() == actions.RESETS_AN_HOUR


@pytest.mark.django_db(transaction=True)
def test_the_link_leaves_by_email_after_the_commit() -> None:
    make_person(email="ada@northmere.example")
    Client().post(reverse("account-forgotten"), {"email": "ada@northmere.example"})
    assert [message.to for message in mail.outbox] == [["ada@northmere.example"]]
    assert OutboxEmail.objects.get().body == "", "what was secret is not kept"


def test_an_address_belongs_to_one_person() -> None:
    make_person(email="ada@northmere.example")
    with pytest.raises(Refused, match="is here already"):
        actions.create_person(by="the test", email="ADA@Northmere.example", name="Another Ada")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ADA@northmere.example", name="Another Ada")


@pytest.mark.parametrize(("email", "name"), [("not an address", "Ada"), ("ada@northmere.example", " ")])
def test_a_person_has_an_address_and_a_name(email: str, name: str) -> None:
    with pytest.raises(Refused):
        actions.create_person(by="the test", email=email, name=name)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"used_at": clock.now, "withdrawn_at": clock.now}, {"expires_at": lambda: clock.now() - timedelta(days=9)}],
)
def test_the_database_refuses_a_link_that_contradicts_itself(wrong: dict[str, object]) -> None:
    invited()
    with pytest.raises(IntegrityError), transaction.atomic():
        OneTimeLink.objects.update(**{key: value() for key, value in wrong.items()})  # type: ignore[operator]


def test_demonstration_accounts_are_refused_in_production(settings: object) -> None:
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="refused in production"):
        actions.create_demonstration_person(email="archivist@northmere.example", name="Ari Vist")
