"""A document is brought in: its bytes kept, read by the reader, and the reading left for a person to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.archive import policies, queries
from touchstone.inspectorate.archive.models import DocumentReading, ReadValue, SourceDocument
from touchstone.inspectorate.archive.values import Change, changes_between, is_doubtful, items_of, rows_of
from touchstone.reader import sandbox
from touchstone.reader.reading import Reading
from touchstone.reader.record import READER_VERSION

State = DocumentReading.State


class Outcome(StrEnum):
    """What bringing a file in came to."""

    READ = "read"  # new here, and waiting for a person
    REFUSED = "refused"  # kept with the reason; not an inspection document, or unreadable
    UNCHANGED = "unchanged"  # the same bytes are here already; nothing is read twice unless that was asked for
    READ_AGAIN = "read again"  # the same bytes, read by a newer reader that says otherwise


@dataclass(frozen=True)
class BroughtIn:
    """One file's outcome and its reading: how many values it has, how many items are doubted and not looked at yet,
    and in how many places the document contradicts itself. `changes` are what a newer reader says otherwise.
    """

    outcome: Outcome
    reading: DocumentReading
    values: int = 0
    doubts: int = 0
    contradictions: int = 0
    changes: Sequence[Change] = field(default_factory=list)


def bring_in(*, by: User | str, data: bytes, name: str, again: bool = False) -> BroughtIn:
    """Keep a document and its reading. The same bytes twice change nothing: they are not even read.

    With `again`, bytes that an older reader read are read again; where the newer one says otherwise, its reading waits
    for a person. `would_change` says beforehand what that would be.

    Raises Refused, with a sentence and nothing kept, for an empty file, one that is too large, or a person who may
    not import. A file that is no inspection document is kept as a refused reading.
    """
    policies.check_can_import(by)
    check_size(len(data), name)
    held = queries.latest(sha256(data).hexdigest())
    if held is not None and not (again and is_older(held)):
        return _counted(Outcome.UNCHANGED, held)
    # Reading takes seconds and happens in a process that may be killed: no transaction is held meanwhile.
    return keep(by=by, data=data, name=name, read=sandbox.read_bytes(data, name), again=again)


def is_older(reading: DocumentReading) -> bool:
    """Was it read by an older reader than this one, and not seen since to read the same?"""
    return _newer(READER_VERSION, max(reading.reader_version, reading.same_in, key=_version))


def would_change(held: DocumentReading, read: Reading) -> list[Change]:
    """What a newer reading of the same bytes says otherwise than the one held, with its corrections. Writes nothing."""
    rows = list(rows_of(read.data)) if read.outcome != "refused" else []
    old = queries.values(held)
    carry_over(old, rows)
    return changes_between(old, rows)


def check_size(size: int, name: str) -> None:
    """Raise Refused, with a sentence, for a file that is empty or larger than the setting MAX_DOCUMENT_BYTES."""
    most = settings.MAX_DOCUMENT_BYTES
    if not size:
        raise Refused(_("%(name)s is empty: it has no bytes at all. Fetch or save it again.") % {"name": name})
    if size > most:
        raise Refused(
            _("%(name)s is larger than %(most)s MB, the most that is accepted. Give the report alone.")
            % {"name": name, "most": f"{most / 1_048_576:g}"}
        )


@transaction.atomic
def keep(*, by: User | str, data: bytes, name: str, read: Reading, again: bool = False) -> BroughtIn:
    """Keep a document and a reading of it that has been made: everything of one document, or nothing."""
    document, created = SourceDocument.objects.get_or_create(
        file=store(data),
        defaults={
            "name": name[-255:],
            "imported_by": person_of(by),
            "imported_at": clock.now(),
            "owner": policies.archive_of(by),
        },
    )
    held = queries.latest(document.file.sha256)
    if not created and held is not None and not (again and is_older(held)):
        return _counted(Outcome.UNCHANGED, held)  # somebody else brought in the same bytes a moment ago
    rows = list(rows_of(read.data)) if read.outcome != "refused" else []
    old = queries.values(held) if held is not None else []
    carry_over(old, rows)
    changes = changes_between(old, rows) if held is not None else []
    if held is not None and not changes and held.refusal == (read.data.get("refusal") or ""):
        held.same_in = READER_VERSION
        held.save(update_fields=["same_in"])
        return _counted(Outcome.UNCHANGED, held)
    reading = _new_reading(document, read, replaces=held)
    for row in rows:
        row.reading = reading
    ReadValue.objects.bulk_create(rows)
    _record(by, document, reading, held)
    outcome = Outcome.REFUSED if reading.state == State.REFUSED else Outcome.READ
    return _counted(Outcome.READ_AGAIN if held is not None else outcome, reading, changes)


def _new_reading(document: SourceDocument, read: Reading, replaces: DocumentReading | None) -> DocumentReading:
    """A reading, waiting or refused. One that nobody has confirmed is replaced at once; a confirmed one stands."""
    refused = read.outcome == "refused"
    if replaces is not None and replaces.state in (State.WAITING, State.REFUSED):
        replaces.state = State.REPLACED
        replaces.save(update_fields=["state"])
    return DocumentReading.objects.create(
        document=document,
        reader_version=str(read.data.get("reader_version") or READER_VERSION)[:20],
        read_at=clock.now(),
        record=read.data,
        pages=read.pages,
        answers=replaces.answers if replaces is not None else {},
        state=State.REFUSED if refused else State.WAITING,
        refusal=(read.data.get("refusal") or _("The reader gave no reason.")) if refused else "",
        replaces=replaces,
    )


def carry_over(old: Sequence[ReadValue], new: list[ReadValue]) -> None:
    """Give a new reading's values what people decided about the same values in the old one."""
    before = {value.path: value for value in old}
    for value in new:
        held = before.pop(value.path, None)
        if held is not None and held.value == value.value and held.decision != ReadValue.Decision.PENDING:
            value.decision, value.corrected = held.decision, held.corrected
            value.decided_by, value.decided_at = held.decided_by, held.decided_at
    added = [value for value in before.values() if value.value is None and value.corrected is not None]
    for value in added:
        value.pk = None
        value._state.adding = True
        new.append(value)


def _record(by: User | str, document: SourceDocument, reading: DocumentReading, held: DocumentReading | None) -> None:
    if held is not None:
        summary = f"Read {document} again with reader {reading.reader_version}; the earlier reading is kept."
    elif reading.state == State.REFUSED:
        summary = f"Brought in {document}, which was refused: {reading.refusal}"
    else:
        summary = f"Brought in {document}; its reading waits for a person."
    audit.record(by=by, action="archive.import", subject=document, owner=owner_slug(document), summary=summary)


def owner_slug(document: SourceDocument) -> str:
    """The organisation whose administrators may read what was done with a document."""
    return document.owner.slug if document.owner is not None else ""


def _counted(outcome: Outcome, reading: DocumentReading, changes: Sequence[Change] = ()) -> BroughtIn:
    values = queries.values(reading)
    doubted = [item for item in items_of(values) if item.doubtful and item.pending]
    contradictions = sum(item.name == "contradictions" for item in doubted)
    return BroughtIn(
        outcome=outcome,
        reading=reading,
        values=sum(value.value is not None for value in values),
        doubts=len(doubted) - contradictions,
        contradictions=contradictions,
        changes=changes,
    )


def has_doubts(reading: DocumentReading) -> bool:
    """Does the reader ask a person to look at any value (what the document itself contradicts is only reported)?"""
    return any(
        is_doubtful(value) and not value.path.startswith("contradictions[")
        for value in queries.values(reading)
        if value.decision == ReadValue.Decision.PENDING
    )


def _newer(one: str, other: str) -> bool:
    return _version(one) > _version(other)


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".") if part.isdigit())
