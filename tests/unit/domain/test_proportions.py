"""Shares that are none, and what fits."""

from __future__ import annotations

import pytest

from touchstone.domain.proportions import flaws
from touchstone.foundation.frameworks.definition_files import all_bands


@pytest.mark.parametrize(("n", "of"), [(1, 0), (3, 2), (-1, 2), (0, 0)])
def test_a_share_needs_something_to_be_a_share_of(n: int, of: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        all_bands()["touchstone"].phrase(n, of)


def test_the_lists_have_the_flaws_that_they_were_published_with() -> None:
    assert flaws(all_bands()["touchstone"]) == []
    assert flaws(all_bands()["education-scotland"]) == []
    assert [flaw.says for flaw in flaws(all_bands()["ofsted-reproduced"])] == ["No band holds a share of exactly 1/2."]


def test_a_word_fits_or_does_not() -> None:
    own = all_bands()["touchstone"]
    assert own.fits("half", 10, 20)
    assert not own.fits("majority", 10, 20)
    assert not all_bands()["ofsted-reproduced"].fits("majority", 10, 20)


def test_large_counts_are_written_with_their_thousands() -> None:
    assert all_bands()["touchstone"].phrase(1_200, 1_200) == "all (1,200 of 1,200)"
