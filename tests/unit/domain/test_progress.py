"""Progress is counted on its own scale, and a person's judgement stands."""

from __future__ import annotations

import pytest

from touchstone.domain.progress import DecidingArea, aggregate, settle
from touchstone.domain.scales import OFSTED_2009, PROGRESS_2010, ScaleError


def test_grades_are_not_counted_as_progress() -> None:
    with pytest.raises(ScaleError, match="Progress is counted on 'progress-2010'"):
        aggregate([OFSTED_2009.grade("good")], PROGRESS_2010)


def test_the_worst_of_several_deciding_areas_is_the_headline() -> None:
    rules = [
        DecidingArea("delay", "satisfactory", "satisfactory"),
        DecidingArea("safety", "inadequate", "inadequate", source="a letter", verified=True),
    ]
    areas = {"delay": PROGRESS_2010.grade("satisfactory"), "safety": OFSTED_2009.grade("inadequate")}
    found = aggregate([PROGRESS_2010.grade("good")], PROGRESS_2010, areas, rules)
    assert found.headline == PROGRESS_2010.grade("inadequate")
    assert [rule.area for rule in found.decided_by] == ["delay", "safety"]
    assert (found.by_count, found.total) == (PROGRESS_2010.grade("good"), 1)


def test_a_confirmed_headline_is_marked_as_confirmed() -> None:
    nothing = aggregate([], PROGRESS_2010)
    assert settle(nothing).grade is None
    confirmed = settle(nothing, PROGRESS_2010.grade("good"))
    assert (confirmed.confirmed, confirmed.differs) == (True, True)
    assert settle(nothing).confirmed is False
