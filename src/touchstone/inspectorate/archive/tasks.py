"""How are thousands of documents read: on every core, in bounded memory, and gone on with after any end?

The files of a batch are rows. One process at a time reads them; this thread alone speaks to the database, and others
wait for the reader's processes. A file whose bytes are here already is never read. Each document is written whole
with its row, or not at all, so a process that is killed loses only what it was just reading.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from django.db import InterfaceError, OperationalError, reset_queries

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.queries import folder
from touchstone.foundation.providers.queries.names import Names
from touchstone.inspectorate.archive import batch_queries, queries
from touchstone.inspectorate.archive.actions import batches, checks, imports
from touchstone.inspectorate.archive.models import BatchDocument, ImportBatch
from touchstone.inspectorate.archive.proposing import PROVIDER_KINDS
from touchstone.reader.reading import Reading
from touchstone.reader.sandbox import Pool

logger = logging.getLogger(__name__)
Told = Callable[[BatchDocument], None]
_PAGE = 200
THE_SYSTEM = "the command line"


def nobody(row: BatchDocument) -> None:
    """Tells nobody that a file is finished."""


@dataclass
class _Work:
    """What is under way: at most `most` documents are in memory."""

    by: User | str
    names: Names
    told: Told
    most: int
    reads: dict[Future[Reading], tuple[BatchDocument, bytes, str]] = field(default_factory=dict)

    @property
    def hashes(self) -> set[str]:
        return {digest for _, _, digest in self.reads.values()}

    def settle(self) -> None:
        """Wait for one or more readings, and keep them."""
        done, _waiting = wait(self.reads, return_when=FIRST_COMPLETED)
        for future in done:
            row, data, _digest = self.reads.pop(future)
            _guarded(row, lambda: _keep(self, row, data, future))  # noqa: B023 (called at once)
            self.told(row)
        reset_queries()


def read_batch(*, batch: ImportBatch, jobs: int = 0, told: Told = nobody) -> None:
    """Read what waits in a batch. `jobs` processes (0: one a core). Raises Refused while another process reads it."""
    batches.take(batch=batch)
    checks.confirm_decided(batch=batch)
    jobs = jobs or os.cpu_count() or 1
    try:
        work = _Work(batch.started_by or THE_SYSTEM, Names(PROVIDER_KINDS), told, jobs + 1)
        with closing(Pool(size=jobs)) as pool, ThreadPoolExecutor(max_workers=jobs) as threads:
            for row in _waiting(batch):
                _guarded(row, lambda: _begin(work, row, pool, threads))  # noqa: B023 (called at once)
                if row.state != BatchDocument.State.WAITING:
                    told(row)
            while work.reads:
                work.settle()
    finally:
        batches.release(batch=batch)


def go_on() -> int:
    """Go on with every batch that was left behind; with how many. One that another process reads is left to it."""
    done = 0
    for batch in batch_queries.left_behind():
        try:
            read_batch(batch=batch)
            done += 1
        except Refused:
            continue
    return done


def _waiting(batch: ImportBatch) -> Iterator[BatchDocument]:
    """The rows that wait, some at a time."""
    last = 0
    while rows := list(
        batch.documents.filter(state=BatchDocument.State.WAITING, pk__gt=last)
        .select_related("file", "batch")
        .order_by("pk")[:_PAGE]
    ):
        yield from rows
        last = rows[-1].pk


def _begin(work: _Work, row: BatchDocument, pool: Pool, threads: ThreadPoolExecutor) -> None:
    """Finish the row at once where its bytes are here or cannot be had; else send it to be read."""
    path = Path(row.path) if row.file is None else folder() / row.file.path
    imports.check_size(path.stat().st_size, path.name if row.file is None else row.path)
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    while len(work.reads) >= work.most or digest in work.hashes:
        work.settle()
    held = queries.latest(digest)
    if held is not None:
        batches.keep_held(row=row, reading=held, names=work.names)
    else:
        name = row.path.rpartition("/")[2]
        work.reads[threads.submit(pool.read, data, name)] = (row, data, digest)


def _keep(work: _Work, row: BatchDocument, data: bytes, future: Future[Reading]) -> None:
    batches.keep_read(row=row, by=work.by, data=data, read=future.result(), names=work.names)


def _guarded(row: BatchDocument, act: Callable[[], None]) -> None:
    """One bad file never affects the rest: whatever goes wrong with it is kept with its row.

    A database that is gone is no fault of the file: everything stops, and is gone on with later.
    """
    try:
        act()
    except Refused as refusal:
        batches.not_kept(row=row, why=str(refusal))
    except (OperationalError, InterfaceError):
        raise
    except OSError as problem:
        batches.not_kept(row=row, why=f"The file cannot be opened ({problem.strerror or problem}).")
    except Exception as problem:  # the program's own fault with this file: the next one may be well
        logger.exception("A document of a batch could not be kept: %s", row.path)
        batches.not_kept(row=row, why=f"The program failed on this file ({type(problem).__name__}). Please report it.")
