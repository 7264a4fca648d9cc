"""Starting a deadline, and correcting the calendar that deadlines are counted by."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain import deadlines
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks import queries
from touchstone.foundation.clocks.models import Clock, HolidayOverride
from touchstone.foundation.core.errors import Refused


@transaction.atomic
def start_clock(
    *,
    by: User | str,
    starts_on: date,
    length: int,
    unit: str,
    basis: str,
    nation: str = deadlines.Nation.ENGLAND,
    owner: str = "",
) -> Clock:
    """Start a deadline: `length` of `unit` (a Clock.Unit) after `starts_on`, and `basis`, the sentence it rests on.

    Where the source says "days" and not which, `unit` is UNKNOWN_DAYS and both answers are kept. Raises Refused for a
    deadline without a basis, or of a length below 0.
    """
    if not basis.strip():
        raise Refused(_("Say what the deadline rests on: a deadline without a basis cannot be checked."))
    if length < 0:
        raise Refused(_("A deadline cannot be shorter than 0 days."))
    found = deadlines.due(
        starts_on, length, deadlines.Unit(unit), deadlines.Nation(nation), queries.overrides(since=starts_on)
    )
    clock = Clock.objects.create(
        starts_on=starts_on,
        length=length,
        unit=unit,
        calendar=str(nation),
        basis=basis.strip(),
        due=found.due,
        due_if_working=found.due_if_working,
    )
    summary = f"Started a deadline of {length} {clock.get_unit_display()} from {starts_on}: due {found.due}"
    audit.record(by=by, action="clocks.start", summary=summary, subject=clock, owner=owner)
    return clock


@transaction.atomic
def override_holiday(*, by: User | str, day: date, working: bool, reason: str, nation: str = "") -> HolidayOverride:
    """Say that a day is (or is no) working day, whatever the calendar says. Clocks that run keep their dates."""
    override, _created = HolidayOverride.objects.update_or_create(
        day=day, nation=nation, defaults={"working": working, "reason": reason}
    )
    audit.record(by=by, action="clocks.override-holiday", summary=str(override), subject=override)
    return override
