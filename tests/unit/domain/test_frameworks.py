"""What a framework answers."""

from __future__ import annotations

from tests.spec import library
from touchstone.domain.judgements import Judgement
from touchstone.domain.scales import OFSTED_2009, OFSTED_2014, PROGRESS_2010


def test_the_tree_is_walked_in_order_with_depth() -> None:
    walked = [(depth, area.key) for depth, area in library.framework("ofsted-cafcass-2009").walk()]
    assert len(walked) == 19
    assert walked[:4] == [
        (0, "overall_effectiveness"),
        (0, "capacity_for_improvement"),
        (0, "meeting_needs_of_service_users"),
        (1, "ambition_and_prioritisation"),
    ]
    assert len(library.framework("ofsted-cafcass-2009").graded) == 17


def test_a_regime_without_overall_grade_points_nowhere() -> None:
    for key in ("ofsted-ilacs-2026", "ciw-cafcass-cymru-2018"):
        framework = library.framework(key)
        assert framework.overall_scale is None
        assert framework.point_to([]) is None
        assert framework.overall.standing.verified
    assert library.framework("ofsted-cafcass-2009").overall_progress([]) is None


def test_without_a_rule_nothing_is_suggested() -> None:
    framework = library.framework("ofsted-cafcass-national-2014")
    assert framework.overall_scale is not None
    assert framework.point_to([Judgement.graded("private_law_practice", OFSTED_2014.grade("good"))]) is None


def test_monitoring_counts_progress() -> None:
    found = library.framework("ofsted-cafcass-monitoring-2010").overall_progress(
        [PROGRESS_2010.grade(key) for key in ["good", *["satisfactory"] * 5, "inadequate"]]
    )
    assert found is not None and found.headline == PROGRESS_2010.grade("satisfactory")


def test_capacity_does_not_count_towards_overall() -> None:
    framework = library.framework("ofsted-cafcass-2009")
    found = framework.point_to([Judgement.graded("capacity_for_improvement", OFSTED_2009.grade("good"))])
    assert found is not None and found.without is None


def test_titles_in_both_languages_and_nothing_known_by_accident() -> None:
    framework = library.framework("ofsted-cafcass-2021")
    assert framework.title("cy").startswith("Arolygiad Ofsted")
    assert framework.title("en") == "Ofsted inspection of Cafcass, 2021"
    notice = next(clock for clock in framework.clocks if clock.key == "notice")
    assert (notice.length, notice.unit) == (5, "unknown")
    assert framework.area("nothing") is None
    assert not framework.valid_to.known


def test_values_and_reasons_are_shown_in_the_reader_s_language() -> None:
    parameters = {each.key: each for each in library.framework("ofsted-cafcass-2009").parameters}
    assert parameters["after_inadequate"].shown() == "Frequent monitoring"
    assert parameters["after_inadequate"].shown("cy") == "Monitro aml"
    assert parameters["service_areas"].shown("cy") == "21"
    assert parameters["inspectors"].shown("cy") is None
    assert parameters["inspectors"].standing.why() == "Not publicly known."
    assert parameters["inspectors"].standing.why("cy") == "Nid yw'n hysbys i'r cyhoedd."
