"""Laws of similarity: the order of two texts never matters, and the index finds what comparing all would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from touchstone.domain.recurrence.index import Index
from touchstone.domain.recurrence.similarity import profile, shared, similarity
from touchstone.domain.recurrence.vocabulary import CONCEPTS
from touchstone.domain.recurrence.weights import THRESHOLD

PHRASES = sorted({wording.replace("*", "") for concept in CONCEPTS for wording in concept.wordings})
WORDS = ["quarterly", "letters", "meetings", "ensure that", "so that", "quality", "rota", "Northmere", "and", ". "]
TEXTS = st.lists(st.sampled_from(PHRASES + WORDS), max_size=8).map(" ".join)


@given(TEXTS, TEXTS)
def test_likeness_is_from_0_to_1_and_the_same_both_ways(first: str, second: str) -> None:
    there, back = similarity(profile(first), profile(second)), similarity(profile(second), profile(first))
    assert there == back
    assert 0 <= there <= 1
    assert bool(there) <= bool(shared(first, second))


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    assert similarity(profile(text), profile(text)) >= 0


@given(st.lists(TEXTS, max_size=12), TEXTS)
def test_the_index_finds_what_comparing_every_text_finds(texts: list[str], asked: str) -> None:
    index: Index[int] = Index()
    for number, text in enumerate(texts):
        index.add(number, profile(text))
    found = index.near(profile(asked))
    slow = {n: similarity(profile(asked), profile(text)) for n, text in enumerate(texts)}
    assert {each.key: each.score for each in found} == {n: score for n, score in slow.items() if score >= THRESHOLD}
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
