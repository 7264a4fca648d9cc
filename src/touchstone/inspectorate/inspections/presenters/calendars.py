"""A person's own slots as an iCalendar file, which their calendar can take in."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from touchstone.inspectorate.inspections.models import FieldworkSlot
from touchstone.inspectorate.inspections.presenters.timetables import where


def calendar_of(slots: Iterable[FieldworkSlot], name: str) -> bytes:
    """RFC 5545, folded and escaped by the library. Each slot keeps its UID, so that a moved one moves."""
    calendar = Calendar()
    calendar.add("prodid", "-//Touchstone//Timetable//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    for slot in slots:
        event = Event()
        event.add("uid", f"slot-{slot.pk}@{host}")
        event.add("sequence", slot.revision)
        event.add("dtstamp", slot.saved_at)
        event.add("dtstart", slot.starts_at)
        event.add("dtend", slot.ends_at)
        event.add("summary", f"{slot.what} ({slot.inspection.provider})")
        event.add("location", where(slot))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
