"""Do the words fit the grade?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import area, draft, found, marked, statement
from touchstone.domain.checks.praise import direction


def said_of(grade: str, text: str, text_cy: str = "") -> list[str]:
    return marked("grade-contradicted", text, text_cy, grades={"area": ("ofsted-2009", grade)})


@pytest.mark.parametrize(
    ("grade", "text", "words"),
    [
        ("inadequate", "Leadership is outstanding.", ["outstanding"]),
        ("inadequate", "Leadership is good.", []),
        ("satisfactory", "Leadership is outstanding.", []),
        ("inadequate", "Leadership is far from outstanding.", []),
        ("inadequate", "It will be outstanding if it goes on so.", ["outstanding"]),
        ("inadequate", "If it were outstanding, we would say so.", []),
        ("inadequate", "Some teams are outstanding.", []),
        ("outstanding", "Nobody was unsafe.", []),
        ("good", "It was judged inadequate.", ["inadequate"]),
        ("good", "It was not judged inadequate.", []),
        ("good", "It was judged inadequate in 2019.", []),
        ("good", "Schools are judged inadequate.", []),
    ],
)
def test_english(grade: str, text: str, words: list[str]) -> None:
    assert said_of(grade, text) == words


def test_welsh_and_its_denial() -> None:
    assert said_of("inadequate", "", "Mae'r gwaith yn rhagorol.") == ["rhagorol"]
    assert said_of("inadequate", "", "Nid yw'r gwaith yn rhagorol.") == []


def test_the_offer_is_the_grade_that_was_judged() -> None:
    whole = draft(statement("It is judged good."), grades={"area": ("ofsted-2009", "satisfactory")})
    (problem,) = found("grade-contradicted", whole)
    assert problem.offer == "satisfactory"
    unknown = draft(statement("It is judged good."), grades={"area": ("", "requires_improvement")})
    assert found("grade-contradicted", unknown)[0].offer == "requires improvement"


def test_the_grade_may_be_that_of_another_area_which_the_sentence_names() -> None:
    grades = {"area": ("ofsted-2014", "requires_improvement"), "care_leavers": ("ofsted-2014", "good")}
    assert found("grade-contradicted", draft(statement("Work with care leavers is judged good."), grades=grades)) == []
    assert found("grade-contradicted", draft(statement("Work with fathers is judged good."), grades=grades))


def test_nothing_is_said_without_a_grade_or_of_an_area_for_improvement() -> None:
    assert marked("grade-contradicted", "Leadership is outstanding.") == []
    asked = area("Be outstanding.", judgement_key="area")
    assert found("grade-contradicted", draft(asked, grades={"area": ("ofsted-2009", "inadequate")})) == []


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("It is strong.", 1),
        ("It is weak.", -1),
        ("It is strong and weak.", 0),
        ("It is not strong.", -1),
        ("It is.", 0),
    ],
)
def test_which_way_a_text_points(text: str, way: int) -> None:
    assert direction(text, "en") == way
