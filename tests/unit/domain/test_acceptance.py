"""Is the bound the exact one, and does the draw favour nobody?"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

import pytest

from touchstone.domain import acceptance


def chance(checked: int, wrong: int, total: int, bad: int) -> float:
    """The chance of at most `wrong`, by trying every sample there is."""
    samples = list(combinations(range(total), checked))
    return sum(sum(value < bad for value in sample) <= wrong for sample in samples) / len(samples)


@pytest.mark.parametrize("total", [5, 8])
@pytest.mark.parametrize("checked", [1, 3, 5])
def test_the_bound_is_the_greatest_that_still_has_a_chance(total: int, checked: int) -> None:
    for wrong in range(checked + 1):
        found = acceptance.bound(checked, wrong, total).most_wrong
        assert chance(checked, wrong, total, found) > 0.05
        assert found == total - (checked - wrong) or chance(checked, wrong, total, found + 1) <= 0.05


def test_what_cannot_be_is_refused() -> None:
    for given in ((0, 0, 5), (6, 0, 5), (3, 4, 5), (3, -1, 5)):
        with pytest.raises(ValueError, match="is no sample"):
            acceptance.bound(*given)
    with pytest.raises(ValueError, match="is no sample"):
        acceptance.bound(1, 0, 5, confidence=1.0)
    for total, share in ((0, 0.1), (5, 0.0), (5, 1.0)):
        with pytest.raises(ValueError, match="cannot be bounded"):
            acceptance.size_for(total, share)
    for size in (0, 6):
        with pytest.raises(ValueError, match="cannot be drawn"):
            acceptance.draw(5, size, Random(1))


def test_the_same_seed_draws_the_same_and_every_value_is_as_likely() -> None:
    assert acceptance.draw(100, 7, Random("a")) == acceptance.draw(100, 7, Random("a"))
    drawn = Counter(at for seed in range(3000) for at in acceptance.draw(10, 3, Random(seed)))
    assert set(drawn) == set(range(10))
    assert all(800 < times < 1000 for times in drawn.values())
