"""Keyed hashes of the words of names, so that evidence can be searched for names that never came here."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.name_words import HASH
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check
from touchstone.inspectorate.samples.models import NameKey


@transaction.atomic
def make_key(*, by: Actor, inspection: Inspection) -> NameKey:
    """The key under which this inspection's names are hashed; the one that is there, where there is one."""
    check(by, "give_frame", inspection)
    held, is_new = NameKey.objects.get_or_create(inspection=inspection, defaults={"key": secrets.token_hex(32)})
    if is_new:
        _record(by, held, "Made a key for hashes of name words.")
    return held


@transaction.atomic
def give_hashes(*, by: Actor, inspection: Inspection, data: bytes) -> NameKey:
    """Take a list of hashes, one a line, in place of the one before. Raises Refused, with a sentence, for any other."""
    check(by, "give_frame", inspection)
    held = NameKey.objects.select_for_update().filter(inspection=inspection).first()
    if held is None:
        raise Refused(_("Make the key first, and hash the names with it."))
    found = _hashes(data)
    held.file = store("".join(f"{one}\n" for one in found).encode())
    held.words, held.given_by, held.given_at = len(found), person_of(by), clock.now()
    held.save()
    _record(by, held, f"Gave {len(found):,} hashes of name words.")
    return held


def _hashes(data: bytes) -> list[str]:
    try:
        lines = data.decode("utf-8-sig").split()
    except UnicodeDecodeError:
        raise Refused(
            _("This is no list of hashes. Run the program on your list of names, and give what it writes.")
        ) from None
    for number, line in enumerate(lines, 1):
        if not HASH.fullmatch(line):
            # The line is not said again: it may be a name.
            raise Refused(
                _(
                    "Line %(number)s is no hash of 64 letters and digits. Give what the program wrote, "
                    "never the names. Nothing was kept."
                )
                % {"number": number}
            )
    if not lines:
        raise Refused(_("The list is empty."))
    return sorted(set(lines))


def _record(by: Actor, held: NameKey, summary: str) -> None:
    owner = held.inspection.provider.slug
    audit.record(by=by, action="samples.give_names", subject=held.inspection, owner=owner, summary=summary)
