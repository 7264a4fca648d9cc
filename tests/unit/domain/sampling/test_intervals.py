"""Intervals of shares, against statsmodels and svy."""

from __future__ import annotations

import warnings
from math import isinf, sqrt

import polars as pl
import pytest
from statsmodels.stats.proportion import proportion_confint

from touchstone.domain.sampling.intervals import (
    Count,
    Method,
    clopper_pearson,
    effective,
    estimate,
    variance,
    wilson,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import svy


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
@pytest.mark.parametrize("of", [1, 2, 7, 20, 60, 263, 700])
def test_one_share_is_statsmodels(of: int, level: float) -> None:
    for found in sorted({0, 1, of // 3, of // 2, of - 1, of}):
        for ours, theirs in ((wilson, "wilson"), (clopper_pearson, "beta")):
            expected = proportion_confint(found, of, alpha=1 - level, method=theirs)
            assert ours(found, of, level) == pytest.approx(expected, abs=1e-9), (found, theirs)


@pytest.mark.parametrize(("found", "of"), [(1, 0), (-1, 4), (5, 4), (0, 0)])
def test_no_share(found: int, of: int) -> None:
    for interval in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match="is no share"):
            interval(found, of)


STRATIFIED = [
    [Count(3000, 35, 10), Count(1700, 20, 5), Count(12, 5, 3)],
    [Count(4000, 40, 0), Count(600, 10, 4), Count(212, 10, 10)],
    [Count(100, 50, 20), Count(40, 40, 10), Count(300, 30, 29)],
    [Count(3000, 35, 10, 30), Count(1700, 20, 5, 10), Count(12, 5, 3)],
    [Count(500, 30, 2, 12), Count(500, 30, 9, 30)],
]


@pytest.mark.parametrize("counts", STRATIFIED)
def test_a_stratified_share_and_its_error_are_svys(counts: list[Count]) -> None:
    rows = [
        {"h": str(h), "yes": int(n < c.yes), "asked": int(n < c.asked), "weight": c.size / c.reviewed, "N": c.size}
        for h, c in enumerate(counts)
        for n in range(c.reviewed)
    ]
    sample = svy.Sample(pl.DataFrame(rows), svy.Design(stratum="h", wgt="weight", pop_size="N"))
    theirs = sample.estimation.ratio("yes", "asked").estimates[0]
    ours = estimate(counts)
    assert ours is not None
    assert ours.share == pytest.approx(theirs.est, rel=1e-9)
    assert sqrt(variance(counts, ours.share)) == pytest.approx(theirs.se, rel=1e-9)
    assert ours.low < theirs.est < ours.high


@pytest.mark.parametrize("counts", STRATIFIED)
def test_the_interval_is_wilsons_at_the_effective_number(counts: list[Count]) -> None:
    found = estimate(counts)
    assert found is not None
    assert found.method is Method.WILSON
    evenly = found.share * (1 - found.share)
    of = evenly / max(variance(counts, found.share), evenly / effective(counts))
    expected = proportion_confint(found.share * of, of, method="wilson")
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-9)


def test_the_effective_number_of_a_proportional_sample_is_its_size_with_the_correction() -> None:
    counts = [Count(300, 30, 0), Count(200, 20, 0)]
    assert effective(counts) == pytest.approx(50 / (1 - 0.1))
    assert isinf(effective([Count(20, 20, 3)]))


def test_a_stratum_with_one_case_adds_no_variance_of_its_own() -> None:
    counts = [Count(100, 1, 1), Count(100, 1, 0)]
    found = estimate(counts)
    assert found is not None
    assert variance(counts, found.share) == 0
    assert 0 < found.low < 0.1 < 0.9 < found.high < 1


def test_every_case_seen_leaves_nothing_to_estimate() -> None:
    found = estimate([Count(20, 20, 3), Count(5, 5, 5)])
    assert found is not None
    assert (found.method, found.low, found.share, found.high) == (Method.ALL_SEEN, 0.32, 0.32, 0.32)


def test_strata_that_were_taken_whole_are_known() -> None:
    found = estimate([Count(100, 20, 0), Count(25, 25, 25)])
    assert found is not None
    assert (found.method, found.low, found.high) == (Method.EXACT, 0.2, (25 + 15) / 125)


def test_strata_that_nobody_looked_at_are_told_apart() -> None:
    found = estimate([Count(100, 20, 5), Count(50, 0, 0), Count(0, 0, 0)])
    assert found is not None
    assert (found.total, found.unseen, found.method) == (100, 50, Method.EXACT)


def test_no_answer_is_no_figure() -> None:
    assert estimate([]) is None
    assert estimate([Count(10, 0, 0)]) is None
    assert estimate([Count(10, 5, 0, 0)]) is None


def test_a_question_for_some_cases_of_one_stratum_is_exact_for_those() -> None:
    found = estimate([Count(3000, 35, 4, 12)])
    assert found is not None
    assert (found.low, found.high) == clopper_pearson(4, 12)
    assert (found.method, found.applies, found.of) == (Method.CLOPPER_PEARSON, False, 12)


def test_a_question_that_only_strata_taken_whole_answer_is_still_not_known() -> None:
    found = estimate([Count(20, 20, 3, 10), Count(500, 30, 0, 0)])
    assert found is not None
    assert (found.low, found.high) == clopper_pearson(3, 10)


def test_none_of_those_asked_in_several_strata() -> None:
    found = estimate([Count(3000, 35, 0, 30), Count(300, 35, 0, 30)])
    assert found is not None
    assert found.low == 0
    assert found.high > clopper_pearson(0, 60)[1]


@pytest.mark.parametrize("numbers", [(10, 11, 1), (10, 5, 6), (10, 5, 3, 2), (10, 5, 1, 6), (10, 5, -1)])
def test_counts_that_cannot_be(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Count(*numbers)
