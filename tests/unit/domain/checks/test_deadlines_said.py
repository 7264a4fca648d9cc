"""Are there such days, and are deadlines still to come (on 22 November 2026)?"""

from __future__ import annotations

import pytest

from tests.unit.domain.checks.drafts import draft, found, marked, statement


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By 31 June 2027 it will be done.", ["31 June 2027"]),
        ("It will be done by 3 March 2026.", ["3 March 2026"]),
        ("It will be done by 3 March 2027.", []),
        ("It was done by 3 March 2026.", []),
        ("It will go on as it has since 3 March 2026.", []),
        ("It happened on 3 March 2026.", []),
        ("We visited on 3 March 2027.", ["3 March 2027"]),
        ("The day is 3 March 2027.", []),
        ("Monday 5 October 2026", []),
        ("Friday, 5 October 2026", ["Friday, 5 October 2026"]),
        ("from 9 May 2026 to 5 May 2026", ["5 May 2026"]),
        ("from 5 May 2026 to 9 May 2026", []),
        ("9 May 2026–5 May 2026", ["5 May 2026"]),
        ("on 9 May 2026 and 5 May 2026", []),
        ("9 May 2026, after 5 May 2026", []),
    ],
)
def test_english(text: str, words: list[str]) -> None:
    assert marked("dates", text) == words


def test_welsh() -> None:
    assert marked("dates", "", "Bydd yn barod erbyn 3 Mawrth 2026.") == ["3 Mawrth 2026"]
    assert marked("dates", "", "Ymwelwyd ar 3 Dachwedd 2027.") == ["3 Dachwedd 2027"]
    (one,) = found("dates", draft(statement("", "Dydd Gwener 5 Hydref 2026")))
    assert str(one.says).endswith("was or will be a Llun.")
