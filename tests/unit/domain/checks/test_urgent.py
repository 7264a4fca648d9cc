"""Is every urgent finding said, or left out for a reason?"""

from __future__ import annotations

from tests.unit.domain.checks.drafts import area, draft, found, statement
from touchstone.domain.checks import CheckedFinding, CheckedUrgent

RULE = "urgent-unsaid"
LATE = CheckedUrgent("late", "Checks are late.")
BEHIND = (CheckedFinding("late"),)


def test_one_that_stands_behind_nothing_is_named_with_its_place_and_what_ends_it() -> None:
    (told,) = found(RULE, draft(statement("Plans are clear."), urgent=(LATE,)))
    assert (told.kind, told.place, told.severity) == ("draft", "late", "stops")
    assert str(told.says) == "An urgent finding is said nowhere: “Checks are late.”"
    assert "say on its page why" in str(told.satisfy)


def test_a_statement_or_an_area_that_rests_on_it_says_it() -> None:
    assert found(RULE, draft(statement("Checks are late.", findings=BEHIND), urgent=(LATE,))) == []
    assert found(RULE, draft(area("Check them.", findings=BEHIND), urgent=(LATE,))) == []


def test_a_statement_without_english_says_nothing() -> None:
    assert found(RULE, draft(statement(" ", "Mae gwiriadau'n hwyr.", findings=BEHIND), urgent=(LATE,)))


def test_a_reason_lets_it_be_left_out_and_white_space_is_none() -> None:
    for reason, told in (("It was put right.", 0), ("  ", 1)):
        assert len(found(RULE, draft(urgent=(CheckedUrgent("late", "Checks are late.", reason),)))) == told


def test_a_long_one_is_cut() -> None:
    (told,) = found(RULE, draft(urgent=(CheckedUrgent("late", "word " * 100),)))
    assert str(told.says).endswith("word…”") and len(str(told.says)) < 260
