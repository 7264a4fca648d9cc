"""Alpha against the krippendorff package, its bootstrap, and which way people differ."""

from __future__ import annotations

from random import Random

import krippendorff
import numpy as np
import pytest

from touchstone.domain.sampling.agreement import (
    NO_PAIRS,
    NO_VARIATION,
    Alpha,
    Direction,
    Level,
    alpha,
    alpha_says,
    by_group,
    direction,
)
from touchstone.domain.sampling.intervals import clopper_pearson

ORDER = (1, 2, 3, 4, 5)
Cases = list[list[int | None]]


def made(seed: int, people: int, cases: int) -> Cases:
    """Ratings around a case's own grade, a fifth of them missing."""
    random = Random(seed)
    out: Cases = []
    for _ in range(cases):
        true = random.choice(ORDER)
        rated = [min(5, max(1, true + random.choice((-1, 0, 0, 1)))) for _ in range(people)]
        out.append([None if random.random() < 0.2 else rating for rating in rated])
    return out


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize(("seed", "people", "cases"), [(1, 2, 40), (2, 3, 25), (3, 5, 12), (4, 2, 200)])
def test_alpha_is_the_krippendorff_packages(level: Level, seed: int, people: int, cases: int) -> None:
    ratings = made(seed, people, cases)
    table = np.array([[np.nan if value is None else float(value) for value in case] for case in ratings]).T
    theirs = krippendorff.alpha(reliability_data=table, level_of_measurement=level.value)
    assert alpha(ratings, level, ORDER).value == pytest.approx(theirs, abs=1e-9)


def test_names_are_compared_as_names() -> None:
    cases = [["good", "good"], ["good", "inadequate"], ["inadequate", "inadequate"], ["good", None]]
    found = alpha(cases)
    assert (found.cases, found.ratings) == (3, 6)
    assert found.value == pytest.approx(1 - (1 / 3) / (9 / 15))
    assert alpha(cases, Level.ORDINAL, ("inadequate", "good")).value == pytest.approx(found.value)


def test_what_cannot_be_told() -> None:
    assert alpha([]) == Alpha(None, 0, 0, reason=NO_PAIRS)
    assert alpha([[1, None], [None, 2]]) == Alpha(None, 0, 0, reason=NO_PAIRS)
    assert alpha([[1, 1], [1, 1]]) == Alpha(None, 2, 4, reason=NO_VARIATION)
    assert alpha_says(Alpha(None, 0, 0)) == NO_PAIRS


def test_values_outside_the_scale() -> None:
    with pytest.raises(ValueError, match="The order does not name 9."):
        alpha([[1, 9]], Level.ORDINAL, ORDER)
    with pytest.raises(ValueError, match="needs numbers"):
        alpha([["a", "b"]], Level.INTERVAL)


def test_the_bootstrap_is_repeated_by_its_seed_and_holds_the_value() -> None:
    ratings = made(7, 2, 60)
    found = alpha(ratings, Level.ORDINAL, ORDER, Random(5), repeats=300)
    assert found == alpha(ratings, Level.ORDINAL, ORDER, Random(5), repeats=300)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    narrow = alpha(ratings, Level.ORDINAL, ORDER, Random(5), repeats=300, confidence=0.5)
    assert narrow.low is not None
    assert narrow.high is not None
    assert narrow.high - narrow.low < found.high - found.low


def test_draws_without_variation_are_left_out() -> None:
    """Two of three cases are alike, so that some of the draws are of these alone."""
    found = alpha([[1, 2], [1, 1], [1, 1]], random=Random(1), repeats=200)
    assert found.value == 0
    assert found.low is not None
    assert found.high is not None
    assert -1 <= found.low < 0 < found.high < 1


def test_pairs_that_all_agree_are_not_read_as_perfect() -> None:
    found = alpha([[1, 1]] * 5 + [[2, 2]] * 5, random=Random(1), repeats=50)
    assert (found.value, found.high) == (1, 1)
    by_chance = 2 * 10 * 10 / (20 * 19)
    assert found.low == pytest.approx(1 - clopper_pearson(0, 10)[1] / by_chance)


def test_the_interval_is_never_narrower_than_the_number_of_differing_cases_allows() -> None:
    found = alpha([[1, 1]] * 9 + [[2, 2]] * 9 + [[1, 2]] * 2, random=Random(1), repeats=50)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    low, high = clopper_pearson(2, 20)
    assert found.low <= 1 - (1 - found.value) * high / 0.1 + 1e-12
    assert found.high >= 1 - (1 - found.value) * low / 0.1 - 1e-12


def test_alpha_without_an_interval_is_said_without() -> None:
    assert str(alpha_says(alpha(made(1, 2, 40), Level.ORDINAL, ORDER))) == "Agreement (alpha) is 0.70 over 19 cases."


def test_which_way() -> None:
    found = direction([(3, 1), (2, 2), (1, 2), (None, 2), (2, None)], ORDER)
    assert found == Direction(1, 1, 1, pytest.approx(1 / 3))
    assert found.cases == 3
    assert found.agreement == pytest.approx(1 / 3)
    low, high = found.agreement_interval
    assert low < 1 / 3 < high
    assert direction([], ORDER) == Direction(0, 0, 0, 0.0)
    with pytest.raises(ValueError, match="does not name 9"):
        direction([(1, 9)], ORDER)


@pytest.mark.parametrize(
    ("higher", "lower", "leans"),
    [(0, 0, ""), (3, 3, ""), (5, 0, ""), (6, 0, "higher"), (0, 6, "lower"), (9, 1, "higher"), (7, 3, "")],
)
def test_a_lean_is_more_than_chance(higher: int, lower: int, leans: str) -> None:
    assert Direction(higher, 4, lower, 0.0).leans == leans


def test_each_group_has_its_own_direction() -> None:
    found = by_group([("Kent", 3, 2), ("Essex", 1, 1), ("Kent", 2, 2)], ORDER)
    assert list(found) == ["Kent", "Essex"]
    assert found["Kent"] == Direction(1, 1, 0, 0.5)
