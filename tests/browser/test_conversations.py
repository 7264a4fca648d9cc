"""Two sides agree minutes and keep what they promised; a panel is answered, and everyone can read it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.site import Site

PLANNER, HEAD = "planner@northmere.example", "head-of-service@northmere.example"
WIDE = {"width": 1280, "height": 900}
PUBLIC = "/providers/northmere/you-said-we-did"


def signed_in(browser: Browser, site: Site, email: str) -> BrowserContext:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_cookies([{"name": "sessionid", "value": site.session_of(email), "url": site.url}])
    return context


def check(tab: Tab, screenshots: Path | None, name: str) -> None:
    """The page is accessible, and whole on a small phone."""
    assert checks.violations(tab) == [], name
    if screenshots:
        tab.screenshot(path=screenshots / f"conversations-{name}-1280.png", full_page=True)
    tab.set_viewport_size({"width": checks.NARROW, "height": 640})
    assert checks.sideways(tab) == [], name
    if screenshots:
        tab.screenshot(path=screenshots / f"conversations-{name}-320.png", full_page=True)
    tab.set_viewport_size(WIDE)  # type: ignore[arg-type]


def day(tab: Tab, legend: str, when: object) -> None:
    box = tab.get_by_role("group", name=legend)
    for part in ("day", "month", "year"):
        box.get_by_label(part.capitalize()).fill(str(getattr(when, part)))


def written(tab: Tab, site: Site, screenshots: Path | None) -> None:
    """The planner records a keep-in-touch meeting of yesterday."""
    tab.get_by_role("button", name="Record a meeting").click()
    check(tab, screenshots, "whom")
    tab.get_by_label("Service", exact=True).select_option(label="Northmere Family Court Service")
    tab.get_by_role("button", name="Go on").click()
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("There is a problem")).to_be_visible()
    check(tab, screenshots, "write")
    tab.get_by_label("Keep-in-touch meeting").check()
    day(tab, "Held on", site.today - timedelta(days=1))
    tab.get_by_label("Who was there for the inspectorate").fill("Maud Ferris, lead inspector")
    tab.get_by_label("Who was there for the service").fill("Ines Thorley, head of service")
    tab.get_by_label("Risks").fill("One court has moved.")
    tab.get_by_role("button", name="Save").click()


def promised(tab: Tab, site: Site, screenshots: Path | None) -> None:
    """The service promises something."""
    tab.get_by_role("link", name="Add who does what by when").click()
    tab.get_by_label("Northmere Family Court Service", exact=True).check()
    tab.get_by_label("What will be done").fill("Write to the families of that court.")
    tab.get_by_label("Who answers for it").fill("Service manager")
    day(tab, "Done by", site.today + timedelta(days=20))
    check(tab, screenshots, "promise")
    tab.get_by_role("button", name="Add it").click()


def test_minutes_are_agreed_and_a_promise_is_kept(browser: Browser, site: Site, screenshots: Path | None) -> None:
    with signed_in(browser, site, PLANNER) as ours, signed_in(browser, site, HEAD) as theirs:
        tab, other = ours.new_page(), theirs.new_page()
        watch = checks.Watch(tab)
        tab.goto(f"{site.url}/work/conversations/")
        check(tab, screenshots, "list")
        written(tab, site, screenshots)
        meeting = tab.url
        promised(tab, site, screenshots)
        tab.get_by_role("button", name="Share the minutes with the service").click()
        expect(tab.get_by_text("With the service").first).to_be_visible()
        check(tab, screenshots, "shared")

        other.goto(meeting.replace("/work/", "/asked/"))
        other.get_by_label("Yes, we agree to them").check()
        check(other, screenshots, "answer")
        other.get_by_role("button", name="Send the answer").click()
        expect(other.get_by_text("Agreed by both sides")).to_be_visible()
        other.get_by_role("link", name="Write to the families of that court.").click()
        other.get_by_label("Done", exact=True).check()
        other.get_by_role("button", name="Save").click()
        expect(other.get_by_text("Saved. The other side sees it.")).to_be_visible()
        check(other, screenshots, "action")
        other.get_by_role("link", name="What was agreed").click()
        check(other, screenshots, "actions")

        tab.reload()
        expect(tab.get_by_role("row", name=re.compile("Write to the families")).get_by_text("Done")).to_be_visible()
        assert watch.serious() == []


def test_what_a_panel_said_reaches_everyone(browser: Browser, site: Site, screenshots: Path | None) -> None:
    with signed_in(browser, site, HEAD) as context:
        tab = context.new_page()
        tab.goto(f"{site.url}/asked/conversations/panels/")
        check(tab, screenshots, "panels")
        tab.get_by_role("link", name="Northmere Family Forum").last.click()
        check(tab, screenshots, "panel")
        tab.get_by_role("button", name="Record that it met").click()
        day(tab, "On which day", site.today)
        tab.get_by_label("How many came").fill("6")
        tab.get_by_role("button", name="Save").click()
        tab.get_by_role("link", name="Add what they said").first.click()
        tab.get_by_label("What they said").fill("Write to me at a.child@example.org.")
        tab.get_by_role("button", name="Save").click()
        expect(tab.get_by_text("could tell who somebody is").first).to_be_visible()
        check(tab, screenshots, "said")
        tab.get_by_label("What they said").fill("Put a clock into the waiting room.")
        tab.get_by_role("button", name="Save").click()
        tab.get_by_role("link", name="Answer them").click()
        tab.get_by_label("We will do it").check()
        tab.get_by_label("The answer").fill("We will hang a clock in every office.")
        tab.get_by_label("If you will: which post answers for it").fill("Office manager")
        day(tab, "If you will: by when", site.today + timedelta(days=30))
        check(tab, screenshots, "reply")
        tab.get_by_role("button", name="Save").click()
        assert "Put a clock" not in site.get(PUBLIC)
        tab.get_by_role("button", name="Show it to everyone").click()
        expect(tab.get_by_text("Everyone can read it now.")).to_be_visible()
        check(tab, screenshots, "recommendation")
        tab.goto(f"{site.url}{PUBLIC}")
        shown = tab.locator("section", has_text="Put a clock into the waiting room.")
        expect(shown.get_by_text("We will hang a clock in every office.")).to_be_visible()
        expect(shown.get_by_text("Promised", exact=True)).to_be_visible()
