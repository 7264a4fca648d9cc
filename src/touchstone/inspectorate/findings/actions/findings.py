"""Writing findings, changing them, and putting evidence behind them. Each keeps its fingerprint up to date."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings import policies
from touchstone.inspectorate.findings.actions import urgent
from touchstone.inspectorate.findings.models import Finding, FindingEvidence
from touchstone.inspectorate.findings.policies.live import check_counts
from touchstone.inspectorate.findings.policies.urgent import check_can_withdraw
from touchstone.inspectorate.findings.queries.prints import prints_of
from touchstone.inspectorate.findings.rows import LiveFinding
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.standing import check


@transaction.atomic
def write_finding(*, by: User, inspection: Inspection, row: LiveFinding) -> Finding:
    """Write a finding. It is unsupported until evidence is put behind it, and the board says so."""
    policies.check_can_find(by, inspection, row)
    last = Finding.objects.filter(inspection=inspection).aggregate(last=Max("order"))["last"]
    now = clock.now()
    finding = Finding(
        inspection=inspection, order=0 if last is None else last + 1, author=by, saved_by=by, saved_at=now,
        **_values(row),
    )  # fmt: skip
    finding.fingerprint = prints_of([finding])[finding.pk]
    finding.save()
    urgent.flag(by=by, finding=finding, row=row)
    _record(by, finding, "write_finding", _("Wrote a finding: %(finding)s") % {"finding": finding})
    return finding


def _values(row: LiveFinding) -> dict[str, object]:
    kept = {name: value for name, value in asdict(row).items() if name != "urgent_why"}
    return {**kept, "text": row.text.strip(), "base": row.base.strip()}


@transaction.atomic
def change_finding(*, by: User, finding: Finding, row: LiveFinding, base: int) -> Finding:
    """Change what a finding says. Raises Conflict where somebody saved it since revision `base`: no text is lost."""
    policies.check_can_find(by, finding.inspection, row)
    check_counts(finding)
    policies.check_can_unflag(finding, row)
    before = {name: getattr(finding, name) for name in _values(row)}
    changes = _values(row)
    # Here and not over the saved row: the fingerprint of the new words goes with them, in one UPDATE.
    draft = Finding(pk=finding.pk, **changes)
    also = {"saved_by": by, "saved_at": clock.now(), "fingerprint": prints_of([draft])[draft.pk]}
    if conflicts.save(finding, base=base, changes=changes, **also):
        urgent.flag(by=by, finding=finding, row=row)
        told = {name: [str(before[name]), str(value)] for name, value in changes.items() if before[name] != value}
        _record(by, finding, "change_finding", _("Changed a finding: %(finding)s") % {"finding": finding}, told)
    return finding


@transaction.atomic
def withdraw_finding(*, by: User, finding: Finding, reason: str) -> Finding:
    """Let a finding count no more, with the reason; it stays on record."""
    check(by, "find", finding.inspection)
    check_counts(finding)
    check_can_withdraw(finding)
    if not reason.strip():
        raise Refused(_("Say why the finding is withdrawn. It stays on record with the reason."))
    finding.withdrawn_reason, finding.saved_by, finding.saved_at = reason.strip(), by, clock.now()
    finding.revision += 1
    finding.save(update_fields=["withdrawn_reason", "saved_by", "saved_at", "revision"])
    _record(by, finding, "withdraw_finding", _("Withdrew a finding: %(reason)s") % {"reason": finding.withdrawn_reason})
    return finding


@transaction.atomic
def link_evidence(*, by: User, finding: Finding, item: EvidenceItem, bearing: str) -> FindingEvidence:
    """Put evidence behind a finding, for it or against it. Linked already: which way it points is changed."""
    policies.check_can_link(by, finding, item, bearing)
    link, made = FindingEvidence.objects.update_or_create(
        finding=finding, evidence=item, defaults={"bearing": bearing, "seen_hash": item.content_hash}
    )
    _refresh(finding)
    said = _("Evidence %(bearing)s the finding: %(finding)s") % {"bearing": bearing, "finding": finding}
    _record(by, finding, "link_evidence", said, {str(item.public_id): ["" if made else "linked", bearing]})
    return link


@transaction.atomic
def unlink_evidence(*, by: User, finding: Finding, item: EvidenceItem) -> None:
    """Take evidence from behind a finding. Nothing happens where it is not there."""
    check(by, "find", finding.inspection)
    check_counts(finding)
    removed, _tables = FindingEvidence.objects.filter(finding=finding, evidence=item).delete()
    if removed:
        _refresh(finding)
        said = _("Took evidence from the finding: %(finding)s") % {"finding": finding}
        _record(by, finding, "unlink_evidence", said, {str(item.public_id): ["linked", ""]})


@transaction.atomic
def look_again(*, by: User, finding: Finding) -> int:
    """Say that the finding holds with its evidence as it is now; how many items had changed. Withdrawn ones go."""
    check(by, "find", finding.inspection)
    check_counts(finding)
    changed = 0
    for link in FindingEvidence.objects.filter(finding=finding).select_related("evidence"):
        if link.evidence.state != "submitted":
            link.delete()
            changed += 1
        elif link.seen_hash != link.evidence.content_hash:
            link.seen_hash = link.evidence.content_hash
            link.save(update_fields=["seen_hash"])
            changed += 1
    _refresh(finding)
    if changed:
        said = _("Looked again at changed evidence of the finding: %(finding)s") % {"finding": finding}
        _record(by, finding, "look_again", said)
    return changed


def _refresh(finding: Finding) -> None:
    finding.fingerprint = prints_of([finding])[finding.pk]
    finding.save(update_fields=["fingerprint"])


def _record(
    by: User, finding: Finding, action: str, summary: str, changes: dict[str, list[object]] | None = None
) -> None:
    inspection = finding.inspection
    audit.record(
        by=by, action=f"findings.{action}", subject=finding, owner=inspection.inspectorate.slug, summary=summary,
        changes=changes,
    )  # fmt: skip
