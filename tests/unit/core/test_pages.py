"""The pages that core itself shows, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils import translation

from touchstone.foundation.core import addresses, navigation
from touchstone.foundation.core.views import errors
from touchstone.home import doors

STATEMENTS = ["/accessibility", "/privacy", "/cookies"]


@pytest.mark.parametrize("address", STATEMENTS)
def test_a_statement_is_shown_in_both_languages(client: Client, address: str) -> None:
    english, welsh = client.get(address), client.get(f"/cy{address}")
    assert (english.status_code, welsh.status_code) == (200, 200)
    assert b'<html lang="en"' in english.content and b'<html lang="cy"' in welsh.content
    assert english.content != welsh.content


@pytest.mark.parametrize("address", STATEMENTS)
def test_a_statement_links_to_itself_in_the_other_language(client: Client, address: str) -> None:
    english, welsh = client.get(address + "?from=here"), client.get(f"/cy{address}")
    assert f'href="/cy{address}?from=here" lang="cy" hreflang="cy"' in english.content.decode()
    assert f'href="{address}" lang="en" hreflang="en"' in welsh.content.decode()


@pytest.mark.parametrize("address", STATEMENTS)
def test_a_public_page_sets_no_cookie_and_runs_no_inline_script(client: Client, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    text = response.content.decode()
    assert text.count("<script") == text.count("<script src=") == 2
    assert "style=" not in text
    assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.fixture
def request_in(rf: RequestFactory) -> HttpRequest:
    return rf.get("/somewhere")


def test_a_refused_page_says_the_sentence_of_the_refusal(request_in: HttpRequest) -> None:
    response = errors.permission_denied(request_in, PermissionDenied("Your roles do not let you publish <reports>."))
    assert response.status_code == 403
    assert "Your roles do not let you publish &lt;reports&gt;." in response.content.decode()


def test_an_unknown_address_says_so_in_the_language_of_the_address(client: Client) -> None:
    english, welsh = client.get("/no/such/page"), client.get("/cy/no/such/page")
    assert (english.status_code, welsh.status_code) == (404, 404)
    assert "Page not found" in english.content.decode()
    assert "Page not found" not in welsh.content.decode()
    assert 'lang="cy"' in welsh.content.decode()


def test_a_fault_says_what_became_of_the_readers_work(request_in: HttpRequest) -> None:
    response = errors.server_error(request_in)
    assert response.status_code == 500
    assert "was not saved" in response.content.decode()


def test_a_fault_in_the_frame_itself_still_answers(request_in: HttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the template is broken")

    monkeypatch.setattr(errors, "render", broken)
    response = errors.server_error(request_in)
    assert response.status_code == 500
    assert b"Sorry, there is a problem" in response.content


def test_a_bad_request_and_an_expired_form_say_what_to_do(request_in: HttpRequest) -> None:
    with translation.override("en"):
        assert "try again" in errors.bad_request(request_in).content.decode()
        expired = errors.csrf_failure(request_in, "CSRF cookie not set.")
    assert expired.status_code == 403
    assert "open for too long" in expired.content.decode()
    assert "CSRF" not in expired.content.decode()


def test_robots_may_read_the_register_but_not_the_workplaces(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /work/" in lines
    assert "Disallow: /" not in lines


def test_nothing_of_gov_uks_own_brand_is_in_the_built_assets(project: Path) -> None:
    built = project / "src/touchstone/foundation/core/static/core"
    for path in built.rglob("*.*"):
        assert "crown" not in path.name and "crest" not in path.name
    css = (built / "touchstone.css").read_text()
    for brand in ("GDS Transport", "govuk-crest", "crown", "url(http", 'url("http'):
        assert brand not in css
    assert "sourceMappingURL" not in css


@pytest.mark.parametrize("folder", ["assets", "tests/browser/tools"])
def test_a_lock_file_of_npm_names_no_address(project: Path, folder: str) -> None:
    assert "://" not in (project / folder / "package-lock.json").read_text()
    assert "omit-lockfile-registry-resolved=true" in (project / folder / ".npmrc").read_text()


def test_every_link_of_the_header_leads_somewhere() -> None:
    names = [link.name for link in navigation.PUBLIC]
    assert [name for name in names if not addresses.url_if(name)] == []
    assert [door.name for door in doors.DOORS if not addresses.url_if(door.name)] == []
