"""How does what was queued become public? A worker takes one publication after the other and makes every form of it.

Any number of workers may run, on any number of machines that share the database and the data folder. A worker that
dies loses at most the form that it was making. Forms that a machine cannot make (`formats.missing`) are made later.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import InterfaceError, OperationalError
from django.utils import translation

from touchstone import formats
from touchstone.domain.reporting.document import Document
from touchstone.domain.reporting.serial import documents_of
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.files.actions import sweep
from touchstone.foundation.files.queries import read_stored
from touchstone.inspectorate.reports.actions import making
from touchstone.inspectorate.reports.actions.landing import land
from touchstone.inspectorate.reports.models import PublicationJob, PublishedForm
from touchstone.inspectorate.reports.queries import forms_to_add, unfinished_jobs
from touchstone.inspectorate.reports.rows import in_order

logger = logging.getLogger(__name__)


def nobody_stops() -> bool:
    return False


def go_on(*, stopped: Callable[[], bool] = nobody_stops) -> int:
    """Make everything that waits, one after the other; how many publications were worked at."""
    making.free_the_dead()
    done = 0
    while not stopped() and (job := making.take()) is not None:
        with translation.override("en"):
            work_at(job)
        done += 1
    return done


def work_at(job: PublicationJob) -> None:
    """Make what is missing of a publication that this process has taken, and let it land. Says why where it cannot."""
    if job.attempts > making.MOST_ATTEMPTS:
        making.fail(job=job, error="Every worker that took it ended before it was done. Please report it.")
        return
    doing = "keeping the documents"
    try:
        documents = documents_of(job.snapshot.encode())
        snapshot = making.keep_snapshot(job=job)
        for name, key in _to_make(job, documents):
            doing = f"making {formats.FORMS[key].title('en')} of the document “{name}”"
            _make(job, name, key, documents[name])
        doing = "publishing it"
        land(job=job, snapshot=snapshot)
    except making.Lost:
        return
    except (Refused, formats.CannotMake) as refusal:
        making.fail(job=job, error=f"{doing[0].upper()}{doing[1:]}: {refusal}")
    except (OperationalError, InterfaceError):
        raise  # the database is gone: no fault of the publication, which is taken again when its lease has run out
    except OSError as problem:
        making.put_back(job=job, error=_why(problem, doing))
    except Exception as problem:  # the program's own fault with this one: the next one may be well
        logger.exception("A publication could not be made: job %s", job.pk)
        making.fail(job=job, error=f"The program failed while {doing} ({type(problem).__name__}). Please report it.")


def _to_make(job: PublicationJob, documents: dict[str, Document]) -> Iterator[tuple[str, str]]:
    """The document and the form of each that no worker has made yet."""
    made = set(job.forms.values_list("document", "form"))
    for name in in_order(documents):
        yield from ((name, key) for key in formats.FORMS if (name, key) not in made)


def _make(job: PublicationJob, name: str, key: str, document: Document) -> None:
    reason = formats.missing().get(key, "")
    if reason:
        form = formats.FORMS[key]
        making.keep_form(
            job=job, document=name, form=key, media_type=form.media_type, extension=form.extension, missing=reason
        )
        return
    made = formats.make(document, key)
    making.keep_form(
        job=job, document=name, form=key, media_type=made.media_type, extension=made.extension, data=made.data
    )


def _why(problem: OSError, doing: str) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk was full while {doing}. Nothing is public. Free some space; it is tried again by itself."
    return f"A file could not be written while {doing} ({problem.strerror or problem}). It is tried again by itself."


def add_missing() -> int:
    """Make forms that could not be made when their publication landed and can be now; how many."""
    missing, added = formats.missing(), 0
    for row in forms_to_add(set(formats.FORMS) - set(missing)):
        try:
            added += _add(row)
        except (Refused, formats.CannotMake, OSError):
            logger.exception("A missing form could not be added: %s", row.pk)
    return added


def _add(row: PublishedForm) -> bool:
    assert row.publication.snapshot is not None
    documents = documents_of(read_stored(row.publication.snapshot))
    made = formats.make(documents[row.document], row.form)
    return making.add_missing(row=row, media_type=made.media_type, extension=made.extension, data=made.data)


def waits() -> bool:
    """Is anything queued or under way that this or another process will have to go on with?"""
    return unfinished_jobs().exists()


def clean_up(now: datetime) -> int:
    """Throw away what nothing needs any more: forms of stopped publications, and bytes that no row names."""
    shelf = int(now.timestamp() // 60)
    return making.throw_away_leftovers() + sweep(older_than=now - making.KEPT_FOR, shelf=shelf)
