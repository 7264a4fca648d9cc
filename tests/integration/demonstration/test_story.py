"""Does the story of Lancashire and Cumbria, December 2009 to February 2011, read true, with nothing added to it?"""

from __future__ import annotations

import html

import pytest
from django.db import transaction
from django.test import Client

from touchstone.demonstration import load
from touchstone.demonstration.published import areas_2008_2010, follow_up_2010_2011

# `db` is made anew here: the facts are loaded once for all of these tests, which only read, and rolled back at the end.
pytestmark = pytest.mark.postgres
FIRST, VISIT = areas_2008_2010.lancashire, follow_up_2010_2011.lancashire


@pytest.fixture(scope="module", autouse=True)
def db(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load.load_demonstration(by="a test")
        yield
        transaction.set_rollback(True)


def facts(number: int) -> list[tuple[str, str, str, str, str]]:
    """(kind, day, grade, words, from which inspection) of each event, as the facts give them, the oldest first."""
    (judged,) = (each for each in VISIT.progress if each.number == number)
    told = [each for each in VISIT.milestones if each.number == number]
    events = [("found", FIRST.published, "", "", FIRST.slug)]
    events += [("milestone", each.on, "", each.text, VISIT.slug) for each in told]
    events.append(("judged", VISIT.published, judged.grade, judged.found, VISIT.slug))
    ordered = [events[0], *sorted(events[1:], key=lambda event: event[1].start)]
    return [(kind, on.iso(), *rest) for kind, on, *rest in ordered]


def shown(number: int) -> list[dict[str, str]]:
    address = f"/areas-for-improvement/{FIRST.slug}-{number}.json"
    return Client().get(address).json()["events"]


@pytest.mark.parametrize("number", range(1, 8))
def test_every_event_shown_is_in_the_facts_and_every_fact_is_shown(number):
    said = []
    for event in shown(number):
        if event["kind"] == "area changed":  # no inspection tells it: the definition of the service does, and its doubt
            assert "The day, and the area that took it, are not known here." in event["text"]
            assert (event["on"], event["when"]) == (None, "before 1 January 2011")
            continue
        words = {"found": "", "milestone": event["title"], "judged": event["text"] or ""}[event["kind"]]
        said.append((event["kind"], event["on"], event["grade"] or "", words, event["inspection"]))
    assert said == facts(number)


@pytest.mark.parametrize("number", range(1, 8))
def test_the_page_says_what_was_still_weak_and_no_more_than_that_is_known(number):
    (judged,) = (each for each in VISIT.progress if each.number == number)
    page = html.unescape(Client().get(f"/areas-for-improvement/{FIRST.slug}-{number}").content.decode())
    assert ("Still weak:" in page) == bool(judged.residual)
    assert judged.residual in page
    for never in ("The plan to put it right was accepted", "Returned", "found the same weakness", "It was to be done"):
        assert never not in page
