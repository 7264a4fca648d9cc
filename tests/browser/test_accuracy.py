"""A draft checked by the service and answered by the team, in a real Chromium: sent, commented on in the margin by two
people, on a phone, without scripts; answered, changed, and sent back with what changed. Then a challenge."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser import checks
from tests.browser.site import Site

LEAD, INSPECTOR = "lead-inspector@northmere.example", "inspector@northmere.example"
HEAD, MANAGER, DIRECTOR = (
    "head-of-service@northmere.example",
    "service-manager@northmere.example",
    "director@northmere.example",
)
OPEN = """
from uuid import uuid4
from django.utils import timezone
from tests.factories.drafts import make_draft, make_section, make_statement
from touchstone.foundation.accounts.models import User
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.drafting.actions import areas
from touchstone.inspectorate.drafting.rows import AreaRow
from touchstone.inspectorate.evidence.models import MissingSource
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
row = Inspection.objects.create(
    slug=f"northmere-accuracy-{uuid4().hex[:8]}", origin="held", state="settled", kind="focused",
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
draft = make_draft(row, lead, title="Northmere, a focused visit")
section = make_section(draft, "private_law_practice", title="Private law practice", area_key="private_law_practice",
    numbered=True)
make_statement(section, inspector, "Almost all (61 of 67) case files say who does what.", plans)
make_statement(section, inspector, "Few (9 of 67) children wait too long to be met.", waits)
areas.add_area(by=inspector, draft=draft, row=AreaRow("Meet each child within ten working days of the request.",
    judgement_key="private_law_practice"), findings=[waits])
print(row.slug)
"""
Enter = Callable[..., Tab]
Look = Callable[[Tab, str], None]
LATE = """
from datetime import timedelta
from django.utils import timezone
from touchstone.inspectorate.accuracy.models import AccuracyCheck
from touchstone.inspectorate.inspections.models import Inspection
check = AccuracyCheck.objects.get(draft__inspection__slug=sys.argv[1])
long_ago = timezone.localdate() - timedelta(days=30)
type(check.clock).objects.filter(pk=check.clock_id).update(starts_on=long_ago, due=long_ago + timedelta(days=7))
"""


@pytest.fixture
def slug(site: Site) -> str:
    return site.run(OPEN)


def _write(tab: Tab, label: str, text: str, *, proposed: str = "", file: dict[str, object] | None = None) -> None:
    tab.get_by_role("link", name=f"Comment on {label}", exact=True).click()
    tab.get_by_label("A factual error").check()
    tab.get_by_label("What is wrong or missing").fill(text)
    tab.get_by_label("Words you propose instead").fill(proposed)
    if file:
        tab.get_by_label("Add evidence").set_input_files([file])  # type: ignore[list-item]
    tab.get_by_role("button", name="Save the comment").click()
    expect(tab.get_by_text("It is not sent yet.")).to_be_visible()


class Journey:
    """The addresses of one inspection, and what each person does there."""

    def __init__(self, site: Site, slug: str, look: Look) -> None:
        self.work, self.asked = f"{site.url}/work/inspections/{slug}", f"{site.url}/asked/{slug}"
        self.look = look

    def sent(self, lead: Tab) -> None:
        lead.goto(f"{self.work}/accuracy/")
        self.look(lead, "nothing-sent")
        lead.goto(f"{self.work}/report/steps/send-to-service/")
        expect(lead).to_have_url(f"{self.work}/accuracy/send/")
        self.look(lead, "send")
        lead.get_by_label("How long the service has").fill("5")
        lead.get_by_label("What this rests on").fill("Set by the lead inspector.")
        lead.get_by_role("button", name="Send it now").click()
        expect(lead.get_by_text("5 working days after the day the draft was sent")).to_be_visible()
        self.look(lead, "with-service")

    def commented(self, head: Tab, phone: Tab) -> None:
        head.goto(f"{self.asked}/")
        head.locator("main").get_by_role("link", name="Check a draft").last.click()
        self.look(head, "draft")
        head.get_by_role("link", name="Comment on 1", exact=True).click()
        self.look(head, "margin")
        head.get_by_role("link", name="Cancel").click()
        cases = {"name": "cases.csv", "mimeType": "text/csv", "buffer": b"case,plan\n1,yes\n"}
        _write(head, "1", "The files were 60 of 67.", proposed="Almost all (60 of 67) case files.", file=cases)
        phone.goto(f"{self.asked}/draft/")
        _write(phone, "A1", "Fifteen days would be possible.")
        head.reload()
        self.look(head, "two-comments")
        head.goto(f"{self.asked}/draft/send/")
        self.look(head, "send-comments")
        phone.get_by_role("link", name="Send", exact=True).click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Send 2 comments")
        phone.get_by_role("button", name="Send them all now").click()
        expect(phone.get_by_text("You sent 2 comments")).to_be_visible()

    def ended(self, lead: Tab) -> None:
        lead.reload()
        self.look(lead, "comments-in")
        lead.goto(f"{self.work}/report/steps/end-check/")
        self.look(lead, "end")
        lead.get_by_role("button", name="End the check").click()
        expect(lead.get_by_text("0 of 2 answered.")).to_be_visible()

    def answered(self, inspector: Tab) -> None:
        inspector.goto(f"{self.work}/accuracy/")
        inspector.get_by_role("link", name=re.compile("^1. The files were")).click()
        expect(inspector.get_by_role("link", name="cases.csv")).to_be_visible()
        _answer(inspector, "Accepted in part", "We counted again: sixty-one.")
        inspector.get_by_label("The words in English").fill("Almost all (61 of 67) case files say well who does what.")
        inspector.get_by_role("button", name="Change the words").click()
        expect(inspector.locator("ins")).to_contain_text("well")
        expect(inspector.get_by_text("Changed because of this comment:")).to_be_visible()
        self.look(inspector, "comment")
        inspector.get_by_role("link", name="The next comment that waits: 2").click()
        _answer(inspector, "Not accepted", "Ten days is what children need.")

    def told(self, lead: Tab, head: Tab) -> None:
        lead.goto(f"{self.work}/accuracy/")
        lead.get_by_role("link", name="The letter with the answers").click()
        self.look(lead, "answers-before")
        lead.get_by_role("button", name="Send the answers now").click()
        lead.goto(f"{self.work}/report/sign/")
        expect(lead.get_by_role("button", name="Sign for exactly this text")).to_be_visible()
        head.goto(f"{self.asked}/draft/")
        self.look(head, "answered")
        head.get_by_role("link", name="Read the answers as a letter").click()
        expect(head.locator("ins")).to_contain_text("well")
        self.look(head, "letter")


def _answer(tab: Tab, verdict: str, why: str) -> None:
    tab.get_by_label(verdict, exact=True).check()
    tab.get_by_label("Why").fill(why)
    tab.get_by_role("button", name="Save the answer").click()
    expect(tab.get_by_text("is answered.")).to_be_visible()


def test_a_draft_is_sent_checked_answered_and_changed(enter: Enter, look: Look, site: Site, slug: str) -> None:
    lead, head = enter(LEAD), enter(HEAD)
    watch = checks.Watch(head)
    journey = Journey(site, slug, look)
    journey.sent(lead)
    journey.commented(head, enter(MANAGER, width=320, scripts=False))
    journey.ended(lead)
    journey.answered(enter(INSPECTOR))
    journey.told(lead, head)
    assert watch.serious() == []


def test_two_people_of_the_service_write_one_comment_and_lose_nothing(
    enter: Enter, look: Look, site: Site, slug: str
) -> None:
    lead, head, manager = enter(LEAD), enter(HEAD), enter(MANAGER)
    _send(lead, site, slug)
    asked = f"{site.url}/asked/{slug}/draft/"
    head.goto(asked)
    _write(head, "2", "First words.")
    for tab, words in ((head, "Words of the head."), (manager, "Words of the manager.")):
        tab.goto(f"{asked}comments/1/")
        tab.get_by_label("What is wrong or missing").fill(words)
    for tab in (head, manager):
        tab.get_by_role("button", name="Save the comment").click()
    expect(manager.get_by_role("heading", level=1)).to_have_text("Comment 1 was saved by two people")
    look(manager, "conflict")
    site.run(LATE, slug)
    lead.reload()
    expect(lead.get_by_text("Nothing came back by the day it was due.")).to_be_visible()
    look(lead, "late")
    lead.get_by_role("button", name="Remind the service").click()
    expect(lead.get_by_text("reminded.")).to_be_visible()
    manager.goto(f"{asked}send/")
    expect(manager.get_by_text("Your comments will be marked as late.")).to_be_visible()


def _send(lead: Tab, site: Site, slug: str) -> None:
    lead.goto(f"{site.url}/work/inspections/{slug}/accuracy/send/")
    lead.get_by_label("How long the service has").fill("5")
    lead.get_by_label("What this rests on").fill("Set by the lead inspector.")
    lead.get_by_role("button", name="Send it now").click()


def test_a_challenge_is_made_answered_and_let_go(enter: Enter, look: Look, site: Site, slug: str) -> None:
    head, director = enter(HEAD), enter(DIRECTOR)
    head.goto(f"{site.url}/asked/{slug}/challenges/")
    look(head, "no-challenge")
    head.get_by_role("button", name="Make a challenge").click()
    look(head, "make-challenge")
    head.get_by_label("A judgement", exact=True).check()
    head.get_by_label("Which judgement").select_option("private_law_practice")
    head.get_by_label("What happened, or what is wrong, and why").fill("The sample was too small.")
    head.get_by_label("What you ask the inspectorate to do").fill("Judge it again.")
    head.get_by_role("button", name="Make the challenge").click()
    expect(head.get_by_text("20 working days after the day it was made")).to_be_visible()
    look(head, "challenge-asked")
    director.goto(f"{site.url}/work/inspections/{slug}/challenges/")
    expect(director.get_by_text("Challenge 1 waits for its answer.")).to_be_visible()
    look(director, "challenges")
    director.get_by_role("link", name="Challenge 1: A judgement").click()
    look(director, "challenge")
    director.get_by_label("Upheld", exact=True).check()
    director.get_by_label("The answer, with its reasons").fill("The sample left out one area.")
    director.get_by_role("button", name="Send the answer").click()
    expect(director.get_by_role("link", name="Reopen the judgements")).to_be_visible()
    look(director, "challenge-upheld")
    director.get_by_role("link", name="Let publication go on all the same").click()
    look(director, "lift")
    head.reload()
    head.get_by_role("button", name="Take the answer as it is").click()
    expect(head.get_by_text("Your challenge is closed.")).to_be_visible()
