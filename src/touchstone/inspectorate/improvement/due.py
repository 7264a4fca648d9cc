"""By when must an area for improvement be put right, and what does that date rest on?

The 2009 reports give timescales (immediately, within three months, within six months) without saying from when they
run. Here they run from publication, and the basis says so. A publication known only to a month counts from that
month's last day, so that nobody is called late before they can be.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from touchstone.domain.dates import PreciseDate, Precision


@dataclass(frozen=True)
class Due:
    """A deadline: first day, length in calendar months, last day, and the sentence that it rests on."""

    starts_on: date
    length: int
    due: date
    basis: str


def after_publication(published: PreciseDate | None, months: int | None) -> Due | None:
    """The deadline `months` calendar months after publication; None where either is not known."""
    if published is None or months is None or published.precision is Precision.BEFORE:
        return None
    start = published.end
    known = "" if published.precision is Precision.DAY else f", the last day of {published}, whose day is not known"
    when = "at once" if months == 0 else f"{months} calendar months"
    basis = (
        f"Counted {when} from publication on {start.day} {start:%B %Y}{known}. "
        "The document does not say from when its timescales run."
    )
    return Due(start, months, add_months(start, months), basis)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the month's last day where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
