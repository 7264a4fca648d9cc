"""Which grade does a sentence give, and does it agree with the number beside it?"""

from __future__ import annotations

import re

from touchstone.domain.vocabulary import GRADE_WORDS, grade_key

_WORDS = "|".join(re.escape(word) for word in sorted(GRADE_WORDS, key=len, reverse=True) if "_" not in word)
GRADE = rf"(?:{_WORDS})"
# Grade 4 · Grade: 4 · Grade 4 (Inadequate) · Grade 4: Inadequate · Grade: Inadequate · Grade: Good (2)
GRADE_LINE = re.compile(
    rf"^(?:judgement\s*:?\s*)?grade\s*[:\-–]?\s*(?:(?P<code>\d+)\b\.?)?\s*[:\-–(,]?\s*(?P<word>{GRADE})?\s*\)?\s*(?:\(\s*(?P<code2>\d)\s*\))?\s*$",
    re.IGNORECASE,
)
BARE_GRADE = re.compile(rf"^(?P<word>{GRADE})\s*(?:\(\s*(?:grade\s*)?(?P<code>\d)\s*\))?\.?$", re.IGNORECASE)
# The topic sentence of a judgement: "Partnerships are satisfactory overall."
TOPIC = re.compile(
    rf"\b(?:is|are|was|were|judged(?:\s+to\s+be)?|remains?)\s+(?:now\s+|judged\s+(?:to\s+be\s+)?|assessed\s+as\s+)?(?P<word>{GRADE})\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(rf"^grade\s*(?P<code>\d+)\s*[:\-–]?\s*(?P<word>{GRADE})\s*$", re.IGNORECASE)


def code_of(match: re.Match[str]) -> int | None:
    """The number that a grade line prints, if it prints one."""
    groups = match.groupdict()
    printed = groups.get("code") or groups.get("code2")
    return int(printed) if printed else None


def word_of(match: re.Match[str]) -> str | None:
    """The key of the grade word that a line or sentence prints, if it prints one."""
    return grade_key(match.group("word")) if match.group("word") else None


def definition(text: str) -> tuple[int, str] | None:
    """(code, grade key) of a line that defines a grade: "Grade 4 Inadequate"."""
    match = _DEFINITION.match(text)
    key = grade_key(match.group("word")) if match else None
    return (int(match.group("code")), key) if match and key else None
