"""How are dates, numbers and grades said on a page, in English and in Welsh? Jinja filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext
from markupsafe import Markup, escape

from touchstone.domain.dates import PreciseDate, Precision

# The months are data and not gettext strings: "Mai" is not a draft, and "May" means two things in English.
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split(),
}
GRADES = {
    "outstanding": gettext_lazy("Outstanding"),
    "good": gettext_lazy("Good"),
    "satisfactory": gettext_lazy("Satisfactory"),
    "adequate": gettext_lazy("Adequate"),
    "requires_improvement": gettext_lazy("Requires improvement"),
    "inadequate": gettext_lazy("Inadequate"),
}
# How many of four steps a grade fills in its picture. Steps are of one scale only: they compare nothing across scales.
STEPS = {
    "outstanding": 4,
    "good": 3,
    "satisfactory": 2,
    "adequate": 2,
    "requires_improvement": 2,
    "inadequate": 1,
}


def format_date(value: PreciseDate | date | datetime | str | None) -> str:
    """A date as exactly as it is known: "5 October 2009", "week commencing 5 October 2009", "October 2009", "2009".

    Also takes an ISO date ("2009-10") or None, which says "date not known".
    """
    if value is None or value == "":
        return _("date not known")
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        value = PreciseDate(value)
    if isinstance(value, str):
        value = PreciseDate.decode(value)
    return _said(value)


def _said(value: PreciseDate) -> str:
    day = _day(value.start)
    match value.precision:
        case Precision.WEEK:
            return _("week commencing %(day)s") % {"day": day}
        case Precision.MONTH:
            return f"{_month(value.start)} {value.start.year}"
        case Precision.YEAR:
            return str(value.start.year)
        case Precision.BEFORE:
            return _("before %(day)s") % {"day": day}
        case _:
            return day


def _month(day: date) -> str:
    return MONTHS["cy" if translation.get_language() == "cy" else "en"][day.month - 1]


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def date_element(value: PreciseDate | date | datetime | str | None) -> Markup:
    """`<time datetime="2009-10">October 2009</time>`; for "before" and unknown dates the words alone."""
    words = format_date(value)
    if isinstance(value, str) and value:
        value = PreciseDate.decode(value)
    if isinstance(value, PreciseDate):
        stamp = "" if value.precision is Precision.BEFORE else value.iso()
    else:
        stamp = value.isoformat() if value else ""
    return Markup('<time datetime="{}">{}</time>').format(stamp, words) if stamp else escape(words)


def format_date_range(start: PreciseDate | date | None, end: PreciseDate | date | None) -> str:
    """ "5 to 16 October 2009", "28 September to 9 October 2009"; one date where both are the same or one is missing."""
    if start is None or end is None:
        return format_date(start or end)
    first = start if isinstance(start, PreciseDate) else PreciseDate(start)
    last = end if isinstance(end, PreciseDate) else PreciseDate(end)
    if first.start == last.start and first.precision == last.precision:
        return _said(first)
    exact = first.precision == last.precision == Precision.DAY
    if exact and (first.start.year, first.start.month) == (last.start.year, last.start.month):
        begin = str(first.start.day)
    elif exact and first.start.year == last.start.year:
        begin = f"{first.start.day} {_month(first.start)}"
    else:
        begin = _said(first)
    return _("%(start)s to %(end)s") % {"start": begin, "end": _said(last)}


def format_time(value: datetime) -> str:
    """ "5 October 2009, 14:30", in the time of the United Kingdom."""
    local = timezone.localtime(value)
    return f"{_day(local.date())}, {local:%H:%M}"


def format_number(value: int | float) -> str:
    """4,812; the same in both languages."""
    return f"{value:,}"


def format_size(size: int) -> str:
    """A file's size for a reader: "48 KB", "1.2 MB"."""
    if size < 1000:
        return npgettext("file size", "%(n)d byte", "%(n)d bytes", size) % {"n": size}
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB"


def grade_name(grade: str) -> str:
    """A grade key as a word: "Requires improvement". An unknown key is said as it is, without underscores."""
    known = GRADES.get(grade)
    return str(known) if known else grade.replace("_", " ").capitalize()


def grade_steps(grade: str) -> int:
    return STEPS.get(grade, 0)


FILTERS: dict[str, Callable[..., Any]] = {
    "translated": lambda text: _(str(text)),
    "format_date": format_date,
    "format_date_range": lambda pair: format_date_range(*pair),
    "date_element": date_element,
    "format_time": format_time,
    "format_number": format_number,
    "format_size": format_size,
    "grade_name": grade_name,
    "grade_steps": grade_steps,
}
