"""Do two statements of one area say opposite things of the same matter?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import area, draft, found, statement
from touchstone.domain.checks import CheckedFinding, CheckedStatement

GOOD, BAD, BOTH = CheckedFinding("g", "strength"), CheckedFinding("b", "weakness"), CheckedFinding("n")


def pair(one: CheckedStatement, other: CheckedStatement) -> list[str]:
    return [problem.place for problem in found("contradiction", draft(one, other))]


def test_both_sides_are_told_each_of_the_other() -> None:
    long = "Plans are reviewed by managers every month in all of the teams, in all of the offices and at all times."
    one, other = (
        statement(long, key="1", findings=(GOOD,)),
        statement("Plans are not reviewed.", key="2", findings=(BAD,)),
    )
    assert pair(statement("Plans are reviewed.", key="1", findings=(GOOD,)), other) == ["1", "2"]
    told = found("contradiction", draft(one, statement(long.replace("are", "are not", 1), key="2", findings=(BAD,))))
    assert str(told[0].says).endswith("in all of…”.")


@pytest.mark.parametrize(
    "other",
    [
        statement("Plans are not reviewed.", key="2", findings=(GOOD,)),
        statement("Plans are not reviewed.", key="2", findings=(GOOD, BAD)),
        statement("Plans are not reviewed.", key="2", findings=(BAD,), area_key="elsewhere"),
        statement("Plans are not reviewed.", key="2", findings=(BAD,), plain=True),
        statement("Letters are not answered.", key="2", findings=(BAD,)),
        statement("", key="2", findings=(BAD,)),
    ],
)
def test_what_is_no_contradiction(other: CheckedStatement) -> None:
    assert pair(statement("Plans are reviewed.", key="1", findings=(GOOD,)), other) == []


def test_without_a_direction_the_words_say_which_way() -> None:
    one = statement("Plans are well managed and reviewed.", key="1", findings=(BOTH,))
    assert pair(one, statement("Plans are not managed or reviewed.", key="2", findings=(BOTH,))) == ["1", "2"]
    assert pair(one, statement("Plans are managed and reviewed.", key="2", findings=(BOTH,))) == []


def test_areas_for_improvement_are_left_alone() -> None:
    whole = draft(statement("Plans are reviewed.", findings=(GOOD,)), area("Plans are not reviewed.", findings=(BAD,)))
    assert found("contradiction", whole) == []


def test_a_statement_without_a_verb_of_the_table_is_compared_by_what_follows_its_first_word() -> None:
    one = statement("Managers review plans.", key="1", findings=(GOOD,))
    assert pair(one, statement("Managers fail to review plans.", key="2", findings=(BAD,))) == ["1", "2"]
