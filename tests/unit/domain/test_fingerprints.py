"""Fingerprints as they are today: a change here would make every judgement in every database stale."""

from __future__ import annotations

from touchstone.domain import fingerprints
from touchstone.domain.fingerprints import Proposed, Seen, Shown


def test_no_findings_have_a_fingerprint_of_their_own():
    assert fingerprints.of_area([]) != fingerprints.of_area([fingerprints.of_finding(Shown("", "neutral"), [])])


def test_fingerprints_of_different_things_never_meet():
    finding = fingerprints.of_finding(Shown("a", "strength"), [Seen("1", "supports")])
    proposal = fingerprints.of_proposal(Proposed("a", 1, "graded", "s", "good", "r", "1", finding))
    assert len({finding, proposal, fingerprints.of_area([finding])}) == 3
    assert all(len(each) == 64 for each in (finding, proposal))


def test_half_a_character_does_no_harm():
    assert len(fingerprints.of_finding(Shown("\ud83d", "strength"), [])) == 64


def test_the_canonical_form_does_not_change():
    shown = Shown("Plans are clear.", "strength", 12, 20, "sample case files", True)
    assert fingerprints.of_finding(shown, [Seen("ab", "supports"), Seen("cd", "contradicts")]) == WRITTEN_DOWN


WRITTEN_DOWN = "4933864baa9128001f59cee71e24454cbbfd168e222fabec12c5220e9a67f926"


def test_plain_data_has_one_hash_whatever_the_order_of_its_keys() -> None:
    assert fingerprints.content_hash({"a": 1, "b": ["Ŵyr"]}) == fingerprints.content_hash({"b": ["Ŵyr"], "a": 1})
    assert fingerprints.content_hash({"a": 1}) != fingerprints.content_hash({"a": 2})
