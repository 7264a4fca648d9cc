"""What returns, in a real Chromium: a proposal decided with the keyboard, and two open pages with their pictures."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site

ANALYST = "analyst@northmere.example"
PROPOSE = """
from touchstone.foundation.core import clock
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.inspectorate.learning.tasks import run_due
run_due(clock.now())
print(Recurrence.objects.filter(
    state="proposed", later__inspection__inspectorate__slug="northmere-inspectorate"
).order_by("score", "pk")[0].pk)
"""
Enter = Callable[..., Tab]
Look = Callable[[Tab, str], None]


def test_a_proposal_is_refused_and_another_confirmed_with_the_keyboard(enter: Enter, look: Look, site: Site) -> None:
    number = site.run(PROPOSE)
    analyst = enter(ANALYST)
    analyst.goto(f"{site.url}/work/learning/?made_up=yes")
    look(analyst, "national")
    analyst.get_by_role("button", name="Decide on").click()
    look(analyst, "proposals")
    analyst.goto(f"{site.url}/work/learning/recurrences/{number}/")
    look(analyst, "proposal")
    analyst.keyboard.press("n")
    expect(analyst.get_by_label("Reason (optional)")).to_be_focused()
    analyst.get_by_role("button", name="No: refuse it").click()
    expect(analyst.get_by_role("alert")).to_contain_text("Say what is different")
    analyst.get_by_label("Reason (optional)").fill("The court is another one.")
    analyst.get_by_role("button", name="No: refuse it").click()
    expect(analyst.get_by_text("Refused: this pair is not proposed again.")).to_be_visible()

    analyst.get_by_role("heading", name="Is it the same weakness?").click()
    later = analyst.locator(".learning-side").nth(1).locator(".learning-text").inner_text()
    analyst.keyboard.press("y")
    expect(analyst.get_by_text("Confirmed: it is the same weakness.")).to_be_visible()

    analyst.goto(f"{site.url}/sector/returns?made_up=yes")
    expect(analyst.get_by_role("link", name=later).first).to_be_visible()
    look(analyst, "returns")


def test_the_curves_are_pictures_with_their_tables_on_a_phone_too(enter: Enter, look: Look, site: Site) -> None:
    reader = enter("head-of-service@northmere.example", width=320)
    reader.goto(f"{site.url}/sector/how-long?made_up=yes")
    look(reader, "how-long")
    expect(reader.locator("svg.learning-curve").first).to_be_visible()
    reader.get_by_text("The same as a table").first.click()
    expect(reader.get_by_role("table", name="All areas for improvement")).to_be_visible()
    reader.get_by_label("Compare by").select_option("Judgement area")
    reader.get_by_role("button", name="Show").click()
    expect(reader.get_by_role("heading", name="Judgement area", exact=True)).to_be_visible()
    assert not checks.sideways(reader)
