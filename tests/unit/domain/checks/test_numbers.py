"""Which numbers does a text say?"""

from __future__ import annotations

import pytest

from touchstone.domain.checks.numbers import Share, shares


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("61 of 67 files", [(61, 67)]),
        ("61 out of 67", [(61, 67)]),
        ("61 of the 67", [(61, 67)]),
        ("61/67", [(61, 67)]),
        ("Six of seven", [(6, 7)]),
        ("twenty-one of 1,200", [(21, 1200)]),
        ("a total: ninety nine of one hundred", [(99, 100)]),
        ("part 3 of 4", []),
        ("Section 31 of 1989", []),
        ("5 of 3", []),
        ("0 of 0", []),
        ("seen on 3/12/2026", []),
        ("3 of 2014", []),
        ("9 of 90%", []),
        ("version 1.2/3", []),
    ],
)
def test_shares(text: str, counts: list[tuple[int, int]]) -> None:
    assert [(one.n, one.of) for one in shares(text)] == counts


def test_welsh_shares_have_their_places() -> None:
    assert shares("Roedd 12 o 60 yn hwyr", "cy") == [Share(6, 13, 12, 60)]
    assert shares("chwech o blith deg", "cy") == [Share(0, 18, 6, 10)]
