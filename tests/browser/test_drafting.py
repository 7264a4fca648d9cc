"""The statement editor in a real Chromium: typed and saved, checked while it is typed, by two people, by the keyboard
alone, on a phone, without scripts; then the checks, the areas for improvement and the signatures."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site

LEAD, INSPECTOR = "lead-inspector@northmere.example", "inspector@northmere.example"
MODERATOR = "moderator@northmere.example"
SAVED, CHECKS = "[data-autosave-saved]", "[data-checks]"
OPEN = """
from uuid import uuid4
from django.utils import timezone
from tests.factories.drafts import make_draft, make_section, make_statement
from tests.factories.findings import make_item
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.drafting.actions import areas, comments
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
row = Inspection.objects.create(
    slug=f"northmere-draft-{uuid4().hex[:8]}", origin="held", state="settled", kind="focused",
    title="Northmere, a focused visit", inspectorate=Organisation.objects.get(slug="northmere-inspectorate"),
    provider=Organisation.objects.get(slug="northmere"), framework=frameworks.by_key("ofsted-cafcass-2021"),
)
people = {name: User.objects.get(email=f"{name}@northmere.example") for name in ("lead-inspector", "inspector")}
for part, name in (("lead", "lead-inspector"), ("inspector", "inspector")):
    TeamMember.objects.create(inspection=row, role=part, user=people[name])
inspector, lead, now = people["inspector"], people["lead-inspector"], timezone.now()
def finding(text, direction, order, **fields):
    return Finding.objects.create(inspection=row, area_key="private_law_practice", direction=direction, text=text,
        order=order, author=inspector, saved_by=inspector, saved_at=now, fingerprint=f"{order:064d}", **fields)
plans = finding("Plans say who does what.", "strength", 1, n=61, of=67, base="case files", basis="sample")
waits = finding("Children wait for their first meeting.", "weakness", 2, n=9, of=67, base="case files", basis="sample")
for each in frameworks.definition(row.framework).evidence:
    MissingSource.objects.create(inspection=row, source_key=each.key, reason="It was not asked for at this visit.",
        saved_by=lead, saved_at=now)
draft = make_draft(row, lead, title="Northmere, a focused visit", welsh=True)
make_section(draft, "introduction", title="Introduction")
section = make_section(draft, "private_law_practice", title="Private law practice", area_key="private_law_practice",
    numbered=True)
short = make_section(draft, "what_we_saw", audience="children", title="What we saw")
one = make_statement(section, inspector, "Almost all (61 of 67) case files say who does what.", plans,
    text_cy="Mae bron pob un (61 o 67) o'r ffeiliau achos yn dweud pwy sy'n gwneud beth.")
two = make_statement(section, inspector, "Some children wait too long to be met.")
comments.comment(by=lead, statement=two, text="Say how many.")
make_statement(short, inspector, "We came to see how people help you.")
areas.add_area(by=inspector, draft=draft, row=AreaRow("Meet each child within ten working days of the request.",
    judgement_key="private_law_practice"), findings=[waits])
print(row.slug, one.pk, two.pk)
"""
Enter = Callable[..., Tab]
Look = Callable[[Tab, str], None]


class Report:
    """Where the report of one test is: `at("areas/")`; its two statements."""

    def __init__(self, site: Site) -> None:
        slug, self.one, self.two = site.run(OPEN).split()
        self.home = f"{site.url}/work/inspections/{slug}/report/"

    def at(self, path: str) -> str:
        return f"{self.home}{path}"

    def statement(self, number: str) -> str:
        return self.at(f"statements/{number}/")


@pytest.fixture
def report(site: Site) -> Report:
    return Report(site)


def test_a_statement_is_typed_saved_checked_and_supported(enter: Enter, look: Look, report: Report) -> None:
    tab = enter(INSPECTOR)
    watch = checks.Watch(tab)
    tab.goto(report.at("write/"))
    look(tab, "introduction")
    tab.get_by_role("link", name="1. Private law practice").click()
    expect(tab.get_by_text("1 unsupported")).to_be_visible()
    look(tab, "section")
    tab.get_by_role("link", name=re.compile("Write.*Some children wait")).click()
    look(tab, "statement")
    tab.get_by_label("Statement", exact=True).fill("Most case files say when a child is met.")
    expect(tab.locator(SAVED)).to_contain_text("Saved at", timeout=20_000)
    tab.get_by_role("button", name="Choose findings").click()
    look(tab, "findings")
    tab.get_by_label("Children wait for their first meeting.").check()
    tab.get_by_role("button", name="It rests on these").click()
    expect(tab.locator(CHECKS)).to_contain_text("does not fit 9 of 67")
    tab.get_by_label("Statement", exact=True).fill("Most case files say when a child is met, and why.")
    expect(tab.locator(CHECKS)).to_contain_text("As typed, not saved yet.", timeout=20_000)
    tab.locator(CHECKS).get_by_role("button", name=re.compile("Show me.*Most")).click()
    chosen = tab.evaluate("() => [document.activeElement.selectionStart, document.activeElement.selectionEnd]")
    assert chosen == [0, 4]
    look(tab, "checked")
    tab.locator(CHECKS).get_by_role("button", name="Use “").first.click()
    expect(tab.get_by_label("Statement", exact=True)).to_have_value(
        "Few (9 of 67) case files say when a child is met, and why."
    )
    tab.get_by_role("link", name="Earlier versions, with what changed").click()
    expect(tab.locator("ins").first).to_contain_text("(9 of 67)")
    look(tab, "versions")
    assert watch.serious() == []


def test_two_people_write_one_statement_and_lose_nothing(enter: Enter, look: Look, report: Report) -> None:
    one, other = enter(INSPECTOR), enter(LEAD, scripts=False)
    for tab in (one, other):
        tab.goto(report.statement(report.two))
    other.get_by_label("Statement", exact=True).fill("Theirs: nine children wait too long.")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_text("Saved at")).to_be_visible()
    one.get_by_label("Statement", exact=True).fill("Mine: some children wait for weeks.")
    expect(one.locator(SAVED)).to_contain_text("Press Save to see both.", timeout=20_000)
    one.get_by_role("button", name="Save", exact=True).click()
    expect(one.get_by_role("heading", level=1, name="Two people wrote this statement")).to_be_visible()
    look(one, "conflict")
    one.get_by_label("Use the text below, made of both").check()
    one.get_by_label("Text made of both: Statement").fill("Nine children wait for weeks.")
    one.get_by_role("button", name="Save what I chose").click()
    expect(one.get_by_label("Statement", exact=True)).to_have_value("Nine children wait for weeks.")
    one.get_by_role("link", name="Earlier versions, with what changed").click()
    expect(one.get_by_text("Theirs: nine children wait too long.").last).to_be_visible()


def test_the_english_and_the_welsh_are_written_at_once(enter: Enter, report: Report) -> None:
    english, welsh = enter(INSPECTOR, scripts=False), enter(LEAD, scripts=False)
    for tab in (english, welsh):
        tab.goto(report.statement(report.one))
    welsh.get_by_label("Statement in Welsh").fill("Mae cynlluniau'n glir.")
    welsh.get_by_role("button", name="Save", exact=True).click()
    english.get_by_label("Statement", exact=True).fill("Plans are clear.")
    english.get_by_role("button", name="Save", exact=True).click()
    expect(english.get_by_label("Statement", exact=True)).to_have_value("Plans are clear.")
    expect(english.get_by_label("Statement in Welsh")).to_have_value("Mae cynlluniau'n glir.")
    expect(english.get_by_text("Welsh older than English").first).to_be_visible()


def test_a_text_that_was_not_saved_is_offered_again(enter: Enter, report: Report) -> None:
    tab = enter(INSPECTOR)
    tab.goto(report.statement(report.two))
    tab.context.set_offline(True)
    tab.get_by_label("Statement", exact=True).fill("Typed in a cellar without a signal.")
    expect(tab.locator(SAVED)).to_contain_text("kept on this device", timeout=20_000)
    again = tab.context.new_page()
    tab.close()
    again.context.set_offline(False)
    again.goto(report.statement(report.two))
    again.get_by_role("button", name="Use it").click()
    expect(again.get_by_label("Statement", exact=True)).to_have_value("Typed in a cellar without a signal.")


def test_the_editor_is_worked_by_the_keyboard_alone(enter: Enter, report: Report) -> None:
    tab = enter(INSPECTOR)
    tab.goto(report.statement(report.two))
    assert checks.keyboard_faults(tab) == []
    tab.get_by_role("button", name="Move up").focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Statement 1.1")).to_be_visible()
    tab.get_by_label("Comment on it").focus()
    tab.keyboard.type("It stands first now.")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("It stands first now.", exact=True)).to_be_visible()
    tab.get_by_role("button", name=re.compile("Dealt with.*Say how many")).focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("Dealt with by")).to_be_visible()


def test_on_a_phone_without_scripts(enter: Enter, look: Look, report: Report) -> None:
    tab = enter(INSPECTOR, width=checks.NARROW, scripts=False)
    tab.goto(report.statement(report.two))
    assert checks.sideways(tab) == []
    tab.get_by_label("Statement", exact=True).fill("Nine children wait too long to be met.")
    tab.get_by_role("button", name="It needs no finding").click()
    expect(tab.get_by_text("so it needs no finding").first).to_be_visible()
    tab.get_by_label("Statement", exact=True).fill("Nine children wait.")
    tab.get_by_role("button", name="Save and add the next").click()
    tab.get_by_label("Statement", exact=True).fill("We thank everybody who met us.")
    tab.get_by_role("button", name="Take out").click()
    tab.get_by_text("1 statement was taken out").click()
    tab.get_by_role("button", name="Bring it back").click()
    expect(tab.get_by_label("Statement", exact=True)).to_have_value("We thank everybody who met us.")


def test_the_checks_the_areas_and_the_signatures(enter: Enter, look: Look, report: Report) -> None:
    lead = enter(LEAD)
    lead.goto(report.at("checks/"))
    look(lead, "checks")
    lead.get_by_role("link", name="Show me").first.click()
    lead.goto(report.at("areas/"))
    look(lead, "areas")
    lead.get_by_role("link", name=re.compile("Write.*Meet each child")).click()
    look(lead, "area")
    lead.get_by_label("What has to improve", exact=True).fill("Meet each child within five working days.")
    expect(lead.locator(SAVED)).to_contain_text("Saved at", timeout=20_000)
    lead.goto(report.at("areas/add/"))
    look(lead, "area-add")
    lead.goto(report.at("sign/"))
    look(lead, "sign")
    lead.get_by_role("link", name="Send the draft to the service").click()
    look(lead, "send-stopped")
    lead.goto(report.at("steps/skip-check/"))
    look(lead, "skip-check")
    moderator = enter(MODERATOR)
    moderator.goto(report.statement(report.one))
    expect(moderator.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    look(moderator, "read-only")
