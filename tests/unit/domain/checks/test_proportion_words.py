"""Where does a text say how many, and what would make that true?"""

from __future__ import annotations

from fractions import Fraction

import pytest

from touchstone.domain.checks.proportion_words import claims, measure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Most of the files", ["Most"]),
        ("the most urgent of all", []),
        ("what matters most to them", []),
        ("make the most of it", []),
        ("in most, it was so", ["most"]),
        ("At all times, above all", []),
        ("all the more", []),
        ("a few days", []),
        ("few days later", []),
        ("few of them", ["few"]),
        ("none the less", []),
        ("none of them", ["none"]),
        ("every day, every effort", []),
        ("every plan", ["every"]),
        ("the first half of May", []),
        ("half of them", ["half"]),
        ("a third party", []),
        ("a third of them", ["a third"]),
        ("each a quarter, once a quarter", []),
        ("a minority of them", ["a minority"]),
        ("minority ethnic families", []),
        ("a very small minority", ["a very small minority"]),
        ("just over a third", ["just over a third"]),
        ("about 90% of them", ["about 90%"]),
        ("5.5 per cent of them", ["5.5 per cent"]),
        ("rose by 5%", []),
        ("a 5% increase", []),
        ("150% of them", []),
        ("the national average of 40%", []),
    ],
)
def test_what_counts_and_what_does_not(text: str, words: list[str]) -> None:
    assert [one.words for one in claims(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("bron pob un o'r ffeiliau", ["bron pob un"]),
        ("y rhan fwyaf ohonynt", ["y rhan fwyaf"]),
        ("mae mwyafrif y plant", ["mwyafrif"]),
        ("hanner dydd", []),
        ("ail hanner y mis", []),
        ("traean ohonynt", ["traean"]),
        ("90 y cant ohonynt", ["90 y cant"]),
        ("ychydig wythnosau", []),
    ],
)
def test_welsh(text: str, words: list[str]) -> None:
    assert [one.words for one in claims(text, "cy")] == words


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Most (46 of 67) files", (46, 67)),
        ("Most files (46 of 67) had one", (46, 67)),
        ("Most, 46 of 67", (46, 67)),
        ("In 3 of 4, most came", None),
        ("Most files had one. It was so in 46 of 67.", None),
        ("Most files had one, and 46 of 67 were new", None),
    ],
)
def test_counts_beside_the_words(text: str, counts: tuple[int, int] | None) -> None:
    assert claims(text)[0].counts == counts


@pytest.mark.parametrize(
    ("hedge", "true", "false"),
    [
        ("", [50], [49, 51]),
        ("about", [45, 50, 55], [44, 56]),
        ("just over", [51, 55], [50, 56]),
        ("nearly", [45, 49], [44, 50]),
        ("more than", [51, 99], [50]),
        ("less than", [1, 49], [50]),
        ("at least", [50, 51], [49]),
        ("up to", [50, 49], [51]),
    ],
)
def test_what_a_hedge_allows(hedge: str, true: list[int], false: list[int]) -> None:
    holds = measure(hedge, Fraction(1, 2), Fraction(1, 100))
    assert all(holds(n, 100) for n in true)
    assert not any(holds(n, 100) for n in false)
