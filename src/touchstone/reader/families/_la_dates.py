"""From when to when was an inspection? Ranges of dates as reports print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
# "October 3", "October 3, 2022": the other way round.
_MONTH_FIRST = re.compile(
    r"(?<![\d,] )(?<!\d)\b((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\s+(\d{1,2})(?:st|nd|rd|th)?"
    r"(?!\d),?"
)
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
# "8", "8th", "8 July", "8 July 2013", "8 July, 2013": the parts that are missing are taken from the next date.
_SPELLED = re.compile(
    r"(?<![\d/])(\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?(?:\s+(?:of\s+)?([A-Z][a-z]{2,8})\b\.?,?)?(?:\s+((?:19|20)\s?\d\s?\d))?(?![\d/])"
)
_WEEKEND = 5  # Monday is 0


@dataclass(frozen=True)
class DateRange:
    """First and last day, and what speaks against the reading."""

    start: date
    end: date
    doubt: str = ""
    parts: tuple[tuple[date, date], ...] = ()  # the ranges, where more than one is printed


def dates_in(text: str) -> list[date]:
    """Every date of a text that is nothing but dates and words between them; parts left out come from the right."""
    text = _MONTH_FIRST.sub(r"\2 \1", text)
    slashed = [
        _made(day, month, year if len(year) == 4 else f"20{year}") for day, month, year in _SLASHED.findall(text)
    ]
    if slashed:
        return [found for found in slashed if found]
    found: list[date] = []
    month = year = ""
    for match in reversed(list(_SPELLED.finditer(text))):
        number = _MONTHS.get((match.group(2) or "")[:3].lower())
        if match.group(2) and number is None:
            continue
        month = str(number) if number else month
        year = (match.group(3) or year).replace(" ", "")
        made = _made(match.group(1), month, year)
        if made:
            found.append(made)
    return found[::-1]


def range_in(text: str) -> DateRange | None:
    """The range that a text prints; from the first day to the last where it prints several."""
    found = dates_in(text)
    if not found:
        return None
    start, end = found[0], found[-1]
    if len(found) > 1 and start.year == end.year and start.month == 12 and end.month == 1:
        start = _made(str(start.day), "12", str(end.year - 1)) or start  # "10 December to 9 January 2015"
        found[0] = start
    several = len(found) > 3 and len(found) % 2 == 0
    parts = tuple(zip(found[::2], found[1::2], strict=True)) if several else ()
    return DateRange(start, end, _doubt(found, start, end), parts)


def _doubt(found: list[date], start: date, end: date) -> str:
    if len(found) == 1:
        return "One day only is printed."
    if start > end:
        return "The first day comes after the last."
    if (end - start).days > 75:
        return "So long an inspection is unusual."
    if start.weekday() >= _WEEKEND or end.weekday() >= _WEEKEND:
        return "It begins or ends at a weekend."
    if found != sorted(found):
        return "The days are not in order."
    return ""


def _made(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
