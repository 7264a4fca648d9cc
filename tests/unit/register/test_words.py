"""Which words count, where do they stand, and what may a mistyped one have meant?"""

from __future__ import annotations

import pytest

from touchstone.public.register.search import excerpts
from touchstone.public.register.search.excerpts import Piece
from touchstone.public.register.search.spelling import _is_short_for, _likeness
from touchstone.public.register.search.words import MOST_TERMS, fold, terms_of, trigrams_of, vocabulary_of


def test_folding_takes_accents_and_capitals_away():
    assert fold("Ymweliad â Tŷ") == "ymweliad a ty"


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("the quality of care", ["quality", "care"]),
        ("Stoke-on-Trent", ["stoke", "trent"]),
        ("care, CARE and care", ["care"]),
        ("  ", []),
        ('"; DROP TABLE', ["drop", "table"]),
    ],
)
def test_terms_are_the_words_that_are_looked_for(query, terms):
    assert terms_of(query) == terms


def test_a_long_query_is_cut_short():
    assert len(terms_of(" ".join(f"word{n}" for n in range(50)))) == MOST_TERMS


def test_vocabulary_has_no_short_words_and_no_numbers():
    assert vocabulary_of(["Kent 2011: inadequate, by far"]) == {"kent", "inadequate"}


def test_trigrams_know_beginning_and_end():
    assert trigrams_of("kent") == {" ke", "ken", "ent", "nt "}


@pytest.mark.parametrize(
    ("term", "word", "short"),
    [
        ("lancs", "lancashire", True),
        ("staffs", "staffordshire", True),
        ("notts", "nottinghamshire", True),
        ("kent", "kentish", True),
        ("lan", "lancashire", False),
        ("lancz", "lancashire", False),
        ("cumb", "lancashire", False),
    ],
)
def test_short_names_are_read_as_people_write_them(term, word, short):
    assert _is_short_for(term, word) is short


def test_a_word_of_a_name_is_likelier_than_one_of_a_text():
    assert _likeness("kennt", "kent", True) > _likeness("kennt", "kent", False) > 0
    assert _likeness("xylophone", "kent", True) == 0


def test_an_excerpt_marks_the_words_whatever_their_ending():
    pattern = excerpts.pattern_of(["inspected"])
    assert excerpts.whole("The inspection and inspectors", pattern) == [
        Piece("The "),
        Piece("inspection", marked=True),
        Piece(" and "),
        Piece("inspectors", marked=True),
    ]


def test_an_excerpt_is_cut_at_words_and_says_so():
    text = "word " * 100 + "grandparents " + "word " * 100
    pieces = excerpts.excerpt(text, excerpts.pattern_of(["grandparents"]))
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert [piece.text for piece in pieces if piece.marked] == ["grandparents"]
    assert sum(len(piece.text) for piece in pieces) < 300


def test_marks_stand_right_in_accented_text():
    pieces = excerpts.whole("Ymweliad â’r tŷ bach", excerpts.pattern_of(["ty"]))
    assert [piece.text for piece in pieces if piece.marked] == ["tŷ"]


def test_nothing_looked_for_marks_nothing():
    assert excerpts.pattern_of([]) is None
    assert excerpts.whole("Text", None) == [Piece("Text")]
    assert excerpts.excerpt("Text", None) == []
