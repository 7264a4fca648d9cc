"""How deadlines are said on pages: the sentence, the days left, the tag."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.template import engines

from touchstone.foundation.clocks.actions import pause_clock, resume_clock, start_clock, stop_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.presenters import asked_by, due_sentence, nation_name, shown, shown_all
from touchstone.foundation.clocks.queries import running

pytestmark = pytest.mark.django_db

FRIDAY = date(2027, 2, 12)


def started(unit: str = "working", length: int = 20, **fields: Any) -> Clock:
    given = {
        "by": "the test",
        "starts_on": FRIDAY,
        "basis": "A rule of the framework.",
        "after": "publication",
        **fields,
    }
    return start_clock(unit=unit, length=length, **given)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "due 12 March 2027: 20 working days after publication, England"),
        ({"nation": "wales", "length": 1}, "due 15 February 2027: 1 working day after publication, Wales"),
        ({"after": ""}, "due 12 March 2027: 20 working days after 12 February 2027, England"),
        ({"unit": "calendar", "length": 5}, "due 17 February 2027: 5 calendar days after publication"),
        ({"unit": "months", "length": 3}, "due 12 May 2027: 3 months after publication"),
        (
            {"unit": "unknown", "length": 5},
            "due 17 February 2027 if calendar days are meant, 19 February 2027 if working days are: "
            "5 days after publication, England",
        ),
        ({"unit": "months", "length": 0}, "due 12 February 2027: on the day of publication"),
        ({"unit": "calendar", "length": 0, "after": ""}, "due 12 February 2027: on the day it began"),
    ],
)
def test_a_deadline_is_said_in_one_sentence(fields: dict[str, Any], said: str) -> None:
    assert due_sentence(started(**fields)) == said


def test_pauses_are_said_with_their_reasons() -> None:
    clock = started()
    pause_clock(by="t", clock=clock, from_day=date(2027, 2, 22), to_day=date(2027, 3, 1), reason="half term")
    pause_clock(by="t", clock=clock, from_day=date(2027, 3, 3), reason="the lead is ill")
    assert due_sentence(clock) == (
        "due 19 March 2027 at the earliest: 20 working days after publication, England; "
        "paused from 22 February 2027, counting again from 1 March 2027 (half term); "
        "paused since 3 March 2027 (the lead is ill)"
    )
    resume_clock(by="t", clock=clock, on=date(2027, 3, 5))
    assert due_sentence(clock).startswith("due 23 March 2027: 20 working days")


def test_a_closed_deadline_says_when() -> None:
    met = stop_clock(by="t", clock=started(), on=date(2027, 3, 1), because="met")
    unneeded = stop_clock(by="t", clock=started(), on=date(2027, 3, 1), because="cancelled")
    assert due_sentence(met).endswith("; met on 1 March 2027")
    assert asked_by(met) == due_sentence(met).removesuffix("; met on 1 March 2027") == due_sentence(started())
    assert due_sentence(unneeded).endswith("; closed on 1 March 2027, not needed")


@pytest.mark.parametrize(
    ("today", "left", "tag"),
    [
        (date(2027, 3, 1), "9 working days left", ""),
        (date(2027, 3, 11), "1 working day left", ""),
        (date(2027, 3, 12), "Due today", "Due today"),
        (date(2027, 3, 13), "Its last day is over", "Late"),
        (date(2027, 3, 15), "1 working day late", "Late"),
        (date(2027, 3, 17), "3 working days late", "Late"),
    ],
)
def test_days_left_are_working_days(today: date, left: str, tag: str) -> None:
    found = shown(started(), today)
    assert (found.left, found.tag) == (left, tag)


def test_a_closed_or_paused_deadline_has_no_days_left() -> None:
    met, late, unneeded, paused = (started() for _ in range(4))
    stop_clock(by="t", clock=met, on=date(2027, 3, 1), because="met")
    stop_clock(by="t", clock=late, on=date(2027, 3, 15), because="met")
    stop_clock(by="t", clock=unneeded, on=date(2027, 3, 1), because="cancelled")
    pause_clock(by="t", clock=paused, from_day=date(2027, 3, 1), reason="ill")
    found = shown_all(list(running().model.objects.all()), date(2027, 3, 20))
    tags = {clock: (found[clock.pk].tag, found[clock.pk].left) for clock in (met, late, unneeded, paused)}
    assert tags == {met: ("Met", ""), late: ("Met late", ""), unneeded: ("Not needed", ""), paused: ("Paused", "")}


def test_a_list_of_deadlines_is_said_with_a_fixed_number_of_queries(django_assert_num_queries: Any) -> None:
    for _number in range(5):
        started()
    with django_assert_num_queries(3):  # clocks, their pauses, the corrected days
        assert len(shown_all(list(running()), FRIDAY)) == 5


def test_no_working_day_left_before_a_deadline_at_a_weekend() -> None:
    assert shown(started(unit="calendar", length=1), FRIDAY).left == "No working day left"


def test_both_nations_have_a_name() -> None:
    assert [nation_name(key) for key in ("england", "wales", "")] == ["England", "Wales", "England and Wales"]


def test_pages_draw_a_deadline_with_its_basis() -> None:
    template = engines["jinja2"].from_string(
        "{% from 'clocks/macros/clock.html' import clock %}{{ clock(deadline(given, today)) }}"
    )
    drawn = template.render({"given": started(), "today": date(2027, 3, 15)})
    assert "Due 12 March 2027: 20 working days after publication, England." in drawn
    assert "A rule of the framework." in drawn
    assert '<strong class="govuk-tag govuk-tag--red">Late</strong>' in drawn
