"""Sending a draft to the service: the check opens with a frozen copy of every line, and a day for the comments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.workflows.accuracy_check import ACCURACY_CHECK, WITH_SERVICE
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.actions import pause_clock, resume_clock, start_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.accuracy import policies, regime, telling
from touchstone.inspectorate.accuracy.actions.common import close, held_check, record
from touchstone.inspectorate.accuracy.models import AccuracyCheck, SentLine
from touchstone.inspectorate.accuracy.queries import lines
from touchstone.inspectorate.drafting.actions import steps
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.inspections.standing import check as check_person


@dataclass(frozen=True)
class Days:
    """How long the service has, in what unit (a Clock.Unit), and the sentence that this rests on."""

    length: int
    unit: str
    basis: str


@transaction.atomic
def send(*, by: Actor, draft: Draft, days: Days, words: str = "") -> AccuracyCheck:
    """Send the draft to the service with a day for its comments. Raises Refused where the draft cannot be sent now."""
    check_person(by, "lead_report", draft.inspection)
    _check_days(days)
    steps.send_to_service(by=by, draft=draft)  # its listener opens the check
    made = held_check(open_check_of(draft))
    made.words = words.replace("\r\n", "\n").strip()
    _start(by, made, days)
    made.save(update_fields=["words", "clock"])
    return made


def open_check_of(draft: Draft) -> AccuracyCheck:
    return AccuracyCheck.objects.get(draft=draft, state__in=WITH_SERVICE)


def _check_days(days: Days) -> None:
    if not 1 <= days.length <= 365:
        raise Refused(_("Give the service between 1 and 365 days."))
    if not days.basis.strip():
        raise Refused(_("Say what the day rests on. The service reads it beside the date."))


def _start(by: Actor, check: AccuracyCheck, days: Days) -> Clock:
    inspection = check.draft.inspection
    close(by, check.clock, Clock.Stopped.CANCELLED)
    check.clock = start_clock(
        by=by,
        starts_on=machine.today(),
        length=days.length,
        unit=days.unit,
        basis=days.basis,
        nation=nation_of(inspection.provider),
        owner=inspection.inspectorate.slug,
        after=_("the day the draft was sent") if timezone.localdate(check.opened_at) == machine.today() else "",
    )
    return check.clock


@transaction.atomic
def open_check(*, by: Actor, draft: Draft) -> AccuracyCheck:
    """The draft went to the service: freeze what it says. Where the framework knows how long the service has, the
    clock runs; otherwise the lead sets a day. Raises Refused for a draft that says nothing."""
    found = lines.of_draft(draft)
    if not found:
        raise Refused(_("The draft says nothing yet: there is no statement and no area for improvement to check."))
    last = AccuracyCheck.objects.filter(draft=draft).aggregate(last=Max("number"))["last"] or 0
    check = AccuracyCheck.objects.create(
        draft=draft, number=last + 1, state=ACCURACY_CHECK.target(None, "open"),
        fingerprint=lines.fingerprint(found), opened_by=person_of(by), opened_at=machine.now(),
    )  # fmt: skip
    SentLine.objects.bulk_create([_frozen(check, order, line) for order, line in enumerate(found, 1)])
    known = regime.known_days(draft.inspection)
    if known is not None:
        _start(by, check, Days(known.length, known.unit, known.basis))
        check.save(update_fields=["clock"])
    record(by, draft.inspection, "accuracy.open", check, f"Sent {len(found)} lines of the draft to the service.")
    number = check.pk
    transaction.on_commit(lambda: _tell(number))
    return check


def _frozen(check: AccuracyCheck, order: int, line: lines.Line) -> SentLine:
    return SentLine(
        check_of=check, order=order, label=line.label, heading=line.heading, heading_cy=line.heading_cy,
        statement=line.statement, area=line.area, text=line.text, text_cy=line.text_cy, sha256=line.sha256,
    )  # fmt: skip


@transaction.atomic
def _tell(number: int) -> None:
    # After the commit, so that the e-mail says the day that was set in the same act.
    telling.tell_opened(AccuracyCheck.objects.select_related(*_WITH).get(pk=number))


_WITH = ("clock", "draft__inspection__inspectorate", "draft__inspection__provider")


@transaction.atomic
def set_day(*, by: Actor, check: AccuracyCheck, days: Days) -> AccuracyCheck:
    """Set the day for the service's comments, or another than was set; it runs from today, and the service is told."""
    inspection = check.draft.inspection
    check_person(by, "lead_report", inspection)
    held = held_check(check)
    policies.check_can_comment(held)
    _check_days(days)
    due = _start(by, held, days)
    held.save(update_fields=["clock"])
    record(by, inspection, "accuracy.set_day", held, f"Set the day for the service's comments: {due.due}.")
    telling.tell_day(held, due)
    return held


@transaction.atomic
def pause(*, by: Actor, check: AccuracyCheck, from_day: date, reason: str) -> None:
    """Let days not count from this one on, until `resume`; the service reads why."""
    _clock_of(by, check)
    held = held_check(check)
    assert held.clock is not None
    pause_clock(by=by, clock=held.clock, from_day=from_day, reason=reason)
    telling.tell_day(held, held.clock)


@transaction.atomic
def resume(*, by: Actor, check: AccuracyCheck, on: date) -> None:
    """Let days count again from this one."""
    _clock_of(by, check)
    held = held_check(check)
    assert held.clock is not None
    resume_clock(by=by, clock=held.clock, on=on)
    telling.tell_day(held, held.clock)


def _clock_of(by: Actor, check: AccuracyCheck) -> None:
    check_person(by, "lead_report", check.draft.inspection)
    policies.check_can_comment(check)
    if check.clock_id is None:
        raise Refused(_("No day is set yet for the service's comments. Set one first."))
