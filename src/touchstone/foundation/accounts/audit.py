"""Who did what, when, to what? Writing rows of the audit trail, and sealing them into a chain.

Rows are written inside the transaction of the act that they tell of. Sealing is a short transaction of its own, so
that the chain never makes writers wait for each other. `proof.py` checks the chain.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from touchstone.foundation.accounts.actors import person_of
from touchstone.foundation.accounts.models import AuditEvent, User
from touchstone.foundation.core import clock

FIRST = "0" * 64  # the previous hash of the first row
BATCH = 500
# Any number that nothing else in this database uses: PostgreSQL's name for "I am sealing".
_SEALING_LOCK = 7_301_946_523


def record(
    *,
    by: User | str | None,
    action: str,
    summary: str,
    subject: models.Model | None = None,
    changes: dict[str, list[Any]] | None = None,
    owner: str = "",
) -> AuditEvent:
    """Add one row, inside the caller's transaction; it is sealed after the commit.

    `by` is a person, or the name of the system's part that acted. `owner` is the slug of the organisation whose
    record was touched, where one is known: its administrators may read the row.
    """
    person = person_of(by)
    event = AuditEvent.objects.create(
        at=clock.now(),
        actor=person,
        actor_label=(str(by) if by else "nobody signed in")[:200],
        action=action,
        subject_type=subject._meta.label if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        subject_label=str(subject)[:300] if subject is not None else "",
        summary=summary[:500],
        changes=_plain(changes or {}),
        owner=owner,
    )
    _seal_after_commit()
    return event


def record_read(*, by: User, subject: models.Model, summary: str, owner: str = "") -> AuditEvent:
    """Add a row for having read something sensitive. A GET may write this and its session, and nothing else."""
    return record(by=by, action=f"{subject._meta.app_label}.read", summary=summary, subject=subject, owner=owner)


def seal(*, limit: int | None = None) -> int:
    """Put unsealed rows into the chain, in the order of their numbers; returns how many.

    A row whose transaction commits late is sealed later and stands later in the chain: the chain's order is
    `sequence`. When another process is sealing (PostgreSQL), it leaves the work to that one and returns 0.
    """
    sealed = 0
    while limit is None or sealed < limit:
        size = BATCH if limit is None else min(BATCH, limit - sealed)
        done = _seal_batch(size)
        sealed += done
        if done < size:
            break
    return sealed


def fingerprint(event: AuditEvent, sequence: int, previous_hash: str) -> str:
    """The hash that a row has at a place in the chain: SHA-256 of the canonical JSON of every column."""
    content = {
        "sequence": sequence,
        "previous_hash": previous_hash,
        "id": event.pk,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor_id,
        "actor_label": event.actor_label,
        "action": event.action,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "subject_label": event.subject_label,
        "summary": event.summary,
        "changes": event.changes,
        "owner": event.owner,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def head() -> tuple[int, str]:
    """The chain's length and its last hash: `(0, FIRST)` before anything is sealed. One query."""
    last = AuditEvent.objects.filter(sequence__isnull=False).order_by("-sequence").only("sequence", "hash").first()
    return (last.sequence or 0, last.hash) if last else (0, FIRST)


def _plain(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """The changes as plain JSON, dates and models as text, so that they read back as they were hashed."""
    plain: dict[str, list[Any]] = json.loads(json.dumps(changes, cls=_Encoder, allow_nan=False))
    return plain


class _Encoder(DjangoJSONEncoder):
    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def _seal_after_commit() -> None:
    """Seal once after the current transaction, however many rows it wrote. A failure to seal fails nothing else."""
    waiting = getattr(connection, "run_on_commit", [])
    if not any(entry[1] is _seal_now for entry in waiting):
        transaction.on_commit(_seal_now, robust=True)


def _seal_now() -> None:
    seal(limit=BATCH)


def _seal_batch(size: int) -> int:
    unsealed = AuditEvent.objects.filter(sequence__isnull=True).order_by("id")
    if not unsealed.exists():
        return 0
    with transaction.atomic():
        if not _only_sealer():
            return 0
        sequence, previous = head()
        rows = list(unsealed[:size])
        for event in rows:
            sequence += 1
            event.sequence, event.previous_hash = sequence, previous
            event.hash = previous = fingerprint(event, sequence, previous)
            AuditEvent.objects.filter(pk=event.pk, sequence__isnull=True).update(
                sequence=sequence, previous_hash=event.previous_hash, hash=event.hash
            )
    return len(rows)


def _only_sealer() -> bool:
    """Is nobody else sealing now? SQLite's write lock, taken when the transaction began, has already seen to it."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SEALING_LOCK])
        return bool(cursor.fetchone()[0])
