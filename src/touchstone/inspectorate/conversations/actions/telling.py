"""The side that promised says how far it is, and adds what shows it."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.promises import OPEN
from touchstone.domain.workflows.agreed_action import AGREED_ACTION
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.conversations import names, policies
from touchstone.inspectorate.conversations.models import ActionUpdate, AgreedAction, AgreedFile, Side
from touchstone.inspectorate.requests import uploads


@transaction.atomic
def tell(*, by: Actor, action: AgreedAction, on: date, state: str, says: str = "") -> ActionUpdate:
    """Say how far an action is on a day. What was said before stays.

    Raises Refused where the person may not, where no step leads there, or where the words could tell who a child is.
    """
    policies.check_can_own(by, action)
    held = _held(action)
    policies.check_can_become(held, state, says, on)
    _check_words(held, says)
    if state not in AGREED_ACTION.statuses:
        raise Refused(_("Choose how far it is."))
    made = ActionUpdate.objects.create(
        action=held, on=on, state=state, says=says.strip(), by=person_of(by), at=clock.now()
    )
    held.state, held.ended_on = state, None if state in OPEN else on
    held.save(update_fields=["state", "ended_on"])
    _audit(by, held, "tell", f"Said that an action is {state.replace('_', ' ')}: {held.text[:120]}")
    action.refresh_from_db()
    return made


@transaction.atomic
def add_file(*, by: Actor, action: AgreedAction, data: BinaryIO, name: str, shows: str) -> AgreedFile:
    """Add what shows that it was done: a file, decided by its bytes, and what it shows."""
    policies.check_can_own(by, action)
    if not shows.strip():
        raise Refused(_("Say what the file shows."))
    name = uploads.checked(data, name)
    if action.files.count() >= policies.MOST:
        raise Refused(_("An action has at most %(most)s files.") % {"most": policies.MOST})
    made = AgreedFile.objects.create(
        action=action, file=store(data), name=name, shows=shows.strip(), added_by=person_of(by), added_at=clock.now()
    )
    _audit(by, action, "add_file", f"Added a file to the action “{action.text[:120]}”.")
    return made


@transaction.atomic
def withdraw_file(*, by: Actor, file: AgreedFile, reason: str) -> AgreedFile:
    """Say that a file no longer counts, and why. It stays."""
    policies.check_can_own(by, file.action)
    if not reason.strip():
        raise Refused(_("Say why the file no longer counts."))
    file.withdrawn_reason = reason.strip()
    file.save(update_fields=["withdrawn_reason"])
    _audit(by, file.action, "withdraw_file", f"Withdrew a file of the action “{file.action.text[:120]}”.")
    return file


def _held(action: AgreedAction) -> AgreedAction:
    rows = AgreedAction.objects.select_for_update(of=("self",)).select_related("provider", "meeting__inspectorate")
    return rows.get(pk=action.pk)


def _check_words(action: AgreedAction, says: str) -> None:
    """What answers a recommendation may be shown to everyone."""
    if action.meeting_id is None:
        names.check_words(action.provider, says)


def _audit(by: Actor, action: AgreedAction, what: str, summary: str) -> None:
    meeting = action.meeting
    owner = meeting.inspectorate if meeting is not None and action.side == Side.INSPECTORATE else action.provider
    audit.record(by=by, action=f"conversations.{what}", subject=action, owner=owner.slug, summary=summary)
