"""The judgement board in a real Chromium: from a finding to judgements that stand, by four people, on a phone too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site

LEAD, INSPECTOR = "lead-inspector@northmere.example", "inspector@northmere.example"
MODERATOR, HEAD = "moderator@northmere.example", "head-of-service@northmere.example"
OPEN = """
from uuid import uuid4
from tests.factories.findings import make_item
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
row = Inspection.objects.create(
    slug=f"northmere-board-{uuid4().hex[:8]}", origin="held", state="judging", kind="focused",
    title="Northmere, a focused visit", inspectorate=Organisation.objects.get(slug="northmere-inspectorate"),
    provider=Organisation.objects.get(slug="northmere"), framework=frameworks.by_key("ofsted-cafcass-2021"),
)
for part, email in (("lead", "lead-inspector"), ("inspector", "inspector")):
    TeamMember.objects.create(inspection=row, role=part, user=User.objects.get(email=f"{email}@northmere.example"))
inspector = User.objects.get(email="inspector@northmere.example")
make_item(row, inspector, "private_law_practice", text="The plan in this file names no dates.", direction="weakness")
make_item(row, inspector, "private_law_practice", text="A practitioner showed a plan with dates.", method="interview")
print(row.slug)
"""
Enter = Callable[..., Tab]
Look = Callable[[Tab, str], None]


@pytest.fixture
def board(site: Site) -> str:
    """The board of a focused visit whose fieldwork has ended; its address."""
    return f"{site.url}/work/inspections/{site.run(OPEN)}/board/"


def test_from_a_finding_to_judgements_that_stand(enter: Enter, look: Look, board: str) -> None:
    inspector = enter(INSPECTOR)
    _write_a_finding(inspector, look, board)
    _propose(inspector, look)

    moderator = enter(MODERATOR)
    moderator.goto(f"{board}private_law_practice/")
    moderator.get_by_role("button", name="Moderate it").click()
    look(moderator, "moderate")
    moderator.get_by_label("I agree with exactly this").check()
    moderator.get_by_role("button", name="Save what I say").click()
    expect(moderator.get_by_text("What you said of this judgement is on record.")).to_be_visible()

    lead = enter(LEAD)
    lead.goto(board.replace("/board/", "/judgements/"))
    look(lead, "settle")
    lead.get_by_role("button", name="Let them stand").click()
    expect(lead.get_by_role("heading", level=1, name="The judgements stand")).to_be_visible()
    look(lead, "settled")


def _write_a_finding(tab: Tab, look: Look, board: str) -> None:
    """A weakness, with one item of evidence for it and one against it."""
    tab.goto(board)
    look(tab, "empty")
    tab.get_by_role("button", name="Write a finding").click()
    look(tab, "finding-form")
    tab.get_by_label("A weakness").check()
    tab.get_by_label("What the evidence shows").fill("Plans in case files name tasks without dates.")
    for label, said in (("How many were so", "12"), ("Of how many", "20"), ("What was counted", "case files")):
        tab.get_by_label(label).fill(said)
    tab.get_by_label("Only those seen").check()
    tab.get_by_role("button", name="Save the finding").click()
    expect(tab.get_by_text("Unsupported", exact=True)).to_be_visible()
    tab.locator(".app-evidence", has_text="names no dates").get_by_role("button", name="It supports").click()
    tab.locator(".app-evidence", has_text="a plan with dates").get_by_role("button", name="It contradicts").click()
    expect(tab.get_by_text("But 1 item of evidence points the other way: interview.")).to_be_visible()
    look(tab, "finding")


def _propose(tab: Tab, look: Look) -> None:
    tab.get_by_role("link", name="Back to the board").click()
    expect(tab.get_by_text("12 of 20 case files, of those seen only")).to_be_visible()
    tab.get_by_role("button", name="Propose a judgement").click()
    look(tab, "propose")
    tab.get_by_role("button", name="Propose it").click()
    expect(tab.get_by_role("alert")).to_contain_text("What is judged, against the criteria")
    tab.get_by_label("In words").check()
    tab.get_by_label("What is judged").fill("Planning is clear about tasks; in most files it is not about time.")
    tab.get_by_role("button", name="Propose it").click()
    expect(tab.get_by_text("1 of 3 proposed.")).to_be_visible()
    look(tab, "proposed")


def test_the_board_is_worked_by_the_keyboard_and_without_scripts(enter: Enter, board: str) -> None:
    with_keys = enter(INSPECTOR)
    with_keys.goto(board)
    assert checks.keyboard_faults(with_keys) == []
    stops, _wanted = checks.keyboard_walk(with_keys)
    assert {"Write a finding", "Propose a judgement"} <= {stop.words for stop in stops}
    phone = enter(INSPECTOR, width=checks.NARROW, scripts=False)
    phone.goto(board)
    phone.get_by_role("link", name="Public law practice with children").click()
    expect(phone.get_by_role("heading", level=2, name="Public law practice with children")).to_be_visible()


def test_the_service_reads_the_notes_that_were_sent(enter: Enter, look: Look, board: str) -> None:
    lead = enter(LEAD)
    lead.goto(board.replace("/board/", "/notes/"))
    look(lead, "notes-empty")
    lead.get_by_role("button", name="Write a note").click()
    look(lead, "note-form")
    lead.get_by_label("What the service should know").fill("We met two teams.\nNext we need the waiting list.")
    lead.get_by_role("button", name="Save the note").click()
    look(lead, "notes")
    lead.get_by_role("button", name="Send it to the service").click()
    expect(lead.get_by_text("Sent by")).to_be_visible()
    head = enter(HEAD, width=checks.NARROW)
    slug = board.split("/")[-3]
    head.goto(f"{board.split('/work/')[0]}/asked/{slug}/notes/")
    expect(head.get_by_text("Next we need the waiting list.")).to_be_visible()
    look(head, "asked-notes")
    answer = head.goto(board)
    assert answer is not None and answer.status == 403
