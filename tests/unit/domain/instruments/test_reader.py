"""Every problem of an instrument file is told, with what is expected."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.domain.instruments.building import choice, definition, instrument, question, section, title
from touchstone.domain.instruments.model import Condition, Instrument, Slot
from touchstone.domain.instruments.reader import read_instrument
from touchstone.domain.located import InvalidDefinition, located


def problems(*sections: dict[str, Any], **more: Any) -> str:
    with pytest.raises(InvalidDefinition) as found:
        read_instrument(located(definition(*sections, **more)), "small.yaml")
    return str(found.value)


def test_a_whole_definition_is_read() -> None:
    read = instrument(
        section(
            "one",
            choice("law", "private", "public", ordered=True, areas=["safeguarding"], hint=title("A hint")),
            question("weeks", "number", least=0, most=52, whole=True, when={"question": "law", "is": ["private"]}),
            question("day", "date", past=True, required=False),
            question("story", long=True, most=200),
            question("seen", "yes_no"),
            question("risk", "yes_no", reason_for=["yes"], always_applies=True),
            question("grade", "grade"),
            hint=title("Of the section"),
        ),
        section("each", question("wish"), per_child=True, when={"question": "weeks", "at_least": 2}),
        overall="grade",
    )
    assert isinstance(read, Instrument) and read.per_child and read.overall == "grade"
    law, weeks = read.question("law"), read.question("weeks")
    assert law is not None and law.ordered and law.areas == ("safeguarding",) and law.hint is not None
    assert law.option("public") is not None and law.option("other") is None
    assert weeks is not None and (weeks.least, weeks.most, weeks.whole) == (0, 52, True)
    assert weeks.when == Condition("is", "law", ("private",))
    seen, risk = read.question("seen"), read.question("risk")
    assert seen is not None and seen.reason_for == ("na",)
    assert risk is not None and [option.key for option in risk.choices(None)] == ["yes", "no"]
    assert read.section("each") is not None and read.section("none") is None
    assert read.section_of("nothing") is None and read.question("nothing") is None
    assert read.knows(Slot("law"), ()) and not read.knows(Slot("law", "A"), ()) and not read.knows(Slot("x"), ())


def test_options_are_shared_by_name() -> None:
    lists = {"quality": [{"key": "good", "en": "Good", "cy": "Da"}, {"key": "bad", "en": "Bad", "cy": "Gwael"}]}
    read = instrument(section("one", question("q", "choice", options="quality")), options=lists)
    found = read.question("q")
    assert found is not None and [option.title("cy") for option in found.options] == ["Da", "Gwael"]


CONDITIONS = [
    ({"all": [{"question": "law", "is": ["a"]}, {"question": "weeks", "at_least": 2}]}, "all"),
    ({"any": [{"question": "law", "answered": True}]}, "any"),
    ({"not": {"question": "law", "is": ["a", "b"]}}, "not"),
]


@pytest.mark.parametrize(("when", "operator"), CONDITIONS)
def test_conditions_are_read(when: dict[str, Any], operator: str) -> None:
    read = instrument(section("one", choice("law"), question("weeks", "number"), question("then", when=when)))
    found = read.question("then")
    assert found is not None and found.when is not None and found.when.operator == operator
    assert set(found.when.questions()) <= {"law", "weeks"} and list(found.when.questions())


WRONG: list[tuple[dict[str, Any], str]] = [
    (question("Q"), "is no key"),
    (question("q", "essay"), "Unknown kind of question 'essay'"),
    (question("q", whole=True), "Unknown key 'whole'"),
    (question("q", required="maybe"), "Expected true or false"),
    (question("q", "choice"), "Missing: options"),
    (question("q", "choice", options=[{"key": "a", "en": "A", "cy": "A"}]), "at least two options"),
    (question("q", "choice", options="none"), "Unknown list of options 'none'"),
    (choice("q", "a", "a"), "The key 'a' stands twice"),
    (question("q", "number", least="few"), "Expected a number"),
    (question("q", "number", least=5, most=1), "The least is greater than the most"),
    (question("q", most=20_000), "A text can have 1 to 10,000 characters"),
    (question("q", "yes_no", reason_for=["perhaps"]), "Unknown answer 'perhaps'"),
    (question("q", when={"question": "later", "is": ["a"]}), "Unknown question that comes before this one 'later'"),
    (question("q", when={"question": "law", "is": ["c"]}), "Unknown answer to law 'c'"),
    (question("q", when={"question": "law"}), "Say one of: is, answered, at_least"),
    (question("q", when={"question": "later"}), "Say one of: is, answered, at_least"),
    (question("q", when={"question": "law", "at_least": 3}), "'law' is no number"),
    (question("q", when={"question": "weeks", "at_least": True}), "Expected a number"),
    (question("q", when={"question": "law", "answered": False}), "Write answered: true"),
    (question("q", when={"all": []}), "'all' needs at least one condition"),
    (question("q", when="law == 'a'"), "Expected a mapping"),
    (question("q", areas="safeguarding"), "Expected a list"),
    (question("law"), "The question 'law' stands twice"),
    ({"key": "q", "kind": "text", "ask": {"en": "Only English"}}, "Expected Welsh words"),
]


@pytest.mark.parametrize(("bad", "says"), WRONG)
def test_a_bad_question_is_told_of(bad: dict[str, Any], says: str) -> None:
    assert says in problems(section("one", choice("law"), question("weeks", "number"), bad))


def test_a_question_that_is_no_mapping_is_told_of() -> None:
    assert "Expected a mapping" in problems({"key": "one", "title": title("One"), "questions": ["What?"]})


def test_a_bad_section_is_told_of() -> None:
    assert "A section needs at least one question" in problems(section("one"))
    assert "An instrument needs at least one section" in problems()
    assert "The key 'one' stands twice" in problems(section("one", question("a")), section("one", question("b")))


def test_a_condition_cannot_look_at_a_child_from_outside_or_from_another_section() -> None:
    each = section("each", choice("seen"), per_child=True)
    when = {"question": "seen", "is": ["a"]}
    assert "Unknown question" in problems(each, section("after", question("q", when=when)))
    assert "Unknown question" in problems(each, section("also", question("q", when=when), per_child=True))
    inside = section("each", choice("seen"), question("q", when=when), per_child=True)
    assert instrument(inside).question("q") is not None


def test_the_overall_grade_is_a_grade_of_the_whole() -> None:
    each = section("each", question("grade", "grade"), per_child=True)
    assert "Unknown question for a grade of the whole" in problems(each, overall="grade")
    assert "Unknown question for a grade of the whole" in problems(section("one", question("words")), overall="words")


def test_a_condition_may_look_at_a_grade_whose_scale_is_the_regime_s() -> None:
    when = {"question": "grade", "is": ["inadequate"]}
    read = instrument(section("one", question("grade", "grade"), question("why", when=when)))
    found = read.question("why")
    assert found is not None and found.when == Condition("is", "grade", ("inadequate",))


def test_lists_of_options_must_be_a_mapping() -> None:
    assert "Expected a mapping of lists" in problems(section("one", question("q")), options=[])
