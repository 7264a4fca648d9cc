"""What could tell who somebody is gets nowhere that a report prints or the service reads; nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import play
from tests.factories.findings import make_finding, propose
from tests.factories.people import browser_of
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.findings import actions, policies

pytestmark = pytest.mark.django_db
AREA = "private_law_practice"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The child, born 3 May 2015, was not seen.", "a date of birth"),
        ("The home at ZE9 4XX was not visited.", "a postcode"),
        ("Write to parent@fen.example about it.", "an e-mail address"),
    ],
)
def test_words_that_tell_who_somebody_is_are_refused_everywhere(text, what):
    cast = play(state="judging")
    found = make_finding(cast.inspection, cast["inspector"], AREA)
    held = propose(cast.inspection, cast["inspector"], AREA, "good")
    tries = (
        lambda: make_finding(cast.inspection, cast["inspector"], AREA, text),
        lambda: propose(cast.inspection, cast["inspector"], AREA, "good", reason=text),
        lambda: actions.write_note(by=cast["lead"], inspection=cast.inspection, day=date(2026, 11, 10), text=text),
    )
    for attempt in tries:
        with pytest.raises(Refused, match=what):
            attempt()
    assert list(cast.inspection.findings.all()) == [found] and list(cast.inspection.proposals.all()) == [held]
    assert not policies.may_be_read(cast.inspection, text)
    assert policies.may_be_read(cast.inspection, "A child of 11 was heard on 3 May 2026.")


def test_the_page_keeps_what_was_written():
    cast = play(state="fieldwork")
    said = {"area_key": AREA, "direction": "weakness", "text": "The home at ZE9 4XX was not visited."}
    at = f"/work/inspections/{cast.inspection.slug}/board/{AREA}/finding/"
    page = browser_of(cast["inspector"]).post(at, said).content.decode()
    assert "a postcode" in page and "The home at ZE9 4XX was not visited.</textarea>" in page
