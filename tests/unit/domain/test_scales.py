"""Scales refuse what would make a comparison dishonest."""

from __future__ import annotations

import pytest

from touchstone.domain.scales import (
    CODES_SOURCE,
    OFSTED_2009,
    OFSTED_2014,
    PROGRESS_2010,
    SCALES,
    Scale,
    ScaleError,
    ScaleMap,
    best,
    map_by_code,
    worst,
)
from touchstone.domain.vocabulary import GRADES_BY_SCALE


def test_a_step_needs_a_key_and_a_code_of_its_own() -> None:
    with pytest.raises(ScaleError, match="at least one step"):
        Scale.of("twice", ("Twice", "Dwywaith"), ("good", 1, "Good", "Da"), ("good", 2, "Good", "Da"))
    with pytest.raises(ScaleError, match="at least one step"):
        Scale.of("codes", ("Codes", "Codau"), ("good", 1, "Good", "Da"), ("poor", 1, "Poor", "Gwael"))
    with pytest.raises(ScaleError, match="at least one step"):
        Scale.of("empty", ("Empty", "Gwag"))


def test_an_unknown_grade_is_refused_with_the_grades_there_are() -> None:
    with pytest.raises(ScaleError, match="It has: outstanding, good, satisfactory, inadequate"):
        OFSTED_2009.grade("adequate")


def test_best_and_worst_need_grades_of_one_scale() -> None:
    grades = [OFSTED_2009.grade(key) for key in ("good", "inadequate", "outstanding")]
    assert best(grades).key == "outstanding"
    assert worst(grades).key == "inadequate"
    assert worst(grades).is_worst and not best(grades).is_worst
    with pytest.raises(ScaleError, match="no grades"):
        best([])
    with pytest.raises(ScaleError, match="Map one of them"):
        worst([OFSTED_2009.grade("good"), OFSTED_2014.grade("good")])


def test_a_map_says_its_source() -> None:
    made = map_by_code(OFSTED_2009, OFSTED_2014)
    assert (made.source, made.verified) == (CODES_SOURCE, True)
    with pytest.raises(ScaleError, match="must say its source"):
        ScaleMap(OFSTED_2009, OFSTED_2014, {"good": "good"}, "", verified=False)


def test_a_map_refuses_other_scales_and_grades_that_it_lacks() -> None:
    partly = ScaleMap(OFSTED_2009, OFSTED_2014, {"good": "good"}, "a test", verified=False, reason="made up")
    assert partly(OFSTED_2009.grade("good")) == OFSTED_2014.grade("good")
    with pytest.raises(ScaleError, match="says nothing of 'inadequate'"):
        partly(OFSTED_2009.grade("inadequate"))
    with pytest.raises(ScaleError, match="This map is from 'ofsted-2009'"):
        partly(OFSTED_2014.grade("good"))
    with pytest.raises(ScaleError, match="no grade 'excellent'"):
        ScaleMap(OFSTED_2009, OFSTED_2014, {"good": "excellent"}, "a test", verified=False)


def test_a_map_that_joins_grades_has_no_way_back() -> None:
    joined = ScaleMap(
        OFSTED_2014, PROGRESS_2010, {"outstanding": "good", "good": "good"}, "a test", verified=False, reason="made up"
    )
    with pytest.raises(ScaleError, match="no way back"):
        joined.inverse()


def test_codes_that_the_target_lacks_are_left_out() -> None:
    short = Scale.of("short", ("Short", "Byr"), ("good", 2, "Good", "Da"))
    assert dict(map_by_code(OFSTED_2009, short).pairs) == {"good": "good"}


def test_titles_and_labels_have_two_languages() -> None:
    for scale in SCALES.values():
        assert scale.title("en") and scale.title("cy")
        assert scale.title("en") != scale.title("cy")
        assert all(step.label("en") and step.label("cy") for step in scale.steps)
    assert str(OFSTED_2009.grade("good")) == "good"


def test_the_vocabulary_has_the_same_steps() -> None:
    assert {key: scale.keys for key, scale in SCALES.items()} == dict(GRADES_BY_SCALE)
