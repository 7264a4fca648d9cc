"""A worker takes a publication, keeps each form that it made, and gives it back, fails it, or lets it land.

Taking is one conditional UPDATE: of any number of workers one gets it. Everything after that is done only while the
lease is still this worker's, so that one which was thought dead and wakes up writes nothing.
"""

from __future__ import annotations

import hashlib
import os
import socket
import uuid
from datetime import timedelta

from django.db import models, transaction
from django.db.models import F, Q

from touchstone.domain.workflows.publication_job import FAILED, MAKING, STOPPED, WAITING
from touchstone.foundation.accounts import audit
from touchstone.foundation.core import clock
from touchstone.foundation.files.actions import discard, store
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.reports.models import JobForm, PublicationJob, PublishedForm

LEASE = timedelta(minutes=5)  # far longer than any one form takes
MOST_ATTEMPTS = 6
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
KEPT_FOR = timedelta(days=1)  # after this, what a stopped publication had made is thrown away
WORKER = "the publishing worker"


class Lost(Exception):
    """The lease is no longer this worker's: another goes on with it, or a person has stopped it."""


def holder() -> str:
    """A name for one taking by this process."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:12]}"


def take() -> PublicationJob | None:
    """Take the publication that waits longest; None where none waits. Those whose worker is gone wait too."""
    now = clock.now()
    free = Q(state=WAITING) & (Q(not_before=None) | Q(not_before__lte=now)) | Q(state=MAKING, leased_until__lt=now)
    waiting = PublicationJob.objects.filter(free).order_by("queued_at", "pk")
    for pk in waiting.values_list("pk", flat=True)[:20]:
        mine = holder()
        with transaction.atomic(durable=True):
            taken = PublicationJob.objects.filter(free, pk=pk).update(
                state=MAKING, lease_holder=mine, leased_until=now + LEASE, attempts=F("attempts") + 1
            )
        if taken:
            return PublicationJob.objects.select_related("inspection__inspectorate", "queued_by").get(pk=pk)
    return None


def free_the_dead() -> int:
    """End the leases of processes of this machine that are no more, without waiting for them to run out; how many."""
    freed = 0
    for job in PublicationJob.objects.filter(state=MAKING, leased_until__gte=clock.now()).only("lease_holder"):
        machine, process = (job.lease_holder.split(":") + ["", ""])[:2]
        if machine == socket.gethostname() and process.isdigit() and not _lives(int(process)):
            held = PublicationJob.objects.filter(pk=job.pk, state=MAKING, lease_holder=job.lease_holder)
            freed += held.update(leased_until=clock.now() - timedelta(seconds=1))
    return freed


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def renew(job: PublicationJob) -> None:
    """Go on holding it. Raises Lost where it is another's by now."""
    if not _mine(job).update(leased_until=clock.now() + LEASE):
        raise Lost


def keep_form(
    *,
    job: PublicationJob,
    document: str,
    form: str,
    media_type: str,
    extension: str,
    data: bytes = b"",
    missing: str = "",
) -> None:
    """Keep a form that was made, or why this machine cannot make it; and go on holding the publication."""
    file = store(data) if data else None
    with transaction.atomic():
        renew(job)
        JobForm.objects.get_or_create(
            job=job,
            document=document,
            form=form,
            defaults={
                "media_type": media_type, "extension": extension, "file": file, "missing": missing,
                "made_at": clock.now(),
            },
        )  # fmt: skip


def keep_snapshot(*, job: PublicationJob) -> StoredFile:
    """Keep the documents as a file, whose hash proves the publication."""
    file = store(job.snapshot.encode())
    if file.sha256 != job.snapshot_sha256 or hashlib.sha256(job.snapshot.encode()).hexdigest() != file.sha256:
        raise ValueError("the documents are not those that were queued")
    return file


def put_back(*, job: PublicationJob, error: str) -> None:
    """Something that may pass, as a full disk: it waits, and is tried again; after the last time it has failed."""
    if job.attempts >= MOST_ATTEMPTS:
        fail(job=job, error=error)
        return
    later = clock.now() + WAITS[min(job.attempts, len(WAITS)) - 1]
    _mine(job).update(state=WAITING, error=error, not_before=later, lease_holder="", leased_until=None)


@transaction.atomic
def fail(*, job: PublicationJob, error: str) -> None:
    """It cannot be made, or something holds it: nothing is public, and a person may try it again."""
    if _mine(job).update(state=FAILED, error=error, lease_holder="", leased_until=None):
        audit.record(
            by=WORKER, action="publication.failed", subject=job, owner=job.inspection.inspectorate.slug,
            summary=f"The publication of {job.report['title']} failed: {error}",
        )  # fmt: skip


@transaction.atomic
def add_missing(*, row: PublishedForm, media_type: str, extension: str, data: bytes) -> bool:
    """Add a form that could not be made when its publication landed. The publication's hash is of its documents, so
    it stays. False where somebody else added it meanwhile."""
    gone = PublishedForm.objects.filter(pk=row.pk, file=None)
    if not gone.update(file=store(data), missing="", media_type=media_type, extension=extension, made_at=clock.now()):
        return False
    report = row.publication.report
    audit.record(
        by=WORKER, action="publication.form_added", subject=row.publication, owner=report.inspection.inspectorate.slug,
        summary=f"Added {row} to {report}: it could not be made when the report was published.",
    )  # fmt: skip
    return True


def throw_away_leftovers() -> int:
    """Throw away what publications had made that were stopped more than a day ago; how many files."""
    old = PublicationJob.objects.filter(state=STOPPED, finished_at__lt=clock.now() - KEPT_FOR)
    thrown = 0
    for form in JobForm.objects.filter(job__in=old).select_related("file"):
        file = form.file
        form.delete()
        thrown += file is not None and discard(file)
    return thrown


def _mine(job: PublicationJob) -> models.QuerySet[PublicationJob]:
    return PublicationJob.objects.filter(pk=job.pk, state=MAKING, lease_holder=job.lease_holder)
