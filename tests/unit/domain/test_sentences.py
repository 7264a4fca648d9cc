"""A message for a page to translate, with its values."""

from __future__ import annotations

from touchstone.domain.sentences import Sentence, say


def test_whole_numbers_have_their_thousands() -> None:
    sentence = say("%(n)s of %(total)s cases, %(share)s, %(what)s.", n=60, total=4812, share=0.5, what="open")
    assert str(sentence) == "60 of 4,812 cases, 0.5, open."
    assert sentence.text % {**sentence.values, "n": "sixty"} == "sixty of 4,812 cases, 0.5, open."


def test_a_percent_sign_is_written_twice_in_the_message() -> None:
    assert str(say("A figure of 50%%.")) == "A figure of 50%."
    assert str(Sentence("Nothing to fill in.")) == "Nothing to fill in."
