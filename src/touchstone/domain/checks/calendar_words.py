"""Which days does a text name, and are there such days? English and Welsh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    "en": "january february march april may june july august september october november december".split(),
    "cy": "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr".split(),
}
_MUTATED = {"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12, "chwefror": 2}
DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday".split(),
    "cy": "llun mawrth mercher iau gwener sadwrn sul".split(),
}
NUMBER = {language: {word: at for at, word in enumerate(words, 1)} for language, words in MONTHS.items()}
NUMBER["cy"] |= _MUTATED


@dataclass(frozen=True)
class Day:
    """A date as it is written. `day` None: there is no such day. `weekday` 0 Monday, or None."""

    start: int
    end: int
    day: date | None
    weekday: int | None = None


def _pattern(language: str) -> re.Pattern[str]:
    months, days = "|".join(NUMBER[language]), "|".join(DAYS[language])
    lead = r"(?:dydd\s+)?" if language == "cy" else ""
    return re.compile(
        rf"(?:{lead}\b({days}),?\s+)?\b(\d{{1,2}})(?:st|nd|rd|th|af|ain|il|ydd|fed|eg)?\s+(?:of\s+)?({months})\s+(\d{{4}})\b",
        re.I,
    )


_DAY = {language: _pattern(language) for language in MONTHS}


def days(text: str, language: str) -> Iterator[Day]:
    """Every date with day, month and year, in the order of the text."""
    for match in _DAY[language].finditer(text):
        weekday = DAYS[language].index(match[1].lower()) if match[1] else None
        try:
            day = date(int(match[4]), NUMBER[language][match[3].lower()], int(match[2]))
        except ValueError:
            day = None
        yield Day(match.start(), match.end(), day, weekday)
