"""One's own account: password, two-step sign-in, recovery codes, and being asked again for the password."""

from __future__ import annotations

import re
import time
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories.people import PASSWORD, browser_of, code_now, give_second_factor, make_person
from touchstone.foundation.accounts import second_factor
from touchstone.foundation.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db
NEW = "five loud curlews"


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    cache.clear()


def signed_in(person: User) -> Client:
    """Through the page, so that the session knows how and when."""
    client = Client()
    client.post(reverse("account_login"), {"email": person.email, "password": PASSWORD})
    return client


def long_ago(client: Client) -> None:
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 3600
    session.save()


PRIVATE = [
    "account", "account-change-password", "account_reauthenticate", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
]  # fmt: skip


@pytest.mark.parametrize("name", PRIVATE)
def test_nobody_sees_the_pages_of_an_account_without_signing_in(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('account_login')}?next={reverse(name)}"


@pytest.mark.parametrize("name", PRIVATE)
def test_a_signed_in_person_sees_them(name: str) -> None:
    person = make_person()
    client = signed_in(person)
    if name in PRIVATE[5:]:
        give_second_factor(person)
    assert client.get(reverse(name)).status_code == 200


PUBLIC = ["account_login", "account-forgotten"]


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("prefix", ["", "/cy"])
def test_anyone_sees_the_public_ones_in_both_languages(client: Client, name: str, prefix: str) -> None:
    assert client.get(prefix + reverse(name)).status_code == 200


def test_changing_the_password_asks_for_the_old_one_and_signs_out_elsewhere() -> None:
    person = make_person()
    here, elsewhere = signed_in(person), browser_of(person)
    wrong = here.post(reverse("account-change-password"), {"current": "wrong", "password": NEW})
    assert "This is not your current password" in wrong.content.decode()
    assert here.post(reverse("account-change-password"), {"current": PASSWORD, "password": NEW}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert here.get(reverse("account")).status_code == 200
    assert elsewhere.get(reverse("account")).status_code == 302
    assert AuditEvent.objects.filter(action="accounts.change-password", actor=person).count() == 1


def test_guessing_the_old_password_locks() -> None:
    client = signed_in(make_person())
    given = {"current": "wrong", "password": NEW}
    statuses = [client.post(reverse("account-change-password"), given).status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]


def test_setting_up_an_app_shows_a_picture_and_the_key_and_ends_with_recovery_codes() -> None:
    person = make_person()
    client = signed_in(person)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg" in page and "<?xml" not in page
    key = re.search(r"<code>(\w+)</code>", page)
    assert key is not None
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    assert key.group(1) in wrong.content.decode(), "the key stays the same, or the app would have to be set up again"
    right = client.post(reverse("mfa_activate_totp"), {"code": code_now(key.group(1))}, follow=True)
    assert len(re.findall(r"<li><code>\w+</code></li>", right.content.decode())) == 10
    assert second_factor.is_on(person)
    assert AuditEvent.objects.get(action="accounts.second-factor").summary == "Set up two-step sign-in"


def test_looking_at_the_key_and_the_codes_writes_nothing(django_assert_num_queries: object) -> None:
    person = make_person()
    give_second_factor(person)
    client = signed_in_with_code(person)
    before = list(Authenticator.objects.order_by("pk").values("pk", "data", "last_used_at"))
    client.get(reverse("mfa_view_recovery_codes"))
    assert list(Authenticator.objects.order_by("pk").values("pk", "data", "last_used_at")) == before


def signed_in_with_code(person: User) -> Client:
    client = browser_of(person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_view_recovery_codes", "mfa_deactivate_totp"])
def test_what_matters_asks_for_the_password_again_after_a_while(name: str) -> None:
    person = make_person()
    client = signed_in(person)
    if name != "mfa_activate_totp":
        give_second_factor(person)
    assert client.get(reverse(name)).status_code == 200
    long_ago(client)
    asked = client.get(reverse(name))
    assert asked["Location"] == f"{reverse('account_reauthenticate')}?next={quote(reverse(name), safe='')}"
    wrong = client.post(asked["Location"], {"password": "wrong", "next": reverse(name)})
    assert "This is not your password" in wrong.content.decode()
    right = client.post(asked["Location"], {"password": PASSWORD, "next": reverse(name)})
    assert right["Location"] == reverse(name)
    assert client.get(reverse(name)).status_code == 200


def test_new_recovery_codes_replace_the_old_after_asking_once() -> None:
    person = make_person()
    client = signed_in(person)
    give_second_factor(person)
    codes = reverse("mfa_view_recovery_codes")
    before = client.get(codes).content.decode()
    assert "stop working at once" in client.get(reverse("mfa_generate_recovery_codes")).content.decode()
    after = client.post(reverse("mfa_generate_recovery_codes"), follow=True).content.decode()
    assert set(re.findall(r"<li><code>(\w+)", before)).isdisjoint(re.findall(r"<li><code>(\w+)", after))


def test_an_app_is_taken_away_after_asking_once() -> None:
    person = make_person()
    client = signed_in(person)
    give_second_factor(person)
    client.get(reverse("mfa_deactivate_totp"))
    assert second_factor.is_on(person)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=person).exists()
    assert AuditEvent.objects.get(action="accounts.second-factor-off").actor == person
