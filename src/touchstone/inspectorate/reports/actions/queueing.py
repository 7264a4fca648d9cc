"""A person queues a publication, tries it again, or stops it."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from touchstone import formats
from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.serial import snapshot
from touchstone.domain.workflows.publication_job import PUBLICATION_JOB
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, events
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.findings.rows import FindingRow
from touchstone.inspectorate.improvement import actions as improvement
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
from touchstone.inspectorate.inspections import actions as inspections
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import landing, policies_of_jobs, workers
from touchstone.inspectorate.reports.models import Publication, PublicationJob
from touchstone.inspectorate.reports.rows import Bundle, ReportRow


@transaction.atomic
def queue(*, by: User, inspection: Inspection, bundle: Bundle, public_from: datetime | None = None) -> PublicationJob:
    """Queue a publication: from here on nothing of it changes. Workers make its forms, and then it lands.

    `public_from`: not public before this moment; None: as soon as it is made. Raises Refused with every sentence that
    holds it.
    """
    Inspection.objects.select_for_update().get(pk=inspection.pk)  # one at a time
    policies_of_jobs.check_can_queue(by, inspection, bundle)
    data = snapshot(bundle.documents)
    job = PublicationJob.objects.create(
        inspection=inspection,
        state=PUBLICATION_JOB.target(None, "queue"),
        snapshot=data.decode(),
        snapshot_sha256=hashlib.sha256(data).hexdigest(),
        fingerprint=bundle.fingerprint,
        report=_kept(bundle.report),
        areas=[asdict(row) for row in bundle.areas],
        findings=[{**asdict(row), "behind": list(row.behind)} for row in bundle.findings],
        welsh=dict(bundle.welsh),
        looked_at=asdict(bundle.looked_at),
        supersedes=bundle.supersedes,
        correction=bundle.correction.strip(),
        public_from=public_from,
        queued_by=by,
        queued_at=clock.now(),
        total=len(bundle.documents) * len(formats.FORMS),
    )
    when = f", public from {public_from:%Y-%m-%d %H:%M}" if public_from else ""
    _record(by, job, "queued", f"Queued the publication of {bundle.report.title}{when}.")
    transaction.on_commit(workers.start, robust=True)
    return job


def _kept(row: ReportRow) -> dict[str, Any]:
    kept = {**asdict(row), "text": ""}
    return {**kept, "dated": row.dated.encode() if row.dated else ""}


@transaction.atomic
def try_again(*, by: User, job: PublicationJob) -> PublicationJob:
    """Let workers take a publication that failed once more. What was made of it is not made again."""
    job = _locked(job)
    policies_of_jobs.check_can_try_again(by, job)
    job.state = PUBLICATION_JOB.target(job.state, "try again")
    job.attempts, job.not_before = 0, None
    job.save(update_fields=["state", "attempts", "not_before"])
    _record(by, job, "tried_again", f"Tried the publication of {job.report['title']} again.")
    transaction.on_commit(workers.start, robust=True)
    return job


@transaction.atomic
def stop(*, by: User, job: PublicationJob, reason: str) -> PublicationJob:
    """Stop a publication of which nothing is public yet: one that is being made, or one that waits for its moment."""
    job = _locked(job)
    policies_of_jobs.check_can_stop(by, job, reason)
    if job.publication is not None:
        _take_back(by, job.publication, reason.strip())
    job.state = PUBLICATION_JOB.target(job.state, "stop")
    job.stopped_reason, job.lease_holder, job.leased_until = reason.strip(), "", None
    job.finished_at = clock.now()
    job.save(update_fields=["state", "stopped_reason", "lease_holder", "leased_until", "finished_at"])
    _record(by, job, "stopped", f"Stopped the publication of {job.report['title']}: {reason.strip()}")
    landing.stopped(by, job)
    events.record_changed()
    return job


def _take_back(by: User, publication: Publication, reason: str) -> None:
    """Undo what landing wrote beside the publication, of which nothing has been public."""
    publication.state = Publication.State.WITHDRAWN
    publication.withdrawn_at, publication.withdrawn_reason = clock.now(), reason
    publication.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
    if publication.supersedes_id is not None:
        Publication.objects.filter(pk=publication.supersedes_id).update(superseded_from=None)
    inspection = publication.report.inspection
    if not _was_public(inspection):
        improvement.take_back(by=by, inspection=inspection)
        findings.take_back_findings(by=by, inspection=inspection)
        why = "The publication of its report was stopped before its moment."
        inspections.correct(by=by, inspection=inspection, changes={"published": None}, reason=why)


def _was_public(inspection: Inspection) -> bool:
    """Has anything of it been public, at any time?"""
    rows = Publication.objects.filter(report__inspection=inspection).exclude(state=Publication.State.DRAFT)
    return any(row.public_from is not None and row.public_from <= (row.withdrawn_at or clock.now()) for row in rows)


def _locked(job: PublicationJob) -> PublicationJob:
    found = PublicationJob.objects.select_for_update(of=("self",))
    return found.select_related("inspection", "publication__report__inspection").get(pk=job.pk)


def _record(by: User, job: PublicationJob, verb: str, summary: str) -> None:
    audit.record(
        by=by,
        action=f"publication.{verb}",
        subject=job,
        owner=job.inspection.inspectorate.slug,
        summary=summary,
        changes={"snapshot": ["", job.snapshot_sha256]} if verb == "queued" else None,
    )


def rows_of(job: PublicationJob) -> tuple[ReportRow, list[AreaForImprovementRow]]:
    """The report and the areas for improvement as they were queued."""
    kept = dict(job.report)
    dated = PreciseDate.decode(kept.pop("dated")) if kept.get("dated") else None
    kept.pop("dated", None)
    return ReportRow(**kept, dated=dated), [AreaForImprovementRow(**row) for row in job.areas]


def findings_of(job: PublicationJob) -> list[FindingRow]:
    """Its strengths, and what is urgent, as they were queued."""
    return [FindingRow(**row) for row in job.findings]
