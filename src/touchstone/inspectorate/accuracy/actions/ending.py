"""Ending a check: after the service's return, or without one; and when its draft is taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.accuracy import policies, telling
from touchstone.inspectorate.accuracy.actions.common import close, held_check, record
from touchstone.inspectorate.accuracy.models import AccuracyCheck
from touchstone.inspectorate.accuracy.queries.times import is_over_time
from touchstone.inspectorate.drafting.actions import steps
from touchstone.inspectorate.drafting.models import Draft
from touchstone.inspectorate.inspections.standing import check as check_person


@transaction.atomic
def end(*, by: Actor, check: AccuracyCheck, reason: str = "") -> AccuracyCheck:
    """End the check; no comment is taken after that. Where nothing came back and its day is not over, say why."""
    check_person(by, "lead_report", check.draft.inspection)
    held = held_check(check)
    policies.check_can_comment(held)
    if needs_reason(held) and not reason.strip():
        raise Refused(_("Nothing came back, and the day for it is not over. Say why the check ends now."))
    held.end_reason = reason.replace("\r\n", "\n").strip()
    held.save(update_fields=["end_reason"])
    steps.end_check(by=by, draft=held.draft)  # its listener ends the check
    return held_check(held)


def needs_reason(check: AccuracyCheck) -> bool:
    """Would the service lose days in which it could still answer?"""
    return check.state == "with_service" and not is_over_time(check.clock, machine.today())


@transaction.atomic
def take_back(*, by: Actor, check: AccuracyCheck, reason: str) -> None:
    """Take the draft back from the service before the check has ended; the service reads why."""
    check_person(by, "lead_report", check.draft.inspection)
    held = held_check(check)
    policies.check_can_comment(held)
    if not reason.strip():
        raise Refused(_("Say why the draft is taken back. The service reads it."))
    held.end_reason = reason.replace("\r\n", "\n").strip()
    held.save(update_fields=["end_reason"])
    steps.take_back(by=by, draft=held.draft, reason=reason)


@transaction.atomic
def close_check(*, by: Actor, draft: Draft, does: str) -> None:
    """The draft took the step: its open check is over. `does` is a step of the check: end or take back."""
    found = AccuracyCheck.objects.filter(draft=draft, state__in=("with_service", "returned")).first()
    if found is None:  # sent before this room listened
        return
    held = held_check(found)
    held.state = policies.check_step(held, does)
    held.ended_by, held.ended_at = person_of(by), machine.now()
    held.save(update_fields=["state", "ended_by", "ended_at"])
    close(by, held.clock, Clock.Stopped.CANCELLED)
    said = {
        "ended": "Ended the check of the draft.",
        "no_return": "Ended the check of the draft; no return was received.",
        "taken_back": "The draft was taken back from the service.",
    }[held.state]
    record(by, draft.inspection, f"accuracy.{does.replace(' ', '_')}", held, f"{said} {held.end_reason}".strip())
    telling.tell_over(held)
