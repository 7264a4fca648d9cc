"""The manual's page on agreement between two people who looked at the same cases."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from random import Random

from tests.spec.interval_coverage import alpha_coverage
from tests.spec.table import Page, Rule
from touchstone.domain.sampling.agreement import Level, alpha, alpha_says, direction, direction_says

ORDER = (1, 2, 3, 4, 5)


def _cases(ratings: str) -> list[list[int | None]]:
    """People divided by " / ", a digit or * for each case."""
    people = [
        [None if letter == "*" else int(letter) for letter in person.replace(" ", "")] for person in ratings.split("/")
    ]
    return [list(case) for case in zip(*people, strict=True)]


def _alpha(ratings: str) -> tuple[str, str, str, str]:
    cases = _cases(ratings)
    found = [alpha(cases, level, ORDER) for level in Level]
    return (*(f"{each.value:.3f}" if each.value is not None else "none" for each in found), str(found[0].cases))


def _says(ratings: str) -> str:
    return str(alpha_says(alpha(_cases(ratings), Level.ORDINAL, ORDER, Random(2026))))


def _held(cases: str) -> tuple[str, str]:
    mean, worst, where = alpha_coverage(int(cases))
    assert worst >= 0.94
    return f"{mean:.1%}", f"{worst:.1%} at {where}"


def _direction(first: str, second: str) -> tuple[str, str]:
    found = direction([(case[0], case[1]) for case in _cases(f"{first}/{second}")], ORDER)
    return f"{found.steps:+.2f}", str(direction_says(found))


PAGE = Page(
    "agreement",
    "Agreement",
    """
A share of the sampled cases is reviewed a second time by somebody who does not see the first review. Agreement is
Krippendorff's alpha: 1 is perfect, 0 is what chance would give. Grades are compared in their order (ordinal). A case that
one person rated alone pairs with nothing; one rating missing does not lose the others. Which way two people differ is
counted too: "better" is higher in the order, and it is said to be more than chance only where the exact 95% interval of
the share of differences that go one way leaves out one half.
""",
    (
        Rule(
            "Krippendorff's alpha",
            "`*` stands for no rating; people are divided by `/`. The first row is the example of K. Krippendorff, Computing "
            "Krippendorff's Alpha-Reliability (2011), section E (0.743, 0.815, 0.849 there); the second that of Wikipedia, "
            "Krippendorff's alpha (0.691 and 0.811 there).",
            """
            ratings || nominal | ordinal | interval | cases
            1233214 12***/1233224 125*3/*333234 2251*/1233244 1251* || 0.743 | 0.815 | 0.849 | 11
            *****3412113 3*3/1*2133 43*******/**213 44*2113 3*4 || 0.691 | 0.807 | 0.811 | 12
            11223344/11223344 || 1.000 | 1.000 | 1.000 | 8
            1111/1111         || none | none | none | 4
            12**/**12         || none | none | none | 0
            1234/4321         || -0.167 | -0.750 | -0.750 | 4
            """,
            _alpha,
        ),
        Rule(
            "Alpha in words",
            "With the percentile bootstrap interval over cases, 2,000 draws, from a generator whose seed is recorded; widened "
            "to what the number of differing cases allows (Clopper and Pearson's interval of their share, each differing as "
            "much as those seen, or as much as by chance where none was). Fewer than ten cases are said to be few.",
            """
            ratings                         || sentence
            12332214 32143214/12332124 32143213 || Agreement (alpha) is 0.92 over 16 cases: between 0.72 and 1.00.
            1233/1223                       || Agreement (alpha) is 0.79 over 4 cases, too few to rely on: between -0.40 and 1.00.
            1111/1111                       || Every rating is the same, so agreement cannot be told from chance.
            12**/**12                       || No case was rated by two people, so nothing can be said of their agreement.
            """,
            _says,
        ),
        Rule(
            "How often alpha's interval holds",
            "Two people, two grades; counted over every outcome of so many cases, where 2%, 5%, 10%, 20% or 35% of cases "
            "differ and one half or four fifths of the grades are the first. The bootstrap alone holds far less often where "
            "few cases differ: ten that all agree would have an interval from 1 to 1.",
            """
            cases || mean | worst
            10    || 99.2% | 97.8% at 35% differing
            20    || 99.0% | 97.2% at 35% differing
            """,
            _held,
        ),
        Rule(
            "Which way two people differ",
            "Steps are the mean difference, first less second, in places of the order.",
            """
            first           | second          || steps | sentence
            333333333 22222 1 | 222222222 22222 2 || +0.53 | The same on 5 of 15 cases; the first judged better on 9 and worse on 1: more often better than chance explains.
            222222222 22222 2 | 333333333 22222 1 || -0.53 | The same on 5 of 15 cases; the first judged better on 1 and worse on 9: more often worse than chance explains.
            32123           | 23123           || +0.00 | The same on 3 of 5 cases; the first judged better on 1 and worse on 1, which chance can explain.
            123             | 123             || +0.00 | The same on each of 3 cases.
            1**             | *12             || +0.00 | No case was rated by two people, so nothing can be said of their agreement.
            """,
            _direction,
        ),
    ),
)
