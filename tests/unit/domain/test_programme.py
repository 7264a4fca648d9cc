"""What a calendar file may say, and what an event needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.spec import library
from touchstone.domain.located import InvalidDefinition, located
from touchstone.domain.programme.calendar_reader import read_calendar
from touchstone.domain.programme.escalation import Drop, drop
from touchstone.domain.programme.obligations import obligations
from touchstone.domain.programme.rows import Calendar, Event, Length, Situation
from touchstone.inspectorate.programme import calendar_files

FRAMEWORK = "ofsted-cafcass-2021"
RULE = {
    "key": "national-inspection",
    "title": {"en": "Full inspection", "cy": "Arolygiad llawn"},
    "sentence": {"en": "Again within three years.", "cy": "Eto o fewn tair blynedd."},
    "shape": "again",
    "of": "service",
    "met_by": ["full"],
    "length": {"clock": "cycle"},
}


def read(*rules: dict[str, Any], framework: str = FRAMEWORK) -> Calendar:
    written = located({"framework": framework, "rules": list(rules)}, 7)
    return read_calendar(written, "calendar.yaml", library.framework(FRAMEWORK))


def problems(*rules: dict[str, Any], framework: str = FRAMEWORK) -> str:
    with pytest.raises(InvalidDefinition) as caught:
        read(*rules, framework=framework)
    return str(caught.value)


@pytest.mark.parametrize("key", calendar_files.keys())
def test_every_calendar_of_the_library_can_be_read(key: str) -> None:
    calendar = calendar_files.calendar_of(library.framework(key))
    assert calendar.framework == key
    assert all(rule.key == name and rule.kinds for name, rule in calendar.rules.items())


def test_lengths_come_from_the_framework_with_how_they_are_known() -> None:
    rule = read(RULE).rules["national-inspection"]
    assert rule.length == Length(3, "years")
    assert rule.standing.verified and rule.standing.source == "framework-2021"
    assert (rule.opens, rule.risk_days, rule.repeats, rule.kept, rule.least) == (None, 0, True, False, 1)


def test_a_length_of_our_own_says_so() -> None:
    own = {**RULE, "length": {"own": "6 months", "reason": "No source says."}, "opens": 2, "at_risk": 30, "once": True}
    rule = read(own).rules["national-inspection"]
    assert (rule.length, rule.opens, rule.risk_days, rule.repeats) == (Length(6, "months"), 2, 30, False)
    assert rule.standing.own and not rule.standing.verified and rule.standing.reason == "No source says."


def test_a_frequency_gives_the_soonest_and_the_latest() -> None:
    often = {**RULE, "length": {"a_year": {"most": "monitoring_most", "least": "monitoring_least"}}}
    rule = read(often).rules["national-inspection"]
    assert (rule.first, rule.length) == (Length(3, "months"), Length(4, "months"))


def test_a_number_of_visits_comes_from_the_framework() -> None:
    visits = {**RULE, "key": "visits", "shape": "between", "within": "national-inspection", "met_by": ["focused"],
              "least": "focused_visits_least"}  # fmt: skip
    assert read(RULE, visits).rules["visits"].least == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"shape": "sometimes"}, "Unknown shape 'sometimes'"),
        ({"of": "court"}, "Unknown level 'court'"),
        ({"met_by": ["dance"]}, "Unknown kind 'dance'"),
        ({"length": {"clock": "moon"}}, "Unknown clock 'moon'"),
        ({"length": {"clock": "notice"}}, "counts unknown days"),
        ({"length": "three years"}, "Expected {clock: …}"),
        ({"length": {"own": "a while", "reason": "None."}}, "Write a length as a number"),
        ({"length": {"own": "6 moons", "reason": "None."}}, "Write a length as a number"),
        ({"length": {"a_year": {"most": "monitoring_least", "least": "monitoring_most"}}}, "not more at least"),
        ({"length": {"a_year": {"most": "inspectors", "least": "inspectors"}}}, "is no whole number"),
        ({"least": "nothing"}, "Unknown parameter 'nothing'"),
        ({"shape": "after"}, "needs after_kinds and after_grades"),
        ({"shape": "after", "after_kinds": ["full"]}, "needs after_kinds and after_grades"),
        ({"shape": "between"}, "name it in `within`"),
        ({"shape": "between", "within": "elsewhere"}, "name it in `within`"),
        ({"at_risk": -1}, "0 or more"),
        ({"colour": "blue"}, "Unknown key 'colour'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(changed: dict[str, Any], says: str) -> None:
    found = problems({**RULE, **changed})
    assert says in found
    assert found.startswith("calendar.yaml:7: ")


def test_between_needs_a_rule_that_comes_again() -> None:
    other = {**RULE, "key": "other", "shape": "complete"}
    visits = {**RULE, "key": "visits", "shape": "between", "within": "other"}
    assert "another rule of the shape again" in problems(other, visits)


def test_the_calendar_of_another_framework_is_refused() -> None:
    assert "This is the calendar of 'ofsted-cafcass-2021'" in problems(RULE, framework="ofsted-cafcass-2009")


def test_what_is_done_has_its_last_day() -> None:
    with pytest.raises(ValueError, match="needs its last day"):
        Event("one", "full")
    assert Event("one", "full", done=False).last is None


def test_lengths_in_months() -> None:
    assert [Length(2, unit).months for unit in ("years", "months", "weeks")] == [24, 2, None]


def test_a_clock_of_unknown_length_is_never_late() -> None:
    framework = library.framework(FRAMEWORK)
    cycle = replace(next(clock for clock in framework.clocks if clock.key == "cycle"), length=None)
    calendar = read_calendar(
        located({"framework": FRAMEWORK, "rules": [RULE]}), "x", replace(framework, clocks=(cycle,))
    )
    (found,) = obligations(calendar, Situation(date(2021, 4, 1), date(2021, 4, 1), date(2050, 1, 1)))
    assert (found.latest, found.state, found.late_by) == (None, "open", 0)


def test_a_mark_must_be_a_grade() -> None:
    with pytest.raises(ValueError, match="'splendid' is not a grade"):
        drop([], ("good", "inadequate"), "splendid", date(2021, 4, 1))
    assert not Drop("one", "good", "", date(2024, 1, 1)).fell
