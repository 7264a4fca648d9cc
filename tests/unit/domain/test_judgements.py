"""Limits are advisory, bind only on graded judgements of their own scale, and say what they did."""

from __future__ import annotations

import pytest

from touchstone.domain.judgements import STATE_WORDS, Judgement, LimitingRule, State, median, suggest
from touchstone.domain.scales import OFSTED_2009, OFSTED_2014, PROGRESS_2010, ScaleError

SAFETY = LimitingRule("safety", "overall", ("safeguarding",), "inadequate", "inadequate")
SOFT = LimitingRule("soft", "overall", ("complaints",), "satisfactory", "satisfactory")


def graded(area: str, key: str) -> Judgement:
    return Judgement.graded(area, OFSTED_2009.grade(key))


def test_states_are_those_of_the_record() -> None:
    from touchstone.inspectorate.findings.models import Judgement as Row

    assert [state.value for state in State] == [value for value, _ in Row.State.choices]
    assert {state.value: words for state, words in STATE_WORDS.items()} == dict(Row.State.choices)


def test_the_tightest_of_several_rules_is_the_ceiling() -> None:
    found = suggest(
        "overall",
        [graded("safeguarding", "inadequate"), graded("complaints", "satisfactory"), graded("value", "good")],
        OFSTED_2009,
        [SOFT, SAFETY],
    )
    assert found.ceiling == OFSTED_2009.grade("inadequate")
    assert [bound.rule.key for bound in found.bound] == ["soft", "safety"]
    assert found.limited
    assert not found.allows(OFSTED_2009.grade("satisfactory"))
    assert found.allows(OFSTED_2009.grade("inadequate"))
    assert found.sentence({}) == (
        "overall is at most inadequate because complaints and safeguarding are satisfactory or worse; "
        "without that limit the judgements would point to satisfactory (median of 3)."
    )


def test_a_limit_that_changes_nothing_is_still_named() -> None:
    found = suggest("overall", [graded("safeguarding", "inadequate")], OFSTED_2009, [SAFETY])
    assert (found.limited, len(found.bound), found.suggested) == (False, 1, OFSTED_2009.grade("inadequate"))


def test_rules_of_other_targets_and_grades_of_other_scales_do_not_bind() -> None:
    other = LimitingRule("other", "capacity", ("safeguarding",), "inadequate", "inadequate")
    elsewhere = Judgement.graded("safeguarding", OFSTED_2014.grade("inadequate"))
    assert suggest("overall", [graded("safeguarding", "inadequate")], OFSTED_2009, [other]).bound == ()
    found = suggest("overall", [elsewhere], OFSTED_2009, [SAFETY])
    assert (found.bound, found.without, found.suggested, found.limited) == ((), None, None, False)
    assert found.allows(OFSTED_2009.grade("outstanding"))


def test_with_nothing_counted_the_limit_stands_alone() -> None:
    found = suggest("overall", [graded("safeguarding", "inadequate")], OFSTED_2009, [SAFETY], of=["value"])
    assert found.without is None
    assert found.sentence({"overall": "Overall"}) == "Overall is at most inadequate because safeguarding is inadequate."


def test_only_the_named_areas_count_and_never_the_target_itself() -> None:
    judgements = [graded("overall", "inadequate"), graded("value", "good"), graded("capacity", "inadequate")]
    counted = suggest("overall", judgements, OFSTED_2009, method="mode", of=["value", "overall"])
    assert counted.without is not None
    assert (counted.without.grade.key, counted.without.n, counted.without.method) == ("good", 1, "mode")


def test_three_areas_are_joined_as_people_write() -> None:
    rule = LimitingRule("three", "overall", ("a", "b", "c"), "inadequate", "inadequate")
    found = suggest("overall", [graded(area, "inadequate") for area in "cab"], OFSTED_2009, [rule])
    assert "because a, b and c are inadequate" in found.sentence({})


def test_a_median_of_two_scales_is_refused() -> None:
    with pytest.raises(ScaleError):
        median([OFSTED_2009.grade("good"), PROGRESS_2010.grade("good")])


def test_words_come_in_welsh_too() -> None:
    assert graded("safeguarding", "good").words("cy") == "Da"
