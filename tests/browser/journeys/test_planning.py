"""Do a planner, a lead and a head of service get from opening an inspection to fieldwork, on any screen?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.journeys.conftest import Play

TITLE = "Northmere, planned in a journey"
PAGES = ("plan", "team", "enquiries", "timetable", "notice", "begin")
# Two weeks go by: the notice has run, and the day of fieldwork has come.
LATER = """
from touchstone.inspectorate.inspections.models import Inspection, Notice
notice = Notice.objects.get(inspection__slug="{slug}", withdrawn_at=None)
gone = timedelta(days=14)
notice.clock.starts_on -= gone
notice.clock.due -= gone
notice.clock.due_if_working -= gone
notice.clock.save()
"""


def parts(day: date) -> dict[str, str]:
    return {"Day": str(day.day), "Month": str(day.month), "Year": str(day.year)}


@pytest.mark.browser
def test_an_inspection_is_opened_announced_and_begun(play: Play) -> None:
    first = date.today() + timedelta(days=21)
    first += timedelta(days=(7 - first.weekday()) % 7)
    slug = _open(play, first)
    own = f"/work/inspections/{slug}/"
    _announce(play, own, slug)
    _adjust(play, own, slug)
    _timetable(play, own, first)
    for who, path in (
        ("planner", "/work/inspections/open/"),
        ("lead-inspector", own),
        *(
            ("lead-inspector", f"{own}{page}/")
            for page in ("plan", "team", "enquiries", "timetable", "notice", "begin")
        ),
        ("head-of-service", f"/asked/{slug}/letter/"),
        ("head-of-service", f"/asked/{slug}/adjustments/"),
        ("lead-inspector", "/work/"),
    ):
        play.no_faults(who, path)
        assert checks.sideways(play.tab(who)) == [], path

    tab = play.go("lead-inspector", f"{own}begin/")
    play.answer(tab, {}, "Begin fieldwork")
    expect(tab.locator(".govuk-error-summary")).to_contain_text("The notice runs until")
    play.script(LATER.format(slug=slug))
    play.fill("lead-inspector", f"{own}begin/", {}, "Begin fieldwork")
    expect(play.tab("lead-inspector").locator("main")).to_contain_text("Fieldwork")
    play.fill("lead-inspector", f"{own}steps/end-fieldwork/", {}, "End fieldwork")
    told = play.go("planner", f"{own}plan/").locator("main").inner_text()
    assert [step in told for step in ("Open,", "Announce,", "Begin fieldwork,", "End fieldwork,")] == [True] * 4


def _open(play: Play, first: date) -> str:
    """The planner opens it, with its lead and its dates."""
    chosen = {
        "Service to inspect": "Northmere Family Court Service",
        "Framework and kind of inspection": "Ofsted inspection of Cafcass, 2021: full inspection",
    }
    tab = play.go("planner", "/work/inspections/")
    tab.get_by_role("button", name="Open an inspection").click()
    play.answer(tab, chosen, "Go on")
    for legend, day in (
        ("First day of fieldwork (optional)", first),
        ("Last day of fieldwork (optional)", first + timedelta(days=11)),
    ):
        group = tab.get_by_role("group", name=legend)
        for label, text in parts(day).items():
            group.get_by_label(label).fill(text)
    lead = tab.get_by_label("Lead inspector (optional)")
    lead.select_option(index=1)
    play.answer(tab, {"Title": TITLE}, "Open the inspection")
    expect(tab.get_by_role("heading", level=1)).to_contain_text(TITLE)
    return tab.url.rstrip("/").rsplit("/", 1)[1]


def _announce(play: Play, own: str, slug: str) -> None:
    """Too short a notice is refused and the letter kept; then the service reads it."""
    play.go("head-of-service", f"/asked/{slug}/", status=404)
    tab = play.go("planner", f"{own}announce/")
    words = "Dear colleague,\n\nWe will come and see."
    play.answer(tab, {"Notice, in days": "2", "Letter": words}, "Announce it and send the letter")
    expect(tab.locator(".govuk-error-summary")).to_contain_text("cannot be made shorter")
    expect(tab.get_by_label("Letter", exact=True)).to_have_value(words)
    play.answer(tab, {"Notice, in days": "5"}, "Announce it and send the letter")
    expect(tab.locator("main")).to_contain_text("notice runs out")
    letter = play.go("head-of-service", f"/asked/{slug}/letter/").locator("main")
    expect(letter).to_contain_text("We will come and see.")
    expect(letter).to_contain_text("working days left")


def _adjust(play: Play, own: str, slug: str) -> None:
    """The service asks, the inspectorate answers, the service reads why."""
    text = "A room on the ground floor for one interview."
    asked = {"a disability": True, "What should be done otherwise": text}
    play.fill("head-of-service", f"/asked/{slug}/adjustments/ask/", asked, "Ask for it")
    tab = play.go("planner", f"{own}adjustments/")
    expect(tab.locator("main")).to_contain_text(text)
    tab.get_by_role("link", name="Answer it").click()
    play.answer(tab, {"Agree": True, "Reason": "Room 2 is on the ground floor."}, "Send the answer")
    expect(play.go("head-of-service", f"/asked/{slug}/adjustments/").locator("main")).to_contain_text("Room 2 is on")


def _timetable(play: Play, own: str, first: date) -> None:
    """One thing stands; another at the same time is refused with what was written, and stands an hour later."""
    for start, end, what, stands in (
        ("09:00", "12:00", "Opening meeting", True),
        ("11:00", "13:00", "Case files", False),
        ("12:00", "13:00", "Case files", True),
    ):
        tab = play.go("planner", f"{own}timetable/add/")
        tab.get_by_label("Who").select_option(index=1)
        for label, text in parts(first).items():
            tab.get_by_role("group", name="Day").get_by_label(label, exact=True).fill(text)
        play.answer(tab, {"From": start, "To": end, "off site": True, "What": what}, "Add it")
        if stands:
            expect(tab.locator("main")).to_contain_text(f"{start}–{end}")
        else:
            expect(tab.locator(".govuk-error-summary")).to_contain_text("Nobody can be in two places at once")
            expect(tab.get_by_label("What", exact=True)).to_have_value(what)
