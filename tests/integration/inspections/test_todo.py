"""Does everyone find what they must do next, by date, in the same number of queries however much there is?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import Cast, play
from tests.factories.people import browser_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.actions import ask_adjustment
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection
from touchstone.inspectorate.inspections.presenters.todo import to_do

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play()


def said(cast: Cast, who: str) -> list[str]:
    return [task.what for task in to_do(cast[who])]


def test_a_planner_is_told_what_a_plan_lacks(cast: Cast) -> None:
    cast.inspection.team.filter(role="lead").delete()
    lacks = ["Choose who leads", "Say on which legal basis", "Set the dates of fieldwork"]
    assert said(cast, "planner") == lacks
    assert said(cast, "other_planner") == [] and said(cast, "inspector") == []


def test_a_lead_is_told_the_next_step_and_its_day(cast: Cast) -> None:
    day = clock.today() - timedelta(days=1)
    Inspection.objects.update(starts=PreciseDate(day), ends=PreciseDate(day))
    assert said(cast, "lead") == ["Announce it"]
    cast.at("announced")
    ask_adjustment(by=cast["head"], inspection=cast.inspection, kind="other", text="A later start.")
    first, last = to_do(cast["lead"])
    assert (first.what, first.day, first.late) == ("Begin fieldwork", day, True)
    assert (last.what, last.day) == ("Answer 1 request for an adjustment", None)
    assert said(cast, "head") == ["Inspectors come: read the letter"]
    cast.at("abandoned")
    assert said(cast, "lead") == [] and said(cast, "head") == []


def slot(cast: Cast, hours: int) -> None:
    begins = clock.now() + timedelta(hours=hours)
    FieldworkSlot.objects.create(
        inspection=cast.inspection, person=cast["inspector"], mode="off site", what=f"Files {hours}",
        starts_at=begins, ends_at=begins + timedelta(hours=1), saved_at=clock.now(),
    )  # fmt: skip


def test_an_inspector_is_told_their_own_next_fortnight(cast: Cast, django_assert_num_queries) -> None:
    for hours in (48, 24, -5, 24 * 20):
        slot(cast, hours)
    assert [what.split(": ")[1] for what in said(cast, "inspector")] == ["Files 24, off site", "Files 48, off site"]
    with django_assert_num_queries(7):
        to_do(cast["inspector"])
    for hours in range(49, 60, 2):
        slot(cast, hours)
    with django_assert_num_queries(7):
        to_do(cast["inspector"])


def test_the_page_my_work_lists_it(cast: Cast) -> None:
    Inspection.objects.update(ends=PreciseDate(date(2020, 1, 3)), state="fieldwork")
    page = browser_of(cast["lead"]).get("/work/").content.decode()
    assert "What to do in inspections" in page and "End fieldwork" in page and "Late" in page
    assert "What to do in inspections" not in browser_of(cast["outsider"]).get("/work/").content.decode()
