"""Corners of reading a definition that the manual's table does not show."""

# ruff: noqa: E501 (the sentences are long)

from __future__ import annotations

from typing import Any

import pytest

from tests.spec import library
from touchstone.domain.bands_reader import read_bands
from touchstone.domain.framework_reader import read_framework
from touchstone.domain.located import InvalidDefinition, Node, Problem, located, plain
from touchstone.foundation.frameworks import definition_files

PATH = definition_files.DEFINITIONS / "ofsted-cafcass-2009.yaml"


def content() -> dict[str, Any]:
    return definition_files.read_definition(PATH).content


def said(changed: Any, bands: set[str] | None = None) -> list[str]:
    """What is wrong with this content; [] when nothing is."""
    try:
        read_framework(located(changed), "file", bands)
    except InvalidDefinition as invalid:
        return [f"{problem.where}: {problem.says}" for problem in invalid.problems]
    return []


def test_plain_content_reads_like_the_file() -> None:
    assert said(content()) == []
    assert read_framework(located(content()), "file") == library.framework("ofsted-cafcass-2009")


def test_plain_and_located_are_each_others_way_back() -> None:
    assert plain(located(content())) == content()
    assert plain(located((1, "a", None))) == [1, "a", None]


def test_no_mapping_is_one_problem_and_does_not_hide_itself() -> None:
    assert len(said([])) == 1
    assert said([])[0].startswith(": Expected a mapping with id, version")
    assert len(said("text")) == 1


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("kinds", "full", "kinds: Expected a list ([] where there is nothing); found text ('full')."),
        ("id", None, "id: Expected a key such as ofsted-cafcass-2009; found nothing."),
        ("id", "", "id: Expected a key such as ofsted-cafcass-2009; found empty text."),
        ("version", True, "version: Expected a whole number, 1 or more; found true or false (True)."),
        ("version", 0, "version: Expected a whole number, 1 or more; found a whole number (0)."),
        ("version", 1.5, "version: Expected a whole number, 1 or more; found a number (1.5)."),
        ("timescales", ["soon"], "timescales[0]: Expected a mapping with key, title, months, verified; found text ('soon')."),
        ("classes", [{}], "classes[0]: Missing: key, title, verified. Write every key, with null where it is not known."),
    ],
)  # fmt: skip
def test_values_of_the_wrong_kind(key: str, value: Any, problem: str) -> None:
    found = said({**content(), key: value})
    assert problem in found


def test_a_mark_that_is_neither_true_nor_false() -> None:
    changed = content()
    changed["overall"]["verified"] = "perhaps"
    assert "overall.verified: Expected true or false; found text ('perhaps')." in said(changed)


def test_an_end_before_the_beginning() -> None:
    changed = content()
    changed["valid_to"] = {**changed["valid_from"], "value": 2008}
    assert said(changed) == ["valid_to: This is before valid_from."]
    changed["valid_to"]["value"] = 2010
    assert said(changed) == []


def test_a_scale_without_steps_is_told_once() -> None:
    changed = content()
    changed["scales"][0]["steps"] = []
    assert said(changed) == ["scales[0].steps: A scale needs at least one step, best first."]


def test_a_provider_may_be_unknown_and_a_scale_may_be_missing() -> None:
    changed = content()
    changed["provider"] = None
    assert said(changed) == []


def test_criteria_that_a_person_filled_in() -> None:
    changed = content()
    changed["judgement_areas"][0]["criteria"] = {
        "value": [{"en": "Children are safe", "cy": "Mae plant yn ddiogel"}],
        "verified": False,
        "reason": "Written here.",
        "own": True,
    }
    assert said(changed) == []
    framework = read_framework(located(changed), "file")
    criteria = framework.areas[0].criteria
    assert criteria.value is not None and criteria.standing.own
    assert [title("cy") for title in criteria.value] == ["Mae plant yn ddiogel"]
    changed["judgement_areas"][0]["criteria"]["value"][0].pop("cy")
    assert said(changed) == ["judgement_areas[0].criteria.cy: Expected Welsh words; found nothing."]


def test_areas_that_are_no_list() -> None:
    changed = content()
    changed["judgement_areas"][1]["areas"] = "none"
    assert any(each.startswith("judgement_areas[1].areas: Expected a list") for each in said(changed))
    changed["judgement_areas"] = ["one"]
    assert any(each.startswith("judgement_areas[0]: Expected a mapping") for each in said(changed))


def test_progress_with_an_unknown_scale() -> None:
    changed = definition_files.read_definition(PATH.with_name("ofsted-cafcass-progress-2011.yaml")).content
    changed["progress"]["value"]["scale"] = "unknown"
    assert said(changed) == ["progress.scale: Unknown scale 'unknown'. Expected one of progress-2010, ofsted-2009."]
    changed["progress"]["value"]["scale"] = "progress-2010"
    changed["progress"]["value"]["deciding_areas"][0]["area"] = "weather"
    assert len(said(changed)) == 1


def test_a_parameter_may_be_a_number_or_words() -> None:
    changed = content()
    changed["parameters"][0]["value"] = -1
    assert said(changed) == ["parameters[0].value: Expected a whole number, 0 or more; found a whole number (-1)."]
    changed["parameters"][0]["value"] = ["1"]
    assert said(changed) == ["parameters[0].value: Expected text, or {en: …, cy: …}; found a list."]


def test_remarks_may_wait_for_their_welsh_and_titles_may_not() -> None:
    changed = content()
    changed["valid_from"]["reason"] = "Only in English."
    changed["parameters"][0]["value"] = "Many"
    assert said(changed) == []
    framework = read_framework(located(changed), "file")
    assert framework.valid_from.standing.why("cy") == "Only in English."
    assert framework.parameters[0].shown("cy") == "Many"
    changed["parameters"][0]["value"] = {"en": "Many"}
    assert said(changed) == ["parameters[0].value.cy: Expected Welsh words; found nothing."]


def test_bands_are_looked_up_where_they_are_known() -> None:
    assert said(content(), set()) == [
        "proportion_bands: Unknown list of proportion words 'touchstone'. Expected one of nothing."
    ]


def test_an_unverified_list_of_words_says_why() -> None:
    node = located(
        {
            "key": "list", "title": {"en": "A list", "cy": "Rhestr"}, "source": "a test", "source_url": None,
            "verified": False, "reason": None, "own": False, "whole_percents": False, "gaps_allowed": True, "bands": [],
        }
    )  # fmt: skip
    with pytest.raises(InvalidDefinition, match="not verified, so it needs a reason"):
        read_bands(node, "list.yaml")


@pytest.mark.parametrize("share", ["2", "-1/2", "half", "1/0", "1e-1", "101%", "%"])
def test_what_is_no_share(share: str) -> None:
    band = {"key": "b", "label": {"en": "b", "cy": "b"}, "from": share, "to": 1}
    node = located(
        {
            "key": "list", "title": {"en": "A list", "cy": "Rhestr"}, "source": "a test", "source_url": "https://x.example",
            "verified": True, "reason": None, "own": False, "whole_percents": False, "gaps_allowed": True, "bands": [band],
        }
    )  # fmt: skip
    with pytest.raises(InvalidDefinition, match="is no share"):
        read_bands(node, "list.yaml")


def test_problems_are_told_in_the_order_of_the_file_and_once() -> None:
    problems = [Problem("f", 9, "b", "late"), Problem("f", 2, "", "early"), Problem("f", 2, "", "early")]
    invalid = InvalidDefinition(problems)
    assert str(invalid) == "f:2: early\nf:9: b: late"
    assert Node(None).is_null
