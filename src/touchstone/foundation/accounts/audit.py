"""The audit trail: writing rows, sealing them into a chain, and proving that nobody has touched it."""

from __future__ import annotations

from typing import Any

from django.db import models

from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock


def record(
    *,
    by: User | str | None,
    action: str,
    summary: str,
    subject: models.Model | None = None,
    changes: dict[str, list[Any]] | None = None,
) -> AuditEvent:
    """Add one row, inside the caller's transaction. `by` is a person, or the name of the system's part that acted."""
    person = by if isinstance(by, User) else None
    return AuditEvent.objects.create(
        at=clock.now(),
        actor=person,
        actor_label=str(by) if by else "nobody signed in",
        action=action,
        subject_type=subject._meta.label if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        subject_label=str(subject)[:300] if subject is not None else "",
        summary=summary[:500],
        changes=changes or {},
    )
