"""What do `check`, `check_statement` and `check_area` give, and in what order?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import area, draft, statement
from touchstone.domain.checks import RULES, SEVERITIES, CheckedSource, check, check_area, check_statement


def test_problems_of_the_whole_come_first_then_piece_by_piece() -> None:
    whole = draft(
        statement("Most plans came by 31 June 2027.", key="s1"),
        area("Improve it.", key="a1"),
        missing_sources=(CheckedSource("survey", "a survey"),),
    )
    assert [(one.kind, one.place, one.rule) for one in check(whole)] == [
        ("draft", "survey", "source-missing"),
        ("statement", "s1", "proportion-no-base"),
        ("statement", "s1", "dates"),
        ("area", "a1", "area-measurable"),
    ]


def test_english_comes_before_welsh() -> None:
    whole = draft(statement("The plan is redy.", "Mae'r cynlun yn barod."))
    assert [(one.language, one.start) for one in check(whole)] == [("en", 12), ("cy", 6)]


def test_one_statement_gives_what_the_whole_gives_of_it() -> None:
    whole = draft(statement("The IRO came.", key="s1"), statement("The IRO went.", key="s2"), area("A plan.", key="s1"))
    assert check_statement(whole, "s1") == [one for one in check(whole) if (one.kind, one.place) == ("statement", "s1")]
    assert check_statement(whole, "s2") == []
    assert {one.rule for one in check_area(whole, "s1")} == {"area-verb-led", "area-measurable"}


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError, match="no statement 'x'"):
        check_statement(draft(statement("It is so.")), "x")
    with pytest.raises(KeyError, match="no area 's'"):
        check_area(draft(statement("It is so.")), "s")


def test_an_empty_statement_has_no_problem_but_its_missing_words_are_not_invented() -> None:
    assert check(draft(statement("", findings=()))) == []


def test_every_rule_says_everything_about_itself() -> None:
    for key, rule in RULES.items():
        assert rule.key == key
        assert rule.severity in SEVERITIES
        assert all(str(words).strip() for words in (rule.title, rule.explanation, rule.source, rule.wrong, rule.right))
        assert (rule.looks is None) != (rule.looks_at_all is None)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "💥 مرحبا", "a" * 5000, "(((", "%(n)s of %s", "Most. Half? All! 61/67", "1 of 2 of 3 of 4", "’s"],
)
def test_odd_texts_are_checked_like_any_other(text: str) -> None:
    whole = draft(statement(text, text), area(text, text), welsh=True)
    for one in check(whole):
        assert 0 <= one.start <= one.end <= len(text)
        assert str(one.says) and str(one.satisfy)
