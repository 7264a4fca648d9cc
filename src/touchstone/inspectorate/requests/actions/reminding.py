"""Who is reminded, and of what? Called by `./touchstone tick`; nobody is reminded twice of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from touchstone.domain import deadlines
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.requests import telling
from touchstone.inspectorate.requests.models import WAITING_FOR_SERVICE, Reminder, RequestItem

DAYS_BEFORE = 2  # the service is reminded so many days before an item is due
WORKING_DAYS_TO_DECIDE = 3  # the lead is reminded when an answer has waited so long
RUNNING = ("announced", "fieldwork", "judging")
Kind = Reminder.Kind


def remind_due(now: datetime | None = None) -> int:
    """Remind both sides of what is late, due soon or undecided; how many e-mails were written."""
    today = timezone.localtime(now).date() if now else clock.today()
    waiting = RequestItem.objects.filter(state__in=(*WAITING_FOR_SERVICE, "answered"), inspection__state__in=RUNNING)
    written = 0
    for inspection in Inspection.objects.filter(pk__in=waiting.values("inspection")).select_related("provider"):
        written += _remind(inspection, today)
    return written


@transaction.atomic
def _remind(inspection: Inspection, today: date) -> int:
    # Two ticks at once: the second waits here, and then finds the reminders of the first.
    Inspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)
    counts: Counter[str] = Counter()
    for item, kind, about in _due(inspection, today):
        _row, is_new = Reminder.objects.get_or_create(
            item=item, kind=kind, about=about, defaults={"sent_at": clock.now()}
        )
        counts[kind] += is_new
    written = 0
    late, soon, undecided = counts[Kind.LATE], counts[Kind.SOON], counts[Kind.UNDECIDED]
    if late or soon:
        written += telling.remind_service(inspection, late, soon)
    if late or undecided:
        written += telling.remind_leads(inspection, late, undecided)
    return written


def _due(inspection: Inspection, today: date) -> Iterator[tuple[RequestItem, str, date]]:
    items = inspection.request_items.select_related("clock").prefetch_related("answers")
    known = clocks.overrides()
    for item in items.filter(state__in=(*WAITING_FOR_SERVICE, "answered")):
        assert item.clock is not None
        if item.state == "answered":
            given = max(answer.given_at for answer in item.answers.all() if answer.given_at)
            day = timezone.localtime(given).date()
            if deadlines.working_days_between(day, today, nation_of(inspection.provider), known) >= (
                WORKING_DAYS_TO_DECIDE
            ):
                yield item, Kind.UNDECIDED, day
        elif not clocks.is_paused(item.clock, today):
            last = clocks.latest(item.clock)
            if clocks.is_late(item.clock, today):
                yield item, Kind.LATE, last
            elif (last - today).days <= DAYS_BEFORE:
                yield item, Kind.SOON, last
