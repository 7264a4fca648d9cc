"""A person says whom a printed name means; it is remembered, and every document that prints it is matched."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.actions import organisations
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.queries.names import Names
from touchstone.foundation.providers.rows import OrganisationRow
from touchstone.inspectorate.archive import policies
from touchstone.inspectorate.archive.actions import batches
from touchstone.inspectorate.archive.models import BatchDocument, DocumentReading
from touchstone.inspectorate.archive.proposing import PROVIDER_KINDS


@transaction.atomic
def say_who(*, by: User, printed: str, organisation: Organisation) -> int:
    """The name means this organisation, from now on and in all documents that wait; in how many."""
    policies.check_can_confirm(by)
    rows = BatchDocument.objects.filter(provider_printed=printed, provider__isnull=True)
    if not rows.exists():
        raise Refused(_("No document waits to know whom “%s” means.") % printed)
    if organisation.kind not in PROVIDER_KINDS:
        raise Refused(_("%s is not inspected: choose a service, a local authority or a board.") % organisation)
    organisations.add_other_name(by=by, organisation=organisation, name=printed[:200])
    before = rows.count()
    batches.match_again(names=Names(PROVIDER_KINDS))
    # A name that the record would still not match (it means another organisation on that day) is answered by document.
    for row in rows.select_related("document"):
        _answer(row, organisation)
    audit.record(
        by=by,
        action="archive.name",
        subject=organisation,
        summary=f"Said that “{printed}” means {organisation}, in {before} documents.",
    )
    return before


def _answer(row: BatchDocument, organisation: Organisation) -> None:
    BatchDocument.objects.filter(pk=row.pk).update(provider=organisation)
    waiting = DocumentReading.objects.filter(document=row.document_id, state=DocumentReading.State.WAITING)
    for reading in waiting.select_for_update(of=("self",)):
        reading.answers = {**reading.answers, "provider": str(organisation.pk)}
        reading.save(update_fields=["answers"])


@transaction.atomic
def make_who(*, by: User, printed: str, name: str, kind: str, nation: str) -> Organisation:
    """The name means an organisation that is not held: record it, not listed until something of it is confirmed."""
    policies.check_can_confirm(by)
    made = organisations.record_organisation(by=by, row=OrganisationRow(kind=kind, name=name, nation=nation))
    say_who(by=by, printed=printed, organisation=made)
    return made
