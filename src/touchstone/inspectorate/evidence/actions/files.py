"""Files of a draft: kept under their hash, typed by their bytes. Once it is submitted they stay as they are."""

from __future__ import annotations

import io
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files import media_types
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.evidence import file_names, policies
from touchstone.inspectorate.evidence.models import EvidenceFile, EvidenceItem

MOST = 20  # files of one item


@transaction.atomic
def attach(*, by: User, item: EvidenceItem, name: str, stream: BinaryIO | bytes) -> EvidenceFile:
    """Keep a file with a draft; the same bytes again are kept once.

    Raises Refused, with a sentence, for an empty file, one that is too large, one whose name says that it is another
    kind of file than its bytes are, and one that could run as a program.
    """
    policies.check_can_write(by, item)
    if item.files.count() >= MOST:
        said = _("This evidence has %(most)s files already. Put more into evidence of its own.")
        raise Refused(said % {"most": MOST})
    data = io.BytesIO(stream) if isinstance(stream, bytes) else stream
    safe = file_names.tidy(name)
    fault = file_names.fault(safe, media_types.decide(data)) if data.read(1) else ""
    if fault:  # before it is stored: what is refused leaves no bytes behind
        raise Refused(fault)
    data.seek(0)
    stored = store(data)
    row, made = EvidenceFile.objects.get_or_create(
        item=item, file=stored, defaults={"name": safe, "added_by": by, "added_at": clock.now()}
    )
    if made:
        _record(by, item, "attach", f"Added a file ({stored.media_type}, {stored.size:,} bytes).")
    return row


@transaction.atomic
def remove(*, by: User, file: EvidenceFile) -> None:
    """Take a file off a draft. Its bytes stay in the store."""
    policies.check_can_write(by, file.item)
    _record(by, file.item, "detach", "Took a file off a draft.")
    file.delete()


def _record(by: User, item: EvidenceItem, verb: str, summary: str) -> None:
    owner = item.inspection.inspectorate.slug
    audit.record(by=by, action=f"evidence.{verb}", subject=item, owner=owner, summary=summary)
