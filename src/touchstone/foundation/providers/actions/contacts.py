"""Saying how an inspectorate is reached: the lines that all its reports and letters end with."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.core import events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.queries import contacts
from touchstone.foundation.providers.rows import CONTACTS, IN_WELSH


@transaction.atomic
def change_contacts(*, by: Actor, organisation: Organisation, said: Mapping[str, str], seen: str) -> list[str]:
    """Write what is said; gives the fields that changed, in the order of the page.

    `said`: words by the names of CONTACTS; what it does not name stays. `seen`: the fingerprint of the lines that the
    page was opened with. What is public already keeps the lines that it was published with. Raises Refused where
    somebody else has changed them since, and for Welsh without its English.
    """
    held = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    policies.check_can_manage_contacts(by, held)
    if contacts.fingerprint(held) != seen:
        raise Refused(
            _("Somebody else changed these lines since you opened the page. Yours are below, what stands now is beside "
              "them: send them again if yours hold.")
        )  # fmt: skip
    given = {name: " ".join(said[name].split()) for name in CONTACTS if name in said}
    changed = {name: [getattr(held, name), words] for name, words in given.items() if getattr(held, name) != words}
    for name, (_before, after) in changed.items():
        setattr(held, name, after)
    if any(getattr(held, f"{name}_cy") and not getattr(held, name) for name in IN_WELSH):
        raise Refused(_("Write in English too what you say in Welsh: the English document prints it as well."))
    if changed:
        held.save(update_fields=list(changed))
        audit.record(
            by=by, action="providers.change_contacts", subject=held, owner=held.slug, changes=changed,
            summary=f"Changed how {held} is reached: {', '.join(name.replace('_', ' ') for name in changed)}.",
        )  # fmt: skip
        events.record_changed()
    return list(changed)
