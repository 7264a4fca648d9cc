"""Which areas an inspection judges, under which framework and kind, and which of them carry a grade."""

from __future__ import annotations

import pytest

from touchstone.domain.asked import asked, gives_grades, overall
from touchstone.domain.frameworks import Framework
from touchstone.foundation.frameworks.definition_files import DEFINITIONS, read_definition


def framework(name: str) -> Framework:
    return read_definition(DEFINITIONS / f"{name}.yaml").framework


def test_all_seventeen_of_2009_and_not_the_groups_that_hold_them():
    found = asked(framework("ofsted-cafcass-2009"), "full")
    assert len(found) == 17
    assert all(each.must and each.scale is not None and each.scale.key == "ofsted-2009" for each in found)
    assert found[0].key == "overall_effectiveness"
    assert "meeting_needs_of_service_users" not in {each.key for each in found}


def test_a_narrative_inspection_is_asked_its_themes_in_words():
    found = asked(framework("ciw-cafcass-cymru-2018"), "narrative")
    assert [(each.key, each.scale, each.must) for each in found] == [
        ("private_law_practice", None, True),
        ("public_law_practice", None, True),
        ("leadership_and_governance", None, True),
    ]
    assert overall(framework("ciw-cafcass-cymru-2018"), "narrative") == ""


@pytest.mark.parametrize("kind", ["focused", "monitoring"])
def test_a_visit_of_2021_gives_no_grade_and_is_asked_nothing_overall(kind):
    found = asked(framework("ofsted-cafcass-2021"), kind)
    assert not gives_grades(framework("ofsted-cafcass-2021"), kind)
    assert [each.key for each in found] == ["private_law_practice", "public_law_practice", "leadership"]
    assert not any(each.must or each.scale for each in found)
    assert overall(framework("ofsted-cafcass-2021"), kind) == ""


def test_a_full_inspection_of_2021_is_asked_four():
    found = asked(framework("ofsted-cafcass-2021"), "full")
    assert len(found) == 4 and all(each.must for each in found)
    assert overall(framework("ofsted-cafcass-2021"), "full") == "overall_effectiveness"


def test_a_regime_without_overall_grade_is_asked_nothing_overall():
    found = {each.key for each in asked(framework("ofsted-ilacs-2026"), "full")}
    assert "overall_effectiveness" not in found and "leadership" in found
    assert overall(framework("ofsted-ilacs-2026"), "full") == ""


def test_monitoring_of_2010_judges_overall_progress():
    found = asked(framework("ofsted-cafcass-monitoring-2010"), "monitoring")
    assert [(each.key, each.scale and each.scale.key, each.must) for each in found] == [
        ("overall_progress", "progress-2010", True)
    ]


def test_a_progress_inspection_judges_what_was_chosen_and_overall_progress():
    whole = asked(framework("ofsted-cafcass-progress-2011"), "progress")
    assert {each.key for each in whole if not each.must} == {
        "ambition_and_prioritisation", "performance_management", "safeguarding", "service_responsiveness",
        "local_implementation_and_business_planning",
    }  # fmt: skip
    chosen = asked(framework("ofsted-cafcass-progress-2011"), "progress", ["tackling_delay", "safeguarding"])
    assert [each.key for each in chosen] == ["overall_progress", "safeguarding", "tackling_delay"]
