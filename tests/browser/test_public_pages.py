"""Every public page, in both languages: open to everyone, on any screen, by keyboard, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.pages import PUBLIC, Page
from tests.browser.site import Site
from tests.welsh import english_left_in

BOTH = [pytest.param((page, language), id=f"{page.name}-{language}") for page in PUBLIC for language in ("en", "cy")]
WIDE = {"width": 1280, "height": 900}
# A window of 1280 by 1024 zoomed to 400%; also the width of a small phone.
ZOOMED = {"width": checks.NARROW, "height": 256}


@dataclass(frozen=True)
class Open:
    """One page, opened once for all the tests that look at it."""

    page: Page
    language: str
    path: str
    tab: Tab
    watch: checks.Watch


@pytest.fixture(scope="module")
def with_scripts(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport=WIDE, reduced_motion="reduce")


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport=WIDE, java_script_enabled=False)


@pytest.fixture(scope="module", params=BOTH)
def opened(request: pytest.FixtureRequest, with_scripts: BrowserContext, site: Site) -> Iterator[Open]:
    page, language = request.param
    tab = with_scripts.new_page()
    watch = checks.Watch(tab, page.status)
    path = page.path(site, language)
    answer = tab.goto(site.url + path)
    assert answer is not None and answer.status == page.status
    yield Open(page, language, path, tab, watch)
    tab.close()


def test_a_page_is_accessible_and_in_its_language(opened: Open, screenshots: Path | None) -> None:
    if screenshots:
        opened.tab.screenshot(path=screenshots / f"{opened.page.name}-{opened.language}-1280.png", full_page=True)
    assert opened.tab.locator("html").get_attribute("lang") == opened.language
    assert opened.tab.locator("h1").count() == 1
    assert " – Touchstone" in opened.tab.title()
    assert checks.violations(opened.tab) == []
    assert opened.watch.serious() == []


def test_a_welsh_page_speaks_no_english_of_its_own(opened: Open) -> None:
    if opened.language == "cy":
        assert english_left_in(opened.tab.content()) == []


def test_a_page_is_usable_by_keyboard_alone(opened: Open) -> None:
    assert checks.keyboard_faults(opened.tab) == []
    assert checks.skips_to_content(opened.tab)


def test_a_page_is_whole_at_400_per_cent_and_on_a_small_phone(opened: Open, screenshots: Path | None) -> None:
    opened.tab.set_viewport_size(ZOOMED)
    try:
        if screenshots:
            name = f"{opened.page.name}-{opened.language}-320.png"
            opened.tab.screenshot(path=screenshots / name, full_page=True)
        assert checks.sideways(opened.tab) == []
        assert checks.violations(opened.tab) == []
    finally:
        opened.tab.set_viewport_size(WIDE)


def test_a_page_says_the_same_without_scripts(opened: Open, without_scripts: BrowserContext, site: Site) -> None:
    """Both are opened anew, because what a journey publishes meanwhile would be on one of them only."""
    bare = without_scripts.new_page()
    bare.goto(site.url + opened.path)
    opened.tab.reload()
    assert checks.words_of(bare) == checks.words_of(opened.tab)
    assert bare.locator("h1").inner_text() == opened.tab.locator("h1").inner_text()
    assert checks.links_of(bare.content()) == checks.links_of(opened.tab.content())
    bare.close()


def test_the_language_switch_leads_to_the_same_page_and_back(
    opened: Open, without_scripts: BrowserContext, site: Site
) -> None:
    other = "en" if opened.language == "cy" else "cy"
    there = opened.tab.locator(f'a[hreflang="{other}"]').first.get_attribute("href")
    answer = without_scripts.request.get(f"{site.url}{there}")
    assert answer.status == opened.page.status
    assert f'<html lang="{other}"' in answer.text()
    assert opened.path in checks.links_of(answer.text())


@pytest.fixture(scope="module")
def saved(site: Site, without_scripts: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Each page as the server sends it, in a file."""
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for page in PUBLIC:
        for language in ("en", "cy"):
            answer = without_scripts.request.get(site.url + page.path(site, language))
            assert answer.status == page.status
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
