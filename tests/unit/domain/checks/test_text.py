"""Sentences, clauses and denials."""

from __future__ import annotations

import pytest

from touchstone.domain.checks.text import clause_at, denied, negated_clause, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two!", ["One.", "Two!"]),
        ("See e.g. this. Then that", ["See e.g. this.", "Then that"]),
        ("A line\nanother", ["A line", "another"]),
        ("It was 2.8 of 3.", ["It was 2.8 of 3."]),
        ("This, that, etc.", ["This, that, etc."]),
        ("  ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_a_clause_ends_where_the_sentence_turns() -> None:
    text = "It is good, but it is late; it was missing."
    assert clause_at(text, 0) == "It is good"
    assert clause_at(text, 15).strip() == "it is late"
    assert clause_at(text, 30).strip() == "it was missing"
    assert clause_at(text, text.index("but")).strip() == "It is good, but it is late", "at the turn itself: both"


def test_denials() -> None:
    assert negated_clause("there was no plan", "en") and not negated_clause("there was a plan", "en")
    assert denied("it is not yet ", "en") and denied("Nothing that we saw in all the weeks was ", "en")
    assert not denied("it is ", "en") and denied("nid yw ", "cy")
