"""Which dates stand in a text, how exactly, and how were they printed?"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from touchstone.domain.dates import PreciseDate

_ENGLISH = "january february march april may june july august september october november december".split()
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr".split()
MONTHS = {name: index % 12 + 1 for index, name in enumerate(_ENGLISH + _WELSH)}
MONTHS |= {name[:3]: index + 1 for index, name in enumerate(_ENGLISH)} | {"sept": 9}

_M = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"(?:and|to|until|-|–|—|a|i|hyd at|tan)"
_WEEKDAYS = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_PATTERNS = (
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)\b",
    r"(?P<numeric>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\b",
    rf"(?P<american>(?:{_M})\s+{_DAY},\s+{_YEAR})\b",
    # 9 and 10 February 2011; 30 November to 4 December 2009; 28 December 2010 to 5 January 2011
    rf"(?P<days>{_DAY}(?:\s+(?:{_M}))?(?:\s+{_YEAR})?\s*{_TO}\s*{_WEEKDAYS}{_DAY}\s+(?:{_M})\s+{_YEAR})\b",
    rf"(?P<day>{_DAY}\s+(?:{_M}),?\s+{_YEAR})\b",
    # November and December 2018; December 2018 and January 2019
    rf"(?P<months>(?:{_M})(?:\s+{_YEAR})?\s*{_TO}\s*(?:{_M})\s+{_YEAR})\b",
    rf"(?P<month>(?:{_M}),?\s+{_YEAR})\b",
)
_DATE = re.compile(r"(?<![\w/.])(?:" + "|".join(_PATTERNS) + r")", re.IGNORECASE)
_WEEK_OF = re.compile(
    r"(?:week\s+(?:commencing|beginning|starting)|w/c|wythnos\s+(?:yn\s+)?(?:dechrau|cychwyn)(?:\s+ar)?)\s+"
    rf"(?:the\s+)?{_WEEKDAYS}$",
    re.IGNORECASE,
)
_END_OF = re.compile(r"(?:by|before|at)\s+the\s+end\s+of\s+$", re.IGNORECASE)
_PART = re.compile(rf"(?P<day>{_DAY})?\s*(?P<month>{_M})?\s*,?\s*(?P<year>{_YEAR})?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*\b(?:and|to|until|a|i|hyd at|tan)\b\s*|\s*[-–—]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_BEFORE = 40  # characters before a date that can say "week commencing" or "by the end of"


@dataclass(frozen=True)
class Found:
    """A date at text[start:end]. `last` is the end of a range, None for a single date; `printed` as it stands."""

    start: int
    end: int
    first: PreciseDate
    last: PreciseDate | None
    printed: str

    @property
    def is_week(self) -> bool:
        return self.first.precision == "week"


def find_dates(text: str) -> list[Found]:
    """Every date in a text in order. What looks like a date and is none (31 February 2011) is left out."""
    return [found for match in _DATE.finditer(text) if (found := _read(text, match))]


def as_json(when: PreciseDate) -> dict[str, Any]:
    """A date in the form of the schema."""
    return {"start": when.start.isoformat(), "precision": str(when.precision), "printed": when.printed}


def month_year(when: PreciseDate) -> str:
    """For comparing: the month in which a date begins, as 2009-11."""
    return when.start.isoformat()[:7]


def _read(text: str, match: re.Match[str]) -> Found | None:
    kind, printed = str(match.lastgroup), match.group()
    try:
        if kind in ("days", "months"):
            first, last = _range(printed, whole_months=kind == "months")
            return Found(match.start(), match.end(), first, last, printed) if first.start <= last.start else None
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        return _single(match, kind, printed, before)
    except ValueError:
        return None


def _single(match: re.Match[str], kind: str, printed: str, before: str) -> Found:
    start = match.start()
    if kind == "month":
        year, month = int(printed[-4:]), _month(printed)
        end_of = _END_OF.search(before)
        if end_of:
            last_day = calendar.monthrange(year, month)[1]
            start -= len(end_of.group())
            printed = end_of.group() + printed
            return Found(start, match.end(), PreciseDate.day(year, month, last_day, printed), None, printed)
        return Found(start, match.end(), PreciseDate.month(year, month, printed), None, printed)
    when = _one_day(kind, printed)
    week = _WEEK_OF.search(before)
    if week:
        start -= len(week.group())
        printed = week.group() + printed
        return Found(start, match.end(), PreciseDate.week(when, printed), None, printed)
    return Found(start, match.end(), PreciseDate(when, printed=printed), None, printed)


def _one_day(kind: str, printed: str) -> date:
    numbers = [int(number) for number in _NUMBER.findall(printed)]
    match kind:
        case "iso":
            return date(*numbers)
        case "numeric":
            return date(numbers[2], numbers[1], numbers[0])
        case _:
            return date(numbers[-1], _month(printed), numbers[0])


def _range(printed: str, *, whole_months: bool) -> tuple[PreciseDate, PreciseDate]:
    left, right = _SPLIT.split(printed, maxsplit=1)
    right = re.sub(_WEEKDAYS, "", right, count=1, flags=re.IGNORECASE)
    last, first = _part(right), _part(left)
    year = int(first["year"] or last["year"] or 0)
    month = MONTHS[(first["month"] or last["month"] or "").lower()]
    last_year, last_month = int(last["year"] or 0), MONTHS[(last["month"] or "").lower()]
    if not first["year"] and month > last_month:
        year -= 1  # "December and January 2019" begins in the year before
    if whole_months:
        return PreciseDate.month(year, month, printed), PreciseDate.month(last_year, last_month, printed)
    days = [int(_NUMBER.findall(part["day"] or "0")[0]) for part in (first, last)]
    return PreciseDate.day(year, month, days[0], printed), PreciseDate.day(last_year, last_month, days[1], printed)


def _part(text: str) -> dict[str, str | None]:
    match = _PART.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return match.groupdict()


def _month(printed: str) -> int:
    for word in re.findall(r"[a-zA-Z]+", printed):
        if word.lower() in MONTHS:
            return MONTHS[word.lower()]
    raise ValueError(printed)
