"""Deciding what a rule proposed: a named person authorises or declines it, with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.workflows.escalation import ESCALATION
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.programme import due, policies
from touchstone.inspectorate.programme.models import Escalation


@transaction.atomic
def authorise(*, by: User, escalation: Escalation, measure: str, due_by: date, reason: str) -> Escalation:
    """Say that more is inspected: `measure` an Escalation.Measure value, by a day after today. Raises Refused."""
    held = Escalation.objects.select_for_update().get(pk=escalation.pk)
    policies.check_can_decide(by, held, "authorise", reason)
    if measure not in Escalation.Measure.values:
        raise Refused(_("Choose what is to be done."))
    if due_by <= clock.today():
        raise Refused(_("Choose a day after today by which it is to be done."))
    held.measure, held.due_by = measure, due_by
    what = held.get_measure_display()
    return _decide(by, held, "authorise", reason, f"{what}, by {due_by}")


@transaction.atomic
def decline(*, by: User, escalation: Escalation, reason: str) -> Escalation:
    """Say that nothing more is inspected. Raises Refused."""
    held = Escalation.objects.select_for_update().get(pk=escalation.pk)
    policies.check_can_decide(by, held, "decline", reason)
    return _decide(by, held, "decline", reason, "nothing more is inspected")


def _decide(by: User, held: Escalation, step: str, reason: str, what: str) -> Escalation:
    before, held.state = held.state, ESCALATION.target(held.state, step)
    held.reason, held.decided_by, held.decided_on = reason.strip(), by, clock.today()
    held.save()
    audit.record(
        by=by,
        action=f"programme.{step}_escalation",
        subject=held,
        owner=held.programme.inspectorate.slug,
        summary=f"{held}: {held.state}, {what}. Because: {held.reason}",
        changes={"state": [before, held.state]},
    )
    due.recompute(held.programme, clock.now())
    return held
