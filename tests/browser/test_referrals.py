"""A child may be at risk: from the worry on a phone to the outcome, by two people; and a day of the calendar mended."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site

INSPECTOR, HEAD = "inspector@northmere.example", "head-of-service@northmere.example"
PLANNER = "planner@northmere.example"
WORRY = (
    "The older child said that nobody has fed the younger one since Friday.\nThe file names no plan for the weekend."
)
Enter = Callable[..., Tab]


class Looker:
    """Looks at every page of a journey: faults at both widths, a picture of each, and its HTML."""

    def __init__(self, folder: Path | None, saved: Path) -> None:
        self.folder, self.saved, self.files = folder, saved, list[Path]()

    def look(self, tab: Tab, name: str) -> None:
        faults = checks.violations(tab)
        for width in (1280, checks.NARROW):
            tab.set_viewport_size({"width": width, "height": 900})
            faults += checks.sideways(tab)
            if self.folder:
                tab.screenshot(path=self.folder / f"referrals-{name}-{width}.png", full_page=True)
        assert faults == [], name
        assert tab.locator("h1").count() == 1, name
        file = self.saved / f"{name}.html"
        file.write_text(tab.content())
        self.files.append(file)


@pytest.fixture
def looker(screenshots: Path | None, tmp_path: Path) -> Looker:
    return Looker(screenshots, tmp_path)


def test_a_worry_is_raised_on_a_phone_without_scripts(enter: Enter, site: Site) -> None:
    tab = enter(INSPECTOR, width=checks.NARROW, scripts=False)
    tab.goto(f"{site.url}/work/referrals/raise/?reference=NM-0001&service=northmere&back=/work/")
    expect(tab.get_by_label("Case reference")).to_have_value("NM-0001")
    tab.get_by_role("button", name="Raise the referral").click()
    expect(tab.get_by_role("alert")).to_contain_text("Fill in “What you saw”.")
    tab.get_by_label("What you saw").fill(WORRY)
    tab.get_by_role("button", name="Raise the referral").click()
    expect(tab.get_by_role("heading", name="Case NM-0001")).to_be_visible()
    expect(tab.get_by_text("have been told by e-mail to act")).to_be_visible()
    expect(tab.get_by_text("The file names no plan for the weekend.")).to_be_visible()
    tab.get_by_role("link", name="Back to where you were").click()
    assert tab.url.endswith("/work/")


def raise_it(tab: Tab, site: Site, looker: Looker) -> None:
    """The inspector first writes a name and a telephone number, is told, and puts it right."""
    tab.goto(site.url + "/work/referrals/")
    looker.look(tab, "list")
    tab.get_by_role("button", name="A child may be at risk").click()
    looker.look(tab, "raise")
    tab.get_by_label("Which service’s case").select_option("northmere")
    tab.get_by_label("Case reference").fill("Ada Marsh")
    tab.get_by_label("What you saw").fill(WORRY + "\nTelephone 01632 960001.")
    tab.get_by_role("button", name="Raise the referral").click()
    expect(tab.get_by_role("alert")).to_contain_text("This looks like a name.")
    expect(tab.get_by_label("What you saw")).to_have_value(re.compile("01632 960001"))
    looker.look(tab, "raise-wrong")
    tab.get_by_label("Case reference").fill("NM-0417")
    tab.get_by_label("What you saw").fill(WORRY)
    tab.get_by_role("button", name="Raise the referral").click()
    expect(tab.get_by_text("With the service", exact=True)).to_be_visible()
    looker.look(tab, "raised")


def answer_it(tab: Tab, site: Site, looker: Looker) -> None:
    """The head of service says where it was sent, that it was acknowledged, and what was decided."""
    tab.goto(site.url + "/asked/referrals/")
    looker.look(tab, "asked-list")
    tab.get_by_role("link", name="Case NM-0417").first.click()
    looker.look(tab, "asked")
    tab.get_by_role("button", name="Say where it was sent").click()
    tab.get_by_label("Which agency").fill("Sandmouth Borough Council, children’s social care")
    tab.get_by_label("What your service did at once").fill("Told the court.")
    looker.look(tab, "send")
    tab.get_by_role("button", name="Record it").click()
    expect(tab.get_by_text("Sent, not acknowledged")).to_be_visible()
    looker.look(tab, "sent")
    tab.get_by_role("button", name="Say when it was acknowledged").click()
    tab.get_by_label("Who acknowledged it").fill("duty social worker")
    looker.look(tab, "acknowledge")
    tab.get_by_role("button", name="Record it").click()
    tab.get_by_role("button", name="Say what was decided").click()
    tab.get_by_label("An assessment of what the child needs").check()
    looker.look(tab, "outcome")
    tab.get_by_role("button", name="Record it").click()
    expect(tab.get_by_text("Outcome known", exact=True)).to_be_visible()


def test_from_the_worry_to_the_outcome_by_two_people(enter: Enter, site: Site, looker: Looker) -> None:
    inspector = enter(INSPECTOR)
    raise_it(inspector, site, looker)
    answer_it(enter(HEAD), site, looker)
    inspector.reload()
    inspector.get_by_role("button", name="Close the referral").click()
    looker.look(inspector, "close")
    inspector.get_by_role("button", name="Close it").click()
    expect(inspector.get_by_text("Closed", exact=True).first).to_be_visible()
    looker.look(inspector, "closed")
    inspector.goto(site.url + "/work/referrals/")
    looker.look(inspector, "list-filled")
    faults = [fault for fault in checks.html_faults(looker.files) if "“group” role is unnecessary" not in fault]
    assert faults == []


def test_a_session_that_ends_in_the_middle_loses_nothing(enter: Enter, site: Site) -> None:
    tab = enter(INSPECTOR)
    tab.goto(site.url + "/work/referrals/raise/")
    tab.get_by_label("Case reference").fill("NM-0099")
    tab.get_by_label("What you saw").fill(WORRY)
    cookies = tab.context.cookies()
    tab.context.clear_cookies(name="sessionid")
    tab.get_by_role("button", name="Raise the referral").click()
    expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()
    tab.context.add_cookies(cookies)  # type: ignore[arg-type]
    tab.goto(site.url + "/work/referrals/raise/")
    expect(tab.get_by_label("Case reference")).to_have_value("NM-0099")
    expect(tab.get_by_label("What you saw")).to_have_value(WORRY)
    tab.goto(site.url + "/work/referrals/raise/?reference=NM-0100")
    expect(tab.get_by_label("What you saw")).to_have_value("")
    tab.goto(site.url + "/work/referrals/raise/?service=northmere")
    tab.get_by_role("button", name="Raise the referral").click()
    expect(tab.get_by_role("heading", name="Case NM-0099")).to_be_visible()
    tab.goto(site.url + "/work/referrals/raise/")
    expect(tab.get_by_label("What you saw")).to_have_value("")


def test_the_forms_can_be_filled_in_by_keyboard(enter: Enter, site: Site) -> None:
    tab = enter(INSPECTOR)
    tab.goto(site.url + "/work/referrals/raise/")
    assert checks.keyboard_faults(tab) == []


def test_a_planner_corrects_a_day_and_sees_first_what_moves(enter: Enter, site: Site, looker: Looker) -> None:
    tab = enter(PLANNER)
    tab.goto(site.url + "/administration/calendar/")
    looker.look(tab, "calendar")
    tab.get_by_role("button", name="Correct a day").click()
    for part, value in (("Day", "10"), ("Month", "3"), ("Year", "2032")):
        tab.get_by_label(part, exact=True).fill(value)
    tab.get_by_label("No working day").check()
    tab.get_by_label("England and Wales").check()
    looker.look(tab, "correct-day")
    tab.get_by_role("button", name="See what would move").click()
    expect(tab.get_by_role("alert")).to_contain_text("Fill in “Why”.")
    tab.get_by_label("Why", exact=True).fill("A day of national mourning")
    tab.get_by_role("button", name="See what would move").click()
    expect(tab.get_by_text("10 March 2032 becomes no working day in England and Wales.")).to_be_visible()
    looker.look(tab, "correct-day-ask")
    tab.get_by_role("button", name="Correct the day").click()
    expect(tab.get_by_text("The day is corrected.")).to_be_visible()
    expect(tab.get_by_role("cell", name="A day of national mourning")).to_be_visible()
    looker.look(tab, "calendar-filled")
    faults = [fault for fault in checks.html_faults(looker.files) if "“group” role is unnecessary" not in fault]
    assert faults == []
