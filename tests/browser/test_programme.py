"""A planner's journey in a real Chromium: from what is due, through its reason and its areas, to an open inspection."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.journeys.acts import UNVISITED
from tests.browser.site import Site

pytestmark = pytest.mark.browser
PLANNER, DIRECTOR = "planner@northmere.example", "director@northmere.example"
WIDE = {"width": 1280, "height": 900}


def signed_in(browser: Browser, site: Site, email: str, **settings: object) -> BrowserContext:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce", **settings)  # type: ignore[arg-type]
    context.add_cookies([{"name": "sessionid", "value": site.session_of(email), "url": site.url}])
    return context


def check(tab: Tab, screenshots: Path | None, name: str) -> None:
    """The page is accessible, and whole on a small phone."""
    assert checks.violations(tab) == [], name
    if screenshots:
        tab.screenshot(path=screenshots / f"programme-{name}-1280.png", full_page=True)
    tab.set_viewport_size({"width": checks.NARROW, "height": 640})
    assert checks.sideways(tab) == [], name
    if screenshots:
        tab.screenshot(path=screenshots / f"programme-{name}-320.png", full_page=True)
    tab.set_viewport_size(WIDE)  # type: ignore[arg-type]


def test_from_what_is_due_to_an_open_inspection(browser: Browser, site: Site, screenshots: Path | None) -> None:
    site.run(UNVISITED)
    with signed_in(browser, site, PLANNER) as context:
        tab = context.new_page()
        watch = checks.Watch(tab)
        tab.goto(f"{site.url}/work/")
        tab.get_by_role("link", name="Programme", exact=True).first.click()
        expect(tab.get_by_role("heading", level=1)).to_contain_text("Programme")
        check(tab, screenshots, "year")
        tab.get_by_role("row").get_by_role("link", name=re.compile("^Focused visit.*Northmere")).first.click()
        expect(tab.get_by_role("heading", name="Why")).to_be_visible()
        expect(tab.get_by_text("At least one focused visit is made between two full inspections.")).to_be_visible()
        check(tab, screenshots, "obligation")

        tab.get_by_role("link", name=re.compile("theme (and|or) the areas")).click()
        chosen = tab.get_by_role("checkbox", checked=True)
        expect(chosen).to_have_count(3)  # as proposed
        check(tab, screenshots, "areas")
        tab.get_by_label("Theme").fill("Children who wait for a first meeting")
        tab.get_by_role("button", name="Keep these areas").click()
        expect(tab.get_by_text("Theme: Children who wait for a first meeting.")).to_be_visible()

        title = f"Focused visit {uuid4().hex[:6]}"
        tab.get_by_role("button", name="Open an inspection").click()
        check(tab, screenshots, "open")
        expect(tab.get_by_label("Theme")).to_have_value("Children who wait for a first meeting")
        tab.get_by_label("Title").fill(title)
        tab.get_by_role("button", name="Open the inspection").click()
        expect(tab.get_by_role("heading", level=1)).to_contain_text(title)
        tab.goto(f"{site.url}/work/programme/?rule=focused-visit")
        expect(tab.get_by_text(f"Under way: {title}.")).to_be_visible()
        tab.goto(f"{site.url}/work/programme/?clear=1")
        assert watch.serious() == []


def test_the_service_s_own_pages(browser: Browser, site: Site, screenshots: Path | None) -> None:
    with signed_in(browser, site, PLANNER) as context:
        tab = context.new_page()
        tab.goto(f"{site.url}/work/programme/services/")
        check(tab, screenshots, "services")
        tab.get_by_role("link", name=re.compile("^Northmere Family Court Service")).first.click()
        check(tab, screenshots, "service")
        tab.get_by_role("link", name="Coverage", exact=True).click()
        check(tab, screenshots, "coverage")
        tab.go_back()
        for name, link in (
            ("self-evaluation", "Record a self-evaluation"),
            ("suspend", "Suspend the programme for this service"),
        ):
            tab.get_by_role("link", name=link).click()
            tab.get_by_role("button", name="Save").click()
            expect(tab.get_by_text("There is a problem")).to_be_visible()
            check(tab, screenshots, name)
            tab.get_by_role("link", name="Cancel").click()


def test_a_calendar_address_works_until_it_is_revoked(browser: Browser, site: Site, screenshots: Path | None) -> None:
    with signed_in(browser, site, DIRECTOR, java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(f"{site.url}/work/programme/calendar/")
        tab.get_by_role("button", name=re.compile("Make a")).click()
        address = tab.locator("code").inner_text()
        if screenshots:
            tab.screenshot(path=screenshots / "programme-calendar-1280.png", full_page=True)
        path = address[address.index("/work/") :]
        assert site.get(path).startswith("BEGIN:VCALENDAR")
        tab.get_by_role("button", name="Revoke it").click()
        assert context.request.get(site.url + path).status == 404
