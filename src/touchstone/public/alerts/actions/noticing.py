"""Finding out what is news: what became public, an embargo's end and a correction too, and what was withdrawn.

Not by a moment kept from last time, which a late commit or a clock set back would fool, but by what is public and has
no notice yet.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from touchstone.inspectorate.reports import queries as gate
from touchstone.public.alerts.models import Desk, Notice, Pace, Round

What = Notice.What


@transaction.atomic
def begin(now: datetime) -> None:
    """The first time: what is public already is no news to anybody."""
    if Desk.objects.filter(pk=1).exists():
        return
    _desk, made = Desk.objects.get_or_create(pk=1, defaults={"begun_at": now})
    if made:
        once, daily = (Round.objects.create(pace=pace, begun_at=now, finished_at=now) for pace in Pace)
        _notice(now)
        Notice.objects.update(at_once=once, daily=daily)


@transaction.atomic
def notice(now: datetime, digest_hour: int) -> None:
    """Find what is news, and begin the rounds that are due: at once whenever there is some, daily from the hour on.

    A daily round begins every day, so that what comes after the hour waits for the next day. It takes everyone, not
    only those of its pace: whoever changed the pace meanwhile misses nothing, and nobody is told twice.
    """
    hold_desk()
    _notice(now)
    fresh = Notice.objects.filter(at_once=None)
    if fresh.exists():
        fresh.update(at_once=Round.objects.create(pace=Pace.AT_ONCE, begun_at=now))
    local = timezone.localtime(now)
    if local.hour >= digest_hour and not Round.objects.filter(day=local.date()).exists():
        today = Round.objects.create(pace=Pace.DAILY, day=local.date(), begun_at=now)
        Notice.objects.filter(daily=None).update(daily=today)


def hold_desk() -> None:
    """Wait until nobody else finds or tells news, until the end of this transaction.

    SQLite has one writer at a time as it is, from the beginning of its transaction.
    """
    Desk.objects.select_for_update().get(pk=1)


def _notice(now: datetime) -> None:
    seen = Notice.objects.filter(publication=OuterRef("pk"))
    new = gate.public(now).filter(~Exists(seen.filter(what=What.PUBLISHED))).order_by("public_from", "pk")
    gone = gate.withdrawn(now).filter(
        Exists(seen.filter(what=What.PUBLISHED)), ~Exists(seen.filter(what=What.WITHDRAWN))
    )
    for what, found in ((What.PUBLISHED, new), (What.WITHDRAWN, gone.order_by("withdrawn_at", "pk"))):
        numbers = list(found.values_list("pk", flat=True))
        Notice.objects.bulk_create((Notice(publication_id=n, what=what, at=now) for n in numbers), batch_size=500)
