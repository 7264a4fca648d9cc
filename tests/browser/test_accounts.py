"""Accounts in a real browser: being invited, signing in with a code, and every page for those who look after people."""

from __future__ import annotations

import email
import email.policy
import re
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.site import Site
from tests.factories.people import code_now

ADMIN = "administrator@northmere.example"
PASSWORD = "seven quiet herons"

# Each with how to reach it from its address; {person} is somebody whom the administrator looks after.
PAGES = {
    "people": "/administration/people/",
    "people-narrowed": "/administration/people/?q=a&state=active",
    "people-none": "/administration/people/?q=zzzz",
    "invite": "/administration/people/invite/",
    "person": "{person}",
    "grant-role": "{person}roles/grant/",
    "close-account": "{person}close/",
    "declare-conflict": "{person}conflicts/declare/",
    "roles": "/administration/roles/",
    "trail": "/administration/trail/",
    "trail-narrowed": "/administration/trail/?who=demonstration&first_day_day=1&first_day_month=1&first_day_year=2026",
    "trail-none": "/administration/trail/?who=zzzz",
    "trail-wrong": "/administration/trail/?first_day_day=32&first_day_month=1&first_day_year=2026",
    "my-conflicts": "/administration/conflicts/",
    "account": "/account/",
    "change-password": "/account/password/",
    "confirm-password": "/account/confirm/password/",
}


@pytest.fixture(scope="module")
def admin(browser: Browser, site: Site) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    cookie = {"name": "sessionid", "value": site.session_of(ADMIN), "url": site.url}
    context.add_cookies([cookie])  # type: ignore[list-item]
    return context


@pytest.fixture(scope="module")
def person(admin: BrowserContext, site: Site) -> str:
    """The address of somebody's page."""
    tab = admin.new_page()
    tab.goto(site.url + PAGES["people"])
    address = tab.locator("main li a").first.get_attribute("href")
    tab.close()
    assert address is not None
    return address


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Tab]:
    """A browser that nobody has signed in with."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _faults_of(tab: Tab, watch: checks.Watch) -> list[str]:
    faults = checks.violations(tab) + watch.serious()
    tab.set_viewport_size({"width": checks.NARROW, "height": 640})
    faults += checks.sideways(tab)
    tab.set_viewport_size({"width": 1280, "height": 900})
    return faults


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_signed_in_people_is_accessible_at_any_width_and_by_keyboard(
    name: str, admin: BrowserContext, site: Site, person: str, screenshots: Path | None
) -> None:
    tab = admin.new_page()
    watch = checks.Watch(tab)
    answer = tab.goto(site.url + PAGES[name].format(person=person))
    assert answer is not None and answer.status == 200
    if screenshots:
        tab.screenshot(path=screenshots / f"accounts-{name}-1280.png", full_page=True)
    assert tab.locator("h1").count() == 1
    assert _faults_of(tab, watch) == []
    tab.reload()
    if not tab.get_by_role("alert").count():  # a page with errors begins at their summary
        assert checks.keyboard_faults(tab) == []
    tab.close()


def test_every_page_is_valid_html(admin: BrowserContext, site: Site, person: str, tmp_path: Path) -> None:
    tab, files = admin.new_page(), []
    for name, path in PAGES.items():
        answer = tab.goto(site.url + path.format(person=person))
        assert answer is not None
        file = tmp_path / f"{name}.html"
        file.write_bytes(answer.body())
        files.append(file)
    tab.close()
    # GOV.UK's own date boxes say the role that a fieldset has anyway.
    assert [fault for fault in checks.html_faults(files) if "“group” role is unnecessary" not in fault] == []


def _link_sent_to(site: Site, address: str) -> str:
    """The link in the newest mail to an address, from the folder that stands for a mail server."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for file in sorted((site.data / "outbox").glob("*"), key=lambda each: each.stat().st_mtime, reverse=True):
            text = file.read_bytes()
            if address.encode() in text:
                message = email.message_from_bytes(text.split(b"-" * 79)[0], policy=email.policy.default)
                found = re.search(r"https?://\S+", str(message.get_content()))
                if found:
                    return found.group()
        time.sleep(0.2)
    raise AssertionError(f"No mail to {address}")


def _invite(admin: BrowserContext, site: Site) -> str:
    address = f"new-{uuid.uuid4().hex[:8]}@northmere.example"
    tab = admin.new_page()
    tab.goto(site.url + PAGES["invite"])
    tab.get_by_label("Full name").fill("Carys Newbold")
    tab.get_by_label("Email address").fill(address)
    tab.get_by_label("Administrator:").check()
    tab.get_by_role("button", name="Send the invitation").click()
    expect(tab.get_by_text("Carys Newbold is invited")).to_be_visible()
    expect(tab.get_by_text("Invited, no password yet")).to_be_visible()
    tab.close()
    return address


def _sign_in(tab: Tab, site: Site, address: str) -> None:
    tab.goto(site.url + "/account/sign-in/")
    tab.get_by_label("Email address").fill(address)
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    with tab.expect_navigation():
        tab.get_by_role("button", name="Sign in").click()


def test_from_an_invitation_to_signing_in_with_a_code(
    admin: BrowserContext, stranger: Tab, site: Site, screenshots: Path | None
) -> None:
    address = _invite(admin, site)
    watch = checks.Watch(stranger)
    stranger.goto(_link_sent_to(site, address))
    assert _faults_of(stranger, watch) == []
    stranger.get_by_label("New password").fill("short")
    stranger.get_by_role("button", name="Set the password").click()
    expect(stranger.get_by_role("alert")).to_contain_text("too short")
    stranger.get_by_label("New password").fill(PASSWORD)
    stranger.get_by_role("button", name="Set the password").click()
    expect(stranger.get_by_text("Your password is set")).to_be_visible()
    _sign_in(stranger, site, address)

    stranger.goto(site.url + "/account/two-step/")
    if screenshots:
        stranger.screenshot(path=screenshots / "accounts-two-step-1280.png", full_page=True)
    assert _faults_of(stranger, watch) == []
    assert stranger.locator("svg path").last.is_visible()
    secret = stranger.locator("code").inner_text()
    stranger.get_by_label("Code").fill(code_now(secret))
    stranger.get_by_role("button", name="Switch it on").click()
    expect(stranger.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert _faults_of(stranger, watch) == []
    recovery = stranger.locator("main li code").first.inner_text()

    stranger.get_by_role("button", name="Sign out").click()
    expect(stranger.get_by_text("You have signed out")).to_be_visible()
    _sign_in(stranger, site, address)
    expect(stranger.get_by_role("heading", name="Enter your code")).to_be_visible()
    assert _faults_of(stranger, watch) == []
    stranger.get_by_label("Code").fill("000000")
    stranger.get_by_role("button", name="Continue").click()
    expect(stranger.get_by_role("alert")).to_contain_text("This code is not right")
    stranger.get_by_label("Code").fill(recovery)
    stranger.get_by_role("button", name="Continue").click()
    expect(stranger.get_by_role("button", name="Sign out")).to_be_visible()


def test_a_role_is_granted_and_revoked_and_the_trail_tells_of_it(admin: BrowserContext, site: Site) -> None:
    address = _invite(admin, site)
    tab = admin.new_page()
    tab.goto(f"{site.url}/administration/people/?q={address}")
    tab.get_by_role("link", name="Carys Newbold").click()
    tab.get_by_role("button", name="Grant a role").click()
    tab.get_by_label("Moderator:").check()
    tab.get_by_role("button", name="Grant the role").click()
    expect(tab.get_by_text("Carys Newbold has the role")).to_be_visible()
    tab.get_by_role("link", name="Revoke Moderator").click()
    expect(tab.get_by_text("can no longer act as Moderator")).to_be_visible()
    tab.get_by_role("button", name="Revoke the role").click()
    expect(tab.get_by_text("no longer has the role Moderator")).to_be_visible()
    expect(tab.locator("main li", has_text="Moderator").get_by_text("Does not hold now")).to_be_visible()
    tab.goto(f"{site.url}/administration/trail/?action=providers.revoke-role")
    expect(tab.get_by_role("heading", name="Revoked the role moderator of Carys Newbold").first).to_be_visible()
    tab.close()


def test_it_all_works_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(site.url + "/administration/people/")
    assert "/account/sign-in/?next=" in tab.url
    password = tab.locator("section strong").inner_text()
    tab.get_by_label("Email address").fill(ADMIN)
    tab.get_by_label("Password", exact=True).fill(password)
    tab.get_by_role("button", name="Sign in").click()
    assert tab.url == site.url + "/administration/people/"
    tab.get_by_role("button", name="Sign out").click()
    expect(tab.get_by_text("You have signed out")).to_be_visible()
    context.close()


def test_too_many_tries_say_when_to_try_again(stranger: Tab, site: Site) -> None:
    address = f"nobody-{uuid.uuid4().hex[:8]}@northmere.example"
    watch = checks.Watch(stranger, expected_status=429)
    for _ in range(5):
        _sign_in(stranger, site, address)
    expect(stranger.get_by_role("heading", name="Too many tries")).to_be_visible()
    expect(stranger.get_by_text("You can try again from")).to_be_visible()
    assert _faults_of(stranger, watch) == []
