"""Does the method do what the manual says? Every row of every table."""

from __future__ import annotations

import pytest

from tests.spec.pages import PAGES
from tests.spec.table import Row, Rule

CASES = [
    pytest.param(rule, row, expected, id=f"{page.slug}-{rule.title}-{number}")
    for page in PAGES
    for rule in page.rules
    for number, (row, expected) in enumerate(rule.rows(), 1)
]


@pytest.mark.parametrize(("rule", "row", "expected"), CASES)
def test_rule(rule: Rule, row: Row, expected: list[str]) -> None:
    given = rule.gives(**row)
    assert (list(given) if isinstance(given, tuple) else [given]) == expected


def test_pages_have_names_of_their_own() -> None:
    slugs = [page.slug for page in PAGES]
    assert len(set(slugs)) == len(slugs)
    assert all(rule.says.strip() and rule.rows() for page in PAGES for rule in page.rules)
