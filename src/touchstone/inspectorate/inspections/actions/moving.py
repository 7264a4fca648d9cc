"""Taking an inspection from one state to the next, with a row of history and what each step brings with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.inspection import INSPECTION
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.actions import pause_clock, resume_clock, stop_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections import policies
from touchstone.inspectorate.inspections.actions.telling import tell_of_step
from touchstone.inspectorate.inspections.models import Inspection, Notice, StateChange
from touchstone.inspectorate.inspections.queries import planning


@transaction.atomic
def move(*, by: Actor, inspection: Inspection, step: str, reason: str = "", at: datetime | None = None) -> Inspection:
    """Take a step of domain/workflows/inspection.py ("announce", "begin fieldwork", "pause", "settle" …).

    "resume" alone goes on wherever it was paused. Raises Refused, with a sentence, where the person may not, the state
    does not lead there, a reason is missing, or what the step rests on is not there (a letter, a notice that has run).
    `at` is the moment: only a part of the program may say another than now, to play a past.
    """
    moment = moment_of(by, at)
    held = Inspection.objects.select_for_update().get(pk=inspection.pk)
    if step == "resume":
        step = _resuming(held)
    policies.check_can_move(by, held, step, reason, moment.date())
    try:
        target = INSPECTION.target(held.state, step)
    except NotAllowed as refusal:
        raise Refused(str(refusal)) from refusal
    before, held.state = held.state, target
    held.save(update_fields=["state"])
    keep_step(by, held, step=step, before=before, reason=reason, at=moment)
    if step in FOLLOWS:
        FOLLOWS[step](by, held, moment.date(), reason)
    tell_of_step(held, step=step, before=before, reason=reason)
    inspection.state = target
    return inspection


def moment_of(by: Actor, at: datetime | None) -> datetime:
    """Now, by the clocks of the United Kingdom; or the moment that a part of the program plays."""
    if at is not None and isinstance(by, User):
        raise Refused(_("What a person does is done now."))
    return timezone.localtime(at or machine.now())


def _resuming(inspection: Inspection) -> str:
    stopped_in = planning.paused_in(inspection)
    return next((does for does, state in policies.RESUMED.items() if state == stopped_in), "resume notice")


def keep_step(by: Actor, inspection: Inspection, *, step: str, before: str, reason: str, at: datetime) -> StateChange:
    """One row of history and one of the audit trail."""
    row = StateChange.objects.create(
        inspection=inspection,
        step=step,
        from_state=before,
        to_state=inspection.state,
        reason=reason.strip(),
        by=person_of(by),
        by_label=str(by)[:200],
        at=at,
    )
    taken = next(each for each in INSPECTION.allowed(before or None) if each.does == step)
    because = f" Because: {row.reason}" if row.reason else ""
    audit.record(
        by=by,
        action=taken.audit,
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"{inspection}: {step}.{because}",
        changes={"state": [before, inspection.state]},
    )
    return row


def _running_clock(inspection: Inspection) -> Clock | None:
    notice = planning.standing_notice(inspection)
    return notice.clock if notice is not None and notice.clock and notice.clock.stopped_on is None else None


def _pause_clock(by: Actor, inspection: Inspection, today: date, reason: str) -> None:
    """Days of notice do not count while the inspection is paused; a notice that has run is not paused."""
    running = _running_clock(inspection)
    if running is None:
        return
    from_day = max(today, running.starts_on + timedelta(days=1))
    if from_day <= latest(running):
        pause_clock(by=by, clock=running, from_day=from_day, reason=reason)


def _resume_clock(by: Actor, inspection: Inspection, today: date, reason: str) -> None:
    running = _running_clock(inspection)
    if running is not None and running.paused_from is not None:
        resume_clock(by=by, clock=running, on=max(today, running.paused_from))


def _meet_clock(by: Actor, inspection: Inspection, today: date, reason: str) -> None:
    """A notice is met on the day on which it has run, however much later fieldwork is planned to begin."""
    running = _running_clock(inspection)
    if running is not None:
        stop_clock(by=by, clock=running, on=min(today, latest(running)), because=Clock.Stopped.MET)


def _withdraw_notice(by: Actor, inspection: Inspection, today: date, reason: str) -> None:
    """The letter is kept; its clock is closed, and another letter may be written."""
    running = _running_clock(inspection)
    if running is not None:
        stop_clock(by=by, clock=running, on=max(today, running.starts_on), because=Clock.Stopped.CANCELLED)
    Notice.objects.filter(inspection=inspection, withdrawn_at=None).update(withdrawn_at=machine.now())


FOLLOWS: dict[str, Callable[[Actor, Inspection, date, str], None]] = {
    "pause": _pause_clock,
    "resume notice": _resume_clock,
    "resume fieldwork": _resume_clock,
    "resume judging": _resume_clock,
    "begin fieldwork": _meet_clock,
    "defer": _withdraw_notice,
    "abandon": _withdraw_notice,
}
