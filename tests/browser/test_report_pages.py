"""A report from its beginning to what it will look like, in a real Chromium: begun, its tasks, settings, preview."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site

LEAD, INSPECTOR = "lead-inspector@northmere.example", "inspector@northmere.example"
SETTLED = """
from datetime import date
from uuid import uuid4
from django.utils import timezone
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.findings.actions.record import record_judgements
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.findings.queries.standing import asked_of
from touchstone.inspectorate.findings.rows import JudgementRow
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
row = Inspection.objects.create(
    slug=f"northmere-report-{uuid4().hex[:8]}", origin="held", state="settled", kind=sys.argv[1],
    title="National inspection of Northmere Family Court Service, 2026",
    inspectorate=Organisation.objects.get(slug="northmere-inspectorate"), reference="NM 014",
    provider=Organisation.objects.get(slug="northmere"), framework=frameworks.by_key("ofsted-cafcass-2021"),
    starts=PreciseDate(date(2026, 10, 5)), ends=PreciseDate(date(2026, 10, 16)),
)
people = {name: User.objects.get(email=f"{name}@northmere.example") for name in ("lead-inspector", "inspector")}
for part, name in (("lead", "lead-inspector"), ("inspector", "inspector")):
    TeamMember.objects.create(inspection=row, role=part, user=people[name])
now, by = timezone.now(), people["inspector"]
SEEN = (("strength", "Plans name who does what by when", 61), ("weakness", "Children wait for their first meeting", 9))
judged, order = [], 0
for asked in asked_of(row):
    grade = "good" if asked.scale else ""
    judged.append(JudgementRow(asked.key, "graded" if grade else "not in regime",
        asked.scale.key if asked.scale else "", grade, reason="Most of what was seen is done well."))
    for direction, text, n in SEEN if asked.key != "overall_effectiveness" else ():
        order += 1
        Finding.objects.create(inspection=row, area_key=asked.key, direction=direction, text=text, order=order, n=n,
            of=67, base="case files", basis="sample", author=by, saved_by=by, saved_at=now,
            fingerprint=f"{order:064d}")
Inspection.objects.filter(pk=row.pk).update(state="judging")
row.refresh_from_db()
record_judgements(by="the tests", inspection=row, rows=judged)
Inspection.objects.filter(pk=row.pk).update(state="settled")
print(row.slug)
"""
Enter = Callable[..., Tab]
Look = Callable[[Tab, str], None]


@pytest.fixture
def home(site: Site) -> str:
    """The address of the report of an inspection that is settled."""
    return f"{site.url}/work/inspections/{site.run(SETTLED, 'full')}/report/"


def test_a_report_is_begun_and_looked_at(enter: Enter, look: Look, home: str) -> None:
    tab = enter(LEAD)
    watch = checks.Watch(tab)
    tab.goto(home)
    expect(tab.get_by_text("10 first statements, each resting on its findings")).to_be_visible()
    look(tab, "begin")
    tab.get_by_role("button", name="Begin the report").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Report Inspection of Northmere Family Court Service")
    expect(tab.get_by_role("link", name="Write the statements")).to_be_visible()
    look(tab, "overview")
    tab.get_by_role("link", name="Settings").click()
    look(tab, "settings")
    tab.get_by_role("checkbox", name="Publish in Welsh and English at the same time").check()
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_text("The settings are saved.")).to_be_visible()
    tab.get_by_role("link", name="See how it looks").first.click()
    expect(tab.get_by_text("Private law practice with children and families is good.")).to_be_visible()
    look(tab, "preview")
    tab.get_by_role("link", name="Welsh", exact=True).click()
    expect(tab.get_by_text("Bernir bod y maes hwn yn dda.").first).to_be_visible()
    look(tab, "preview-welsh")
    tab.goto(f"{home}publish/")
    expect(tab.get_by_text("once enough people have signed exactly this text")).to_be_visible()
    look(tab, "publish")
    assert watch.serious() == []


def test_an_inspector_sees_it_and_cannot_begin_it(enter: Enter, home: str) -> None:
    tab = enter(INSPECTOR, width=320)
    tab.goto(home)
    expect(tab.get_by_text("The lead inspector begins it.")).to_be_visible()
    expect(tab.get_by_role("button", name="Begin the report")).to_have_count(0)


def test_it_is_begun_by_the_keyboard_without_scripts(enter: Enter, home: str) -> None:
    tab = enter(LEAD, scripts=False)
    tab.goto(home)
    button = tab.get_by_role("button", name="Begin the report")
    button.focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("The report is open, with what is known filled in.")).to_be_visible()


def test_a_letter_shows_its_form(site: Site, enter: Enter, look: Look) -> None:
    tab = enter(LEAD)
    tab.goto(f"{site.url}/work/inspections/{site.run(SETTLED, 'focused')}/report/")
    tab.get_by_role("button", name="Begin the report").click()
    tab.get_by_role("link", name="See how it looks").first.click()
    expect(tab.get_by_text("Yours sincerely")).to_be_visible()
    look(tab, "letter")
