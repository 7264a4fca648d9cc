"""`./touchstone import DIR`: thousands of files, with progress, gone on with after any end, and a summary.

At a terminal one line tells how far it is; elsewhere a line is printed for every hundred files. Exit status as of
`import`: 0 all read, 1 some with doubts, 2 some refused; the worst counts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from touchstone.foundation.accounts.models import User
    from touchstone.inspectorate.archive.models import BatchDocument, ImportBatch

SUFFIXES = frozenset({".pdf", ".docx", ".html", ".htm", ".txt"})
READ, DOUBTS, REFUSED = 0, 1, 2
EVERY = 100
SHOWN = 20


def files_in(places: Sequence[Path]) -> Iterator[Path]:
    """Every document in these folders, in order, and the files that are named themselves. Hidden ones are left out."""
    for place in places:
        if not place.is_dir():
            yield place
            continue
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                    yield Path(folder, name)


class Progress:
    """How far it is: n of N, how many a second, how long still."""

    def __init__(self, total: int, done: int, out: TextIO = sys.stdout) -> None:
        self.total, self.done, self.before = total, done, done
        self.out, self.live, self.started = out, out.isatty(), time.monotonic()

    def tell(self, row: BatchDocument) -> None:
        self.done += 1
        if self.live:
            self.out.write(f"\r{self.line():<79}")
            self.out.flush()
        elif self.done % EVERY == 0:
            print(self.line(), file=self.out, flush=True)

    def line(self) -> str:
        seconds = max(time.monotonic() - self.started, 0.001)
        rate = (self.done - self.before) / seconds
        left = f", {duration((self.total - self.done) / rate)} left" if rate and self.done < self.total else ""
        return f"{self.done:,} of {self.total:,} files, {rate:.1f} a second{left}"

    def end(self) -> None:
        if self.live:
            self.out.write("\n")
        if self.done > self.before:
            print(self.line(), file=self.out, flush=True)


def duration(seconds: float) -> str:
    """A length of time as people say it."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def begin(places: Sequence[Path], by: User | str, name: str) -> ImportBatch:
    """The batch of these places: a new one, or the one that was begun before."""
    from touchstone.inspectorate.archive.actions import batches

    source = " ".join(sorted(str(place.resolve()) for place in places))[:500]
    batch = batches.begin(by=by, name=name or ", ".join(place.name or str(place) for place in places), source=source)
    batches.add_paths(batch=batch, paths=(str(path.absolute()) for path in files_in(places)))
    return batch


def read(batch: ImportBatch, jobs: int, confirmer: User | None) -> int:
    """Read what waits, print the summary, and give the exit status."""
    from touchstone.inspectorate.archive import batch_queries, tasks

    totals = batch_queries.totals(batch)
    if totals.finished:
        print(f"{totals.finished:,} of {totals.total:,} files were finished before and are not read again.")
    progress = Progress(totals.total, totals.finished)
    tasks.read_batch(batch=batch, jobs=jobs, told=progress.tell)
    progress.end()
    if confirmer is not None:
        _confirm(batch, confirmer)
    return summary(batch)


def _confirm(batch: ImportBatch, confirmer: User) -> None:
    """Confirm every reading without doubts in this person's name; what is asked of a person stays waiting."""
    from touchstone.foundation.core.errors import Refused
    from touchstone.inspectorate.archive import batch_queries
    from touchstone.inspectorate.archive.actions import confirming
    from touchstone.inspectorate.archive.models import DocumentReading

    confirmed, asked = 0, 0
    for number in list(batch_queries.confirmable(batch).values_list("pk", flat=True)):
        try:
            confirming.confirm_without_doubts(by=confirmer, reading=DocumentReading.objects.get(pk=number))
            confirmed += 1
        except Refused:
            asked += 1
    print(f"Confirmed by {confirmer}: {_n(confirmed, 'reading')} without doubts.", end=" ")
    print(f"{_n(asked, 'other')} ask something of a person first." if asked else "")


def summary(batch: ImportBatch) -> int:
    """Print what became of the batch, and what to look at first."""
    from django.conf import settings
    from django.urls import reverse

    from touchstone.inspectorate.archive import batch_queries, presenters

    totals = batch_queries.totals(batch)
    print(
        f"{batch}: {_n(totals.total, 'file')}. {totals.read:,} read, {totals.doubts:,} with doubts, "
        f"{totals.refused:,} refused, {totals.held:,} held already, {totals.not_kept:,} not kept; "
        f"{totals.confirmed:,} confirmed."
    )
    for row in batch_queries.failed(batch).filter(state="not kept")[:SHOWN]:
        print(f"Not kept: {row.path}: {row.note}")
    if totals.doubts:
        print(f"Look at these first ({_n(totals.doubts, 'document')} with doubts):")
        for reading in batch_queries.doubted(batch)[:SHOWN]:
            address = f"{settings.SITE_URL}{reverse('archive-reading', args=[reading.pk])}"
            print(f"  {_n(reading.n_doubts, 'doubt')}: {presenters.name_of(reading)} {address}")
    unmatched = batch_queries.unmatched(batch)
    if unmatched:
        print("Providers that are not matched:")
        for each in unmatched[:SHOWN]:
            may = ", ".join(str(candidate) for candidate in each.candidates) or "nobody that is held"
            print(f"  “{each.printed}”, on {_n(each.documents, 'document')}; it may be: {may}")
    print(f"Next: {settings.SITE_URL}{reverse('archive-batch', args=[batch.pk])}")
    return REFUSED if totals.refused or totals.not_kept else DOUBTS if totals.doubts else READ


def _n(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
