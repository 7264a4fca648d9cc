"""Strata, and how many cases each gives."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from touchstone.domain.sampling.allocation import (
    Allocation,
    CannotAllocate,
    Plan,
    Rare,
    Share,
    Stratum,
    allocate,
    largest_remainders,
    strata,
)
from touchstone.domain.sampling.frame import Frame

DAY = date(2026, 10, 5)
FRAME = Frame.of(
    ("area", "law", "secure"),
    [
        (f"P{n}", ("Kent" if n % 3 else "Essex", "public" if n % 2 else "private", "yes" if n < 4 else "no"))
        for n in range(60)
    ],
    DAY,
)


def test_without_attributes_there_is_one_stratum() -> None:
    found = allocate(FRAME, Plan(7))
    assert found == Allocation((Share(Stratum(), 60, 7),))
    assert (found.n, found.size) == (7, 60)
    assert (Stratum().key, Stratum().label) == ("all", "all cases")


def test_strata_come_in_the_order_of_their_attributes_and_rare_kinds_last() -> None:
    plan = Plan(20, by=("law", "area"), minimum=1, rare=(Rare("secure", "yes"),))
    found = allocate(FRAME, plan)
    assert [share.stratum.key for share in found.shares] == [
        "area=Essex; law=private", "area=Essex; law=public", "area=Kent; law=private", "area=Kent; law=public",
        "rare: secure=yes",
    ]  # fmt: skip
    assert found.shares[-1].stratum.label == "yes"
    assert sum(len(references) for references in strata(FRAME, plan).values()) == 60


def test_the_kind_declared_first_has_a_case_of_two_kinds() -> None:
    plan = Plan(20, rare=(Rare("secure", "yes"), Rare("area", "Essex")))
    assert {share.stratum.key: share.size for share in allocate(FRAME, plan).shares} == {
        "all": 38, "rare: area=Essex": 18, "rare: secure=yes": 4,
    }  # fmt: skip


def test_keys_of_different_strata_differ_whatever_their_values_hold() -> None:
    tricky = Stratum((("a", "x; b=y"),))
    assert tricky.key != Stratum((("a", "x"), ("b", "y"))).key
    assert tricky.key == "a=x\\; b=y"


def test_an_expected_area_without_cases_is_said() -> None:
    found = allocate(FRAME, Plan(20, by=("area",), expected=(("area", ("Essex", "Kent", "Suffolk")),)))
    assert [str(notice) for notice in found.notices] == [
        "The list has no case with area “Suffolk”, so none can be drawn."
    ]


def test_a_stratum_from_which_none_is_drawn_is_said() -> None:
    found = allocate(FRAME, Plan(2, by=("secure",)))
    assert [str(notice) for notice in found.notices] == ["No case will be drawn from “yes”."]


def test_a_column_that_the_list_does_not_have() -> None:
    for plan in (Plan(3, by=("team",)), Plan(3, rare=(Rare("team", "x"),)), Plan(3, expected=(("team", ("x",)),))):
        with pytest.raises(CannotAllocate, match="no column “team”. It has: area, law, secure."):
            allocate(FRAME, plan)
    with pytest.raises(CannotAllocate, match="It has: none."):
        allocate(Frame.of((), [("P1", ())], DAY), Plan(1, by=("team",)))


def test_a_minimum_below_none() -> None:
    with pytest.raises(CannotAllocate, match="minimums of 0 or more"):
        allocate(FRAME, Plan(3, rare=(Rare("secure", "yes", -1),)))


def test_each_drawn_case_stands_for_its_weight() -> None:
    assert Share(Stratum(), 100, 8).weight == Fraction(25, 2)


def test_nothing_is_shared_over_nothing() -> None:
    assert largest_remainders(0, {}) == {}
    assert largest_remainders(0, {Stratum(): 0}) == {Stratum(): 0}
