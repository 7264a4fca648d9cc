"""What every browser test shares: a Chromium, the running site, and pages already opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import machine
from tests.browser import site as sites

# Playwright keeps an event loop in this thread, at which Django's ORM would refuse to work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Site]:
    """The program, served with its demonstration. One for all the tests of this process.

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
