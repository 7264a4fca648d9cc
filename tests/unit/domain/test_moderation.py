"""Whose agreement counts, and what keeps a judgement from standing."""

from __future__ import annotations

import pytest

from touchstone.domain.frameworks import KINDS
from touchstone.domain.moderation import QUORUMS, Case, Obstacle, Opinion, obstacle, quorum, tally


def test_every_kind_of_inspection_has_a_quorum_of_at_least_one():
    assert set(QUORUMS) == set(KINDS)
    assert {kind: quorum(kind) for kind in ("full", "narrative", "focused", "monitoring")} == {
        "full": 2, "narrative": 2, "focused": 1, "monitoring": 1,
    }  # fmt: skip
    assert min(QUORUMS.values()) == 1


def test_the_quorum_is_met_by_two_others_who_saw_exactly_this():
    found = tally("new", "ann", [Opinion("bo", True, "new"), Opinion("cy", True, "new")], 2)
    assert (found.agreed, found.disagreed, found.missing, found.met) == (2, 0, 0, True)


@pytest.mark.parametrize(
    ("opinions", "agreed"),
    [
        ([Opinion("bo", True, "new"), Opinion("cy", True, "old")], 1),  # an older version
        ([Opinion("bo", True, "new"), Opinion("ann", True, "new")], 1),  # the proposer's own
        ([Opinion("bo", True, "new"), Opinion("bo", True, "new")], 1),  # one person twice
        ([], 0),
    ],
)
def test_what_does_not_count(opinions, agreed):
    found = tally("new", "ann", opinions, 2)
    assert (found.agreed, found.met, found.missing) == (agreed, False, 2 - agreed)


def test_one_who_disagrees_keeps_the_quorum_from_being_met_until_they_agree():
    against = [Opinion("bo", True, "x"), Opinion("cy", True, "x"), Opinion("di", False, "x")]
    assert not tally("x", "ann", against, 2).met
    assert tally("x", "ann", [*against, Opinion("di", True, "x")], 2).met


GOOD = {"area": "complaints", "must": True, "status": "agreed", "met": True}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"status": ""}, Obstacle.NOT_PROPOSED),
        ({"status": "", "must": False}, None),
        ({"must": False}, None),
        ({"stale": True}, Obstacle.STALE),
        ({"stale": True, "must": False}, Obstacle.STALE),
        ({"status": "returned"}, Obstacle.RETURNED),
        ({"status": "proposed", "met": False}, Obstacle.NOT_AGREED),
        ({"status": "agreed", "met": False}, Obstacle.NOT_AGREED),
        ({"status": "proposed"}, Obstacle.NOT_AGREED),
        ({"against": True}, Obstacle.NOT_AUTHORISED),
        ({"against": True, "authorised": True}, None),
        ({"against": True, "stale": True}, Obstacle.STALE),
    ],
)
def test_the_first_thing_to_put_right(changed, why):
    assert obstacle(Case(**{**GOOD, **changed})) is why
