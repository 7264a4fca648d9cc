"""What every browser test shares: a Chromium, the running site, and pages already opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import machine
from tests.browser import checks
from tests.browser import site as sites

# Playwright keeps an event loop in this thread, at which Django's ORM would refuse to work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Both cores are busy with other tests; what never comes is still found.
expect.set_options(timeout=20_000)

CHROMIUM_WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": machine.require("chromium"), "args": CHROMIUM_WORDS, "headless": True}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Site]:
    """The program, served with its demonstration as it was made: a new one for each file of tests.

    Not one for all: what one file did to it another then met, in an order that differed from run to run.
    TOUCHSTONE_TEST_SITE names one that runs already, for a person who works on pages, and TOUCHSTONE_TEST_SITE_DATA
    its data folder: nothing is started then.
    """
    machine.require("chromium")
    if address := os.environ.get("TOUCHSTONE_TEST_SITE"):
        yield sites.Site(address.rstrip("/"), Path(os.environ.get("TOUCHSTONE_TEST_SITE_DATA", "var")))
        return
    with sites.running(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def screenshots() -> Path | None:
    """Where pictures are kept for people to look at: the folder in TOUCHSTONE_SCREENSHOTS, or nowhere."""
    name = os.environ.get("TOUCHSTONE_SCREENSHOTS")
    if not name:
        return None
    folder = Path(name)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def enter(browser: Browser, site: sites.Site) -> Iterator[Callable[..., Page]]:
    """Opens a tab in which a demonstration person has signed in: `enter(person, width=320, scripts=False)`."""
    contexts: list[BrowserContext] = []

    def open_tab(person: str, *, width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", java_script_enabled=scripts
        )
        cookie = {"name": "sessionid", "value": site.session_of(person), "url": site.url}
        context.add_cookies([cookie])  # type: ignore[list-item]
        contexts.append(context)
        return context.new_page()

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture
def look(screenshots: Path | None, request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Faults of a page at both widths, and a picture of each, named after the test's file."""
    room = request.path.stem.removeprefix("test_")

    def at(tab: Page, name: str) -> None:
        faults = checks.violations(tab)
        before = tab.viewport_size
        for width in (1280, checks.NARROW):
            tab.set_viewport_size({"width": width, "height": 800})
            faults += checks.sideways(tab)
            if screenshots:
                tab.screenshot(path=screenshots / f"{room}-{name}-{width}.png", full_page=True)
        assert before is not None
        tab.set_viewport_size(before)
        assert faults == [], name
        assert tab.locator("h1").count() == 1, name

    return at
