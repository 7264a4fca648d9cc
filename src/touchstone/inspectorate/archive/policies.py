"""Who may bring a document in, look at a reading, decide about its values and confirm it; and when?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies as roles
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.roles import ROLES
from touchstone.inspectorate.archive.models import BatchCheck, DocumentReading, ImportBatch
from touchstone.inspectorate.archive.values import Item


class Changed(Refused):
    """Somebody else acted on the same thing in the meantime. Nothing was overwritten; the text says who did what."""


def check_can_import(person: User | str) -> None:
    """Raise Refused unless the person may bring documents in. The system's own parts (a text) may."""
    if isinstance(person, User):
        roles.check_allows(person, Permission.IMPORT_DOCUMENTS)


def can_import(person: User) -> bool:
    return roles.allows(person, Permission.IMPORT_DOCUMENTS)


def archive_of(person: User | str) -> Organisation | None:
    """Whose archive does a document go into: the one organisation for which the person imports; else nobody's yet."""
    if not isinstance(person, User):
        return None
    grants = roles.grants_on(person, clock.today()).select_related("organisation")
    importing = [g for g in grants if g.role in ROLES and Permission.IMPORT_DOCUMENTS in ROLES[g.role].permissions]
    owners = {grant.organisation_id: grant.organisation for grant in importing}
    return next(iter(owners.values())) if len(owners) == 1 else None


def check_can_confirm(person: User) -> None:
    """Raise Refused unless the person may say what is right in a reading. Only a named person may."""
    roles.check_allows(person, Permission.CONFIRM_READINGS)


def can_confirm(person: User) -> bool:
    return roles.allows(person, Permission.CONFIRM_READINGS)


def check_can_decide(person: User, reading: DocumentReading) -> None:
    """Raise Refused unless the person may decide about this reading's values now."""
    check_can_confirm(person)
    if reading.state != DocumentReading.State.WAITING:
        raise Refused(
            _("This reading is %(state)s, so its values cannot be changed. Open it again to correct it.")
            % {"state": reading.get_state_display()}
        )


def can_decide(person: User, reading: DocumentReading) -> bool:
    return _allowed(check_can_decide, person, reading)


def check_all_looked_at(items: list[Item]) -> None:
    """Raise Refused while any value waits to be looked at."""
    left = sum(item.pending for item in items)
    if left:
        raise Refused(
            ngettext(
                "%(left)d value has not been looked at yet. Look at it, then confirm.",
                "%(left)d values have not been looked at yet. Look at them, then confirm.",
                left,
            )
            % {"left": left}
        )


def check_can_reopen(person: User, reading: DocumentReading) -> None:
    """Raise Refused unless a confirmed reading may be opened again: confirmed, and not replaced already."""
    check_can_confirm(person)
    if reading.state != DocumentReading.State.CONFIRMED:
        raise Refused(_("Only a confirmed reading can be opened again. This one is %s.") % reading.get_state_display())
    if DocumentReading.objects.filter(replaces=reading).exists():
        raise Refused(_("A newer reading of this document is waiting already. Work on that one."))


def can_reopen(person: User, reading: DocumentReading) -> bool:
    return _allowed(check_can_reopen, person, reading)


def _allowed(check: Any, *arguments: Any) -> bool:
    try:
        check(*arguments)
    except Refused:
        return False
    return True


# How many values a first check takes at least: none wrong of 59 bounds the share of wrong ones at 5%.
SMALLEST_CHECK = 59


def smallest_check(batch: ImportBatch) -> int:
    """How many values the next check takes at least: after every check that found something wrong, twice as many."""
    failed = list(batch.checks.filter(state=BatchCheck.State.FAILED).values_list("size", flat=True))
    return max([SMALLEST_CHECK, *(2 * size for size in failed)])


def check_can_draw(person: User, batch: ImportBatch, size: int) -> None:
    """Raise Refused unless the person may draw a check of this size now."""
    check_can_confirm(person)
    if batch.checks.filter(by=person, state=BatchCheck.State.OPEN).exists():
        raise Refused(_("You are checking a sample of this batch already. Go on with that one."))
    least = smallest_check(batch)
    if size < least:
        raise Refused(_("Check at least %(least)s values (all, where there are fewer).") % {"least": least})


def check_can_say(person: User, check: BatchCheck) -> None:
    """Raise Refused unless the person is the one who checks, and the check is open."""
    check_can_confirm(person)
    if check.by_id != person.pk:
        raise Refused(_("%s checks this sample. Draw one of your own.") % check.by)
    if check.state != BatchCheck.State.OPEN:
        raise Refused(_("This check is over: %s.") % check.get_state_display())


def check_can_confirm_together(person: User, check: BatchCheck) -> None:
    """Raise Refused unless this very person has checked the whole sample and found nothing wrong."""
    check_can_confirm(person)
    if check.by_id != person.pk:
        raise Refused(_("Only the person who checked the sample can confirm the batch: %s.") % check.by)
    if check.state != BatchCheck.State.PASSED:
        raise Refused(_("The batch can be confirmed when every value of the sample was found right."))


def can_confirm_together(person: User, check: BatchCheck) -> bool:
    return _allowed(check_can_confirm_together, person, check)
