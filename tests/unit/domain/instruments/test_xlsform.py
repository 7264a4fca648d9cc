"""An instrument as XLSForm rows: both languages, the same conditions and bounds, a repeat for each child."""

from __future__ import annotations

from typing import Any

from tests.unit.domain.instruments.building import choice, instrument, question, section, title
from touchstone.domain.instruments.xlsform import Form, xlsform
from touchstone.domain.scales import OFSTED_2014, Scale

TICKS = [{"key": "x", "en": "X", "cy": "X"}, {"key": "none", "en": "None", "cy": "Dim", "alone": True}]
READ = instrument(
    section(
        "one",
        choice("law", "private", "public", hint=title("A hint")),
        question("ticks", "several", options=TICKS),
        question("weeks", "number", least=0, most=52, whole=True),
        question("hours", "number", required=False),
        question("day", "date", past=True),
        question("story", long=True, most=200, when={"question": "law", "answered": True}),
        question("grade", "grade"),
        question("grade_why", when={"question": "grade", "is": ["good", "inadequate"]}),
        hint=title("Of the section"),
    ),
    section(
        "each",
        question("met", "yes_no", reason_for=["no", "na"]),
        question("safe", "yes_no"),
        question("alone", "yes_no", when={"question": "met", "is": ["yes"]}, always_applies=True),
        per_child=True,
        when={"any": [{"question": "weeks", "at_least": 2}, {"not": {"question": "ticks", "is": ["x", "none"]}}]},
    ),
)


def row(form: Form, name: str) -> dict[str, str]:
    found = [row for row in form.survey if row.get("name") == name]
    assert len(found) == 1, name
    return found[0]


def made(scale: Scale | None = OFSTED_2014) -> Form:
    return xlsform(READ, scale)


def test_settings_name_the_instrument_and_its_version() -> None:
    assert made().settings["form_id"] == "small" and made().settings["version"] == "1"


def test_each_question_has_both_languages_its_type_and_its_hint() -> None:
    law = row(made(), "law")
    assert (law["type"], law["required"]) == ("select_one for_law", "yes")
    assert (law["label::English (en)"], law["label::Cymraeg (cy)"]) == ("law", "law (cy)")
    assert law["hint::Cymraeg (cy)"] == "A hint (cy)"
    kinds = {name: row(made(), name)["type"] for name in ("ticks", "weeks", "hours", "day", "story", "met", "alone")}
    assert kinds == {
        "ticks": "select_multiple for_ticks",
        "weeks": "integer",
        "hours": "decimal",
        "day": "date",
        "story": "text",
        "met": "select_one yes_no_na",
        "alone": "select_one yes_no",
    }
    assert row(made(), "story")["appearance"] == "multiline" and "required" not in row(made(), "hours")


def test_choices_stand_once_in_both_languages() -> None:
    found = [(c["list_name"], c["name"], c["label::Cymraeg (cy)"]) for c in made().choices]
    assert len(found) == len(set(found))
    assert ("yes_no_na", "na", "Nid yw'n berthnasol") in found and ("yes_no", "yes", "Ie") in found
    assert ("yes_no", "na", "Nid yw'n berthnasol") not in found
    assert ("grades", "requires_improvement", "Angen gwella") in found
    assert ("age_bands", "not_known", "oedran ddim yn hysbys") in found


def test_bounds_are_constraints_with_a_message() -> None:
    expected: dict[str, Any] = {
        "weeks": ". >= 0 and . <= 52",
        "day": ". <= today()",
        "story": "string-length(.) <= 200",
        "ticks": "not(selected(., 'none') and count-selected(.) > 1)",
    }
    for name, rule in expected.items():
        assert row(made(), name)["constraint"] == rule
        assert row(made(), name)["constraint_message::Cymraeg (cy)"]
    assert "constraint" not in row(made(), "hours")


def test_conditions_are_xpath() -> None:
    assert row(made(), "story")["relevant"] == "${law} != ''"
    assert row(made(), "grade_why")["relevant"] == "${grade} = 'good' or ${grade} = 'inadequate'"
    both = "(${weeks} >= 2) or (not(selected(${ticks}, 'x') or selected(${ticks}, 'none')))"
    assert row(made(), "section_each")["relevant"] == both


def test_a_reason_is_asked_beside_the_answers_that_need_one() -> None:
    reason = row(made(), "met_reason")
    assert (reason["relevant"], reason["required"]) == ("${met} = 'no' or ${met} = 'na'", "yes")
    assert not [each for each in made().survey if each.get("name") == "alone_reason"]


def test_each_child_is_a_repeat_that_says_which() -> None:
    form = made()
    assert row(form, "section_each_each")["repeat_count"] == "${number_of_children}"
    assert row(form, "number_of_children")["constraint"] == ". >= 1 and . <= 15"
    assert "position(..)" in row(form, "section_each_child")["calculation"]
    assert row(form, "section_each_which")["label::Cymraeg (cy)"] == "Plentyn ${section_each_child}"
    kinds = [each["type"] for each in form.survey]
    assert kinds.count("begin_repeat") == kinds.count("end_repeat") == 2
    assert kinds.count("begin_group") == kinds.count("end_group") == 2


def test_without_a_scale_no_grade_is_asked_and_nothing_waits_for_one() -> None:
    form = made(None)
    assert not [each for each in form.survey if each.get("name") == "grade"]
    assert row(form, "grade_why")["relevant"] == "false()"


def test_an_instrument_without_children_asks_for_none() -> None:
    form = xlsform(instrument(section("one", question("q"))), None)
    assert "begin_repeat" not in [each["type"] for each in form.survey]
