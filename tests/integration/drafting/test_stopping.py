"""What stops a draft is shown, with its place, wherever somebody wants to go on with it; an urgent finding too."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.factories.drafts import drafted, live_finding, make_statement
from tests.factories.people import browser_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.accuracy.models import AccuracyCheck
from touchstone.inspectorate.drafting import listeners, stopping
from touchstone.inspectorate.drafting.actions import signing, statements, steps
from touchstone.inspectorate.drafting.building import fingerprint
from touchstone.inspectorate.drafting.models import Draft, Section
from touchstone.inspectorate.findings.models import Finding, UrgentFlag

pytestmark = pytest.mark.django_db
TEXT = "Checks on people are late."
SEND = {"length": "5", "unit": "working days", "basis": "As agreed."}


def at(name: str, *parts: Any) -> str:
    return reverse(name, args=["northmere-2026", *parts])


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def scene() -> tuple[Cast, Draft, Section, Finding]:
    """A sound draft, and an urgent finding that it does not say."""
    cast, draft, section = drafted()
    make_statement(section, cast["lead"], "Plans name who does what.", live_finding(cast))
    finding = live_finding(cast, TEXT, direction="weakness", urgent=True)
    UrgentFlag.objects.create(
        finding=finding, state="raised", why="It goes on.", raised_by=cast["lead"], raised_at=clock.now()
    )
    return cast, draft, section, finding


def test_the_checks_name_it_say_what_ends_it_and_lead_to_its_page(scene: tuple[Cast, Draft, Section, Finding]) -> None:
    cast, _draft, section, finding = scene
    page = browser_of(cast["inspector"]).get(at("draft-checks"))
    said = words(page)
    assert "What stops it (1)" in said and "Urgent finding Stops An urgent finding is said nowhere" in said
    assert TEXT in said and "say on its page why the report says nothing of it" in said
    assert f'href="{at("finding-urgent", finding.pk)}"' in page.content.decode()
    assert (
        at("finding-urgent", finding.pk) not in browser_of(cast["moderator"]).get(at("draft-checks")).content.decode()
    )
    make_statement(section, cast["lead"], "Checks are late and need attention now.", finding)
    assert "Nothing stops this report." in words(browser_of(cast["inspector"]).get(at("draft-checks")))


def test_it_is_neither_sent_nor_signed(scene: tuple[Cast, Draft, Section, Finding]) -> None:
    cast, draft, _section, finding = scene
    with pytest.raises(Refused, match="1 problem stops this draft"):
        steps.send_to_service(by=cast["lead"], draft=draft)
    steps.skip_check(by=cast["lead"], draft=draft, reason="It was read out to them.")
    with pytest.raises(Refused, match="1 problem stops this draft"):
        signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft))
    UrgentFlag.objects.filter(finding=finding).update(
        left_out_reason="It was put right.", left_out_by=cast["lead"], left_out_at=clock.now()
    )
    assert signing.sign(by=cast["lead"], draft=draft, seen=fingerprint(draft)).role == "lead"


def test_sending_shows_what_stops_it_with_links_and_no_button(scene: tuple[Cast, Draft, Section, Finding]) -> None:
    cast, _draft, section, finding = scene
    empty = statements.add_statement(by=cast["lead"], section=section, plain=True)
    bare = make_statement(section, cast["lead"], "Children wait.")
    browser = browser_of(cast["lead"])
    page = browser.get(at("accuracy-send"))
    said, html = words(page), page.content.decode()
    assert "3 problems stop it." in said and "What stops it (3)" in said and "Send it now" not in said
    for place in (at("finding-urgent", finding.pk), at("draft-statement", empty.pk), at("draft-statement", bare.pk)):
        assert f'href="{place}' in html
    assert "Private law practice, statement 3" in said and 'name="length"' not in html
    assert "What stops it (3)" in words(browser.post(at("accuracy-send"), SEND))
    assert not AccuracyCheck.objects.exists()
    bare.plain = True
    bare.save()
    statements.remove(by=cast["lead"], statement=empty)
    make_statement(section, cast["lead"], "Checks are late and need attention now.", finding)
    page = browser.get(at("accuracy-send"))
    assert "Send it now" in words(page) and 'name="length"' in page.content.decode()


def test_the_step_without_a_room_above_shows_the_same(
    scene: tuple[Cast, Draft, Section, Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, _draft, section, finding = scene
    monkeypatch.setattr(listeners, "PAGES", {})
    browser = browser_of(cast["lead"])
    page = browser.get(at("draft-step", "send-to-service"))
    assert "What stops it (1)" in words(page) and at("finding-urgent", finding.pk) in page.content.decode()
    assert ">Send it<" not in page.content.decode().replace("\n", "")
    make_statement(section, cast["lead"], "Checks are late and need attention now.", finding)
    assert "Send it" in words(browser.get(at("draft-step", "send-to-service")))


def test_a_page_about_something_else_shows_the_first_of_many(scene: tuple[Cast, Draft, Section, Finding]) -> None:
    cast, draft, section, _finding = scene
    for number in range(stopping.MOST + 3):
        make_statement(section, cast["lead"], f"Children wait for {number} days.")
    page = browser_of(cast["lead"]).get(at("accuracy-send"))
    assert f"What stops it ({stopping.MOST + 4})" in words(page)
    assert page.content.decode().count("app-problem--stops") == stopping.MOST
    assert at("draft-checks") in page.content.decode()
