"""Has anything public changed since a reader last asked? One cheap query that answers for every page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet, Subquery

from touchstone.foundation.accounts.models import AuditEvent
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.queries.compiled import Compiled


def _newest(now: datetime) -> QuerySet[Any, Any]:
    newest = gate.public(now).order_by("-public_from").values("public_from")[:1]
    events = AuditEvent.objects.exclude(subject_type__startswith="accounts.").order_by("-pk")
    return events.annotate(latest=Subquery(newest)).values_list("pk", "latest")[:1]


_NEWEST = Compiled(_newest, now=datetime)


def stamp(now: datetime) -> tuple[Any, ...]:
    """The newest event of the record, and the newest moment at which something became public. One query.

    Every action writes an audit row, so nothing of the record changes without the first changing; the second changes
    when an embargo ends. Signing in and out changes neither. A record without any event has been changed by no action.
    """
    found = _NEWEST(now=now)
    return found[0] if found else (0, gate.public(now).aggregate(latest=Max("public_from"))["latest"])
