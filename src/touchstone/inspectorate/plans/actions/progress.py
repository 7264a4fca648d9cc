"""The service tells how far an action is, and adds what shows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.plans import policies
from touchstone.inspectorate.plans.access import check
from touchstone.inspectorate.plans.models import ActionFile, ActionMilestone, ActionReport, PlanAction
from touchstone.inspectorate.requests import uploads

MOST_FILES = 50


@transaction.atomic
def report(
    *,
    by: Actor,
    action: PlanAction,
    on: date,
    state: str,
    says: str = "",
    value: str = "",
    period: str = "",
    at: datetime | None = None,
) -> ActionReport:
    """Say how far an action is on a day. Older reports stay; the newest day decides how far the action is.

    `period`: which time the figure is for, in the service's words; empty: for that day.
    `at`: another moment than now, for when it was said.
    """
    check(by, "write_plan", action.plan.inspection)
    locked = PlanAction.objects.select_for_update(of=("self",))
    held = locked.select_related("plan__inspection__provider").get(pk=action.pk)
    policies.check_can_report(held, state, says, on, clock.today())
    policies.check_figure(value, period)
    made = ActionReport.objects.create(
        action=held,
        on=on,
        state=state,
        says=says.strip(),
        value=value.strip(),
        period=period.strip(),
        by=person_of(by),
        at=at or clock.now(),
    )
    newest = held.reports.order_by("-on", "-id").first()
    if newest is not None and newest.state != held.state:
        held.state = newest.state
        held.save(update_fields=["state"])
    _audit(by, held, "report", f"Said that an action is {state}: {held.text[:120]}")
    events.record_changed()
    action.refresh_from_db()
    return made


@transaction.atomic
def reach(*, by: Actor, milestone: ActionMilestone, on: date) -> ActionMilestone:
    """Say on which day a milestone was reached."""
    check(by, "write_plan", milestone.action.plan.inspection)
    if on > clock.today():
        raise Refused(_("That day is still to come."))
    milestone.reached_on = on
    milestone.save(update_fields=["reached_on"])
    _audit(by, milestone.action, "report", f"Reached a milestone: {milestone.text[:120]}")
    return milestone


@transaction.atomic
def add_file(
    *, by: Actor, action: PlanAction, data: BinaryIO, name: str, shows: str, at: datetime | None = None
) -> ActionFile:
    """Add evidence to an action: a file, decided by its bytes, and what it shows. `at`: another moment than now."""
    check(by, "write_plan", action.plan.inspection)
    if not shows.strip():
        raise Refused(_("Say what the file shows."))
    name = uploads.checked(data, name)
    if action.files.count() >= MOST_FILES:
        raise Refused(_("An action has at most %(most)s files.") % {"most": MOST_FILES})
    made = ActionFile.objects.create(
        action=action,
        file=store(data),
        name=name,
        shows=shows.strip(),
        added_by=person_of(by),
        added_at=at or clock.now(),
    )
    _audit(by, action, "add_file", f"Added a file to the action “{action.text[:120]}”.")
    return made


@transaction.atomic
def withdraw_file(*, by: Actor, file: ActionFile, reason: str) -> ActionFile:
    """Say that a file no longer counts, and why. It stays."""
    check(by, "write_plan", file.action.plan.inspection)
    if not reason.strip():
        raise Refused(_("Say why the file no longer counts."))
    file.withdrawn_reason = reason.strip()
    file.save(update_fields=["withdrawn_reason"])
    _audit(by, file.action, "withdraw_file", f"Withdrew a file of the action “{file.action.text[:120]}”.")
    return file


def _audit(by: Actor, action: PlanAction, what: str, summary: str) -> None:
    owner = action.plan.inspection.provider.slug
    audit.record(by=by, action=f"plans.{what}", subject=action, owner=owner, summary=summary)
