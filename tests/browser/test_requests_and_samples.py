"""A request answered item by item and a sample drawn, each by two people in a real Chromium, on a phone too."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site
from tests.factories.samples import frame_csv

LEAD, SERVICE = "lead-inspector@northmere.example", "head-of-service@northmere.example"
OPEN = """
from uuid import uuid4
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
service = Organisation.objects.get(slug="northmere")
row = Inspection.objects.create(
    slug=f"northmere-asked-{uuid4().hex[:8]}", origin="held", state="announced", kind="full",
    title="Northmere, announced", inspectorate=Organisation.objects.get(slug="northmere-inspectorate"),
    provider=service, framework=frameworks.by_key("ofsted-cafcass-2021"),
)
for area in Area.objects.filter(organisation=service)[:3]:
    InspectionArea.objects.create(inspection=row, area=area)
lead = User.objects.get(email="lead-inspector@northmere.example")
TeamMember.objects.create(inspection=row, role="lead", user=lead)
print(row.slug)
"""
POSTS = "post,area,team,role,hours,vacant,agency,since,cases\n"
Enter = Callable[..., Tab]
Look = Callable[[Tab, str], None]


@pytest.fixture
def slug(site: Site) -> str:
    """An inspection that was announced, with its lead."""
    return site.run(OPEN)


def press(tab: Tab, name: str) -> None:
    """Press a button that leads to a page, and wait for it."""
    with tab.expect_navigation():
        tab.get_by_role("button", name=name).first.click()


def follow(tab: Tab, name: str | re.Pattern[str]) -> None:
    """Follow a link, and wait for its page."""
    with tab.expect_navigation():
        tab.get_by_role("link", name=name).first.click()


def test_a_request_is_sent_answered_returned_and_accepted(
    enter: Enter, look: Look, site: Site, slug: str, tmp_path: Path
) -> None:
    lead = enter(LEAD)
    lead.goto(f"{site.url}/work/inspections/{slug}/request/")
    look(lead, "request-empty")
    press(lead, "Take the starting list")
    expect(lead.get_by_text("17 items are not sent yet")).to_be_visible()
    follow(lead, "Budget and value for money")
    follow(lead, "Change it")
    look(lead, "request-write")
    press(lead, "Remove this item")
    follow(lead, "Send them")
    look(lead, "request-send")
    press(lead, "Send them now")
    expect(lead.get_by_text("16 items were sent to the service.")).to_be_visible()
    look(lead, "request-overview")

    service = enter(SERVICE, width=checks.NARROW)
    service.goto(f"{site.url}/asked/{slug}/request/")
    look(service, "asked-items")
    _answer_with_a_list(service, tmp_path, look)
    _decide(lead, site, slug, look)
    expect(lead.get_by_text("1 returned, 15 waiting")).to_be_visible()

    service.goto(f"{site.url}/asked/{slug}/request/")
    follow(service, "List of posts and workloads")
    expect(service.locator("strong", has_text="Sent back: It is about another period")).to_be_visible()
    look(service, "asked-returned")
    service.get_by_label("Your answer in words").fill("It is of 31 October now.")
    press(service, "Give this answer")
    lead.goto(f"{site.url}/work/inspections/{slug}/request/")
    follow(lead, "List of posts and workloads")
    press(lead, "Accept the answer")
    expect(lead.get_by_text("1 accepted, 15 waiting")).to_be_visible()


def _answer_with_a_list(tab: Tab, folder: Path, look: Look) -> None:
    """First a list with a mistake, of which nothing is taken; then a good one. The words stay through both."""
    bad, good = folder / "bad.csv", folder / "posts.csv"
    bad.write_text(POSTS + "P-1,Fen,,practitioner,2,false,false,,3\n")
    good.write_text(POSTS + "P-1,Fen,,practitioner,1,false,false,,3\n")
    follow(tab, "List of posts and workloads")
    look(tab, "answer")
    tab.get_by_label("Your answer in words").fill("As at 30 September.")
    tab.get_by_label("Add the list").set_input_files(str(bad))
    press(tab, "Add the file")
    expect(tab.get_by_role("alert")).to_contain_text("Nothing of bad.csv was taken: 1 thing")
    look(tab, "answer-refused")
    with tab.expect_download() as got:
        tab.get_by_role("link", name="Download the file of errors").click()
    assert "2,hours,2,Not more than 1." in Path(got.value.path()).read_text(encoding="utf-8-sig")
    tab.get_by_label("Add the list").set_input_files(str(good))
    press(tab, "Add the file")
    expect(tab.get_by_text("1 row checked")).to_be_visible()
    expect(tab.get_by_label("Your answer in words")).to_have_value("As at 30 September.")
    look(tab, "answer-file")
    press(tab, "Give this answer")
    expect(tab.get_by_text("Your answer to item 11 was given.")).to_be_visible()


def _decide(tab: Tab, site: Site, slug: str, look: Look) -> None:
    """The lead sends the answer back, forgetting the reason once."""
    tab.goto(f"{site.url}/work/inspections/{slug}/request/")
    follow(tab, "List of posts and workloads")
    look(tab, "item")
    tab.get_by_text("Send it back").click()
    press(tab, "Send the answer back")
    expect(tab.get_by_role("alert")).to_contain_text("Choose an answer to “Why”")
    look(tab, "item-return")
    tab.get_by_label("It is about another period or day than was asked for").check()
    press(tab, "Send the answer back")


def test_a_list_is_given_a_sample_designed_and_drawn_and_a_case_replaced(
    enter: Enter, look: Look, site: Site, slug: str
) -> None:
    service = enter(SERVICE, width=checks.NARROW)
    service.goto(f"{site.url}/asked/{slug}/sample/")
    _give_a_list(service, look)

    lead = enter(LEAD)
    watch = checks.Watch(lead)
    lead.goto(f"{site.url}/work/inspections/{slug}/sample/")
    look(lead, "sample-given")
    _design(lead, look)
    follow(lead, "Go on to draw these 40 cases")
    lead.get_by_label("How many of them are tracked cases").fill("6")
    look(lead, "sample-draw")
    press(lead, "Draw 40 cases now")
    expect(lead.get_by_text("Drawn: 40 of 400 cases")).to_be_visible()
    look(lead, "sample-drawn")
    _replace_one(lead, look)
    assert watch.serious() == []

    service.goto(f"{site.url}/asked/{slug}/sample/")
    expect(service.get_by_text("40 of your 400 cases were drawn.")).to_be_visible()
    look(service, "sample-asked")
    follow(service, "Give hashes of names")
    press(service, "Make the key for this inspection")
    look(service, "sample-names")


def _give_a_list(tab: Tab, look: Look) -> None:
    """Forgetting once to say what the list leaves out; what was pasted stays."""
    look(tab, "sample-asked-empty")
    follow(tab, "Give the list")
    tab.get_by_label("Or paste it here from a spreadsheet").fill(frame_csv(400, rare=5))
    press(tab, "Give the list")
    expect(tab.get_by_role("alert")).to_contain_text("Say what the list leaves out")
    look(tab, "sample-give")
    tab.get_by_label("Closed cases").check()
    for part, value in (("Day", "30"), ("Month", "9"), ("Year", "2026")):
        tab.get_by_label(part, exact=True).fill(value)
    press(tab, "Give the list")
    expect(tab.get_by_text("The list of 400 cases was taken.")).to_be_visible()


def _design(tab: Tab, look: Look) -> None:
    """What it buys changes as the lead types."""
    follow(tab, "Design the sample")
    expect(tab.get_by_text("With 60 of 400 cases, a weakness in 1 case of 10")).to_be_visible()
    look(tab, "sample-design")
    tab.get_by_label("How many cases").fill("401")
    expect(tab.get_by_text("A sample of 401 is larger than the list, which has 400.")).to_be_visible()
    tab.get_by_label("How many cases").fill("40")
    tab.get_by_label("area (3 values)").check()
    expect(tab.get_by_role("link", name="Go on to draw these 40 cases")).to_be_visible()
    expect(tab.get_by_text("7 strata")).to_be_visible()


def _replace_one(tab: Tab, look: Look) -> None:
    follow(tab, "See the cases")
    look(tab, "sample-cases")
    follow(tab, re.compile("^Replace NM-"))
    look(tab, "sample-replace")
    tab.get_by_label("The service cannot say which case the reference is").check()
    press(tab, "Replace it")
    expect(tab.get_by_text(re.compile("NM-.* stands in for NM-"))).to_be_visible()


def test_a_design_is_shown_by_a_button_where_there_are_no_scripts(enter: Enter, site: Site, slug: str) -> None:
    service = enter(SERVICE, scripts=False)
    service.goto(f"{site.url}/asked/{slug}/sample/give/")
    service.get_by_label("Or paste it here from a spreadsheet").fill(frame_csv(100))
    service.get_by_label("It leaves nothing out: every case is in it").check()
    for part, value in (("Day", "30"), ("Month", "9"), ("Year", "2026")):
        service.get_by_label(part, exact=True).fill(value)
    press(service, "Give the list")
    lead = enter(LEAD, scripts=False)
    lead.goto(f"{site.url}/work/inspections/{slug}/sample/design/")
    lead.get_by_label("How many cases").fill("30")
    press(lead, "Show what it buys")
    expect(lead.get_by_text("With 30 of 100 cases, a weakness in 1 case of 10")).to_be_visible()
