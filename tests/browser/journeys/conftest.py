"""Several people of the demonstration, each in a browser of their own, who play one inspection together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import checks
from tests.browser.site import Site

BACKSTAGE = Path(__file__).with_name("backstage.py")


class Play:
    """The people, their tabs, and what they do by the words that they see."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser, self.site = browser, site
        self._tabs: dict[str, Page] = {}
        self._contexts: list[BrowserContext] = []

    def tab(self, who: str) -> Page:
        """The tab in which this person has signed in; `who` is the part of their address before the @."""
        if who not in self._tabs:
            context = self.browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
            session = self.site.session_of(f"{who}@northmere.example")
            context.add_cookies([{"name": "sessionid", "value": session, "url": self.site.url}])
            self._contexts.append(context)
            self._tabs[who] = context.new_page()
        return self._tabs[who]

    def go(self, who: str, path: str, status: int = 200) -> Page:
        tab = self.tab(who)
        answer = tab.goto(f"{self.site.url}{path}")
        assert answer is not None and answer.status == status, f"{who} at {path}: {answer and answer.status}"
        return tab

    def fill(self, who: str, path: str, said: Mapping[str, Any], press: str) -> Page:
        """Open a page, answer what its labels ask (True chooses a box), press a button; nothing may be refused."""
        tab = self.go(who, path)
        self.answer(tab, said, press)
        assert not tab.locator(".govuk-error-summary").count(), tab.locator(".govuk-error-summary").inner_text()
        return tab

    @staticmethod
    def answer(tab: Page, said: Mapping[str, Any], press: str) -> None:
        for label, value in said.items():
            box = tab.locator("main").get_by_label(label, exact=True).first
            if value is True:
                box.check()
            elif box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(label=value)
            else:
                box.fill(value)
        tab.locator("main").get_by_role("button", name=press, exact=True).click()
        tab.wait_for_load_state()

    def script(self, body: str) -> str:
        """Do something with the program's own actions, as the planner's office would: open what is not the journey."""
        return self.site.run(f"{BACKSTAGE.read_text()}\n{body}")

    def no_faults(self, who: str, path: str) -> None:
        """The page has no fault that axe finds, at both widths."""
        tab = self.go(who, path)
        for width in (1280, 320):
            tab.set_viewport_size({"width": width, "height": 900})
            assert checks.violations(tab) == [], f"{path} at {width}"
        tab.set_viewport_size({"width": 1280, "height": 900})

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def play(browser: Browser, site: Site) -> Iterator[Play]:
    made = Play(browser, site)
    yield made
    made.close()


@pytest.fixture
def judge(play: Play) -> Callable[..., None]:
    """Propose a judgement as an inspector; two moderators agree with it."""

    def judged(slug: str, area: str, said: str, reason: str = "As the findings show.", moderators: int = 2) -> None:
        here = f"/work/inspections/{slug}/board/{area}/"
        label = "The reason, against the criteria"
        if said.startswith("In words"):
            label = "What is judged, against the criteria"
        play.fill("inspector", f"{here}propose/", {said: True, label: reason}, "Propose it")
        for who in ("moderator", "second-moderator")[:moderators]:
            play.fill(who, f"{here}moderate/", {"I agree with exactly this": True}, "Save what I say")

    return judged


@pytest.fixture
def settle(play: Play) -> Callable[[str], Page]:
    """The lead ends fieldwork and lets the judgements stand."""

    def settled(slug: str) -> Page:
        tab = play.go("lead-inspector", f"/work/inspections/{slug}/judgements/")
        play.answer(tab, {}, "Let them stand")
        expect(tab.get_by_role("heading", level=1)).to_contain_text("The judgements stand")
        return tab

    return settled
