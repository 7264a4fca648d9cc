"""What is missing from a plan: each rule with a plan that breaks it and one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from touchstone.domain.plan_gaps import RULES, Asked, PlannedAction, gaps

WHOLE = PlannedAction(
    "a", owner="Head of practice", starts=date(2027, 1, 4), due=date(2027, 3, 31), measure="Days to answer"
)
BROKEN = {
    "no_measure": replace(WHOLE, measure=" "),
    "no_target": replace(WHOLE, measure="", indicator="days_to_answer"),
    "no_owner": replace(WHOLE, owner=""),
    "no_date": replace(WHOLE, due=None),
    "too_late": replace(WHOLE, due=date(2027, 4, 2)),
    "before_published": replace(WHOLE, starts=date(2025, 1, 4), due=date(2025, 3, 31)),
    "long_without_milestone": replace(WHOLE, starts=date(2026, 9, 1)),
}


def asked(*actions: PlannedAction, weighed: bool = False) -> Asked:
    return Asked("3", actions, due=date(2027, 4, 1), weighed=weighed, published=date(2026, 10, 1))


def test_a_whole_plan_has_no_gap() -> None:
    assert gaps([asked(WHOLE)]) == []
    assert gaps([asked(replace(WHOLE, measure="", indicator="days_to_answer", target="10 days"))]) == []
    assert gaps([asked(replace(BROKEN["long_without_milestone"], milestones=1))]) == []


@pytest.mark.parametrize("rule", BROKEN)
def test_each_gap_is_found_and_nothing_else(rule: str) -> None:
    (found,) = gaps([asked(BROKEN[rule])])
    assert (found.rule, found.number, found.action) == (rule, "3", "a")
    assert str(found.says).endswith(".") and str(found.satisfy).endswith(".")


def test_what_weighed_most_comes_first_and_is_said() -> None:
    first, second = gaps([asked(replace(WHOLE, owner="")), replace(asked(weighed=True), number="4")])
    assert (first.rule, first.number, first.heavy) == ("no_action", "4", True)
    assert "weighed most" in str(first.says)
    assert second.rule == "no_owner"
    assert str(gaps([asked()])[0].says) == "Nothing is planned for area for improvement 3."


def test_every_rule_has_its_broken_plan() -> None:
    assert {rule.__name__ for rule in RULES} == {*BROKEN, "no_action"}
