"""Is a required source missing without a reason?"""

from __future__ import annotations

from tests.unit.domain.checks.drafts import draft, found
from touchstone.domain.checks import CheckedSource


def test_only_what_has_no_reason() -> None:
    missing = (
        CheckedSource("a", "A survey", "nobody answered"),
        CheckedSource("b", "Case files"),
        CheckedSource("c", "C", " "),
    )
    told = found("source-missing", draft(missing_sources=missing))
    assert [(one.kind, one.place) for one in told] == [("draft", "b"), ("draft", "c")]
    assert str(told[0].says) == "A required source is missing, and no reason is given: Case files."
