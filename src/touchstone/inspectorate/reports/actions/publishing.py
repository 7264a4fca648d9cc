"""Everything that writes reports and letters, publishes them and withdraws them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, events
from touchstone.foundation.files.models import StoredFile
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import policies
from touchstone.inspectorate.reports.models import Publication, Report
from touchstone.inspectorate.reports.rows import ReportRow


@transaction.atomic
def record_report(*, by: User | str, inspection: Inspection, row: ReportRow) -> Report:
    """Record a report or letter of an inspection. It is not public until `publish`."""
    policies.check_can_record(row)
    values = {**asdict(row), "dated": row.dated, "references": [*row.references], "copies_to": [*row.copies_to]}
    report = Report.objects.create(inspection=inspection, **values)
    audit.record(
        by=by,
        action="reports.record",
        subject=report,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {report} of {inspection}.",
    )
    return report


@transaction.atomic
def publish(
    *, by: User | str, report: Report, public_from: datetime | None = None, document: StoredFile | None = None
) -> Publication:
    """Make a report public from a moment (None: now), with its document where it is held."""
    policies.check_can_publish(by, report)
    publication = Publication.objects.create(
        report=report,
        state=Publication.State.PUBLISHED,
        public_from=public_from or clock.now(),
        document=document,
    )
    audit.record(
        by=by,
        action="publication.published",
        subject=report,
        owner=report.inspection.inspectorate.slug,
        summary=f"Published {report}, public from {publication.public_from:%Y-%m-%d %H:%M}.",
        changes={"state": ["draft", "published"]},
    )
    events.record_changed()
    return publication


@transaction.atomic
def withdraw(*, by: User | str, publication: Publication, reason: str) -> Publication:
    """Take a publication back, saying why; the row stays."""
    policies.check_can_withdraw(by, publication, reason)
    publication.state = Publication.State.WITHDRAWN
    publication.withdrawn_at = clock.now()
    publication.withdrawn_reason = reason.strip()
    publication.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
    audit.record(
        by=by,
        action="publication.withdrawn",
        subject=publication.report,
        owner=publication.report.inspection.inspectorate.slug,
        summary=f"Withdrew {publication.report}: {reason.strip()}",
        changes={"state": ["published", "withdrawn"]},
    )
    events.record_changed()
    return publication
