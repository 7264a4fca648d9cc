"""`./touchstone import`: bring published documents into the archive, and confirm those without doubts if asked.

One line a file: what it is, how many values, how many doubts, what next. Exit status as of `read`: 0 all read, 1 some
with doubts, 2 some refused; the worst counts. One bad file never affects the others.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from touchstone.cli import import_again, import_batch

if TYPE_CHECKING:
    from touchstone.foundation.accounts.models import User
    from touchstone.inspectorate.archive.actions.imports import BroughtIn
    from touchstone.inspectorate.archive.models import ImportBatch

READ, DOUBTS, REFUSED = 0, 1, 2
COMMAND_LINE = "the command line"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what the command takes."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="PDF, Word (.docx), HTML or text documents; or a folder: all documents in it, gone on with after any end",
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes that read (default: one a core)")
    parser.add_argument("--name", default="", help="what a folder's batch is called (default: the folder's name)")
    parser.add_argument("--continue", dest="batch", type=int, metavar="BATCH", help="go on with a batch, by its number")
    parser.add_argument(
        "--reread",
        action="store_true",
        help="list what this version of the reader reads otherwise in documents held; writes nothing without --apply",
    )
    parser.add_argument("--dry-run", action="store_true", help="with --reread: only list (that is the default)")
    parser.add_argument("--apply", action="store_true", help="with --reread: keep the new readings, waiting")
    parser.add_argument("--by", metavar="EMAIL", help="the person who brings them in (default: the command line)")
    parser.add_argument(
        "--confirm-by",
        metavar="EMAIL",
        help="confirm readings without doubts in the name of this person, who must be allowed to confirm readings",
    )


def run(options: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.config.settings")
    import django

    django.setup()
    from touchstone.foundation.core.errors import Refused

    try:
        _check_prepared()
        confirmer = _confirmer(options.confirm_by)
        by = _person(options.by) if options.by else confirmer or COMMAND_LINE
        if options.reread:
            return import_again.run(by, apply=options.apply and not options.dry_run)
        if options.batch or any(Path(name).is_dir() for name in options.files):
            return import_batch.read(_batch(options, by), options.jobs, confirmer)
        if not options.files:
            raise Refused("Name the documents to bring in, or a folder.")
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    worst = READ
    for name in options.files:
        status, line = _one(Path(name), by, confirmer)
        worst = max(worst, status)
        print(f"{name}: {line}", flush=True)
    return worst


def _batch(options: argparse.Namespace, by: User | str) -> ImportBatch:
    from touchstone.foundation.core.errors import Refused
    from touchstone.inspectorate.archive import batch_queries

    if not options.batch:
        return import_batch.begin([Path(name) for name in options.files], by, options.name)
    batch = batch_queries.batch(options.batch)
    if batch is None:
        raise Refused(f"There is no batch with the number {options.batch}.")
    return batch


def _check_prepared() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from touchstone.foundation.core.errors import Refused

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused("The database is not prepared. Start ./run once (or ./touchstone serve --prepare-only).")


def _person(email: str) -> User:
    from touchstone.foundation.accounts.models import User
    from touchstone.foundation.core.errors import Refused

    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise Refused(f"Nobody signs in here as {email}. Give the e-mail address of a person who does.")
    return person


def _confirmer(email: str | None) -> User | None:
    """The person in whose name readings are confirmed. Raises Refused where they may not confirm."""
    from touchstone.inspectorate.archive import policies

    if email is None:
        return None
    person = _person(email)
    policies.check_can_confirm(person)
    return person


def _one(path: Path, by: User | str, confirmer: User | None) -> tuple[int, str]:
    """One file's exit status and line. Whatever is wrong with it is said here and goes no further."""
    from touchstone.foundation.core.errors import Refused
    from touchstone.inspectorate.archive.actions import imports

    try:
        imports.check_size(path.stat().st_size, path.name)
        brought = imports.bring_in(by=by, data=path.read_bytes(), name=path.name)
    except (Refused, OSError) as problem:
        return REFUSED, _sentence(problem)
    return _status(brought), f"{_what(brought)} {_next(brought, confirmer)}"


def _sentence(problem: Exception) -> str:
    if isinstance(problem, OSError):
        return f"Refused: the file cannot be opened ({problem.strerror or problem}). Nothing was kept."
    return f"Refused: {problem} Nothing was kept."


def _status(brought: BroughtIn) -> int:
    from touchstone.inspectorate.archive.models import DocumentReading

    if brought.reading.state == DocumentReading.State.REFUSED:
        return REFUSED
    return {"read": READ, "doubts": DOUBTS}.get(str(brought.reading.record.get("outcome")), DOUBTS)


def _what(brought: BroughtIn) -> str:
    """What the file is, how many values it has, and how many are doubted."""
    from touchstone.inspectorate.archive import presenters
    from touchstone.inspectorate.archive.actions.imports import Outcome
    from touchstone.inspectorate.archive.models import DocumentReading

    if brought.reading.state == DocumentReading.State.REFUSED:
        again = "The same bytes are here already; nothing was changed. " if brought.outcome == Outcome.UNCHANGED else ""
        return f"{again}Refused: {brought.reading.refusal}"
    what = presenters.what_it_is(brought.reading)
    name = f"{presenters.name_of(brought.reading)}{f' ({what})' if what else ''}."
    counts = f"{_n(brought.values, 'value')}, {_n(brought.doubts, 'doubt') if brought.doubts else 'no doubts'}."
    if brought.contradictions:
        counts += f" It contradicts itself in {_n(brought.contradictions, 'place')}."
    match brought.outcome:
        case Outcome.UNCHANGED:
            return f"{name} The same bytes are here already; nothing was changed."
        case Outcome.READ_AGAIN:
            changed = "; ".join(f"{c.label}: {c.before!r} → {c.after!r}" for c in brought.changes[:5])
            more = f" and {len(brought.changes) - 5} more" if len(brought.changes) > 5 else ""
            return (
                f"{name} {counts} A newer reader says {_n(len(brought.changes), 'value')} otherwise: {changed}{more}."
            )
    return f"{name} {counts}"


def _next(brought: BroughtIn, confirmer: User | None) -> str:
    """Confirms it where that was asked for and nothing is doubted; what there is to do next."""
    from django.conf import settings
    from django.urls import reverse

    from touchstone.foundation.core.errors import Refused
    from touchstone.inspectorate.archive.actions import confirming
    from touchstone.inspectorate.archive.models import DocumentReading

    address = f"{settings.SITE_URL}{reverse('archive-reading', args=[brought.reading.pk])}"
    if brought.reading.state == DocumentReading.State.REFUSED:
        return f"It is kept with this reason: {address}"
    if brought.reading.state == DocumentReading.State.CONFIRMED:
        return f"Its reading is confirmed: {address}"
    if confirmer is None:
        return f"Next: look at it and confirm it at {address}"
    try:
        inspection = confirming.confirm_without_doubts(by=confirmer, reading=brought.reading)
    except Refused as refusal:
        return f"Not confirmed: {refusal} Next: {address}"
    return f"Confirmed by {confirmer}; it stands in the register as {inspection.slug}."


def _n(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
