"""Is an area for improvement verb-led, single and measurable?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import area, draft, found, marked, places


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ensure it.", []),
        ("Urgently review it.", []),
        ("Further develop it.", []),
        ("Re-design it.", []),
        ("With the courts, review it.", []),
        ("With the courts, leaders review it.", ["With"]),
        ("The quality of it.", ["The"]),
        ("12.", []),
    ],
)
def test_verb_led(text: str, words: list[str]) -> None:
    assert places("area-verb-led", draft(area(text))) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Improve this and develop that.", ["develop"]),
        ("Improve this; develop that.", ["develop"]),
        ("Improve this; and that.", []),
        ("Improve this. Develop that.", ["Develop"]),
        ("Improve this. Progress towards it is slow.", []),
        ("Improve this. It matters.", []),
        ("Improve this. 12.", []),
        ("Develop and improve this.", []),
        ("Ensure that they visit and improve this.", []),
        ("Ensure that they visit children and ensure this.", ["ensure"]),
        ("This and ensure that.", []),
        ("Reduce it to below 5% and implement this.", ["implement"]),
        ("Work with them and others.", []),
    ],
)
def test_single(text: str, words: list[str]) -> None:
    assert places("area-single", draft(area(text))) == words


def test_measurable() -> None:
    assert found("area-measurable", draft(area("Improve communication.")))
    assert not found("area-measurable", draft(area("Improve communication every month.")))
    assert not found("area-measurable", draft(area("")))


@pytest.mark.parametrize("rule", ["area-verb-led", "area-single", "area-measurable"])
def test_statements_are_left_alone(rule: str) -> None:
    assert marked(rule, "The quality. Improve it; develop it.") == []
