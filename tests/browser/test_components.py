"""The page that shows every component, and My work: what signed-in people use, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.site import Site

ADMINISTRATOR = "administrator@northmere.example"
PAGES = ["/components", "/work/", "/cy/work/"]


@pytest.fixture(scope="module")
def cookie(site: Site) -> str:
    return site.session_of(ADMINISTRATOR)


@pytest.fixture
def tab(browser: Browser, site: Site, cookie: str) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_signed_in_page_is_open_to_everyone_who_signs_in(
    path: str, tab: Tab, site: Site, screenshots: Path | None
) -> None:
    watch = checks.Watch(tab)
    answer = tab.goto(site.url + path)
    assert answer is not None and answer.status == 200 and tab.url == site.url + path
    if screenshots:
        tab.screenshot(path=screenshots / f"{path.strip('/').replace('/', '-')}-1280.png", full_page=True)
    assert checks.violations(tab) == []
    assert checks.keyboard_faults(tab) == []
    assert checks.skips_to_content(tab)
    tab.set_viewport_size({"width": checks.NARROW, "height": 256})
    if screenshots:
        tab.screenshot(path=screenshots / f"{path.strip('/').replace('/', '-')}-320.png", full_page=True)
    assert checks.sideways(tab) == []
    assert watch.serious() == []


def test_an_error_summary_takes_the_focus_and_its_links_reach_their_boxes(tab: Tab, site: Site) -> None:
    tab.goto(f"{site.url}/components")
    tab.get_by_role("button", name="Save").click()
    summary = tab.locator(".govuk-error-summary")
    assert summary.evaluate("el => el === document.activeElement")
    assert tab.title().startswith("Error: ")
    links = summary.locator("a")
    assert links.count() == 9
    for n in range(links.count()):
        target = (links.nth(n).get_attribute("href") or "")[1:]
        links.nth(n).click()
        assert tab.evaluate("document.activeElement.id") == target
    assert checks.violations(tab) == []


def test_components_are_valid_html_with_and_without_errors(tab: Tab, site: Site, cookie: str, tmp_path: Path) -> None:
    fresh, sent = tmp_path / "fresh.html", tmp_path / "sent.html"
    headers = {"Cookie": f"sessionid={cookie}"}
    fresh.write_text(tab.context.request.get(f"{site.url}/components", headers=headers).text())
    tab.goto(f"{site.url}/components")
    with tab.expect_response(lambda response: response.request.method == "POST") as answered:
        tab.get_by_role("button", name="Save").click()
    sent.write_text(answered.value.text())
    assert "There is a problem" in sent.read_text()
    assert checks.html_faults([fresh, sent]) == []


def test_pa11y_finds_nothing_on_signed_in_pages(site: Site, cookie: str) -> None:
    pages = [{"name": path, "url": site.url + path, "cookie": f"sessionid={cookie}"} for path in PAGES]
    assert checks.pa11y_faults(pages) == []


def test_a_table_that_fits_is_no_stop_of_the_tab_key(tab: Tab, site: Site) -> None:
    tab.goto(f"{site.url}/components")
    areas = tab.locator(".app-scroll", has=tab.locator("#areas"))
    assert areas.get_attribute("tabindex") is None
    tab.set_viewport_size({"width": checks.NARROW, "height": 800})
    wide = tab.locator(".app-scroll", has=tab.locator("#wide"))
    tab.wait_for_function("document.querySelector('.app-scroll:has(#wide)').hasAttribute('tabindex')")
    assert wide.get_attribute("tabindex") == "0"
