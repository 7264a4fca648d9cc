"""Which sections does each output have?"""

from __future__ import annotations

import pytest

from tests.spec import library
from touchstone.domain.frameworks import Output
from touchstone.domain.reporting.outlines import (
    GENERATED,
    area_titles,
    group_of,
    holds_statements,
    home_of,
    outline,
    output_for,
)

FRAMEWORKS = [
    ("ofsted-cafcass-2009", "full"), ("ofsted-cafcass-monitoring-2010", "monitoring"),
    ("ofsted-cafcass-progress-2011", "progress"), ("ofsted-cafcass-national-2014", "full"),
    ("ofsted-cafcass-2021", "full"), ("ofsted-cafcass-2021", "focused"), ("ciw-cafcass-cymru-2018", "narrative"),
    ("ciw-cafcass-cymru-2018", "assurance"), ("ofsted-looked-after-2013", "full"), ("ofsted-sif-2013", "full"),
    ("ofsted-lscb-review-2013", "board review"), ("ofsted-ilacs-2018", "focused"), ("ofsted-ilacs-2023", "full"),
    ("ofsted-ilacs-2026", "full"),
]  # fmt: skip


def keys(framework: str, kind: str, chosen: tuple[str, ...] = ()) -> list[str]:
    definition = library.framework(framework)
    output = output_for(definition, kind)
    assert output is not None
    return [each.key for each in outline(definition, kind, output, chosen)]


@pytest.mark.parametrize(("framework", "kind"), FRAMEWORKS)
def test_every_output_opens_with_its_scope_and_names_each_section_once(framework: str, kind: str) -> None:
    found = keys(framework, kind)
    assert len(set(found)) == len(found)
    assert {"introduction", "scope", "about"} & set(found)
    assert {"methodology", "evidence"} & set(found)
    assert any(holds_statements(key) for key in found)


def test_the_report_of_2009_stands_in_the_order_of_its_form() -> None:
    found = keys("ofsted-cafcass-2009", "full")
    assert found[:4] == ["introduction", "overall_effectiveness", "capacity_for_improvement", "areas_for_improvement"]
    assert found[4] == "ambition_and_prioritisation" and "outcomes_for_children" in found
    assert found[found.index("outcomes_for_children") + 1 :] == ["definitions", "methodology", "team", "record"]


def test_a_form_that_is_not_known_gets_our_own_order() -> None:
    definition = library.framework("ofsted-cafcass-2021")
    output = output_for(definition, "full")
    assert output is not None and not output.sections.known
    planned = outline(definition, "full", output)
    assert [each.key for each in planned] == [
        "introduction", "overall_effectiveness", "table", "private_law_practice", "public_law_practice", "leadership",
        "areas_for_improvement", "methodology", "team", "definitions",
    ]  # fmt: skip
    assert planned[0].own and planned[1].own and not planned[3].own


def test_only_chosen_areas_are_planned() -> None:
    found = keys("ofsted-cafcass-2021", "full", ("private_law_practice",))
    assert "private_law_practice" in found and "public_law_practice" not in found
    assert "overall_effectiveness" in found


def test_the_themes_of_a_report_without_grades_are_numbered() -> None:
    definition = library.framework("ciw-cafcass-cymru-2018")
    output = output_for(definition, "narrative")
    assert output is not None
    planned = {each.key: each for each in outline(definition, "narrative", output)}
    assert planned["private_law_practice"].numbered
    assert not planned["strengths"].numbered
    assert "record" not in planned


def test_areas_stand_under_their_group() -> None:
    definition = library.framework("ofsted-cafcass-2009")
    assert group_of(definition, "overall_effectiveness") is None
    group = group_of(definition, "safeguarding")
    assert group is not None and group.key == "meeting_needs_of_service_users"
    output = output_for(definition, "full")
    assert output is not None
    planned = {each.key: each.group for each in outline(definition, "full", output)}
    assert planned["complaints"] == "quality_of_provision" and planned["capacity_for_improvement"] == ""


def test_the_output_fits_the_kind_or_the_key() -> None:
    definition = library.framework("ofsted-cafcass-2021")

    def key(kind: str, wanted: str = "") -> str:
        found: Output | None = output_for(definition, kind, wanted)
        return found.key if found is not None else "none"

    assert key("full") == "report" and key("focused") == "letter"
    assert key("full", "letter") == "letter" and key("full", "poster") == "none"


@pytest.mark.parametrize(
    ("area", "direction", "sections", "home"),
    [
        ("safeguarding", "weakness", [("introduction", ""), ("safeguarding", "safeguarding")], "safeguarding"),
        ("safeguarding", "strength", [("scope", ""), ("strengths", ""), ("areas_for_improvement", "")], "strengths"),
        ("x", "weakness", [("scope", ""), ("strengths", ""), ("areas_for_improvement", "")], "areas_for_improvement"),
        ("x", "weakness", [("scope", ""), ("overview", ""), ("next_steps", "")], "overview"),
        ("x", "neutral", [("scope", ""), ("evidence", "")], "scope"),
        ("x", "neutral", [(key, "") for key in GENERATED], ""),
    ],
)
def test_where_a_finding_belongs(area: str, direction: str, sections: list[tuple[str, str]], home: str) -> None:
    assert home_of(area, direction, sections) == home


def test_titles_of_areas_in_a_language() -> None:
    definition = library.framework("ofsted-cafcass-2009")
    assert area_titles(definition, ["safeguarding"]) == {"safeguarding": "Safeguarding"}
    assert area_titles(definition, ["safeguarding"], "cy") == {"safeguarding": "Diogelu"}
