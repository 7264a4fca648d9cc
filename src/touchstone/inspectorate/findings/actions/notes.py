"""Writing keep-in-touch notes to the service, and sending them."""

from __future__ import annotations

from datetime import date
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.inspection_access import SERVICE_ROLES
from touchstone.domain.workflows.note import NOTE
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.messages.actions import enqueue
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.findings import policies
from touchstone.inspectorate.findings.models import KeepInTouchNote
from touchstone.inspectorate.inspections.models import Inspection


@transaction.atomic
def write_note(*, by: User, inspection: Inspection, day: date | None, text: str) -> KeepInTouchNote:
    """Write a draft about one day. The service does not see it before it is sent."""
    policies.check_can_write_note(by, inspection, day, text)
    note = KeepInTouchNote.objects.create(
        inspection=inspection, day=day, text=text.strip(), state=NOTE.target(None, "write"), author=by,
        saved_by=by, saved_at=clock.now(),
    )  # fmt: skip
    _record(by, note, "write_note", _("Wrote a note to the service about %(day)s.") % {"day": day})
    return note


@transaction.atomic
def change_note(*, by: User, note: KeepInTouchNote, day: date | None, text: str, base: int) -> KeepInTouchNote:
    """Change a draft. Raises Refused once it is sent, Conflict where somebody saved it since revision `base`."""
    policies.check_can_change_note(by, note, day, text)
    changes = {"day": day, "text": text.strip()}
    if conflicts.save(note, base=base, changes=changes, saved_by=by, saved_at=clock.now()):
        _record(by, note, "change_note", _("Changed a note to the service about %(day)s.") % {"day": day})
    return note


@transaction.atomic
def send_note(*, by: User, note: KeepInTouchNote, revision: int) -> KeepInTouchNote:
    """Send exactly the draft with this revision. It never changes after; an e-mail says that it is there."""
    held = KeepInTouchNote.objects.select_for_update(of=("self",)).select_related("inspection").get(pk=note.pk)
    policies.check_can_send_note(by, held, revision)
    held.state, held.sent_by, held.sent_at = NOTE.target(held.state, "send"), by, clock.now()
    held.save(update_fields=["state", "sent_by", "sent_at"])
    _record(by, held, "send_note", _("Sent the service the note about %(day)s.") % {"day": held.day})
    _tell(held.inspection)
    return held


def _tell(inspection: Inspection) -> None:
    """Tell those who speak for the service that there is a note; what it says stays on the page."""
    grants = RoleGrant.objects.filter(
        holding(clock.today()), organisation=inspection.provider_id, role__in=SERVICE_ROLES, person__is_active=True
    )
    for address in sorted(set(grants.values_list("person__email", flat=True))):
        enqueue(
            to=address,
            subject=_("A note from the inspectors: %(inspection)s") % {"inspection": inspection},
            body=_(
                "The lead inspector has sent you a note about your inspection. Sign in and read it here: %(address)s"
            )
            % {"address": urljoin(settings.SITE_URL, reverse("note-asked", args=[inspection.slug]))},
        )


def _record(by: User, note: KeepInTouchNote, action: str, summary: str) -> None:
    owner = note.inspection.inspectorate.slug
    audit.record(by=by, action=f"findings.{action}", subject=note, owner=owner, summary=summary)
