"""What two texts share, how alike they are, and which of many are near. Every text here is made up."""

from __future__ import annotations

import pytest

from touchstone.domain.recurrence.index import Index
from touchstone.domain.recurrence.similarity import parts, profile, shared, similarity
from touchstone.domain.recurrence.vocabulary import CONCEPTS, GROUP, TOPIC, WORK
from touchstone.domain.recurrence.weights import FREQUENCIES, KINDS, MEASURED, PARTS, THRESHOLD
from touchstone.domain.recurrence.words import stem, terms

SUPERVISED = "Ensure that every adviser in Northmere has monthly reflective supervision."
SUPERVISION = "The quality of supervision for advisers."
WAITING = "Reduce the number of families who wait for a first letter."


def keys(text: str) -> list[str]:
    return [term.key for term in terms(text)]


def likely(first: str, second: str) -> float:
    return similarity(profile(first), profile(second))


@pytest.mark.parametrize(
    ("word", "is_"),
    [("reviewed", "review"), ("reviews", "review"), ("identifies", "identify"), ("identified", "identify"),
     ("addresses", "address"), ("focus", "focus"), ("quickly", "quick"), ("core", "core"), ("measure", "measur")],
)  # fmt: skip
def test_a_word_loses_its_ending(word: str, is_: str) -> None:
    assert stem(word) == is_


def test_different_wordings_of_the_field_mean_one_thing() -> None:
    assert keys("return home interviews") == keys("return interviews") == ["#return-interview"]


def test_the_longest_wording_counts_and_covers_its_words() -> None:
    assert keys("pathway plans") == ["#pathway-plan"]
    assert keys("plans") == ["#plan"]
    assert keys("child protection plan") == ["#plan"]


def test_a_hyphen_or_another_apostrophe_changes_nothing() -> None:
    assert keys("multi-agency") == keys("multi agency") == ["#multi-agency-working"]
    assert keys("the child’s views") == keys("the child's views")


def test_words_that_say_little_and_numbers_are_left_out() -> None:
    assert keys("Ensure that the quality of it is 25 or so") == []


def test_pointers_to_paragraphs_are_not_part_of_the_text() -> None:
    assert keys("Chronologies (paragraphs 12, 14)") == ["#chronology"]


def test_a_term_knows_its_place() -> None:
    text = "Better chronologies."
    (term,) = terms(text)
    assert text[term.start : term.end] == "chronologies"


def test_what_a_change_is_for_is_told_apart_from_what_is_weak() -> None:
    assert [(term.key, term.purpose) for term in terms("Supervision, so that plans improve. Delay.")] == [
        ("#supervision", False),
        ("#plan", True),
        ("#delay", False),
    ]


def test_the_same_weakness_in_other_words_is_likelier_than_another() -> None:
    assert likely(SUPERVISED, SUPERVISION) > THRESHOLD > likely(SUPERVISED, WAITING)


def test_the_order_of_two_texts_makes_no_difference() -> None:
    assert likely(SUPERVISED, SUPERVISION) == likely(SUPERVISION, SUPERVISED)


def test_texts_that_share_nothing_or_say_nothing_are_not_alike_at_all() -> None:
    assert likely(SUPERVISION, "Private fostering.") == 0
    assert likely(SUPERVISION, "") == 0
    assert likely("", "") == 0


def test_the_parts_of_a_comparison() -> None:
    found = parts(profile("Supervision of care leavers"), profile("Pathway plans of care leavers"))
    assert (found.topics_apart, found.same_group, found.one_has_topics, found.no_topics) == (1, 1, 0, 0)
    found = parts(profile("Supervision"), profile("Delay"))
    assert (found.topics_apart, found.one_has_topics, found.no_topics) == (0, 1, 0)
    assert parts(profile("Delay"), profile("Delay")).no_topics == 1
    assert parts(profile("Supervision"), profile("Supervision")).topics_alike == pytest.approx(1)


def test_why_a_pair_is_proposed_what_counts_most_first() -> None:
    first, second = "Delay in supervision.", "Supervision and supervisors: no delay."
    found = shared(first, second)
    assert [each.key for each in found] == ["#supervision", "#delay"]
    assert [first[a:b] for a, b in found[0].first] == ["supervision"]
    assert [second[a:b] for a, b in found[0].second] == ["Supervision", "supervisors"]


def test_the_nearest_of_many_the_likeliest_first() -> None:
    index: Index[str] = Index()
    for name, text in {"waiting": WAITING, "said": SUPERVISION, "same": SUPERVISED}.items():
        index.add(name, profile(text))
    near = index.near(profile(SUPERVISED))
    assert len(index) == 3
    assert [each.key for each in near] == ["same", "said"]
    assert near[0].score > near[1].score >= THRESHOLD
    assert [each.key for each in index.near(profile(SUPERVISED), counts=lambda key: key != "same")] == ["said"]
    assert [each.key for each in index.near(profile(SUPERVISED), nearest=1)] == ["same"]


def test_a_key_is_added_once() -> None:
    index: Index[str] = Index()
    index.add("one", profile(WAITING))
    with pytest.raises(KeyError):
        index.add("one", profile(SUPERVISED))


def test_the_tables_hold_together() -> None:
    assert {concept.kind for concept in CONCEPTS} == {TOPIC, WORK, GROUP} == set(KINDS) - {"stem"}
    assert len({concept.key for concept in CONCEPTS}) == len(CONCEPTS)
    assert all(term[1:] in {concept.key for concept in CONCEPTS} for term in FREQUENCIES if term.startswith("#"))
    assert len(PARTS) == 9
    assert MEASURED.proposed >= MEASURED.wholly + MEASURED.partly
