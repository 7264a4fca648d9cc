"""The manual's page on proportion words."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from fractions import Fraction

from tests.spec.table import Page, Rule
from touchstone.domain.proportions import Band, Bands, flaws
from touchstone.foundation.frameworks.definition_files import all_bands


def _phrase(n: str, of: str) -> tuple[str, str]:
    own = all_bands()["touchstone"]
    return own.phrase(int(n), int(of)), own.phrase(int(n), int(of), "cy")


def _three(n: str, of: str) -> tuple[str, str, str]:
    lists = all_bands()
    found = []
    for key in ("touchstone", "education-scotland", "ofsted-reproduced"):
        band = lists[key].band(int(n), int(of))
        found.append(band.en if band else "(no word)")
    return found[0], found[1], found[2]


def _band(word: str) -> str:
    return next(band for band in all_bands()["touchstone"].bands if band.en == word).interval()


def _flaws(bands: str) -> str:
    made = tuple(
        Band(f"band {number}", "", "", Fraction(low), Fraction(high), left == "[", right == "]")
        for number, (left, low, high, right) in enumerate(map(_interval, bands.split()), 1)
    )
    found = flaws(Bands("list", "", "", made, "a test", verified=False))
    return " ".join(flaw.says for flaw in found) or "none"


def _interval(text: str) -> tuple[str, str, str, str]:
    low, high = text[1:-1].split(",")
    return text[0], low, high, text[-1]


PAGE = Page(
    "proportions",
    "Proportion words",
    """
A word such as "most" is made from counts and printed with them. The project's own list has exact fractions, without gaps
or overlaps, and calls a half "half". Other lists can be chosen: Education Scotland's, as published, and Ofsted's as it is
widely reproduced, which no copy by Ofsted confirms. Framework files name the list that they use.
""",
    (
        Rule(
            "The project's own words",
            "Each word and the shares that it stands for.",
            """
            word       || share
            none       || exactly 0
            very few   || above 0, below 1/10
            few        || from 1/10, below 1/4
            a minority || from 1/4, below 1/2
            half       || exactly 1/2
            a majority || above 1/2, below 2/3
            most       || from 2/3, below 9/10
            almost all || from 9/10, below 1
            all        || exactly 1
            """,
            _band,
        ),
        Rule(
            "Counts to words",
            "Always with n of N.",
            """
            n  | of  || English               | Welsh
            0  | 67  || none (0 of 67)        | dim un (0 o 67)
            1  | 67  || very few (1 of 67)    | ychydig iawn (1 o 67)
            10 | 20  || half (10 of 20)       | hanner (10 o 20)
            59 | 116 || a majority (59 of 116) | mwyafrif (59 o 116)
            61 | 67  || almost all (61 of 67) | bron pob un (61 o 67)
            67 | 67  || all (67 of 67)        | pob un (67 o 67)
            """,
            _phrase,
        ),
        Rule(
            "The same counts in three lists",
            "A list in whole percents rounds the share first, a half upwards. The list attributed to Ofsted has no word "
            "for 50%: the counts then stand alone.",
            """
            n   | of   || touchstone | education-scotland | ofsted-reproduced
            10  | 20   || half       | majority           | (no word)
            59  | 116  || a majority | majority           | the majority
            15  | 100  || few        | less than half     | a very small minority
            9   | 10   || almost all | most               | most
            29  | 30   || almost all | almost all         | almost all
            1   | 3    || a minority | less than half     | a small minority
            505 | 1000 || a majority | majority           | the majority
            """,
            _three,
        ),
        Rule(
            "Lists that do not cover everything",
            "`[` and `]`: the end is in; `(` and `)`: it is not. A list with an overlap is refused; one with gaps is "
            "refused unless its file says that it was published so.",
            """
            bands                   || flaws
            [0,1/2) [1/2,1]         || none
            [0,1/2) (1/2,1]         || No band holds a share of exactly 1/2.
            [0,1/2] [1/2,1]         || The bands band 1 and band 2 both hold a share of exactly 1/2.
            [0,1/3] [1/2,1]         || No band holds a share of between 1/3 and 1/2.
            [0,2/3) [1/3,1]         || The bands band 1 and band 2 both hold a share of exactly 1/3. The bands band 1 and band 2 both hold a share of between 1/3 and 2/3.
            [1/10,1)                || No band holds a share of exactly 0. No band holds a share of between 0 and 1/10. No band holds a share of exactly 1.
            """,
            _flaws,
        ),
    ),
)
