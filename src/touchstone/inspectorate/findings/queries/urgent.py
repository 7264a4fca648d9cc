"""Which urgent findings should whoever works on an inspection know of? Its own, and earlier ones that nobody closed."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.inspections.models import Inspection

NOT_CLOSED = Q(urgent_flag__isnull=True) | ~Q(urgent_flag__state="closed")


def _urgent() -> QuerySet[Finding]:
    """Once each: what a report printed of a live finding is the same finding."""
    rows = Finding.objects.filter(urgent=True, withdrawn_reason="", behind__isnull=True)
    return rows.select_related("urgent_flag", "inspection").order_by("-pk")


def of(inspection: Inspection) -> QuerySet[Finding]:
    """Those of the inspection itself, closed or not. One query."""
    return _urgent().filter(inspection=inspection)


def earlier(inspection: Inspection) -> QuerySet[Finding]:
    """Those of other published inspections of the service, by the same inspectorate, that nobody closed. One query."""
    rows = _urgent().filter(NOT_CLOSED, inspection__published__isnull=False)
    same = {"inspection__provider": inspection.provider_id, "inspection__inspectorate": inspection.inspectorate_id}
    return rows.filter(**same).exclude(inspection=inspection.pk)


def open_for(inspection: Inspection) -> QuerySet[Finding]:
    """All that is not closed and should be known here. One query."""
    own = Q(inspection=inspection.pk)
    before = Q(
        inspection__provider=inspection.provider_id, inspection__inspectorate=inspection.inspectorate_id,
        inspection__published__isnull=False,
    )  # fmt: skip
    return _urgent().filter(NOT_CLOSED).filter(own | before)


def seen_from(inspection: Inspection, number: int) -> Finding | None:
    """One of them, by its number. Two queries at most."""
    return of(inspection).filter(pk=number).first() or known_before(inspection, number)


def known_before(inspection: Inspection, number: int) -> Finding | None:
    """One of an earlier inspection of the service, closed or not: what was closed can be opened again. One query."""
    same = {"inspection__provider": inspection.provider_id, "inspection__inspectorate": inspection.inspectorate_id}
    return _urgent().filter(pk=number, inspection__published__isnull=False, **same).first()
