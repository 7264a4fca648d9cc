"""What is public? The one gate: public pages, feeds, data files and search read only through these."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Publication, Report


def public(now: datetime) -> QuerySet[Publication]:
    """Publications that anyone may see at `now`: published, embargo past, not withdrawn. One query."""
    return Publication.objects.filter(state=Publication.State.PUBLISHED, public_from__lte=now)


def public_reports(now: datetime) -> QuerySet[Report]:
    """Reports with at least one public publication. One query."""
    return Report.objects.filter(Exists(public(now).filter(report=OuterRef("pk"))))


def public_inspections(now: datetime) -> QuerySet[Inspection]:
    """Inspections with a public report, and stubs that a public later one tells of. One query."""
    reported = public(now).filter(report__inspection=OuterRef("pk"))
    told_of = public(now).filter(report__inspection__follows=OuterRef("pk"))
    return Inspection.objects.filter(Exists(reported) | Q(stub=True) & Exists(told_of))
