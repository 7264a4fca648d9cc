"""Are the weightiest pages worked without a mouse? Every control takes the focus by Tab, and shows that it has it.

The pages are of one draft that this file makes, and lists that every site has. A walk goes to the end of a page and
back: a part that keeps the focus, or lets it pass unseen, is found by either.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site
from tests.browser.test_drafting import LEAD, OPEN

PLANNER, HEAD = "planner@northmere.example", "head-of-service@northmere.example"
Enter = Callable[..., Tab]


@pytest.fixture(scope="module")
def draft(site: Site) -> tuple[str, str]:
    """Where the draft is, and the key of one of its statements."""
    slug, _one, two = site.run(OPEN).split()
    return f"/work/inspections/{slug}/", two


def walked(tab: Tab, site: Site, *paths: str) -> list[str]:
    """What is wrong with these pages, each with its address."""
    faults = []
    for path in paths:
        answer = tab.goto(site.url + path)
        assert answer is not None and answer.status == 200, path
        faults += [f"{path}: {fault}" for fault in [*checks.keyboard_faults(tab), *way_back(tab)]]
    return faults


def way_back(tab: Tab) -> list[str]:
    """From the last stop, Shift and Tab lead to the one before it, as often as one likes: nothing keeps the focus."""
    tab.evaluate("() => { const all = document.querySelectorAll('[data-stop]'); all[all.length - 1].focus(); }")
    marks = [int(tab.evaluate("() => document.activeElement.dataset.stop"))]
    for _press in range(min(marks[0], 8)):
        tab.keyboard.press("Shift+Tab")
        marks.append(int(tab.evaluate("() => document.activeElement.dataset.stop ?? -1")))
    return [] if marks == list(range(marks[0], marks[-1] - 1, -1)) else [f"Shift and Tab led through {marks}"]


def test_a_report_is_written_by_the_keyboard(enter: Enter, site: Site, draft: tuple[str, str]) -> None:
    home, statement = draft
    report = f"{home}report/"
    pages = (report, f"{report}write/", f"{report}statements/{statement}/", f"{report}checks/", f"{report}areas/add/",
             f"{report}sign/")  # fmt: skip
    assert walked(enter(LEAD), site, home, "/work/", *pages) == []


def test_what_follows_a_report_is_worked_by_the_keyboard(enter: Enter, site: Site) -> None:
    assert walked(enter(PLANNER), site, "/work/plans/", "/work/conversations/actions/", "/work/learning/") == []
    assert walked(enter(HEAD), site, "/asked/", "/asked/conversations/") == []


def test_public_pages_are_read_by_the_keyboard_at_four_hundred_per_cent(site: Site, tab: Tab) -> None:
    assert walked(tab, site, "/", "/providers/cafcass/areas-for-improvement", "/sector/grades?made_up=yes") == []


def test_the_menu_of_a_small_window_opens_and_closes_by_the_keyboard(site: Site, tab: Tab) -> None:
    tab.goto(site.url)
    menu = tab.get_by_role("button", name="Menu")
    menu.focus()
    tab.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    tab.keyboard.press("Tab")
    expect(tab.locator("nav li a").first).to_be_focused()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_an_error_is_where_the_focus_is_and_leads_to_its_box(enter: Enter, site: Site, draft: tuple[str, str]) -> None:
    tab = enter(LEAD)
    tab.goto(f"{site.url}{draft[0]}report/areas/add/")
    tab.get_by_role("button", name="Add it").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".govuk-error-summary")).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(":focus")).to_have_attribute("aria-describedby", re.compile("error"))


@pytest.fixture
def tab(enter: Enter, site: Site) -> Tab:
    """A window of 1280 zoomed to 400%, in which nobody signed in."""
    page = enter(HEAD, width=checks.NARROW)
    page.context.clear_cookies()
    return page
