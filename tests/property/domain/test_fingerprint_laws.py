"""Laws of fingerprints: order never matters, and any change gives another one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from touchstone.domain import fingerprints
from touchstone.domain.fingerprints import Proposed, Seen, Shown

WORDS = st.text(max_size=12)
COUNTS = st.none() | st.integers(0, 99)
SHOWN = st.builds(
    Shown, WORDS, st.sampled_from(["strength", "weakness", "neutral"]), COUNTS, COUNTS, WORDS, st.booleans()
)
SEEN = st.builds(
    Seen, st.text("0123456789abcdef", min_size=1, max_size=4), st.sampled_from(["supports", "contradicts"])
)
FINDING = st.tuples(SHOWN, st.lists(SEEN, max_size=5))
PAIRS = st.lists(st.tuples(WORDS, WORDS), max_size=4)


def area(findings: list[tuple[Shown, list[Seen]]], pairs: list[tuple[str, str]]) -> str:
    return fingerprints.of_area([fingerprints.of_finding(shown, seen) for shown, seen in findings], pairs)


@given(st.lists(FINDING, max_size=5), PAIRS, st.randoms(use_true_random=False))
def test_order_never_matters(
    findings: list[tuple[Shown, list[Seen]]], pairs: list[tuple[str, str]], random: Random
) -> None:
    def mixed(things: list[object]) -> list[object]:
        return random.sample(things, len(things))

    again = [(shown, mixed(seen)) for shown, seen in mixed(findings)]  # type: ignore[misc, arg-type]
    assert area(again, mixed(pairs)) == area(findings, pairs)  # type: ignore[arg-type]


@given(SHOWN, st.lists(SEEN, max_size=5), SHOWN, st.lists(SEEN, max_size=5))
def test_two_findings_are_the_same_exactly_when_all_of_them_is(
    one: Shown, seen: list[Seen], other: Shown, others: list[Seen]
) -> None:
    def key(each: Seen) -> tuple[str, str]:
        return each.content_hash, each.bearing

    same = (one, sorted(map(key, seen))) == (other, sorted(map(key, others)))
    assert (fingerprints.of_finding(one, seen) == fingerprints.of_finding(other, others)) is same


@given(SHOWN, st.lists(SEEN, max_size=3), st.data())
def test_every_part_of_a_finding_counts(shown: Shown, seen: list[Seen], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["text", "direction", "n", "of", "base", "urgent"]))
    changed = replace(shown, **{name: getattr(data.draw(SHOWN), name)})
    assume(changed != shown)
    assert fingerprints.of_finding(changed, seen) != fingerprints.of_finding(shown, seen)


@given(SHOWN, st.lists(SEEN, min_size=1, max_size=4), st.data())
def test_turning_one_piece_of_evidence_round_counts(shown: Shown, seen: list[Seen], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(seen) - 1))
    other = "contradicts" if seen[at].bearing == "supports" else "supports"
    turned = [*seen[:at], replace(seen[at], bearing=other), *seen[at + 1 :]]
    assert fingerprints.of_finding(shown, turned) != fingerprints.of_finding(shown, seen)


@given(st.lists(FINDING, max_size=4), PAIRS, FINDING)
def test_a_finding_more_or_less_counts_even_when_it_says_the_same(
    findings: list[tuple[Shown, list[Seen]]], pairs: list[tuple[str, str]], more: tuple[Shown, list[Seen]]
) -> None:
    assert area([*findings, more], pairs) != area(findings, pairs)
    assert area([*findings, more, more], pairs) != area([*findings, more], pairs)


@given(st.lists(FINDING, max_size=3), PAIRS, PAIRS)
def test_what_else_it_rests_on_counts(
    findings: list[tuple[Shown, list[Seen]]], pairs: list[tuple[str, str]], others: list[tuple[str, str]]
) -> None:
    assert (area(findings, pairs) == area(findings, others)) is (sorted(pairs) == sorted(others))


PROPOSED = st.builds(Proposed, WORDS, st.integers(1, 9), WORDS, WORDS, WORDS, WORDS, WORDS, WORDS)


@given(PROPOSED, PROPOSED)
def test_two_proposals_are_the_same_exactly_when_every_part_is(one: Proposed, other: Proposed) -> None:
    assert (fingerprints.of_proposal(one) == fingerprints.of_proposal(other)) is (one == other)
