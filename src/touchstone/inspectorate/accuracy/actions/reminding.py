"""Who is reminded of a check, and when? Called by `./touchstone tick`; nobody is reminded twice of the same thing."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.clocks import queries as clocks
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.accuracy import telling
from touchstone.inspectorate.accuracy.actions.common import held_check, record
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyReminder
from touchstone.inspectorate.inspections.standing import check as check_person

DAYS_BEFORE = 1  # the service is reminded so many days before its comments are due
Kind = AccuracyReminder.Kind


def remind_due(now: datetime | None = None) -> int:
    """Remind the service of what is due soon or late, and leads that nothing came; how many e-mails were written."""
    today = timezone.localtime(now).date() if now else machine.today()
    waiting = AccuracyCheck.objects.filter(state="with_service", clock__isnull=False)
    return sum(_remind(check, today) for check in waiting)


@transaction.atomic
def _remind(check: AccuracyCheck, today: date) -> int:
    held = held_check(check)
    if held.state != "with_service" or held.clock is None or clocks.is_paused(held.clock, today):
        return 0
    last = clocks.latest(held.clock)
    if clocks.is_late(held.clock, today):
        return (
            telling.remind_service(held, late=True) + telling.remind_leads(held) if _new(held, Kind.LATE, last) else 0
        )
    if (last - today).days <= DAYS_BEFORE and _new(held, Kind.SOON, last):
        return telling.remind_service(held, late=False)
    return 0


def _new(check: AccuracyCheck, kind: str, about: date) -> bool:
    values = {"sent_at": machine.now()}
    _row, made = AccuracyReminder.objects.get_or_create(check_of=check, kind=kind, about=about, defaults=values)
    return made


@transaction.atomic
def remind(*, by: Actor, check: AccuracyCheck) -> int:
    """The lead reminds the service now; at most once a day. How many e-mails were written."""
    check_person(by, "lead_report", check.draft.inspection)
    held = held_check(check)
    if held.state != "with_service":
        raise Refused(_("Nothing is to be reminded of: the service has answered, or the check is over."))
    if held.clock is None:
        raise Refused(_("No day is set yet for the service's comments. Set one first."))
    if not _new(held, Kind.ASKED, machine.today()):
        raise Refused(_("The service was reminded today already."))
    written = telling.remind_service(held, late=clocks.is_late(held.clock, machine.today()))
    record(by, held.draft.inspection, "accuracy.remind", held, f"Reminded the service of the draft: {written} e-mails.")
    return written
