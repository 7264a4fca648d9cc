"""A publication lands: everything of it in one transaction, or nothing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from touchstone.domain.dates import PreciseDate
from touchstone.domain.reporting.document import Document, Heading, lines_of
from touchstone.domain.reporting.serial import documents_of
from touchstone.domain.workflows.publication_job import FINISHED, MAKING
from touchstone.foundation.accounts import audit
from touchstone.foundation.core import clock, events
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.findings import actions as findings
from touchstone.inspectorate.improvement import actions as improvement
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections import actions as inspections
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import landing, policies_of_jobs
from touchstone.inspectorate.reports.actions.making import Lost
from touchstone.inspectorate.reports.actions.publishing import record_report
from touchstone.inspectorate.reports.actions.queueing import findings_of, rows_of
from touchstone.inspectorate.reports.models import Publication, PublicationJob, PublishedForm, Report

PAGE_BREAK = "\f"


@transaction.atomic
def land(*, job: PublicationJob, snapshot: StoredFile) -> Publication:
    """Publish what the job has made. Raises Refused where something holds it now, Lost where it is another's."""
    mine = PublicationJob.objects.filter(pk=job.pk, state=MAKING, lease_holder=job.lease_holder)
    if not mine.update(lease_holder="", leased_until=None, error="", finished_at=clock.now()):
        raise Lost
    inspection = (
        Inspection.objects.select_for_update(of=("self",))
        .select_related("inspectorate", "framework")
        .get(pk=job.inspection_id)
    )
    policies_of_jobs.check_can_land(inspection, rows_of(job)[1])
    publication = _publication(job, inspection, snapshot)
    PublishedForm.objects.bulk_create(
        PublishedForm(
            publication=publication, document=each.document, form=each.form, media_type=each.media_type,
            extension=each.extension, file=each.file, missing=each.missing, made_at=each.made_at if each.file else None,
        )
        for each in job.forms.select_related("file").order_by("pk")
    )  # fmt: skip
    job.forms.all().delete()
    if job.supersedes_id is not None:
        Publication.objects.filter(pk=job.supersedes_id).update(superseded_from=publication.public_from)
    _areas(job, inspection, publication)
    PublicationJob.objects.filter(pk=job.pk).update(state=FINISHED, publication=publication, snapshot="")
    _record(job, publication)
    landing.published(job.queued_by, publication)
    events.record_changed()
    return publication


def _publication(job: PublicationJob, inspection: Inspection, snapshot: StoredFile) -> Publication:
    made = Publication.objects.filter(report__inspection=inspection)
    return Publication.objects.create(
        report=_report(job, inspection),
        state=Publication.State.PUBLISHED,
        public_from=_moment(job),
        edition=max([0, *made.values_list("edition", flat=True)]) + 1,
        snapshot=snapshot,
        fingerprint=job.fingerprint,
        supersedes=job.supersedes,
        correction=job.correction,
        welsh=job.welsh,
        looked_at=job.looked_at,
    )


def _moment(job: PublicationJob) -> datetime:
    return job.public_from or clock.now()


def _report(job: PublicationJob, inspection: Inspection) -> Report:
    """The report with its text for search: a page a section, English first."""
    row, _areas = rows_of(job)
    documents = documents_of(job.snapshot.encode())
    report = record_report(by=job.queued_by, inspection=inspection, row=row)
    english = pages_of(documents["en"]) if "en" in documents else []
    welsh = pages_of(documents["cy"]) if "cy" in documents else []
    report.text = PAGE_BREAK.join([*english, *welsh])
    report.welsh_from_page = len(english) + 1 if english and welsh else None
    report.save(update_fields=["text", "welsh_from_page"])
    return report


def pages_of(document: Document) -> list[str]:
    """Its words, a page for what stands before the first heading and for each section of level 2."""
    pages = [[document.title, document.subtitle]]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            pages.append([])
        pages[-1] += lines_of(block)
    return ["\n".join(line for line in page if line) for page in pages]


def _areas(job: PublicationJob, inspection: Inspection, publication: Publication) -> None:
    """The day of publication, new areas for improvement (their clocks start on that day), and what was found."""
    by = job.queued_by
    if inspection.published is None:
        day = PreciseDate(timezone.localtime(_moment(job)).date())
        inspections.correct(by=by, inspection=inspection, changes={"published": day}, reason="Its report is published.")
    held = set(AreaForImprovement.objects.filter(inspection=inspection).values_list("section", "number"))
    new = [row for row in rows_of(job)[1] if (row.section, row.number) not in held]
    if new:
        improvement.record_areas_for_improvement(by=by, inspection=inspection, rows=new)
    findings.publish_findings(by=by, inspection=inspection, rows=findings_of(job))


def _record(job: PublicationJob, publication: Publication) -> None:
    does = "Published" if publication.supersedes_id is None else "Published a correction of"
    audit.record(
        by=job.queued_by,
        action="publication.published",
        subject=publication.report,
        owner=job.inspection.inspectorate.slug,
        summary=f"{does} {publication.report}, public from {publication.public_from:%Y-%m-%d %H:%M}.",
        changes={"state": ["draft", "published"], "snapshot": ["", job.snapshot_sha256]},
    )
