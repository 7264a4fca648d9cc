"""An item's fingerprint covers all it says; items of one area are put together without hiding what disagrees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from touchstone.domain.evidence import Content, Pile, triangulate

SEEN = Content(
    text="The plan named a day.",
    method="observation",
    seen_on=date(2026, 11, 3),
    direction="strength",
    areas=("leadership", "private_law_practice"),
    files=("a" * 64,),
    place="Fen",
    about_role="child",
    case_reference="N4-0031",
    source_key="case_records",
)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The plan named no day."},
        {"method": "interview"},
        {"seen_on": date(2026, 11, 4)},
        {"seen_on": None},
        {"direction": "weakness"},
        {"areas": ("leadership",)},
        {"files": ()},
        {"place": "Moor"},
        {"about_role": "mother"},
        {"case_reference": "N4-0032"},
        {"source_key": ""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_part_is_in_the_fingerprint(change: dict[str, object]) -> None:
    assert replace(SEEN, **change).fingerprint != SEEN.fingerprint  # type: ignore[arg-type]


def test_order_and_repetition_are_not() -> None:
    turned = replace(SEEN, areas=("private_law_practice", "leadership", "leadership"), files=("a" * 64, "a" * 64))
    assert turned.fingerprint == SEEN.fingerprint


def test_the_fingerprint_stays_the_same_for_ever() -> None:
    """Judgements are bound to it: a change of how it is made would make all of them stale."""
    assert Content("A", "data", None, "neutral").canonical() == (
        '{"about_role":"","areas":[],"case_reference":"","direction":"neutral","files":[],"method":"data",'
        '"place":"","seen_on":"","source_key":"","text":"A"}'
    )


def test_areas_without_evidence_are_in_it_and_in_order() -> None:
    found = triangulate(["b", "a"], [Pile("a", "strength", "interview", "staff", 2)])
    assert [each.area for each in found] == ["b", "a"]
    assert found[0].items == 0 and not found[0].single and not found[0].opposed


def test_an_area_that_the_framework_does_not_know_is_not_lost() -> None:
    assert [each.area for each in triangulate([], [Pile("x", "strength", "interview", "", 1)])] == ["x"]


@pytest.mark.parametrize(
    ("piles", "single"),
    [
        ([("strength", "interview", "staff", 3)], True),
        ([("strength", "interview", "staff", 3), ("strength", "meeting", "staff", 1)], True),
        ([("strength", "interview", "staff", 3), ("strength", "interview", "judiciary", 1)], False),
        ([("strength", "interview", "", 3)], True),
        ([("strength", "interview", "", 3), ("neutral", "data", "", 1)], False),
        ([("strength", "interview", "staff", 3), ("strength", "survey", "", 0)], True),
    ],
)
def test_what_one_source_alone_says_is_marked(piles: list[tuple[str, str, str, int]], single: bool) -> None:
    (found,) = triangulate(["a"], [Pile("a", *pile) for pile in piles])
    assert found.single is single


def test_strength_and_weakness_are_counted_apart_and_marked() -> None:
    piles = [
        Pile("a", "strength", "interview", "staff", 3),
        Pile("a", "weakness", "data", "annex_a", 2),
        Pile("a", "weakness", "interview", "staff", 1),
    ]
    (found,) = triangulate(["a"], piles)
    assert found.directions == {"strength": 3, "weakness": 3}
    assert found.methods == {"interview": 4, "data": 2} and found.sources == {"staff": 4, "annex_a": 2}
    assert found.items == 6 and found.opposed and not found.single
