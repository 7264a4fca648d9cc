"""In which order do test files run? Those that take longest first, so that no worker is left with one at the end.

Names, because a clean clone knows no times. Every other file runs afterwards, in the order of its name; together they
are many and short, which fills both workers to the end. A name that is no file any more does no harm.
"""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
# While these run, the site for the browser is made ready (tests/browser/ready.py).
FIRST = (
    "architecture/test_coverage.py",
    "integration/register/test_sentinel.py",
    "integration/reports/test_workers.py",
    "browser/test_public_pages.py",
)
# Journeys come after the tests of single pages, which look at the demonstration as it was made.
THEN = ("browser/test_", "browser/journeys/")


def rank(path: Path) -> tuple[int, int]:
    """What to sort a test's file by. Files of one rank stay in the order in which they were."""
    name = path.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) else ""
    if name in FIRST:
        return 0, FIRST.index(name)
    return 1, next((place for place, begins in enumerate(THEN) if name.startswith(begins)), len(THEN))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After pytest-django, which puts tests with a database first."""
    items.sort(key=lambda item: rank(item.path))
