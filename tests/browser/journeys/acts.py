"""What people do on every page of a journey: follow a link, fill in a day, press a button, read what they are told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser import checks
from tests.browser.journeys.conftest import Play

# As it was before any focused visit: the demonstration writes a letter about one, which meets what is due as soon as
# the obligations are counted again.
UNVISITED = """
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import due
from touchstone.inspectorate.programme.models import Programme
visits = Inspection.objects.filter(provider__slug="northmere", kind="focused", origin="held")
visits = visits.filter(state__in=["judging", "settled"])
visits.update(state="abandoned")
for each in Programme.objects.filter(provider__slug="northmere"):
    due.recompute(each, clock.now())
"""
# Runs after backstage.py: makes an obligation of the service free, as it is before anybody opens an inspection for it.
FREE = """
from touchstone.inspectorate.programme.models import Obligation
rows = Obligation.objects.filter(programme__provider=service, rule={rule!r})
row = rows.exclude(state__in=["met", "missed", "lapsed"]).order_by("latest").last()
print(row.pk)
row.opened = None
row.save(update_fields=["opened"])
"""


class Acts:
    """One inspection played by several people. `name` begins the names of its pictures."""

    def __init__(self, play: Play, name: str, screenshots: Path | None) -> None:
        self.play, self.name, self.screenshots = play, name, screenshots
        self.title = self.slug = self.obligation = ""
        self._taken = 0

    @property
    def work(self) -> str:
        return f"/work/inspections/{self.slug}/"

    @property
    def asked(self) -> str:
        return f"/asked/{self.slug}/"

    def stage(self, who: str, title: str) -> Page:
        """From the inspection's first page by the link that a person finds there."""
        home = self.asked if who in ("head-of-service", "service-manager", "data-officer") else self.work
        tab = self.play.go(who, home)
        follow(tab, title)
        expect(tab.locator("h1")).to_be_visible()
        return tab

    def look(self, tab: Page, name: str) -> None:
        """The page fits a phone; a picture of it at both widths."""
        self._taken += 1
        before = tab.viewport_size
        assert before is not None
        for width in (1280, checks.NARROW):
            tab.set_viewport_size({"width": width, "height": 900})
            assert checks.sideways(tab) == [], f"{name} at {width}"
            if self.screenshots:
                path = self.screenshots / f"journey_{self.name}_{self._taken:02d}_{name}_{width}.png"
                tab.screenshot(path=path, full_page=True)
        tab.set_viewport_size(before)
        assert tab.locator("h1").count() == 1, name

    def says(self, who: str, title: str, words: str) -> None:
        """The stage's line in the list of tasks says these words to this person."""
        tab = self.play.go(who, self.asked if who in ("head-of-service", "data-officer") else self.work)
        line = tab.locator(".govuk-task-list__item", has=tab.get_by_role("link", name=title, exact=True))
        expect(line).to_contain_text(words)


def main(tab: Page) -> Locator:
    return tab.locator("main")


def follow(tab: Page, text: str) -> None:
    main(tab).get_by_role("link", name=text, exact=True).first.click()
    tab.wait_for_load_state()


def press(tab: Page, name: str | re.Pattern[str]) -> None:
    """A button, or a link that looks like one."""
    main(tab).get_by_role("button", name=name).or_(main(tab).get_by_role("link", name=name)).first.click()
    tab.wait_for_load_state()


def fill_day(tab: Page, legend: str, day: date) -> None:
    """The three boxes of a date under this legend."""
    boxes = main(tab).get_by_role("group", name=legend)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(part, exact=True).fill(str(value))


def told(tab: Page, words: str) -> None:
    expect(main(tab)).to_contain_text(words)


def not_refused(tab: Page) -> None:
    summary = tab.locator(".govuk-error-summary")
    assert not summary.count(), summary.inner_text()


def refused(tab: Page, words: str) -> None:
    """The page says what is wrong, in these words."""
    expect(tab.locator(".govuk-error-summary")).to_contain_text(words)
