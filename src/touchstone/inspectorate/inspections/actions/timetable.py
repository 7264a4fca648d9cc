"""The timetable: who is where, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.timetable import Clash
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Area, Office
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection
from touchstone.inspectorate.inspections.policies import timetable as policies
from touchstone.inspectorate.inspections.standing import check


@dataclass(frozen=True)
class SlotRow:
    """A slot as a person plans it. `mode` a FieldworkSlot.Mode; on site it needs an area."""

    person: User
    mode: str
    starts_at: datetime
    ends_at: datetime
    what: str
    area: Area | None = None
    office: Office | None = None


@dataclass(frozen=True)
class Saved:
    """A slot that stands, and what a person should know of it all the same: a weekend, too little time to travel."""

    slot: FieldworkSlot
    clashes: list[Clash]


@transaction.atomic
def add_slot(*, by: Actor, inspection: Inspection, row: SlotRow) -> Saved:
    """Put a slot into the timetable. Raises Refused where its person is elsewhere at that time, in any inspection."""
    check(by, "timetable", inspection)
    _lock(row.person)
    slot = FieldworkSlot(inspection=inspection, **_columns(row), saved_by=person_of(by), saved_at=machine.now())
    clashes = policies.check_slot(slot)
    slot.save()
    _record(by, slot, "timetable.add", f"{slot} added to the timetable of {inspection}.")
    return Saved(slot, clashes)


@transaction.atomic
def change_slot(*, by: Actor, slot: FieldworkSlot, row: SlotRow, base: int) -> Saved:
    """Move or rewrite a slot. Raises Conflict where somebody saved it since `base`, Refused as `add_slot`."""
    inspection = slot.inspection
    check(by, "timetable", inspection)
    _lock(row.person)
    changes = _columns(row)
    wanted = FieldworkSlot(pk=slot.pk, inspection=inspection, **changes, saved_at=machine.now())
    clashes = policies.check_slot(wanted)
    if conflicts.save(slot, base=base, changes=changes, stamp=_stamp, saved_by=person_of(by), saved_at=machine.now()):
        _record(by, slot, "timetable.change", f"{slot} changed in the timetable of {inspection}.")
    return Saved(slot, clashes)


@transaction.atomic
def remove_slot(*, by: Actor, slot: FieldworkSlot) -> None:
    """Take a slot out. The audit trail keeps what it was."""
    check(by, "timetable", slot.inspection)
    if slot.pk is None:
        raise Refused(_("This was removed already."))
    _record(
        by, slot, "timetable.remove",
        f"{slot} ({slot.starts_at:%Y-%m-%d %H:%M}) removed from the timetable of {slot.inspection}.",
    )  # fmt: skip
    slot.delete()


def _columns(row: SlotRow) -> dict[str, object]:
    return {
        "person": row.person, "mode": row.mode, "starts_at": row.starts_at, "ends_at": row.ends_at,
        "what": row.what.strip(), "area": row.area, "office": row.office,
    }  # fmt: skip


def _stamp(slot: Any) -> tuple[object, datetime]:
    return slot.saved_by or _("the program"), slot.saved_at


def _lock(person: User) -> None:
    """Two who plan the same person's time do so one after the other, so that neither overlap goes unseen."""
    User.objects.select_for_update().get(pk=person.pk)


def _record(by: Actor, slot: FieldworkSlot, action: str, summary: str) -> None:
    owner = slot.inspection.inspectorate.slug
    audit.record(by=by, action=action, subject=slot, owner=owner, summary=summary[:500])
