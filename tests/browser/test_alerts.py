"""From asking for alerts to stopping them, with the e-mails that the server writes, in both languages."""

from __future__ import annotations

import email
import email.policy
import re
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.site import Site
from tests.welsh import english_left_in

WORDS = {
    "en": ("Get alerts", "Your e-mail address", "Confirm", "See or change what you get", "Add another alert",
           "Full inspection", "Add", "Remove", "Stop all alerts", "The alerts have stopped"),
    "cy": ("Cael hysbysiadau", "Eich cyfeiriad e-bost", "Cadarnhau", "Gweld neu newid yr hyn a gewch",
           "Ychwanegu hysbysiad arall", "Arolygiad llawn", "Ychwanegu", "Dileu", "Atal pob hysbysiad",
           "Mae’r hysbysiadau wedi dod i ben"),
}  # fmt: skip


def letter_to(site: Site, address: str) -> str:
    """The words of the e-mail to an address, from the folder in which the server puts them without a mail server."""
    for _try in range(100):
        for file in (site.data / "outbox").glob("*.log"):
            for part in file.read_text().split("-" * 79):
                message = email.message_from_string(part.lstrip(), policy=email.policy.default)
                if address in str(message["To"]):
                    return str(message.get_content())
        time.sleep(0.2)
    raise LookupError(f"No e-mail to {address}")


Look = Callable[[str], None]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_from_asking_to_stopping(
    browser: Browser, site: Site, language: str, scripts: bool, screenshots: Path | None
) -> None:
    context = browser.new_context(java_script_enabled=scripts, reduced_motion="reduce")
    tab = context.new_page()

    def look(name: str) -> None:
        if screenshots:
            tab.screenshot(path=screenshots / f"alerts-{name}-{language}.png", full_page=True)
        if scripts:
            assert checks.violations(tab) == [], name
            assert checks.sideways(tab) == [], name
        if language == "cy":
            assert english_left_in(tab.content()) == [], name

    get, box, confirm, see, another, full, add, remove, stop, stopped = WORDS[language]
    tab.goto(f"{site.url}{'/cy' if language == 'cy' else ''}/providers/northmere")
    tab.get_by_role("link", name=get, exact=True).click()
    _ask_and_confirm(tab, site, look, get, box, confirm)
    tab.get_by_role("link", name=see).click()
    look("manage")
    _add_and_remove(tab, another, full, add, remove)
    tab.get_by_role("link", name=stop).click()
    look("stop")
    tab.get_by_role("button", name=stop).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(stopped)
    look("stopped")
    assert context.cookies() == []
    context.close()


def _ask_and_confirm(tab: Tab, site: Site, look: Look, get: str, box: str, confirm: str) -> None:
    address = f"{uuid.uuid4().hex}@northmere.example"
    tab.get_by_role("button", name=get, exact=True).click()
    look("faults")
    expect(tab.locator(".govuk-error-summary")).to_be_visible()
    tab.get_by_label(box).fill(address)
    tab.get_by_role("button", name=get, exact=True).click()
    look("asked")
    link = re.search(r"http\S+/alerts/confirm/\S+", letter_to(site, address))
    assert link
    tab.goto(link.group(0))
    look("confirm")
    tab.get_by_role("button", name=confirm).click()
    look("confirmed")


def _add_and_remove(tab: Tab, another: str, full: str, add: str, remove: str) -> None:
    tab.get_by_role("link", name=another).click()
    tab.locator("details summary").click()
    tab.get_by_label(full, exact=True).check()
    tab.get_by_role("button", name=add, exact=True).click()
    expect(tab.locator("#alerts li")).to_have_count(2)
    expect(tab.locator("#alerts li").nth(1)).to_contain_text(full)
    tab.locator("#alerts li").nth(1).get_by_role("button", name=remove).click()
    expect(tab.locator("#alerts li")).to_have_count(1)
