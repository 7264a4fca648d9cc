"""Chances and bounds without replacement, against scipy and against counting."""

from __future__ import annotations

from itertools import combinations

import pytest
from scipy import stats

from touchstone.domain.sampling.hypergeometric import (
    Part,
    chance_to_miss,
    interval,
    log_choose,
    most_where_none,
    smallest_to_meet,
    tail,
)


@pytest.mark.parametrize(
    ("size", "drawn", "touched"), [(10, 3, 4), (4812, 60, 481), (100, 99, 2), (50, 0, 9), (9, 9, 0)]
)
def test_the_tail_is_scipys(size: int, drawn: int, touched: int) -> None:
    for most in range(min(drawn, 12) + 1):
        assert tail(size, drawn, touched, most) == pytest.approx(
            stats.hypergeom.cdf(most, size, touched, drawn), abs=1e-9
        )
    assert chance_to_miss([Part(size, drawn, touched)]) == pytest.approx(tail(size, drawn, touched, 0), rel=1e-9)


def test_missing_in_every_stratum_is_the_product() -> None:
    parts = [Part(50, 5, 4), Part(20, 10, 1), Part(30, 0, 30)]
    assert chance_to_miss(parts) == pytest.approx(stats.hypergeom.pmf(0, 50, 4, 5) * stats.hypergeom.pmf(0, 20, 1, 10))
    assert chance_to_miss([]) == 1
    assert chance_to_miss([Part(5, 3, 3)]) == 0


def test_more_than_there_are_cannot_be() -> None:
    for part in (Part(5, 6, 1), Part(5, 1, 6), Part(5, -1, 1), Part(5, 1, -1)):
        with pytest.raises(ValueError, match="cannot be"):
            chance_to_miss([part])
    for touched in (0, 6):
        with pytest.raises(ValueError, match="cannot be met"):
            smallest_to_meet(5, touched)
    for drawn, found in ((0, 0), (6, 1), (3, 4), (3, -1)):
        with pytest.raises(ValueError, match="is no sample"):
            interval(5, drawn, found)
    assert log_choose(3, 4) == float("-inf")


@pytest.mark.parametrize(("size", "drawn"), [(12, 5), (30, 10), (7, 7), (40, 1)])
def test_the_interval_holds_whatever_the_truth_is(size: int, drawn: int) -> None:
    for touched in range(size + 1):
        held = sum(
            stats.hypergeom.pmf(found, size, touched, drawn)
            for found in range(drawn + 1)
            if found <= touched and drawn - found <= size - touched
            if interval(size, drawn, found)[0] <= touched <= interval(size, drawn, found)[1]
        )
        assert held >= 0.95 - 1e-9, touched


def test_the_interval_is_no_wider_than_its_tails_ask() -> None:
    low, high = interval(4812, 60, 12)
    assert stats.hypergeom.cdf(12, 4812, high, 60) > 0.025 >= stats.hypergeom.cdf(12, 4812, high + 1, 60)
    assert stats.hypergeom.sf(11, 4812, low, 60) > 0.025 >= stats.hypergeom.sf(11, 4812, low - 1, 60)


@pytest.mark.parametrize("parts", [(Part(6, 2), Part(5, 3)), (Part(8, 3), Part(3, 3)), (Part(4, 0), Part(9, 4))])
def test_the_bound_where_none_was_found_is_the_greatest_over_every_spread(parts: tuple[Part, Part]) -> None:
    first, second = parts
    hardest = {
        count: max(
            chance_to_miss([first._replace(touched=a), second._replace(touched=count - a)])
            for a in range(first.size + 1)
            if 0 <= count - a <= second.size
        )
        for count in range(first.size + second.size + 1)
    }
    assert most_where_none(parts, 0.8) == max(count for count, chance in hardest.items() if chance > 0.1)


def test_one_stratum_has_the_bound_of_its_interval() -> None:
    for size, drawn in ((4812, 20), (100, 20), (20, 20)):
        assert most_where_none((Part(size, drawn),)) == interval(size, drawn, 0)[1]


def test_missing_is_counting_samples() -> None:
    cases = range(8)
    missed = [sample for sample in combinations(cases, 3) if not {0, 1} & set(sample)]
    assert chance_to_miss([Part(8, 3, 2)]) == pytest.approx(len(missed) / 56)
