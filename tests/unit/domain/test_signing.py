"""Who must sign, and which signatures hold."""

from __future__ import annotations

import pytest

from touchstone.domain import signing
from touchstone.domain.signing import Signature, others_needed, role_of, standing

NOW, BEFORE = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    ("signed", "met", "lead", "missing"),
    [
        ([], False, False, 1),
        ([("ann", "lead", NOW)], False, True, 1),
        ([("bob", "moderator", NOW)], False, False, 0),
        ([("ann", "lead", NOW), ("bob", "moderator", NOW)], True, True, 0),
        ([("ann", "lead", NOW), ("cat", "director", NOW)], True, True, 0),
        ([("ann", "lead", NOW), ("ann", "director", NOW)], False, True, 1),
        ([("ann", "lead", NOW), ("bob", "moderator", BEFORE)], False, True, 1),
        ([("ann", "lead", BEFORE), ("bob", "moderator", NOW)], False, False, 0),
    ],
)
def test_the_lead_and_one_other_for_exactly_this_text(signed, met, lead, missing):
    found = standing(NOW, [Signature(*each) for each in signed])
    assert (found.met, found.lead_signed, found.others_missing) == (met, lead, missing)
    assert {each.seen for each in found.void} <= {BEFORE}
    assert len(found.valid) + len(found.void) == len(signed)


def test_who_has_signed_for_this_text():
    found = standing(NOW, [Signature("ann", "lead", NOW), Signature("bob", "moderator", BEFORE)])
    assert found.signed_by("ann")
    assert not found.signed_by("bob")


def test_one_person_who_signs_twice_is_one():
    twice = [Signature("ann", "lead", NOW), Signature("bob", "moderator", NOW), Signature("bob", "director", NOW)]
    assert standing(NOW, twice, 2).others_missing == 1


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, (signing.OWN_RULE, False)),
        ({signing.PARAMETER: None}, (1, False)),
        ({signing.PARAMETER: 2}, (2, True)),
        ({signing.PARAMETER: "two"}, (1, False)),
    ],
)
def test_a_framework_may_ask_for_more(parameters, expected):
    assert others_needed(parameters) == expected


@pytest.mark.parametrize(
    ("team", "roles", "expected"),
    [
        ("lead", ["lead_inspector", "director"], "lead"),
        ("inspector", ["inspector"], ""),
        ("", ["moderator", "director"], "director"),
        ("inspector", ["moderator"], "moderator"),
        ("", [], ""),
    ],
)
def test_as_what_a_person_signs(team, roles, expected):
    assert role_of(team, roles) == expected
