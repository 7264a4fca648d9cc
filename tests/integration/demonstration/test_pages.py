"""Do the public pages tell the demonstration's facts truly: what is known, by whom it is not, and what is made up?"""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from django.utils.html import strip_tags

from touchstone.demonstration import load

# `db` is made anew here: loaded once for all of these tests, which only read, and rolled back at the end.
pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module", autouse=True)
def db(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load.load_demonstration(by="a test")
        yield
        transaction.set_rollback(True)


def page(address: str) -> str:
    """The page's words, with single spaces."""
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return " ".join(strip_tags(answer.content.decode()).split())


@pytest.mark.parametrize(
    ("address", "says", "never"),
    [
        (
            "/inspections/cafcass-staffordshire-and-the-marches-2009-10",
            ["17 grades", "Immediately (3)", "Within three months (3)", "Within six months (3)", "C4 001, C4 002"],
            ["No timescale", "Made up"],
        ),
        (
            "/inspections/cafcass-lancashire-and-cumbria-2009-12",
            ["known only from a later document", "No timescale is held here (7)", "Judged, but not held here"],
            ["No timescale printed", "Not printed"],
        ),
        (
            "/inspections/cafcass-lancashire-and-cumbria-2011-02/progress",
            ["5 satisfactory, 1 good and 1 inadequate", "Still weak: Resources had gone elsewhere."],
            [],
        ),
        (
            "/inspections/cafcass-kent-2011-03",
            ["Inadequate progress", "Good progress", "Supervision was poor.", "Needing immediate attention"],
            ["Made up"],
        ),
        (
            "/inspections/cafcass-cymru-2019-03",
            ["A theme, reported without a grade", "9 strengths", "24 March 2019", "1 April 2019"],
            ["No such judgement in this regime", "Inadequate", "Outstanding"],
        ),
        ("/inspections/cafcass-south-yorkshire-2008-02", ["The report made 9 recommendations."], ["Not printed"]),
        ("/inspections/cafcass-greater-london-2010", ["Press reports differ"], []),
        (
            "/providers/cafcass",
            ["No grade is held here", "How many there were", "21", "17", "19", "Which areas became which"],
            ["Made up"],
        ),
        ("/providers/northmere", ["Made up. This service does not exist."], []),
        ("/inspections/northmere-2024-10", ["Made up. This service does not exist."], []),
        ("/", ["Made up."], []),
        ("/compare?framework=ofsted-cafcass-2009", ["Northmere Family Court Service (made up)"], ["Cafcass (made up)"]),
        ("/areas-for-improvement/cafcass-lancashire-and-cumbria-2009-12-6", ["No timescale is held here"], []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pages_say_what_is_known_and_no_more(address, says, never):
    words = page(address)
    for sentence in says:
        assert sentence in words, sentence
    for sentence in never:
        assert sentence not in words, sentence
