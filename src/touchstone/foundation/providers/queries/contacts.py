"""How is an inspectorate reached, what do its documents not say of that, and how did it come to be so?"""

from __future__ import annotations

import hashlib
import json

from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.rows import CONTACTS

REACHED = ("address", "telephone", "textphone", "email", "website")
REACH, FORMS, COMPLAIN = "reach", "other_forms", "complaints"


def lacking(organisation: Organisation) -> list[str]:
    """What a reader of its documents could not find out: REACH, FORMS and COMPLAIN. No query."""
    missing = [] if any(getattr(organisation, name) for name in REACHED) else [REACH]
    return missing + [name for name in (FORMS, COMPLAIN) if not getattr(organisation, name)]


def fingerprint(organisation: Organisation) -> str:
    """Changes when one of the lines does."""
    lines = [getattr(organisation, name) for name in CONTACTS]
    return hashlib.sha256(json.dumps(lines, ensure_ascii=True).encode()).hexdigest()[:16]


def history(organisation: Organisation) -> list[AuditEvent]:
    """Each time that they were changed, the latest first. One query."""
    rows = AuditEvent.objects.filter(
        action="providers.change_contacts", subject_type=organisation._meta.label, subject_id=str(organisation.pk)
    )
    return list(rows.order_by("-id"))
