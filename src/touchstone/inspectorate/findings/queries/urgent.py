"""Which urgent findings should whoever works on an inspection know of? Its own, and earlier ones that nobody closed.

The service knows of those that it was told of, and of those that a published document printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from touchstone.domain.inspection_access import TOLD
from touchstone.inspectorate.findings.models import Finding, UrgentFlag, UrgentStep
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


# -- what the service knows of -----------------------------------------------------------------------------------------


def read_in(inspection: Inspection, finding: Finding) -> Inspection | None:
    """On the pages of which inspection the service reads of it: its own where that is held here, or the one from which
    it is followed; None where the service has been told of neither. No query."""
    both = (finding.inspection, inspection)
    return next((each for each in both if each.origin == Inspection.Origin.HELD and each.state in TOLD), None)


def was_told(finding: Finding) -> bool:
    """Was the service told of it, here or by the document that printed it? One query."""
    return not finding.fingerprint or UrgentStep.objects.filter(flag__finding=finding, does="tell").exists()


def is_closed(finding: Finding) -> bool:
    """One query."""
    return UrgentFlag.objects.filter(finding=finding, state="closed").exists()


def told(inspection: Inspection) -> QuerySet[Finding]:
    """All that the service may read on the pages of an inspection, withdrawn or not, the latest first, with their
    steps. Two queries."""
    steps = UrgentStep.objects.filter(flag__finding=OuterRef("pk"), does="tell")
    own = Q(inspection=inspection.pk)
    before = Q(
        inspection__provider=inspection.provider_id, inspection__inspectorate=inspection.inspectorate_id,
        inspection__published__isnull=False,
    )  # fmt: skip
    printed = Q(fingerprint="") & ~Q(inspection__origin=Inspection.Origin.HELD)
    rows = Finding.objects.filter(own | before, urgent=True, behind__isnull=True)
    rows = rows.filter(Exists(steps) | printed).select_related("urgent_flag", "inspection")
    said = Prefetch("urgent_flag__steps", UrgentStep.objects.select_related("by").order_by("pk"))
    return rows.prefetch_related(said).order_by("-pk")


def told_one(inspection: Inspection, number: int) -> Finding | None:
    """One of them. Two queries."""
    return told(inspection).filter(pk=number).first()


def asked_to_act(inspections: Iterable[Inspection]) -> Sequence[UrgentStep]:
    """The last telling of each urgent finding on whose answer the service's people are waited for. One query."""
    waiting = UrgentFlag.objects.filter(state="told", finding__withdrawn_reason="")
    rows = UrgentStep.objects.filter(does="tell", flag__in=waiting, inspection__in=[each.pk for each in inspections])
    last = {row.flag_id: row for row in rows.select_related("flag", "inspection").order_by("pk")}
    return list(last.values())
