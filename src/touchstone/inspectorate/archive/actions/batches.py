"""Many documents are brought in together: the list of files, who reads it now, and what became of each file."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import person_of
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.models import StoredFile
from touchstone.foundation.providers.queries.names import Names
from touchstone.inspectorate.archive import policies
from touchstone.inspectorate.archive.actions import imports
from touchstone.inspectorate.archive.actions.imports import BroughtIn, Outcome
from touchstone.inspectorate.archive.models import BatchDocument, DocumentReading, ImportBatch
from touchstone.reader.reading import Reading

State = BatchDocument.State
# A process that reads a batch says so anew after every document; the slowest takes two minutes.
LEASE = timedelta(minutes=5)
_ROWS = 500


@transaction.atomic
def begin(*, by: User | str, name: str, source: str = "") -> ImportBatch:
    """The batch of a folder by this person, gone on with where there is one; or a new batch."""
    policies.check_can_import(by)
    person = person_of(by)
    held = ImportBatch.objects.filter(source=source, started_by=person).first() if source else None
    if held is not None:
        return held
    batch = ImportBatch.objects.create(
        name=name[:200],
        source=source[:500],
        started_by=person,
        started_at=clock.now(),
        owner=policies.archive_of(by),
    )
    audit.record(
        by=by,
        action="archive.batch",
        subject=batch,
        owner=batch.owner.slug if batch.owner else "",
        summary=f"Began to bring in {batch}.",
    )
    return batch


def add_paths(*, batch: ImportBatch, paths: Iterable[str]) -> int:
    """List files of a folder; those listed already stay as they are. How many the batch has now."""
    coming = iter(paths)
    while some := list(islice(coming, _ROWS)):  # a folder of any size is never held as a whole
        rows = [BatchDocument(batch=batch, path=path) for path in some]
        BatchDocument.objects.bulk_create(rows, ignore_conflicts=True)
    _open_again(batch)
    return batch.documents.count()


def add_file(*, batch: ImportBatch, name: str, file: StoredFile) -> None:
    """List a file that was sent. Two of one name are both kept, with a number."""
    path, number = name[-900:], 1
    while BatchDocument.objects.filter(batch=batch, path=path).exists():
        number += 1
        path = f"{name[-900:]} ({number})"
    BatchDocument.objects.create(batch=batch, path=path, file=file)


def add_refused(*, batch: ImportBatch, name: str, why: str) -> None:
    """List a file that was sent and cannot be kept, with the reason."""
    BatchDocument.objects.get_or_create(
        batch=batch, path=name[-1000:], defaults={"state": State.NOT_KEPT, "note": why, "finished_at": clock.now()}
    )


def _open_again(batch: ImportBatch) -> None:
    if batch.finished_at and batch.documents.filter(state=State.WAITING).exists():
        batch.finished_at = None
        batch.save(update_fields=["finished_at"])


# -- who reads it now ----------------------------------------------------------------------------------------------


def holder() -> str:
    """This process, as the lease names it."""
    return f"{socket.gethostname()}:{os.getpid()}"


@transaction.atomic
def take(*, batch: ImportBatch) -> None:
    """Become the one process that reads the batch. Raises Refused while another one lives and reads it."""
    held = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if is_being_read(held) and held.lease_holder != holder():
        raise Refused(_("Another process is reading this batch at the moment. Its progress is shown with the batch."))
    ImportBatch.objects.filter(pk=batch.pk).update(lease_holder=holder(), leased_until=clock.now() + LEASE)


def is_being_read(batch: ImportBatch) -> bool:
    """Does a process read it now: its lease runs, and where it is of this machine, the process is there?"""
    if batch.leased_until is None or batch.leased_until < clock.now():
        return False
    machine, _colon, process = batch.lease_holder.rpartition(":")
    return machine != socket.gethostname() or _lives(int(process))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def release(*, batch: ImportBatch) -> None:
    """No longer read it; finished where nothing waits."""
    mine = ImportBatch.objects.filter(pk=batch.pk, lease_holder=holder())
    mine.update(lease_holder="", leased_until=None)
    if not batch.documents.filter(state=State.WAITING).exists():
        ImportBatch.objects.filter(pk=batch.pk, finished_at__isnull=True).update(finished_at=clock.now())


# -- what became of a file -----------------------------------------------------------------------------------------


@transaction.atomic
def keep_read(*, row: BatchDocument, by: User | str, data: bytes, read: Reading, names: Names) -> BroughtIn:
    """Keep a reading and finish its row: both or neither, so that a killed process leaves no half of it."""
    brought = imports.keep(by=by, data=data, name=row.path.rpartition("/")[2], read=read)
    if brought.outcome == Outcome.UNCHANGED:
        state = State.HELD
    else:
        state = State.REFUSED if brought.outcome == Outcome.REFUSED else State.READ
    _finish(row, state, brought.reading, names)
    return brought


@transaction.atomic
def keep_held(*, row: BatchDocument, reading: DocumentReading, names: Names) -> None:
    """Finish a row whose bytes are here already: nothing is read."""
    _finish(row, State.HELD, reading, names)


@transaction.atomic
def not_kept(*, row: BatchDocument, why: str) -> None:
    """Finish a row of which nothing is kept: no such file, empty, too large."""
    row.state, row.note, row.finished_at = State.NOT_KEPT, why or _("No reason was given."), clock.now()
    row.save(update_fields=["state", "note", "finished_at"])
    _renew(row)


def _finish(row: BatchDocument, state: str, reading: DocumentReading, names: Names) -> None:
    row.state, row.document, row.finished_at = state, reading.document, clock.now()
    row.provider_printed, row.provider_day = printed_provider(reading)
    if row.provider_printed:
        row.provider = names.meant(row.provider_printed, row.provider_day).organisation
    row.save(
        update_fields=["state", "document", "finished_at", "provider_printed", "provider_day", "provider"],
    )
    _renew(row)


def _renew(row: BatchDocument) -> None:
    ImportBatch.objects.filter(pk=row.batch_id, lease_holder=holder()).update(leased_until=clock.now() + LEASE)


def printed_provider(reading: DocumentReading) -> tuple[str, date | None]:
    """The provider's name as the reading has it, and the day as of which it is looked up: of the fieldwork."""
    fields = reading.record.get("fields") or {}

    def said(*names: str) -> object:
        found = ((fields.get(name) or {}).get("value") for name in names)
        return next((value for value in found if value), None)

    when = said("inspection_end", "inspection_start", "published")
    start = when.get("start") if isinstance(when, dict) else None
    return str(said("provider", "inspected_body") or "")[:300], date.fromisoformat(start) if start else None


@transaction.atomic
def match_again(*, names: Names, among: Q | None = None) -> int:
    """Look every unmatched name up again; how many are matched now. What a person said stays."""
    rows = BatchDocument.objects.filter(among or Q(), provider__isnull=True).exclude(provider_printed="")
    matched = 0
    for row in rows.only("provider_printed", "provider_day").iterator(chunk_size=_ROWS):
        meant = names.meant(row.provider_printed, row.provider_day).organisation
        if meant is not None:
            BatchDocument.objects.filter(pk=row.pk).update(provider=meant)
            matched += 1
    return matched
