"""The manual's page on figures from samples: intervals, sentences, and how often the intervals hold."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from math import sqrt

from tests.spec.interval_coverage import Sampled, coverage, coverage_of_some, ours, usual
from tests.spec.table import Page, Rule
from touchstone.domain.sampling import hypergeometric
from touchstone.domain.sampling.figures import estimate_says, in_words
from touchstone.domain.sampling.intervals import Count, Method, clopper_pearson, estimate, variance, wilson
from touchstone.foundation.frameworks.definition_files import all_bands


def _pair(low: float, high: float) -> str:
    return f"{low:.4f} to {high:.4f}"


def _endless(found: str, of: str) -> tuple[str, str]:
    return _pair(*wilson(int(found), int(of))), _pair(*clopper_pearson(int(found), int(of)))


def _finite(found: str, of: str, cases: str) -> tuple[str, str]:
    low, high = hypergeometric.interval(int(cases), int(of), int(found))
    return f"{low:,} to {high:,}", _pair(low / int(cases), high / int(cases))


def _counts(strata: str) -> list[Count]:
    """ "2 of 30 of 3000" for each stratum: yes, reviewed, size; "2 of 20 of 30 of 3000" where 20 of the 30 are asked."""
    found = []
    for stratum in strata.split(";"):
        yes, *asked, reviewed, size = (int(number) for number in stratum.split(" of "))
        found.append(Count(size, reviewed, yes, asked[0] if asked else None))
    return found


def _stratified(strata: str) -> tuple[str, str, str, str]:
    counts = _counts(strata)
    found = estimate(counts)
    assert found is not None
    return (
        f"{found.share:.4f}",
        f"{sqrt(variance(counts, found.share)):.4f}",
        _pair(found.low, found.high),
        found.method,
    )


def _sentence(strata: str) -> str:
    found = estimate(_counts(strata))
    return str(estimate_says(found)) if found else "no figure"


def _held(strata: str, sample: str, minimum: str) -> tuple[str, str, str, str]:
    sizes = [int(size) for size in strata.split()] if "×" not in strata else _many(strata)
    design = Sampled.of(sizes, int(sample), int(minimum))
    found = estimate([Count(size, take, 1) for size, take in zip(design.sizes, design.takes, strict=True)])
    assert found is not None
    mean, worst, where = coverage(design, ours)
    # What the page promises of every row, whatever its figures are.
    assert worst >= 0.94 if found.method is Method.EXACT else 0.93 <= mean <= 0.97
    takes = " ".join(map(str, design.takes)) if len(design.takes) < 5 else f"{design.takes[0]} each"
    return takes, f"{mean:.1%}", f"{worst:.1%} at {where:.0%}", found.method


def _held_of_some(strata: str, sample: str, applies_to: str) -> tuple[str, str]:
    design = Sampled.of([int(size) for size in strata.split()], int(sample), 0)
    mean, worst, where = coverage_of_some(design, int(applies_to.rstrip("%")) / 100)
    assert 0.93 <= mean <= 0.97
    return f"{mean:.1%}", f"{worst:.1%} at {where:.0%}"


def _word(strata: str) -> tuple[str, str]:
    found = estimate(_counts(strata))
    assert found is not None
    bands = all_bands()["touchstone"]
    return in_words(found, bands), in_words(found, bands, "cy")


def _many(strata: str) -> list[int]:
    number, size = strata.split("×")
    return [int(size)] * int(number)


def _usual(strata: str, sample: str, minimum: str) -> tuple[str, str]:
    design = Sampled.of([int(size) for size in strata.split()], int(sample), int(minimum))
    _, worst, where = coverage(design, usual)
    _, our_worst, our_where = coverage(design, ours)
    return f"{worst:.1%} at {where:.0%}", f"{our_worst:.1%} at {our_where:.0%}"


PAGE = Page(
    "intervals",
    "Figures from samples",
    """
A figure from a sample is said with its count, its interval at 95% confidence, the list it is from and what that list
leaves out. Cases chosen by inspectors or nominated by the service are not in it. None among twenty is not none.

One stratum, or one beside strata that were taken whole: exact, from the hypergeometric distribution. Several strata: the
share weighted by the strata's sizes, with Wilson's score interval at the effective number of cases, p(1 - p) / v, where v
is the greater of two variances: the usual one of a stratified sample with its finite population correction (Cochran,
Sampling Techniques, 1977, section 5.A), and that which there would be if every stratum had the same share. None or all
of the cases of several strata: exact for the design. A question that applies to some cases only is a ratio, its variance
linearised; where none or all of those have it, Clopper and Pearson's interval at the effective number, rounded down.
""",
    (
        Rule(
            "Shares of an endless population",
            "Wilson's score interval and Clopper and Pearson's exact one. The first four rows are those of Table I in R. G. "
            "Newcombe, Two-sided Confidence Intervals for the Single Proportion, Statistics in Medicine 17 (1998) 857, "
            "methods 3 and 5.",
            """
            found | of  || Wilson           | Clopper and Pearson
            81    | 263 || 0.2553 to 0.3662 | 0.2527 to 0.3676
            15    | 148 || 0.0624 to 0.1605 | 0.0578 to 0.1617
            0     | 20  || 0.0000 to 0.1611 | 0.0000 to 0.1684
            1     | 29  || 0.0061 to 0.1718 | 0.0009 to 0.1776
            20    | 20  || 0.8389 to 1.0000 | 0.8316 to 1.0000
            """,
            _endless,
        ),
        Rule(
            "Cases of a list that has an end",
            "The exact interval for how many of the cases have it. The more of the list was seen, the narrower.",
            """
            found | of | cases || between how many | as a share
            0     | 20 | 4812  || 0 to 808 | 0.0000 to 0.1679
            0     | 20 | 100   || 0 to 15 | 0.0000 to 0.1500
            0     | 20 | 20    || 0 to 0 | 0.0000 to 0.0000
            12    | 60 | 4812  || 522 to 1,552 | 0.1085 to 0.3225
            12    | 60 | 120   || 16 to 34 | 0.1333 to 0.2833
            60    | 60 | 4812  || 4,527 to 4,812 | 0.9408 to 1.0000
            """,
            _finite,
        ),
        Rule(
            "Shares from several strata",
            "Each stratum as yes of reviewed of size. The first row is the survey of seven learned societies in S. L. Lohr, "
            "Sampling: Design and Analysis, 1999, example 4.3 (0.2465 with a standard error of 0.0071 there, from rounded shares).",
            """
            strata || share | standard error | interval | method
            242 of 636 of 9100; 122 of 451 of 1950; 87 of 481 of 5500; 116 of 611 of 10850; 177 of 493 of 2100; 75 of 575 of 5500; 153 of 588 of 9000 || 0.2468 | 0.0071 | 0.2328 to 0.2613 | wilson
            10 of 35 of 3000; 5 of 20 of 1700; 3 of 5 of 12 || 0.2736 | 0.0606 | 0.1729 to 0.4044 | wilson
            0 of 35 of 3000; 0 of 20 of 1700; 0 of 5 of 12  || 0.0000 | 0.0000 | 0.0000 to 0.0643 | exact
            35 of 35 of 3000; 20 of 20 of 1700; 5 of 5 of 12 || 1.0000 | 0.0000 | 0.9357 to 1.0000 | exact
            10 of 35 of 3000; 12 of 12 of 12                || 0.2886 | 0.0767 | 0.1507 to 0.4641 | exact
            0 of 3 of 200; 3 of 3 of 200                    || 0.5000 | 0.0000 | 0.1891 to 0.8109 | wilson
            10 of 30 of 35 of 3000; 5 of 10 of 20 of 1700   || 0.3747 | 0.0769 | 0.2414 to 0.5302 | wilson
            0 of 30 of 35 of 3000; 0 of 10 of 20 of 1700    || 0.0000 | 0.0000 | 0.0000 to 0.0903 | clopper_pearson
            """,
            _stratified,
        ),
        Rule(
            "The same in words",
            "Bounds are rounded outwards: what is said is never narrower than what holds.",
            """
            strata                                        || sentence
            0 of 20 of 4812                               || 0 of 20 cases looked at. It may still be so in up to 17% of the 4,812 cases of the list (95% confidence).
            20 of 20 of 4812                              || All 20 cases looked at. In the list it may be so in as few as 83% of the 4,812 cases (95% confidence).
            12 of 60 of 4812                              || 12 of 60 cases looked at. In the list, an estimated 20% of the 4,812 cases: between 10% and 33% (95% confidence).
            0 of 35 of 3000; 0 of 20 of 1700              || 0 of 55 cases looked at. It may still be so in up to 6.5% of the 4,700 cases of the list (95% confidence).
            3 of 50 of 50                                 || 3 of 50 cases. Every case of the list was looked at.
            0 of 30 of 35 of 3000                         || 0 of 30 cases to which this applies. In the list it may still be so in up to 12% of such cases (95% confidence).
            10 of 30 of 35 of 3000; 5 of 10 of 20 of 1700 || 15 of 40 cases to which this applies. In the list, an estimated 37% of such cases: between 24% and 54% (95% confidence).
            0 of 0 of 4812                                || no figure
            """,
            _sentence,
        ),
        Rule(
            "In a proportion word",
            'The word is of the cases looked at, with its counts. "None" and "all" are said only where every case of the '
            "list was looked at.",
            """
            strata          || English | Welsh
            0 of 20 of 4812 || 0 of 20 | 0 o 20
            0 of 20 of 20   || none (0 of 20) | dim un (0 o 20)
            41 of 60 of 4812 || most (41 of 60) | y rhan fwyaf (41 o 60)
            20 of 20 of 4812 || 20 of 20 | 20 o 20
            20 of 20 of 20  || all (20 of 20) | pob un (20 o 20)
            """,
            _word,
        ),
        Rule(
            "How often the intervals hold the true share",
            "Counted over every outcome that each design can have, not simulated, for true shares of 2%, 5%, 10%, 20% … 90%, "
            "95% and 98%; in several strata twice: with the same share in each, and with odds from e times to 1/e times it. "
            "Exact intervals hold at least 94% of the time at every share; approximate ones 93% to 97% on the mean. The "
            "worst of the grid is given with its share: rare things, in small samples.",
            """
            strata        | sample | minimum || takes | mean | worst | method
            4812          | 20     | 0       || 20 | 97.9% | 95.9% at 50% | exact
            4812          | 30     | 0       || 30 | 97.7% | 95.8% at 50% | exact
            4812          | 60     | 0       || 60 | 97.4% | 95.4% at 40% | exact
            4812          | 120    | 0       || 120 | 96.9% | 95.3% at 40% | exact
            100           | 20     | 0       || 20 | 98.5% | 96.9% at 70% | exact
            100           | 50     | 0       || 50 | 98.1% | 95.1% at 30% | exact
            3200 1612     | 20     | 0       || 13 7 | 96.2% | 92.4% at 98% | wilson
            3200 1612     | 30     | 0       || 20 10 | 96.6% | 93.9% at 5% | wilson
            3200 1612     | 60     | 0       || 40 20 | 96.2% | 94.1% at 5% | wilson
            3200 1612     | 120    | 0       || 80 40 | 95.8% | 94.5% at 30% | wilson
            2400 1600 812 | 30     | 0       || 15 10 5 | 96.2% | 93.9% at 95% | wilson
            2400 1600 812 | 60     | 0       || 30 20 10 | 96.1% | 94.2% at 90% | wilson
            4000 600 212  | 30     | 10      || 10 10 10 | 96.2% | 92.7% at 98% | wilson
            4000 600 212  | 60     | 10      || 40 10 10 | 95.8% | 94.4% at 5% | wilson
            3000 1700 12  | 30     | 3       || 17 10 3 | 95.6% | 93.6% at 80% | wilson
            3000 1700 12  | 60     | 5       || 35 20 5 | 95.5% | 93.5% at 90% | wilson
            17×283        | 34     | 2       || 2 each | 96.3% | 95.4% at 90% | wilson
            17×283        | 68     | 4       || 4 each | 95.8% | 94.3% at 5% | wilson
            """,
            _held,
        ),
        Rule(
            "The same, where the question applies to some cases",
            "Counted over every outcome too, with how many of the cases drawn the question applies to.",
            """
            strata    | sample | applies to || mean | worst
            3200 1612 | 12     | 50%     || 96.3% | 89.8% at 98%
            3200 1612 | 20     | 50%     || 96.2% | 94.7% at 98%
            3200 1612 | 20     | 80%     || 96.2% | 94.9% at 98%
            """,
            _held_of_some,
        ),
        Rule(
            "Why the greater of two variances",
            "The worst of the same grid with the usual variance alone, and with the greater of the two. A stratum whose few "
            "cases are all alike looks as if it were known.",
            """
            strata       | sample | minimum || the usual alone | the greater
            4000 600 212 | 30     | 10      || 61.9% at 80% | 92.7% at 98%
            4000 600 212 | 60     | 10      || 86.1% at 95% | 94.4% at 5%
            3000 1700 12 | 60     | 5       || 75.9% at 98% | 93.5% at 90%
            """,
            _usual,
        ),
    ),
)
