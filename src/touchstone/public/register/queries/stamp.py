"""Has anything public changed since a reader last asked? One cheap query that answers for every page."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, QuerySet, Subquery

from touchstone.foundation.accounts.models import AuditEvent
from touchstone.inspectorate.reports import queries as gate


def stamp(now: datetime) -> tuple[int, datetime | None]:
    """The newest event of the record, and the newest moment at which something became public. One query.

    Every action writes an audit row, so nothing of the record changes without the first changing; the second changes
    when an embargo ends. Signing in and out changes neither.
    """
    newest = gate.public(now).order_by("-public_from").values("public_from")[:1]
    found = _events_of_the_record().annotate(latest=Subquery(newest)).values_list("pk", "latest").first()
    return found or (0, gate.public(now).aggregate(latest=Max("public_from"))["latest"])


def _events_of_the_record() -> QuerySet[AuditEvent]:
    return AuditEvent.objects.exclude(subject_type__startswith="accounts.").order_by("-pk")
