"""Evidence in a real Chromium: captured on a phone, by keyboard, without scripts, and with the line cut meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.site import Site

INSPECTOR, LEAD = "inspector@northmere.example", "lead-inspector@northmere.example"
SAVED = "[data-evidence-saved]"
TEXT = "What was seen?"
OPEN = """
from uuid import uuid4
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
service = Organisation.objects.get(slug="northmere")
row = Inspection.objects.create(
    slug=f"northmere-evidence-{uuid4().hex[:8]}", origin="held", state="fieldwork", kind="full",
    title="Northmere, in fieldwork", inspectorate=Organisation.objects.get(slug="northmere-inspectorate"),
    provider=service, framework=frameworks.by_key("ofsted-cafcass-2021"),
)
for area in Area.objects.filter(organisation=service)[:3]:
    InspectionArea.objects.create(inspection=row, area=area)
for email, role in (("inspector", "inspector"), ("lead-inspector", "lead")):
    TeamMember.objects.create(inspection=row, role=role, user=User.objects.get(email=email + "@northmere.example"))
print(row.slug)
"""
Enter = Callable[..., Tab]


@pytest.fixture(scope="module")
def slug(site: Site) -> str:
    """An inspection in fieldwork, with two people in its team."""
    return site.run(OPEN)


@pytest.fixture
def look(screenshots: Path | None, tmp_path: Path) -> Iterator[Callable[[Tab, str], None]]:
    """Faults of a page at both widths, and a picture of each; at the end, what is wrong in the HTML of all."""
    saved: list[Path] = []

    def at(tab: Tab, name: str) -> None:
        faults = checks.violations(tab)
        before = tab.viewport_size
        for width in (1280, checks.NARROW):
            tab.set_viewport_size({"width": width, "height": 800})
            faults += checks.sideways(tab)
            if screenshots:
                tab.screenshot(path=screenshots / f"evidence-{name}-{width}.png", full_page=True)
        assert before is not None
        tab.set_viewport_size(before)
        assert faults == [], name
        saved.append(tmp_path / f"{name}.html")
        # As the server sends it: what the scripts make of it is axe's to judge.
        saved[-1].write_text(tab.request.get(tab.url).text())

    yield at
    if saved:
        assert checks.html_faults(saved) == []


def listed(site: Site, slug: str) -> str:
    return f"{site.url}/work/inspections/{slug}/evidence/"


def fill(tab: Tab, text: str, direction: str = "Weakness") -> None:
    """What capture needs, as a person would do it."""
    tab.get_by_label("Case file read").check()
    tab.get_by_label("About which case?").fill("NM-0031")
    tab.get_by_label("About or from whom?").fill("child")
    tab.get_by_label("Private law practice with children and families").check()
    tab.get_by_label(direction, exact=True).check()
    tab.get_by_label(TEXT).fill(text)


def test_captured_on_a_phone(enter: Enter, site: Site, slug: str, look: Callable[[Tab, str], None]) -> None:
    tab = enter(INSPECTOR, width=checks.NARROW)
    watch = checks.Watch(tab)
    tab.goto(listed(site, slug))
    look(tab, "none-yet")
    tab.get_by_role("button", name="Add evidence").click()
    expect(tab.get_by_role("button", name="A child may be at risk")).to_be_in_viewport()
    look(tab, "write")
    fill(tab, "The plan did not say who would see the child, and no date was set.")
    expect(tab.locator(SAVED)).to_have_text(re.compile(r"Saved at \d\d:\d\d\."), timeout=15_000)
    expect(tab.get_by_role("button", name="A child may be at risk")).to_be_in_viewport()
    tab.get_by_role("button", name="Submit as evidence").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Case file read")
    look(tab, "item")
    tab.goto(listed(site, slug))
    expect(tab.get_by_role("link", name=re.compile("Case file read, .*: child, NM-0031"))).to_be_visible()
    expect(tab.locator("[data-evidence-device]")).to_be_hidden()
    look(tab, "list")
    for name in ("sources", "together"):
        tab.goto(f"{listed(site, slug)}{name}/")
        look(tab, name)
    assert watch.serious() == []


def test_words_that_tell_too_much_wait_without_scripts(
    enter: Enter, site: Site, slug: str, look: Callable[[Tab, str], None]
) -> None:
    tab = enter(INSPECTOR, width=checks.NARROW, scripts=False)
    tab.goto(f"{listed(site, slug)}add/")
    fill(tab, "The child, born on 3 May 2014, was not seen. The father rang from 07700 900123.")
    tab.get_by_role("button", name="Submit as evidence").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("2 words could tell who somebody is")
    tab.get_by_label("“3 May 2014”: a date of birth").fill("Fictional, for a test.")
    tab.get_by_role("button", name="Submit as evidence").click()
    expect(tab.get_by_role("alert")).to_contain_text("a telephone number")
    expect(tab.get_by_label("“3 May 2014”: a date of birth")).to_have_value("Fictional, for a test.")
    tab.get_by_role("link", name="Change the text").first.click()
    tab.get_by_label(TEXT).fill("The child was not seen. The father rang.")
    tab.get_by_role("button", name="Submit as evidence").click()
    expect(tab.get_by_text("Submitted. It is part of the inspection’s evidence now.")).to_be_visible()


def test_pages_of_marks_and_of_two_versions_can_be_read(
    enter: Enter, site: Site, slug: str, look: Callable[[Tab, str], None], screenshots: Path | None, tmp_path: Path
) -> None:
    tab, other = enter(INSPECTOR), enter(INSPECTOR, scripts=False)
    tab.goto(f"{listed(site, slug)}add/")
    fill(tab, "The child, born on 3 May 2014, was not seen.")
    tab.get_by_role("button", name="Submit as evidence").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("1 word could tell who somebody is")
    look(tab, "marks")
    tab.get_by_role("link", name="Change the text").first.click()
    other.goto(tab.url)
    tab.get_by_label(TEXT).fill("The child was seen once, at school.")
    tab.get_by_role("button", name="Save and go on writing").click()
    other.get_by_label(TEXT).fill("The child was seen twice, at home.")
    other.get_by_role("button", name="Save and go on writing").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Two versions of this evidence")
    sides = other.locator(".app-conflict__text")
    expect(sides).to_have_text(["The child was seen twice, at home.", "The child was seen once, at school."])
    _look_without_scripts(other, screenshots)
    conflict = tmp_path / "conflict.html"
    conflict.write_text(other.content())
    assert checks.html_faults([conflict]) == []
    other.get_by_label("Use the text below, made of both").check()
    other.get_by_role("button", name="Save what I chose").click()
    expect(other.get_by_label(TEXT)).to_have_value(
        "The child was seen twice, at home.\n\nThe child was seen once, at school."
    )


def _look_without_scripts(tab: Tab, screenshots: Path | None) -> None:
    for width in (1280, checks.NARROW):
        tab.set_viewport_size({"width": width, "height": 800})
        assert checks.sideways(tab) == []
        if screenshots:
            tab.screenshot(path=screenshots / f"evidence-conflict-{width}.png", full_page=True)


def test_what_is_not_taken_stays_on_the_device(enter: Enter, site: Site, slug: str) -> None:
    tab = enter(INSPECTOR)
    tab.goto(f"{listed(site, slug)}add/")
    tab.get_by_label(TEXT).fill("A day that is none.")
    tab.get_by_label("Day").fill("99")
    expect(tab.locator(SAVED)).to_contain_text("but not all of it", timeout=15_000)
    tab.reload()
    expect(tab.get_by_label("Day")).not_to_have_value("99")
    expect(tab.locator("[data-evidence-kept]")).to_be_visible()
    tab.get_by_role("button", name="Use it").click()
    expect(tab.get_by_label("Day")).to_have_value("99")


def test_set_against_each_other_amended_and_withdrawn(
    enter: Enter, site: Site, slug: str, look: Callable[[Tab, str], None]
) -> None:
    tab = enter(LEAD)
    addresses = []
    for text, direction in (("The board met monthly.", "Strength"), ("The board met twice a year.", "Weakness")):
        tab.goto(f"{listed(site, slug)}add/")
        fill(tab, text, direction)
        tab.get_by_role("button", name="Submit as evidence").click()
        expect(tab.get_by_role("heading", level=1)).to_contain_text("Case file read")
        addresses.append(tab.url)
    tab.get_by_role("link", name="Set other evidence against it").click()
    tab.get_by_label("Which evidence does it contradict?").fill(addresses[0])
    tab.get_by_label("What do they disagree about?").fill("How often the board met.")
    look(tab, "contradicts")
    tab.get_by_role("button", name="Set against each other").click()
    tab.get_by_role("button", name="Amend").click()
    look(tab, "amend")
    tab.get_by_label(TEXT).fill("The board met twice in 2025.")
    tab.get_by_label("Why is it amended?").fill("The year was missing.")
    tab.get_by_role("button", name="Save the amendment").click()
    look(tab, "amended")
    tab.goto(f"{listed(site, slug)}together/")
    expect(tab.get_by_text("These contradict each other:")).to_be_visible()
    expect(tab.get_by_text("Points both ways")).to_be_visible()
    look(tab, "together-against")
    tab.goto(f"{listed(site, slug)}sources/judiciary/")
    tab.get_by_label("Why could it not be seen?").fill("No court sat in the weeks of fieldwork.")
    look(tab, "missing")
    tab.get_by_role("button", name="Record the reason").click()
    expect(tab.get_by_text("No court sat in the weeks of fieldwork.")).to_be_visible()
    tab.goto(addresses[1])
    tab.get_by_role("link", name="Withdraw").click()
    tab.get_by_label("Why is it withdrawn?").fill("Seen in another service.")
    look(tab, "withdraw")
    tab.get_by_role("button", name="Withdraw it").click()
    look(tab, "withdrawn")


def test_a_cut_line_and_an_ended_session_lose_nothing(enter: Enter, site: Site, slug: str) -> None:
    tab = enter(INSPECTOR, width=checks.NARROW)
    tab.goto(f"{listed(site, slug)}add/")
    address = tab.url
    tab.context.set_offline(True)
    fill(tab, "Typed in a cellar without a signal.")
    expect(tab.locator(SAVED)).to_have_text("Not saved yet: kept on this device", timeout=15_000)
    context = tab.context
    tab.close()  # as if the phone had died
    context.set_offline(False)
    tab = context.new_page()
    tab.goto(listed(site, slug))
    expect(tab.locator("[data-evidence-device] a")).to_have_text("Typed in a cellar without a signal.")
    tab.goto(address)
    expect(tab.get_by_label(TEXT)).to_have_value("")
    tab.get_by_role("button", name="Use it").click()
    expect(tab.get_by_label(TEXT)).to_have_value("Typed in a cellar without a signal.")
    expect(tab.get_by_label("Weakness", exact=True)).to_be_checked()
    expect(tab.locator(SAVED)).to_have_text(re.compile(r"Saved at"), timeout=15_000)

    tab.context.clear_cookies()
    tab.get_by_label(TEXT).fill("Typed after the session had ended.")
    expect(tab.locator(SAVED)).to_have_text(re.compile("You have been signed out"), timeout=15_000)
    cookie = {"name": "sessionid", "value": site.session_of(INSPECTOR), "url": site.url}
    tab.context.add_cookies([cookie])  # type: ignore[list-item]
    expect(tab.locator(SAVED)).to_have_text(re.compile(r"Saved at"), timeout=30_000)
    tab.reload()
    expect(tab.get_by_label(TEXT)).to_have_value("Typed after the session had ended.")
    expect(tab.locator("[data-evidence-kept]")).to_be_hidden()


def test_captured_by_keyboard_alone(enter: Enter, site: Site, slug: str) -> None:
    tab = enter(LEAD)
    tab.goto(f"{listed(site, slug)}add/")
    assert checks.keyboard_faults(tab) == []
    tab.goto(f"{listed(site, slug)}add/")
    steps = (
        ("Case file read", "Space"), ("About which case?", "NM-0417"), ("About or from whom?", "judge"),
        ("Overall effectiveness", "Space"), ("Strength", "Space"), (TEXT, "The court praised the report."),
    )  # fmt: skip
    for label, keys in steps:
        _tab_to(tab, tab.get_by_label(label, exact=label == "Strength"))
        (tab.keyboard.press if keys == "Space" else tab.keyboard.type)(keys)
    _tab_to(tab, tab.get_by_role("button", name="Submit as evidence"))
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Case file read")
    expect(tab.get_by_text("The court praised the report.")).to_be_visible()
    expect(tab.get_by_text("Overall effectiveness")).to_be_visible()


def _tab_to(tab: Tab, wanted: Locator) -> None:
    """Press Tab until this has the focus. A page where that takes more than sixty steps fails."""
    for _step in range(60):
        tab.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The keyboard does not reach {wanted}")
