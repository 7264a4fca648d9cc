"""Every public page, in both languages: open to everyone, on any screen, by keyboard, and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.pages import PUBLIC, Page
from tests.browser.site import Site

BOTH = [pytest.param(page, language, id=f"{page.name}-{language}") for page in PUBLIC for language in ("en", "cy")]
each_page = pytest.mark.parametrize(("page_of", "language"), BOTH)


@pytest.fixture(scope="module")
def wide(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> BrowserContext:
    """A window of 1280 by 1024 zoomed to 400%, which is also the width of a small phone."""
    return browser.new_context(viewport={"width": checks.NARROW, "height": 256}, device_scale_factor=4)


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)


def _open(context: BrowserContext, site: Site, page: Page, language: str) -> tuple[Tab, checks.Watch]:
    tab = context.new_page()
    watch = checks.Watch(tab, page.status)
    answer = tab.goto(site.url + page.path(site, language))
    assert answer is not None and answer.status == page.status
    return tab, watch


@each_page
def test_a_page_is_accessible_and_in_its_language(
    page_of: Page, language: str, wide: BrowserContext, site: Site, screenshots: Path | None
) -> None:
    tab, watch = _open(wide, site, page_of, language)
    if screenshots:
        tab.screenshot(path=screenshots / f"{page_of.name}-{language}-1280.png", full_page=True)
    assert tab.locator("html").get_attribute("lang") == language
    assert tab.locator("h1").count() == 1
    assert " – Touchstone" in tab.title()
    assert checks.violations(tab) == []
    assert watch.serious() == []
    tab.close()


@each_page
def test_a_page_is_whole_at_400_per_cent_and_on_a_small_phone(
    page_of: Page, language: str, narrow: BrowserContext, site: Site, screenshots: Path | None
) -> None:
    tab, watch = _open(narrow, site, page_of, language)
    if screenshots:
        tab.set_viewport_size({"width": checks.NARROW, "height": 640})
        tab.screenshot(path=screenshots / f"{page_of.name}-{language}-320.png", full_page=True, scale="css")
        tab.set_viewport_size({"width": checks.NARROW, "height": 256})
    assert checks.sideways(tab) == []
    assert checks.violations(tab) == []
    assert watch.serious() == []
    tab.close()


@each_page
def test_a_page_is_usable_by_keyboard_alone(page_of: Page, language: str, wide: BrowserContext, site: Site) -> None:
    tab, _watch = _open(wide, site, page_of, language)
    assert checks.keyboard_faults(tab) == []
    tab.close()
    tab, _watch = _open(wide, site, page_of, language)
    assert checks.skips_to_content(tab)
    tab.close()


@each_page
def test_a_page_says_the_same_without_scripts(
    page_of: Page, language: str, wide: BrowserContext, without_scripts: BrowserContext, site: Site
) -> None:
    with_scripts, _watch = _open(wide, site, page_of, language)
    bare, _watch = _open(without_scripts, site, page_of, language)
    said, links = (
        [checks.words_of(tab) for tab in (with_scripts, bare)],
        [[link.get_attribute("href") for link in tab.locator("a").all()] for tab in (with_scripts, bare)],
    )
    assert said[0] == said[1]
    assert links[0] == links[1]
    with_scripts.close()
    bare.close()


@each_page
def test_the_language_switch_leads_to_the_same_page_and_back(
    page_of: Page, language: str, without_scripts: BrowserContext, site: Site
) -> None:
    tab, _watch = _open(without_scripts, site, page_of, language)
    here = tab.url
    other = "en" if language == "cy" else "cy"
    tab.locator(f'a[hreflang="{other}"]').first.click()
    assert tab.locator("html").get_attribute("lang") == other
    tab.locator(f'a[hreflang="{language}"]').first.click()
    assert tab.url == here
    tab.close()


@pytest.fixture(scope="module")
def saved(site: Site, without_scripts: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each page as the server sends it, in a file."""
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for page in PUBLIC:
        for language in ("en", "cy"):
            answer = without_scripts.request.get(site.url + page.path(site, language))
            file = folder / f"{page.name}-{language}.html"
            file.write_text(answer.text())
            files.append(file)
    return files


def test_every_page_is_valid_html(saved: list[Path]) -> None:
    assert len(saved) == 2 * len(PUBLIC)
    assert checks.html_faults(saved) == []


def test_pa11y_finds_nothing_on_any_page(site: Site) -> None:
    pages = [
        {"name": f"{page.name}-{language}", "url": site.url + page.path(site, language)}
        for page in PUBLIC
        for language in ("en", "cy")
    ]
    assert checks.pa11y_faults(pages) == []
