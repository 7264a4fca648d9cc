"""The manual's page on the random check of a batch."""

from __future__ import annotations

from tests.spec.table import Page, Rule
from touchstone.domain.acceptance import bound, size_for


def _bound(checked: str, wrong: str, total: str) -> tuple[str, str]:
    found = bound(int(checked), int(wrong), int(total.replace(",", "")))
    return f"{found.most_wrong:,}", f"{found.percent}%"


def _size(total: str, at_most: str) -> str:
    return f"{size_for(int(total.replace(',', '')), float(at_most.rstrip('%')) / 100):,}"


PAGE = Page(
    "random-check",
    "Random checks of a batch",
    """
Readings without doubts may be confirmed together after a person has looked at some of their values, drawn at random.
The bound is exact (the hypergeometric distribution, one-sided, 95% confidence): if more values than this were wrong,
finding so few wrong ones would have had a chance of 5% or less. The share is rounded up.
""",
    (
        Rule(
            "At most so many are wrong",
            "`checked` values were drawn from `total`, and `wrong` of them were wrong.",
            """
            checked | wrong | total     || most wrong | share
            59      | 0     | 1,000,000 || 49,506     | 5%
            60      | 0     | 1,000     || 47         | 4.7%
            150     | 0     | 20,000    || 393        | 2%
            300     | 0     | 20,000    || 197        | 1%
            60      | 1     | 1,000     || 74         | 7.4%
            20      | 0     | 30        || 2          | 6.7%
            60      | 0     | 60        || 0          | 0%
            1       | 0     | 1         || 0          | 0%
            1       | 1     | 1         || 1          | 100%
            """,
            _bound,
        ),
        Rule(
            "So many must be checked",
            "All of them must be found right for this to be said. Where nothing less will do, all are checked.",
            """
            total     | at most || checked
            1,000,000 | 5%      || 59
            20,000    | 5%      || 59
            20,000    | 1%      || 295
            100       | 5%      || 39
            10        | 1%      || 10
            """,
            _size,
        ),
    ),
)
