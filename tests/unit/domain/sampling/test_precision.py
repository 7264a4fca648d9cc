"""What a draw will tell, before it is made."""

from __future__ import annotations

from datetime import date

import pytest

from touchstone.domain.sampling.allocation import CannotAllocate, Plan, Rare, allocate
from touchstone.domain.sampling.frame import Frame
from touchstone.domain.sampling.hypergeometric import Part, chance_to_miss
from touchstone.domain.sampling.intervals import Count, estimate
from touchstone.domain.sampling.precision import half_width, outlook

DAY = date(2026, 10, 5)
SIZES = {"A": 600, "B": 300, "C": 30, "D": 8}
ROWS = [(f"{area}{n}", (area, "public" if n % 2 else "private")) for area, size in SIZES.items() for n in range(size)]
FRAME = Frame.of(("area", "law"), ROWS, DAY)


def test_an_area_is_missed_where_none_of_its_cases_is_drawn_in_any_stratum() -> None:
    plan = Plan(60, by=("law",))
    found = outlook(FRAME, plan, "area")
    shares = {share.stratum.label: share for share in allocate(FRAME, plan).shares}
    assert [group.label for group in found.areas] == ["A", "B", "C", "D"]
    d = found.areas[3]
    assert d.missed == pytest.approx(
        chance_to_miss([Part(shares[law].size, shares[law].take, 4) for law in ("private", "public")])
    )
    assert (d.size, d.certain, d.too_few) == (8, False, True)
    assert d.drawn == pytest.approx(60 * 8 / 938)
    assert found.hardest == d
    assert sum(group.drawn for group in found.areas) == pytest.approx(60)


def test_areas_that_are_strata_are_certain() -> None:
    found = outlook(FRAME, Plan(60, by=("area",), minimum=2), "area")
    assert all(group.certain and group.missed == 0 for group in found.areas)
    assert [str(sentence) for sentence in found.sentences()][3:] == [
        "C will have 2 cases: too few to say anything about it alone.",
        "D will have 2 cases: too few to say anything about it alone.",
    ]


def test_what_is_taken_whole_is_never_too_few() -> None:
    found = outlook(FRAME, Plan(60, by=("area",), minimum=8), "area")
    assert [group.too_few for group in found.areas] == [False, False, True, False]


def test_words_for_few_and_none() -> None:
    found = outlook(FRAME, Plan(10, by=("area",)))
    assert found.area == ""
    assert found.hardest is None
    assert [str(sentence) for sentence in found.sentences()][1:] == [
        "Draw 29 or more to miss it at most 1 time in 20.",
        "A figure of 50% will be known to within about 26 points.",
        "No one of the 4 can be judged alone: none will have more than about 7 of those drawn.",
    ]
    found = outlook(FRAME, Plan(40, by=("area",)))
    assert [str(sentence) for sentence in found.sentences()][2:] == [
        "C will have 1 case: too few to say anything about it alone.",
        "D will have no case, or hardly ever one: nothing can be said about it.",
    ]
    assert [str(notice) for notice in found.notices] == ["No case will be drawn from “D”."]


def test_uncertain_numbers_are_said_to_be_about() -> None:
    found = outlook(FRAME, Plan(60), "area")
    assert "C will have about 2 cases: too few to say anything about it alone." in map(str, found.sentences())


def test_several_small_areas_beside_a_large_one_are_listed() -> None:
    rows = [*ROWS, *((f"E{n}", ("E", "public")) for n in range(40)), *((f"F{n}", ("F", "public")) for n in range(40))]
    found = outlook(Frame.of(("area", "law"), rows, DAY), Plan(60), "area")
    assert "These will have too few cases to say anything about them alone: C (2), D (0), E (2), F (2)." in map(
        str, found.sentences()
    )


@pytest.mark.parametrize(
    ("n", "says"),
    [
        (1, "will be missed about 9 times in 10."),
        (20, "will be missed about 1 time in 8."),
        (10, "will be missed about 4 times in 10."),
        (300, "will be missed less than 1 time in 1,000,000."),
        (900, "cannot be missed."),
    ],
)
def test_how_often_a_tenth_is_missed(n: int, says: str) -> None:
    assert str(next(iter(outlook(FRAME, Plan(n)).sentences()))).endswith(says)


def test_an_area_that_will_hardly_be_seen() -> None:
    found = outlook(FRAME, Plan(3), "area")
    assert str(found.sentences()[3]) == (
        "A weakness in one area alone will almost always be missed if it is in D, which has 8 of the 938 cases."
    )


def test_the_half_width_is_that_of_the_interval_that_will_be_given() -> None:
    simple = allocate(FRAME, Plan(60))
    found = estimate([Count(938, 60, 30)])
    assert found is not None
    assert half_width(simple) == pytest.approx((found.high - found.low) / 2)
    strata = allocate(FRAME, Plan(60, by=("law",)))
    found = estimate([Count(share.size, share.take, share.take // 2) for share in strata.shares])
    assert found is not None
    assert half_width(strata) == pytest.approx((found.high - found.low) / 2, rel=0.02)
    assert half_width(allocate(FRAME, Plan(938))) == 0


def test_what_only_takes_whole_strata_says_nothing_of_the_others() -> None:
    plan = Plan(8, by=("law",), rare=(Rare("area", "D", 8),))
    assert half_width(allocate(FRAME, plan)) == 0.5


def test_what_cannot_be_drawn_has_no_outlook() -> None:
    with pytest.raises(CannotAllocate):
        outlook(FRAME, Plan(939))
    with pytest.raises(KeyError):
        outlook(FRAME, Plan(10), "team")
