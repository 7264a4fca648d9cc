"""Signing in and out: the right password, the code, the lock, and answers that do not tell who is here."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories.people import PASSWORD, browser_of, code_now, give_second_factor, make_person, recovery_code
from touchstone.foundation.accounts import actions
from touchstone.foundation.accounts.middleware import SEEN
from touchstone.foundation.accounts.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    cache.clear()  # codes that were used


def sign_in(client: Client, email: str, password: str, **more: str) -> object:
    return client.post(reverse("account_login"), {"email": email, "password": password, **more})


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_right_password_signs_in_whatever_the_case_of_the_address(client: Client) -> None:
    person = make_person(email="ada@northmere.example")
    before = client.session.session_key
    response = sign_in(client, "Ada@Northmere.example", PASSWORD)
    assert response.status_code == 302
    assert who(client) == str(person.pk)
    assert client.session.session_key != before, "the session rotates"
    event = AuditEvent.objects.get(action="accounts.sign-in")
    assert (event.actor, event.summary) == (person, "Signed in with a password")


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/account/password/", "/account/password/"),
        ("https://evil.example/", "/account/"),
        ("//evil.example/", "/account/"),
        ("javascript:alert(1)", "/account/"),
    ],
)
def test_afterwards_one_is_where_one_wanted_to_be_inside_this_site(client: Client, wanted: str, led_to: str) -> None:
    make_person(email="ada@northmere.example")
    response = sign_in(client, "ada@northmere.example", PASSWORD, next=wanted)
    assert response["Location"] in {led_to, reverse("account"), "/work/"}
    assert "evil" not in response["Location"] and "javascript" not in response["Location"]
    if wanted == led_to:
        assert response["Location"] == led_to


def test_every_way_of_failing_gets_the_same_answer(client: Client) -> None:
    make_person(email="ada@northmere.example")
    make_person(email="closed@northmere.example", is_active=False)
    make_person(email="invited@northmere.example", password=None)
    tries = [
        ("ada@northmere.example", "wrong"),
        ("nobody@northmere.example", PASSWORD),
        ("closed@northmere.example", PASSWORD),
        ("invited@northmere.example", PASSWORD),
    ]
    pages = []
    for email, password in tries:
        response = sign_in(Client(), email, password)
        assert response.status_code == 200
        page = response.content.decode().replace(email, "ADDRESS")
        pages.append(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page))
    assert "The email address or the password is not right" in pages[0]
    assert len(set(pages)) == 1


def test_a_failed_sign_in_of_a_known_person_is_in_the_trail_and_other_text_is_not(client: Client) -> None:
    make_person("Ada Marsh", email="ada@northmere.example")
    sign_in(client, "ada@northmere.example", "wrong")
    sign_in(client, "my-secret-password@oops.example", "wrong")
    assert [e.summary for e in AuditEvent.objects.filter(action="accounts.sign-in-failed")] == [
        "A sign-in as Ada Marsh failed"
    ]


@pytest.mark.parametrize("email", ["ada@northmere.example", "nobody@northmere.example"])
def test_too_many_tries_lock_and_the_page_says_until_when(client: Client, email: str) -> None:
    make_person(email="ada@northmere.example")
    for _ in range(4):
        assert sign_in(client, email, "wrong").status_code == 200
    fifth = sign_in(client, email, "wrong")
    assert fifth.status_code == 429
    assert re.search(r"You can try again from \d+ \w+ \d{4}, \d\d:\d\d\.", fifth.content.decode())
    assert sign_in(client, email, PASSWORD).status_code == 429, "even the right password must wait"
    assert who(client) is None
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(other, "ada@northmere.example", PASSWORD).status_code == 302, "from elsewhere it is not locked"


def test_the_lock_ends_and_trying_in_between_does_not_lengthen_it(client: Client) -> None:
    make_person(email="ada@northmere.example")
    for _ in range(8):
        response = sign_in(client, "ada@northmere.example", "wrong")
    assert response.status_code == 429
    for attempt in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=attempt.attempt_time - timedelta(minutes=16))
    assert sign_in(client, "ada@northmere.example", PASSWORD).status_code == 302


def test_addresses_are_seen_past_trusted_proxies_only(settings: object) -> None:
    make_person(email="ada@northmere.example")
    settings.TRUSTED_PROXIES = 1  # type: ignore[attr-defined]
    for n in range(5):
        forged = Client(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=f"1.1.1.{n}, 192.0.2.1")
        last = sign_in(forged, "ada@northmere.example", "wrong")
    assert last.status_code == 429, "what a client writes before the proxy's entry changes nothing"
    honest = Client(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.2")
    assert sign_in(honest, "ada@northmere.example", PASSWORD).status_code == 302


def test_with_an_app_the_password_alone_does_not_sign_in(client: Client) -> None:
    person = make_person(email="ada@northmere.example")
    secret = give_second_factor(person)
    response = sign_in(client, "ada@northmere.example", PASSWORD, next="/account/password/")
    assert response["Location"] == reverse("mfa_authenticate")
    assert who(client) is None
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert (wrong.status_code, who(client)) == (200, None)
    code = code_now(secret)
    right = client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"})
    assert (right["Location"], who(client)) == ("/account/password/", str(person.pk))
    assert AuditEvent.objects.get(action="accounts.sign-in").summary == "Signed in with a password and a code"


def test_a_code_and_a_recovery_code_work_once() -> None:
    person = make_person(email="ada@northmere.example")
    secret = give_second_factor(person)
    recovery, code = recovery_code(person), code_now(secret)
    for given, works in [(recovery, True), (recovery, False), (code, True), (code, False)]:
        client = Client()
        sign_in(client, "ada@northmere.example", PASSWORD)
        client.post(reverse("mfa_authenticate"), {"code": given})
        assert (who(client) is not None) is works, given


def test_guessing_codes_locks_too() -> None:
    person = make_person(email="ada@northmere.example")
    secret = give_second_factor(person)
    client = Client()
    sign_in(client, "ada@northmere.example", PASSWORD)
    statuses = [client.post(reverse("mfa_authenticate"), {"code": f"00000{n}"}).status_code for n in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert who(client) is None


def test_the_secret_of_an_app_is_not_readable_in_the_database() -> None:
    person = make_person()
    secret = give_second_factor(person)
    stored = person.authenticator_set.get(type="totp").data["secret"]
    assert secret not in stored


def test_the_code_page_is_nothing_without_the_password(client: Client) -> None:
    assert client.get(reverse("mfa_authenticate"))["Location"].startswith(reverse("account_login"))


def test_signing_out_takes_a_post() -> None:
    person = make_person()
    client = browser_of(person)
    assert client.get(reverse("account-sign-out")).status_code == 405
    assert who(client) is not None
    assert client.post(reverse("account-sign-out"))["Location"] == reverse("account_login")
    assert who(client) is None
    assert AuditEvent.objects.get(action="accounts.sign-out").actor == person


def test_forms_from_elsewhere_are_refused() -> None:
    make_person(email="ada@northmere.example")
    assert sign_in(Client(enforce_csrf_checks=True), "ada@northmere.example", PASSWORD).status_code == 403


@pytest.mark.parametrize(
    ("key", "ago", "stays"),
    [
        (SEEN, 59 * 60, True),
        (SEEN, 61 * 60, False),
        ("signed_in_at", 11 * 3600, True),
        ("signed_in_at", 13 * 3600, False),
    ],
)
def test_a_session_ends_when_idle_and_after_a_day(key: str, ago: int, stays: bool) -> None:
    client = browser_of(make_person())
    client.get(reverse("account"))
    session = client.session
    session[key] = session[SEEN] - ago
    session.save()
    assert client.get(reverse("account")).status_code == (200 if stays else 302)
    assert (who(client) is not None) is stays


def test_closing_an_account_ends_its_sessions() -> None:
    person = make_person()
    client = browser_of(person)
    assert client.get(reverse("account")).status_code == 200
    actions.set_active(by="the test", person=person, active=False)
    assert client.get(reverse("account")).status_code == 302


def test_demonstration_accounts_are_told_of_only_where_they_are(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert "Demonstration accounts" not in page
    actions.create_demonstration_person(email="archivist@northmere.example", name="Ari Vist")
    page = client.get(reverse("account_login")).content.decode()
    assert "archivist@northmere.example" in page
    password = re.search(r"<strong[^>]*>([^<]+)</strong>", page[page.index("same password") :])
    assert password is not None
    assert sign_in(client, "archivist@northmere.example", password.group(1)).status_code == 302


def test_a_signed_in_person_has_no_need_of_the_sign_in_page() -> None:
    assert browser_of(make_person()).get(reverse("account_login")).status_code == 302
