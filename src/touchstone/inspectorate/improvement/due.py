"""By when must an area for improvement be put right, and what does that date rest on?

The 2009 reports give timescales (immediately, within three months, within six months) without saying from when they
run. Here they run from publication, and the basis says so. A publication known only to a month counts from that
month's last day, so that nobody is called late before they can be.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from touchstone.domain import deadlines
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
    _, latest = deadlines.due_between(published, months, deadlines.Unit.MONTHS)
    known = "" if published.precision is Precision.DAY else f" (the report gives {published.iso()} and no day)"
    when = "From" if months == 0 else f"{months} calendar months from"
    basis = (
        f"{when} publication, counted from {start.day} {start:%B %Y}{known}. "
        "The document does not say from when its timescales run."
    )
    return Due(start, months, latest.due, basis)
