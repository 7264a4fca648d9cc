"""Who is told that minutes wait for an answer, and when? Called by `./touchstone tick`; nobody twice of the same."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.conversations import queries
from touchstone.inspectorate.conversations.models import Meeting, MinutesReminder, MinutesSharing
from touchstone.inspectorate.inspections.people import write_to

DAYS_BEFORE = 2  # the service is reminded so many days before its answer is due
Kind = MinutesReminder.Kind


def remind_due(now: datetime) -> int:
    """Remind services before their answer is due; once it is over, tell both sides that none came. How many e-mails
    were written. As often as you like, and any number at once."""
    today = timezone.localdate(now)
    waiting = MinutesSharing.objects.filter(outcome="", clock__isnull=False, meeting__state="shared")
    return sum(_remind(number, today) for number in list(waiting.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _remind(number: int, today: date) -> int:
    # Locked, so that of two runs at once the second finds the reminder of the first.
    locked = MinutesSharing.objects.select_for_update(of=("self",)).filter(pk=number, outcome="")
    held = locked.select_related("clock", "meeting__provider", "meeting__inspectorate").first()
    if held is None or held.clock is None or clocks.is_paused(held.clock, today):
        return 0
    last, meeting = clocks.latest(held.clock), held.meeting
    with translation.override("en"):
        if clocks.is_late(held.clock, today):
            return _tell_late(meeting, last, today) if _new(held, Kind.LATE, last) else 0
        if (last - today).days <= DAYS_BEFORE and _new(held, Kind.SOON, last):
            said = _("Minutes of a meeting wait for your answer by %(day)s.") % {"day": format_date(last)}
            return _tell_service(meeting, _("Minutes wait for your answer"), said, today)
    return 0


def _new(sharing: MinutesSharing, kind: str, about: date) -> bool:
    values = {"sent_at": machine.now()}
    _row, made = MinutesReminder.objects.get_or_create(sharing=sharing, kind=kind, about=about, defaults=values)
    return made


def _tell_late(meeting: Meeting, last: date, today: date) -> int:
    words = {"day": format_date(last), "who": meeting.provider}
    ours = _("Minutes of a meeting were not answered by %(day)s. Silence is not agreement; you can still answer.")
    theirs = _("%(who)s had not answered the minutes of a meeting by %(day)s. Silence is not agreement.")
    subject = _("Minutes were not answered in time")
    told = _tell_service(meeting, subject, ours % words, today)
    path = reverse("conversation", args=[meeting.pk])
    people = queries.writers(meeting.inspectorate, today)
    return told + write_to(people, subject=subject, said=theirs % words, path=path)


def _tell_service(meeting: Meeting, subject: str, said: str, today: date) -> int:
    path = reverse("asked-conversation", args=[meeting.pk])
    return write_to(queries.answerers(meeting.provider, today), subject=subject, said=said, path=path)
