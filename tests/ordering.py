"""In which order do test files run? Those that take longest first, so that no worker is left with one at the end.

A list of names, because a clean clone knows no times. A file that is not here runs between the two lists in the order
of its name, and a name that is no file any more does no harm.
"""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parent
# While these run, the site for the browser is made ready (tests/browser/site.py).
BEFORE_THE_BROWSER = (
    "architecture/test_coverage.py",
    "integration/register/test_sentinel.py",
    "integration/reports/test_workers.py",
)
BROWSER = (
    "browser/test_public_pages.py",
    "browser/journeys/test_report.py",
    "browser/journeys/test_national.py",
    "browser/journeys/test_regimes.py",
    "browser/journeys/test_planning.py",
    "browser/journeys/test_monitoring.py",
    "browser/journeys/test_focused.py",
    "browser/test_drafting.py",
    "browser/test_accuracy.py",
)
_RANKS = {name: rank for rank, name in enumerate((*BEFORE_THE_BROWSER, *BROWSER))}


def rank(path: Path) -> tuple[int, int]:
    """What to sort a test's file by. Files of one rank stay in the order in which they were."""
    name = path.relative_to(TESTS).as_posix() if path.is_relative_to(TESTS) else ""
    if name in _RANKS:
        return 0, _RANKS[name]
    return (1, 0) if name.startswith("browser/") else (2, 0)
