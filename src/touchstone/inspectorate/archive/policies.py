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
from touchstone.inspectorate.archive.models import DocumentReading
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
