"""How exactly is a date known? Dates with their precision, kept as they were printed.

Source: the published documents date things by day, by week ("week commencing 5 October 2009"), by month
("October 2009"), by year, and as "before" a day; a record that turned them all into days would claim more
than anyone knows.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    BEFORE = "before"  # at some time before `start`, day unknown


@dataclass(frozen=True, order=False)
class PreciseDate:
    """A date as well as it is known.

    `start` is the first day it can be (for BEFORE: the first day by which it had happened); `printed` is how the
    source wrote it, or empty where nobody printed it.
    """

    start: date
    precision: Precision = Precision.DAY
    printed: str = ""

    @classmethod
    def day(cls, year: int, month: int, day: int, printed: str = "") -> PreciseDate:
        return cls(date(year, month, day), Precision.DAY, printed)

    @classmethod
    def week(cls, start: date, printed: str = "") -> PreciseDate:
        return cls(start, Precision.WEEK, printed)

    @classmethod
    def month(cls, year: int, month: int, printed: str = "") -> PreciseDate:
        return cls(date(year, month, 1), Precision.MONTH, printed)

    @classmethod
    def year(cls, year: int, printed: str = "") -> PreciseDate:
        return cls(date(year, 1, 1), Precision.YEAR, printed)

    @classmethod
    def before(cls, when: date, printed: str = "") -> PreciseDate:
        return cls(when, Precision.BEFORE, printed)

    @property
    def end(self) -> date:
        """The last day it can be."""
        match self.precision:
            case Precision.WEEK:
                return self.start + timedelta(days=6)
            case Precision.MONTH:
                return self.start.replace(day=calendar.monthrange(self.start.year, self.start.month)[1])
            case Precision.YEAR:
                return date(self.start.year, 12, 31)
            case Precision.BEFORE:
                return self.start - timedelta(days=1)
            case _:
                return self.start

    def iso(self) -> str:
        """The shortest ISO form that claims no more than is known: 2009-10-05, 2009-10, 2009; a week by its first."""
        match self.precision:
            case Precision.MONTH:
                return self.start.isoformat()[:7]
            case Precision.YEAR:
                return self.start.isoformat()[:4]
            case _:
                return self.start.isoformat()

    def encode(self) -> str:
        """One line that sorts by first day; `decode` reads it back."""
        return f"{self.start.isoformat()}|{self.precision}|{self.printed}"

    @classmethod
    def decode(cls, text: str) -> PreciseDate:
        """Reads `encode`'s form, and the ISO forms 2009-10-05, 2009-10 and 2009.

        Raises ValueError with a sentence when it is neither.
        """
        start, _, rest = text.partition("|")
        precision, _, printed = rest.partition("|")
        try:
            if rest:
                return cls(date.fromisoformat(start), Precision(precision), printed)
            match start.count("-"):
                case 0:
                    return cls.year(int(start))
                case 1:
                    return cls.month(int(start[:4]), int(start[5:]))
                case _:
                    return cls(date.fromisoformat(start))
        except ValueError as error:
            raise ValueError(f"{text!r} is not a date. Write it like 2009-10-05, 2009-10 or 2009.") from error

    def __str__(self) -> str:
        return self.printed or self.iso()
