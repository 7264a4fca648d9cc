"""What is an area for improvement about, by the words in its text?"""

from __future__ import annotations

import pytest

from touchstone.domain import themes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supervise every practitioner monthly.", ["supervision"]),
        ("Let managers’ SUPERVISION be written down.", ["supervision"]),
        ("Answer complaints within ten days.", ["complaints"]),
        ("Keep chronologies up to date and assess risk afresh.", ["case-recording", "assessment"]),
        ("Report domestic\nabuse to the court.", ["domestic-abuse", "family-courts"]),
        ("Paint the waiting room.", []),
        ("Cut the wait in the courtyard.", ["family-courts"]),  # by words, not by sense: the page says so
        ("", []),
    ],
)
def test_themes_are_found_by_their_words(text: str, expected: list[str]) -> None:
    assert [key for key in themes.themes_of(text) if key in {*expected, *_watched()}] == expected


def _watched() -> set[str]:
    return {"supervision", "complaints", "case-recording", "assessment", "domestic-abuse", "family-courts"}


def test_each_theme_has_a_key_of_its_own_and_two_titles() -> None:
    keys = [each.key for each in themes.THEMES]
    assert len(set(keys)) == len(keys)
    for each in themes.THEMES:
        assert themes.theme(each.key) == each
        assert each.title() == each.en and each.title("cy") == each.cy and each.en and each.cy
        assert all(each.words), each.key
    assert themes.theme("no-such-theme") is None


def test_nobody_vouches_for_the_table() -> None:
    assert themes.VERIFIED is False and "own" in themes.REASON
