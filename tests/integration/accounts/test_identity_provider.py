"""Signing in through an identity provider: hidden unless set, and only for people who were invited here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.people import give_second_factor, make_person
from touchstone.foundation.accounts import second_factor
from touchstone.foundation.accounts.adapter import SocialAdapter
from touchstone.foundation.accounts.models import AuditEvent, User

pytestmark = pytest.mark.django_db
ISSUER = "https://identity.example.org"


class Answer:
    def __init__(self, content: dict[str, Any], status: int = 200) -> None:
        self.content, self.status_code, self.text = content, status, str(content)
        self.headers = {"content-type": "application/json"}

    def json(self) -> dict[str, Any]:
        return self.content

    def raise_for_status(self) -> None:
        assert self.status_code < 400


class Provider:
    """Stands for an identity provider: answers what a real one would, about the person in `claims`."""

    claims: dict[str, Any]
    token_status = 200

    def __enter__(self) -> Provider:
        return self

    def __exit__(self, *args: object) -> None: ...

    def get(self, url: str, **kwargs: Any) -> Answer:
        if url.endswith("/.well-known/openid-configuration"):
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "me"}
            return Answer({"issuer": ISSUER, **{key: f"{ISSUER}/{end}" for key, end in ends.items()}})
        assert url == f"{ISSUER}/me"
        return Answer(self.claims)

    def request(self, method: str, url: str, **kwargs: Any) -> Answer:
        assert (method, url) == ("POST", f"{ISSUER}/token")
        return Answer({"access_token": "a", "token_type": "Bearer"}, self.token_status)


@pytest.fixture
def provider(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Provider:
    settings.OIDC_NAME, settings.OIDC_ISSUER = "Northmere sign-in", ISSUER
    app = {
        "provider_id": "organisation", "name": settings.OIDC_NAME, "client_id": "touchstone", "secret": "s",
        "settings": {"server_url": ISSUER},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    stand_in = Provider()
    monkeypatch.setattr(SocialAdapter, "get_requests_session", lambda self: stand_in)
    return stand_in


@pytest.fixture
def arrive(provider: Provider, client: Client) -> Callable[..., str]:
    """Goes there and back as somebody with these claims; returns the page that follows."""

    def go(**claims: Any) -> str:
        provider.claims = {"sub": "7", "name": "Somebody", **claims}
        there = client.post(reverse("openid_connect_login", args=["organisation"]))
        asked = parse_qs(urlsplit(there["Location"]).query)
        assert there["Location"].startswith(f"{ISSUER}/authorize?")
        assert "code_challenge" in asked
        back = {"code": "c", "state": asked["state"][0]}
        return client.get(reverse("openid_connect_callback", args=["organisation"]), back, follow=True).content.decode()

    return go


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_it_is_hidden_and_closed_when_none_is_set(client: Client) -> None:
    assert "Sign in with your organisation" not in client.get(reverse("account_login")).content.decode()
    for name in ("openid_connect_login", "openid_connect_callback"):
        assert client.get(reverse(name, args=["organisation"])).status_code == 404
        assert client.post(reverse(name, args=["organisation"])).status_code == 404


def test_the_sign_in_page_offers_it_by_post_at_its_english_address(provider: Provider, client: Client) -> None:
    page = client.get("/cy" + reverse("account_login")).content.decode()
    assert "Northmere sign-in" in page
    assert 'action="/account/provider/organisation/"' in page
    assert client.get(reverse("openid_connect_login", args=["organisation"])).status_code == 302
    assert who(client) is None


def test_an_invited_person_signs_in_by_their_verified_address(arrive: Callable[..., str], client: Client) -> None:
    person = make_person(email="ada@northmere.example", password=None)
    arrive(email="Ada@northmere.example", email_verified=True)
    assert who(client) == str(person.pk)
    assert AuditEvent.objects.get(action="accounts.sign-in").summary == "Signed in with an identity provider"


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"email": "nobody@northmere.example", "email_verified": True}, "nobody here has your email address"),
        ({"email": "ada@northmere.example", "email_verified": False}, "nobody here has your email address"),
        ({"email": "ada@northmere.example"}, "nobody here has your email address"),
        ({}, "nobody here has your email address"),
        ({"email": "closed@northmere.example", "email_verified": True}, "This account is closed"),
    ],
)
def test_nobody_else_gets_in(arrive: Callable[..., str], client: Client, claims: dict[str, Any], words: str) -> None:
    make_person(email="ada@northmere.example")
    make_person(email="closed@northmere.example", is_active=False)
    assert words in arrive(**claims)
    assert who(client) is None
    assert User.objects.count() == 2


def test_an_answer_that_was_not_asked_for_is_refused(provider: Provider, client: Client) -> None:
    provider.claims = {"sub": "7", "email": "ada@northmere.example", "email_verified": True}
    make_person(email="ada@northmere.example")
    path = reverse("openid_connect_callback", args=["organisation"])
    page = client.get(path, {"code": "c", "state": "forged"}, follow=True).content.decode()
    assert "did not work" in page
    assert who(client) is None


def test_a_provider_that_fails_leads_back_with_a_sentence(
    provider: Provider, arrive: Callable[..., str], client: Client
) -> None:
    provider.token_status = 400
    assert "Signing in through Northmere sign-in did not work" in arrive(email="a@northmere.example")


def test_a_second_factor_here_is_asked_for_too(arrive: Callable[..., str], client: Client) -> None:
    person = make_person(email="ada@northmere.example")
    give_second_factor(person)
    assert "Enter your code" in arrive(email="ada@northmere.example", email_verified=True)
    assert who(client) is None


@pytest.mark.parametrize("trusted", [True, False])
def test_the_providers_own_second_factor_counts_where_it_is_said_to(
    arrive: Callable[..., str], client: Client, settings: Any, rf: Any, trusted: bool
) -> None:
    settings.SECOND_FACTOR_REQUIRED, settings.OIDC_SECOND_FACTOR = True, trusted
    person = make_person(email="ada@northmere.example", password=None)
    arrive(email="ada@northmere.example", email_verified=True)
    request = rf.get("/")
    request.session, request.user = client.session, person
    assert second_factor.is_missing(request) is not trusted
