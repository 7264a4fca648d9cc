"""What does each area rest on now? Findings by area, counted and fingerprinted, in a fixed number of queries.

A finding keeps its fingerprint, so that thousands of items of evidence need not be read to see whether a judgement is
stale. Evidence that was amended or withdrawn since it was linked is found by one query; the findings that it touches
are fingerprinted anew, so what is shown is always true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from touchstone.domain import fingerprints
from touchstone.inspectorate.findings.models import Finding, FindingEvidence
from touchstone.inspectorate.inspections.models import Inspection

COUNTS = "submitted"  # the state of evidence that counts


@dataclass
class AreaFindings:
    """The findings of one area, counted. `unsupported` have no evidence at all; `changed` are those whose evidence was
    amended or withdrawn since it was linked."""

    strength: int = 0
    weakness: int = 0
    neutral: int = 0
    urgent: int = 0
    unsupported: int = 0
    changed: int = 0
    prints: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.strength + self.weakness + self.neutral


def live(inspection: Inspection) -> QuerySet[Finding]:
    """The findings that count: live ones that nobody withdrew."""
    return Finding.objects.filter(inspection=inspection, withdrawn_reason="").exclude(fingerprint="")


def drifted() -> Q:
    """Of links: those whose evidence is not any more as it was when it was linked."""
    return ~Q(evidence__content_hash=F("seen_hash")) | ~Q(evidence__state=COUNTS)


def by_area(inspection: Inspection) -> Mapping[str, AreaFindings]:
    """Every area that has findings. Two queries; two more where evidence changed."""
    changed = _changed(inspection)
    supported = FindingEvidence.objects.filter(finding=OuterRef("pk"))
    rows = live(inspection).annotate(supported=Exists(supported))
    areas: dict[str, AreaFindings] = defaultdict(AreaFindings)
    names = ("pk", "area_key", "direction", "urgent", "supported", "fingerprint")
    for pk, key, direction, urgent, has_evidence, print_ in rows.values_list(*names):
        area = areas[key]
        setattr(area, direction, getattr(area, direction) + 1)
        area.urgent += urgent
        area.unsupported += not has_evidence
        area.changed += pk in changed
        area.prints.append(changed.get(pk, print_))
    return areas


def _changed(inspection: Inspection) -> dict[int, str]:
    """The true fingerprints of findings whose evidence changed since it was linked."""
    links = FindingEvidence.objects.filter(drifted(), finding__inspection=inspection)
    touched = set(links.values_list("finding", flat=True))
    return prints_of(Finding.objects.filter(pk__in=touched)) if touched else {}


def prints_of(findings: Iterable[Finding]) -> dict[int, str]:
    """The fingerprints of findings as they and their evidence are now. Two queries."""
    found = list(findings)
    seen: dict[int, list[fingerprints.Seen]] = defaultdict(list)
    links = FindingEvidence.objects.filter(finding__in=[each.pk for each in found], evidence__state=COUNTS)
    for finding, content_hash, bearing in links.values_list("finding", "evidence__content_hash", "bearing"):
        seen[finding].append(fingerprints.Seen(content_hash, bearing))
    return {each.pk: fingerprints.of_finding(shown(each), seen[each.pk]) for each in found}


def shown(finding: Finding) -> fingerprints.Shown:
    """A row as the fingerprint takes it."""
    base = f"{finding.basis} {finding.base}".strip()
    return fingerprints.Shown(finding.text, finding.direction, finding.n, finding.of, base, finding.urgent)
