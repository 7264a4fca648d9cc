"""Curves equal to what was published of them, and to a reference library; and what no curve can be drawn of."""

from __future__ import annotations

import random

import numpy
import pytest
from scipy.stats import chi2
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

from touchstone.domain.survival import Curve, Spell, chi_square_beyond, curve, log_rank

# Weeks in remission, from Freireich and others (1963) as given by Gehan (1965); + were still in remission.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def spells(text: str) -> list[Spell]:
    return [Spell(float(word.rstrip("+")), not word.endswith("+")) for word in text.split()]


def ends(found: Curve) -> list[tuple[float, float]]:
    return [(step.time, round(step.still, 3)) for step in found.steps if step.ended]


def test_the_remission_times_give_the_published_curve_and_errors() -> None:
    found = curve(spells(TREATED))
    assert (found.n, found.ended, found.censored) == (21, 9, 12)
    assert ends(found) == [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)]
    errors = [round(step.error, 4) for step in found.steps if step.ended and step.error is not None]
    assert errors == [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]


def test_the_remission_times_give_the_published_medians() -> None:
    treated, placebo = curve(spells(TREATED)).quantile(), curve(spells(PLACEBO)).quantile()
    assert (treated.time, treated.low, treated.high) == (23, 13, None)
    assert (placebo.time, placebo.low, placebo.high) == (8, 4, 11)


def test_the_remission_times_give_the_published_log_rank_test() -> None:
    found = log_rank({"treated": spells(TREATED), "placebo": spells(PLACEBO)})
    assert found is not None
    assert (round(found.chi_square, 2), found.degrees) == (16.79, 1)
    assert found.p == pytest.approx(4.17e-5, rel=0.01)


def drawn(seed: int, n: int) -> list[Spell]:
    """Spells with many ties, about a third of them censored."""
    chance = random.Random(seed)
    return [Spell(chance.randint(1, 30), chance.random() < 0.65) for _ in range(n)]


@pytest.mark.parametrize(
    "given", [spells(TREATED), spells(PLACEBO), *(drawn(seed, 25 + 20 * seed) for seed in range(8))]
)
def test_curve_and_errors_are_those_of_the_reference_library(given: list[Spell]) -> None:
    theirs = SurvfuncRight([each.time for each in given], [int(each.ended) for each in given])
    ours = [step for step in curve(given).steps if step.ended]
    assert [step.time for step in ours] == list(theirs.surv_times)
    assert [step.at_risk for step in ours] == list(theirs.n_risk)
    numpy.testing.assert_allclose([step.still for step in ours], theirs.surv_prob, atol=1e-12)
    known = [n for n, step in enumerate(ours) if step.error is not None]
    errors = [step.error for step in ours if step.error is not None]
    numpy.testing.assert_allclose(errors, theirs.surv_prob_se[known], atol=1e-12)


# Their curve ends at 0, of which they take the logarithm.
@pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning", "ignore:invalid value:RuntimeWarning")
@pytest.mark.parametrize(
    "given", [spells(TREATED), spells(PLACEBO), *(drawn(seed, 31 + 20 * seed) for seed in range(6))]
)
def test_the_median_and_its_interval_are_those_of_the_reference_library(given: list[Spell]) -> None:
    theirs = SurvfuncRight([each.time for each in given], [int(each.ended) for each in given])
    ours = curve(given).quantile()
    assert ours.time == theirs.quantile(0.5)
    low, high = theirs.quantile_ci(0.5, method="cloglog")
    assert ours.low == low
    # Where all have ended, they take the last time for the upper end; no interval is known there, so we give none.
    last = curve(given).steps[-1]
    unknown = last.time if last.still == 0 and high == last.time else float("inf")
    assert (unknown if ours.high is None else ours.high) == high


@pytest.mark.parametrize("seed", range(4))
def test_the_test_of_several_groups_is_that_of_the_reference_library(seed: int) -> None:
    groups = {f"group {n}": drawn(10 * seed + n, 20 + 7 * n) for n in range(2 + seed)}
    ours = log_rank(groups)
    every = [(each, name) for name, held in groups.items() for each in held]
    chi, p = survdiff(
        numpy.array([each.time for each, _ in every]),
        numpy.array([int(each.ended) for each, _ in every]),
        numpy.array([name for _, name in every]),
    )
    assert ours is not None
    assert ours.chi_square == pytest.approx(chi)
    assert ours.p == pytest.approx(p)


@pytest.mark.parametrize("degrees", range(1, 8))
@pytest.mark.parametrize("value", [0.0, 0.3, 3.84, 12.0, 40.0])
def test_the_chance_of_a_larger_chi_square(value: float, degrees: int) -> None:
    assert chi_square_beyond(value, degrees) == pytest.approx(chi2.sf(value, degrees))


def test_nothing_has_a_curve_without_steps() -> None:
    found = curve([])
    assert (found.n, found.ended, found.steps) == (0, 0, ())
    assert found.quantile().time is None
    assert found.at(5) is None
    assert found.at_risk(5) == 0


def test_nobody_ended_leaves_all_open_and_no_median() -> None:
    found = curve(spells("3+ 5+ 8+"))
    assert [(step.still, step.low, step.high) for step in found.steps] == [(1.0, 1.0, 1.0)] * 3
    assert found.quantile() == type(found.quantile())(None, None, None)


def test_everybody_ended_leaves_a_share_of_nought_without_an_interval() -> None:
    last = curve(spells("2 4")).steps[-1]
    assert (last.still, last.error, last.low, last.high) == (0.0, None, None, None)


def test_what_ends_at_a_time_counts_before_what_is_censored_then() -> None:
    assert [(s.at_risk, s.ended, s.censored, s.still) for s in curve(spells("4+ 4 6")).steps] == [
        (3, 1, 1, pytest.approx(2 / 3)),
        (1, 1, 0, 0.0),
    ]


def test_the_curve_between_its_steps() -> None:
    found = curve(spells("2 4 6+"))
    step = found.at(5)
    assert found.at(1) is None
    assert step is not None and step.time == 4
    assert (found.at_risk(0), found.at_risk(4), found.at_risk(5), found.at_risk(7)) == (3, 2, 1, 0)


def test_exactly_a_half_is_the_median() -> None:
    assert curve(spells("1 2 3 4 5 6")).quantile().time == 3


@pytest.mark.parametrize("time", [-1.0, float("nan"), float("inf")])
def test_a_length_of_time_is_a_number_from_nought(time: float) -> None:
    with pytest.raises(ValueError, match="is not a length of time"):
        Spell(time, True)


@pytest.mark.parametrize("share", [0.0, 1.0, 1.5])
def test_a_quantile_is_of_a_share_between(share: float) -> None:
    with pytest.raises(ValueError, match="is not a share between"):
        curve(spells("1 2")).quantile(share)


@pytest.mark.parametrize(
    "groups",
    [{}, {"one": "1 2"}, {"one": "1 2", "none": ""}, {"one": "1", "two": "1"}, {"one": "1+", "two": "2+ 3"}],
)
def test_where_no_difference_can_be_tested(groups: dict[str, str]) -> None:
    assert log_rank({name: spells(text) for name, text in groups.items()}) is None
