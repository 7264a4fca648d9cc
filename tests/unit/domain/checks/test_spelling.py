"""Is it spelt right, and are names left alone?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import draft, found, marked, statement
from touchstone.domain.checks.hunspell import Dictionary, dictionary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They recieve it.", ["recieve"]),
        ("Teh plan", ["Teh"]),
        ("Practioners came.", ["Practioners"]),
        ("Ebbesworth came, and so did Thornquist.", []),
        ("Ôblx came.", []),
        ("the café, the IRO, a B, b", []),
        ("x1y 1st 2nd a@wrogn.example http://wrogn.example", []),
        ("pre-birth, co-ordinated, 16-year-olds, reallocated, unallocated", []),
        ("The service's plans, the workers' views, isn’t", []),
        ("It said: “Wrogn is right.”", ["Wrogn"]),
        ("qqqqq", ["qqqqq"]),
        ("q" * 40, ["q" * 40]),
    ],
)
def test_english(text: str, words: list[str]) -> None:
    assert marked("spelling", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mae'r cynlluniau'n glir ac mae'r gwaith yn dda.", []),
        ("Mae'r cynlunniau'n glir.", ["cynlunniau'n"]),
        ("They are not here and it is so.", []),
        ("qq'r, 'rqq", ["qq'r", "rqq"]),
    ],
)
def test_welsh(text: str, words: list[str]) -> None:
    assert marked("spelling", "", text) == words


def test_the_right_word_is_offered_as_it_is_written() -> None:
    whole = draft(statement("Teh plan was recieved, qqqqq."))
    assert [one.offer for one in found("spelling", whole)] == ["The", "received", ""]


def test_words_of_the_glossary_and_names_may_stand() -> None:
    more = {"terms": frozenset({"Wrogn plan"}), "public_names": frozenset({"Teh Foundation"})}
    assert marked("spelling", "The wrogn plan. Teh came.", **more) == []


AFFIXES = """
NEEDAFFIX X
REP 1
REP f ph
PFX U Y 1
PFX U 0 un .
SFX S Y 2
SFX S y ies [^a]y
SFX S 0 s [^y]
SFX A N 1
SFX A 0 ful/BX .
SFX B N 1
SFX B 0 ly
"""


@pytest.fixture
def small() -> Dictionary:
    return Dictionary(AFFIXES, "4\nplay/US\ncity/S\nhope/A\nroot/XS\nphone\n")


@pytest.mark.parametrize("word", ["play", "unplay", "cities", "hopefully", "roots", "phone", "hope"])
def test_words_that_affixes_make(small: Dictionary, word: str) -> None:
    assert small.knows(word)
    assert small.knows(word), "the second time from memory"


@pytest.mark.parametrize("word", ["citys", "root", "hopely", "hopeful", "ununplay", "uncity", "playful", "s", ""])
def test_words_that_they_do_not_make(small: Dictionary, word: str) -> None:
    assert not small.knows(word)


def test_the_nearest_word(small: Dictionary) -> None:
    found = [small.nearest(word) for word in ("paly", "plaay", "fone", "phne", "plai", "lay", "lpay", "zzzz")]
    assert found == ["play", "play", "phone", "phone", "play", "play", "play", ""]


def test_the_dictionaries_are_read_once() -> None:
    assert dictionary("en") is dictionary("en")
    assert dictionary("cy").knows("mlynedd") and not dictionary("cy").knows("mlynnedd")
