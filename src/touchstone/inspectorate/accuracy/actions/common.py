"""What every writing of this room shares: the check held still, a row for the audit, a file that may be kept."""

from __future__ import annotations

from typing import BinaryIO

from django.db import models
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.clocks.actions import stop_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.accuracy import policies
from touchstone.inspectorate.accuracy.models import AccuracyCheck
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.requests import uploads


def held_check(check: AccuracyCheck) -> AccuracyCheck:
    """The check, which no other writing changes until this transaction ends."""
    rows = AccuracyCheck.objects.select_for_update(of=("self",)).select_related(
        "clock", "draft__inspection__inspectorate", "draft__inspection__provider"
    )
    return rows.get(pk=check.pk)


def record(by: Actor, inspection: Inspection, action: str, subject: models.Model, summary: str) -> None:
    """A row of the audit trail, owned by the inspectorate."""
    owner = inspection.inspectorate.slug
    audit.record(by=by, action=action, subject=subject, owner=owner, summary=summary)


def close(by: Actor, due: Clock | None, because: str) -> None:
    """Stop a clock that still runs."""
    if due is not None and due.stopped_on is None:
        stop_clock(by=by, clock=due, on=max(machine.today(), due.starts_on), because=because)


def check_file(data: BinaryIO, name: str, held: set[str]) -> str:
    """The name under which a file may be kept. Raises Refused, with a sentence, for what may not be kept."""
    plain = uploads.checked(data, name)
    if plain in held:
        raise Refused(_("A file named %(name)s is there already. Remove it first, or rename yours.") % {"name": plain})
    if len(held) >= policies.MOST_FILES:
        raise Refused(_("At most %(most)s files can be attached here.") % {"most": policies.MOST_FILES})
    return plain
