"""You said, we did: what everyone reads of what young people and families said, and its data."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, play
from tests.factories.conversations import make_panel, make_said, make_session, promised
from tests.welsh import english_left_in
from touchstone.foundation.core import clock
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.conversations.actions import correcting, panels, telling
from touchstone.inspectorate.conversations.models import Recommendation

pytestmark = pytest.mark.django_db
PAGE = "/providers/northmere/you-said-we-did"
TODAY = clock.today()


@pytest.fixture
def cast() -> Cast:
    return play()


def shown(cast: Cast, said: Recommendation) -> Recommendation:
    return panels.show(by=cast["head"], recommendation=said, public=True)


def read(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def test_an_empty_page_says_what_will_stand_here(client: Client, cast: Cast) -> None:
    make_said(cast)  # and nobody chose to show it
    assert "When this service shows what its young people’s boards" in read(client)
    assert client.get("/providers/nowhere/you-said-we-did").status_code == 404
    assert PAGE in read(client, "/providers/northmere")


def test_each_says_what_was_done_and_what_was_not(client: Client, cast: Cast) -> None:
    panel = make_panel(cast)
    late = make_session(cast, panel, ago=90)
    shown(cast, make_said(cast, late, "Nobody answered this."))
    will = shown(cast, make_said(cast, late, "Make a corner for teenagers."))
    action = promised(cast, will, due=TODAY)
    later = TODAY + timedelta(days=9)
    correcting.move_day(by=cast["head"], action=action, side="service", due=later, reason="The chairs are late.")
    cannot = shown(cast, make_said(cast, late, "Never change the worker."))
    panels.reply(by=cast["head"], recommendation=cannot, kind="cannot", words="People leave.")
    panels.tell_back(by=cast["head"], recommendation=cannot, on=TODAY, how="In a letter")
    page = read(client)
    assert "No answer in time: 1" in page and "Promised: 1" in page and "Cannot be done: 1" in page
    assert f"Of 3 recommendations, as at {format_date(TODAY)}." in page
    assert "It has waited 90 days." in page and "It was first promised by" in page
    assert "We cannot, because" in page and f"The people who said it were told on {format_date(TODAY)}." in page
    assert "The chairs are late." not in page and "In a letter" not in page
    telling.tell(by=cast["head"], action=action, on=TODAY, state="not_done", says="The money went elsewhere.")
    page = read(client)
    assert "Why it was not done:" in page and "The money went elsewhere." in page
    assert "The people who said it have not been told yet." in page


def test_its_data_say_the_same(client: Client, cast: Cast) -> None:
    said = shown(cast, make_said(cast, theme="workforce", area=cast.areas[0]))
    panels.reply(by=cast["head"], recommendation=said, kind="did", words="It is there.", did_on=TODAY)
    found = json.loads(client.get(f"{PAGE}.json").content)
    assert found["counts"]["done"] == 1 and found["as_at"] == TODAY.isoformat()
    row = found["recommendations"][0]
    assert (row["stands"], row["answer"], row["area"], row["theme"]) == ("done", "did", "fen", "workforce")
    lines = list(csv.DictReader(io.StringIO(client.get(f"{PAGE}.csv").content.decode())))
    assert lines[0]["said"] == "Tell us who we will meet." and lines[0]["done_on"] == TODAY.isoformat()


def test_in_welsh_nothing_of_the_program_is_english(client: Client, cast: Cast) -> None:
    session = make_session(cast, ago=70)
    shown(cast, make_said(cast, session, "Gofynnwch i ni yn gyntaf.", language="cy"))
    promised(cast, shown(cast, make_said(cast, session)))
    page = client.get(f"/cy{PAGE}").content.decode()
    assert english_left_in(page) == []
    assert "Dywedoch chi, gwnaethom ni" in page and 'lang="en"' in page


def test_the_queries_do_not_grow(client: Client, cast: Cast, django_assert_max_num_queries: Any) -> None:
    session = make_session(cast)
    for number in range(12):
        promised(cast, shown(cast, make_said(cast, session, f"Number {number}.")))
    with django_assert_max_num_queries(6):
        client.get(PAGE)
