"""What stands in a person's calendar? Last days of obligations, and the fieldwork of the inspections they are in.

The library folds and escapes as RFC 5545 wants it. An event has no case detail: a calendar is read by other programs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.programme import presenters, queries
from touchstone.inspectorate.programme.models import Obligation

MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar(obligations: Iterable[Obligation], inspections: Iterable[Inspection], now: datetime, today: date) -> bytes:
    """The whole calendar as a file."""
    made = Calendar()
    made.add("prodid", "-//Touchstone//Programme//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Touchstone: what is due"))
    for row in obligations:
        if row.latest is not None:
            made.add_component(_of_obligation(row, row.latest, now, today))
    for inspection in inspections:
        if inspection.starts is not None:
            made.add_component(_of_inspection(inspection, now))
    return bytes(made.to_ical())


def _event(
    kind: str, number: int, first: date, last: date, summary: str, text: str, address: str, now: datetime
) -> Event:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    event = Event()
    event.add("uid", f"{kind}-{number}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # the day on which it is over
    event.add("summary", summary)
    event.add("description", text)
    event.add("url", settings.SITE_URL.rstrip("/") + address)
    event.add("transp", "TRANSPARENT")
    return event


def _of_obligation(row: Obligation, latest: date, now: datetime, today: date) -> Event:
    line = presenters.line(row, queries.calendar_of(row.programme), today.year, today)
    summary = _("%(what)s, %(whom)s: last day") % {"what": line.what, "whom": line.whom}
    text = f"{line.state}. {line.says} {line.rule}"
    return _event("obligation", row.pk, latest, latest, summary, text, line.href, now)


def _of_inspection(inspection: Inspection, now: datetime) -> Event:
    assert inspection.starts is not None
    first = inspection.starts.start
    last = inspection.ends.end if inspection.ends is not None else inspection.starts.end
    summary = _("Fieldwork: %(inspection)s") % {"inspection": inspection}
    text = _("From %(first)s to %(last)s, as planned now.") % {"first": format_date(first), "last": format_date(last)}
    address = reverse("inspection-workspace", args=[inspection.slug])
    return _event("inspection", inspection.pk, first, max(first, last), summary, text, address, now)
