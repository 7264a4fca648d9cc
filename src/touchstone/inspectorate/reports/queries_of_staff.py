"""What do people who publish see: an inspection's publications, how far each is, and what readers asked for?"""

from __future__ import annotations

from django.db.models import Count, F, QuerySet

from touchstone.domain.workflows.format_request import ANSWERED
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.policies import grants_on, roles_with
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import FormatRequest, Publication, PublicationJob, Translation


def jobs(inspection: Inspection) -> QuerySet[PublicationJob]:
    """Every publication that was queued of an inspection, the newest first, each with `made`: how many forms. One
    query."""
    rows = PublicationJob.objects.filter(inspection=inspection).defer("snapshot")
    return rows.select_related("queued_by", "publication__snapshot").annotate(made=Count("forms")).order_by("-pk")


def job_numbered(inspection: Inspection, number: int) -> PublicationJob | None:
    """One query."""
    return jobs(inspection).select_related("inspection__inspectorate").filter(pk=number).first()


def made(inspection: Inspection, edition: int) -> Publication | None:
    """A publication of the inspection that was made here, by its edition. One query."""
    rows = Publication.objects.filter(report__inspection=inspection, edition=edition, edition__gt=0)
    return rows.select_related("report__inspection__inspectorate", "report__inspection__provider").first()


def translations(publication: Publication) -> QuerySet[Translation]:
    """One query."""
    return publication.translations.select_related("file", "received_by", "published_by").order_by("pk")


def requests_for(person: User) -> QuerySet[FormatRequest]:
    """Readers' requests about publications of the inspectorates for which this person publishes: those that wait
    first, the one due soonest on top. Two queries."""
    grants = grants_on(person, clock.today()).filter(role__in=roles_with(Permission.PUBLISH_REPORTS))
    rows = FormatRequest.objects.filter(publication__report__inspection__inspectorate__in=grants.values("organisation"))
    around = rows.select_related("publication__report__inspection__inspectorate", "answered_by")
    return around.order_by(F("answered_at").desc(nulls_first=True), "due", "pk")


def waiting(rows: QuerySet[FormatRequest]) -> QuerySet[FormatRequest]:
    return rows.exclude(state__in=ANSWERED)
