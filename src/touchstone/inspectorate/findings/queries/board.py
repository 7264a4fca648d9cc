"""What does the board show of the chosen area: its findings a page at a time, and the sources of each?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings.models import Finding, FindingEvidence
from touchstone.inspectorate.findings.queries.prints import COUNTS, drifted, live
from touchstone.inspectorate.inspections.models import Inspection

PER_PAGE = 10


@dataclass
class Sources:
    """Behind one finding: items of evidence by method, for and against; `changed` since they were linked."""

    supports: dict[str, int] = field(default_factory=dict)
    contradicts: dict[str, int] = field(default_factory=dict)
    changed: int = 0

    @property
    def n_supports(self) -> int:
        return sum(self.supports.values())

    @property
    def n_contradicts(self) -> int:
        return sum(self.contradicts.values())

    @property
    def single(self) -> bool:
        """Does it rest on one item, or on one kind of source only?"""
        return self.n_supports > 0 and len(self.supports) == 1


def column(inspection: Inspection, area_key: str, direction: str, page: str | None) -> Page[Finding]:
    """One direction of one area, urgent ones first, a page at a time. Two queries."""
    found = live(inspection).filter(area_key=area_key, direction=direction)
    return Paginator(found.order_by("-urgent", "order", "pk"), PER_PAGE).get_page(page)


def sources_of(findings: Iterable[Finding]) -> Mapping[int, Sources]:
    """The sources of these findings, by the finding's number. One query."""
    found: dict[int, Sources] = defaultdict(Sources)
    counted = (
        FindingEvidence.objects.filter(finding__in=[each.pk for each in findings])
        .values("finding", "bearing", "evidence__method")
        .annotate(
            n=Count("pk", filter=Q(evidence__state=COUNTS)),
            changed=Count("pk", filter=drifted()),
        )
        .order_by("finding", "evidence__method")
    )
    for row in counted:
        sources = found[row["finding"]]
        sources.changed += row["changed"]
        if row["n"]:
            getattr(sources, row["bearing"])[row["evidence__method"]] = row["n"]
    return found


def by_number(inspection: Inspection, number: int) -> Finding | None:
    """A live finding of this inspection, withdrawn or not. One query."""
    found = Finding.objects.filter(inspection=inspection, pk=number).exclude(fingerprint="")
    return found.select_related("author", "saved_by").first()


def linked(finding: Finding) -> QuerySet[FindingEvidence]:
    """The evidence behind a finding, supporting first, newest first."""
    links = FindingEvidence.objects.filter(finding=finding).select_related("evidence", "evidence__author")
    return links.order_by("-bearing", "-evidence__seen_on", "-pk")


def linkable(finding: Finding, words: str = "", everywhere: bool = False) -> QuerySet[EvidenceItem]:
    """Submitted evidence not linked to it yet: of its area, or (`everywhere`) of the whole inspection."""
    items = EvidenceItem.objects.filter(inspection=finding.inspection_id, state=COUNTS)
    items = items.exclude(pk__in=finding.links.values("evidence"))
    if not everywhere:
        items = items.filter(areas__area_key=finding.area_key)
    for word in words.split():
        items = items.filter(text__icontains=word)
    return items.select_related("author").order_by("-seen_on", "-pk")


def unused(inspection: Inspection, area_key: str) -> int:
    """How many submitted items of an area stand behind no finding of this area. One query."""
    used = FindingEvidence.objects.filter(finding__in=live(inspection).filter(area_key=area_key)).values("evidence")
    items = EvidenceItem.objects.filter(inspection=inspection, state=COUNTS, areas__area_key=area_key)
    return items.exclude(pk__in=used).count()
