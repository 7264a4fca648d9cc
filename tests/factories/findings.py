"""Evidence, findings and proposals for tests, made past the rules where a test only needs them to be there."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from django.utils import timezone

from touchstone.domain.evidence import Content
from touchstone.foundation.accounts.models import User
from touchstone.inspectorate.evidence.models import EvidenceArea, EvidenceItem
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.models import Finding, JudgementProposal
from touchstone.inspectorate.findings.queries.standing import board_of
from touchstone.inspectorate.findings.rows import LiveFinding, ProposalRow
from touchstone.inspectorate.inspections.models import Inspection

_numbers = itertools.count(1)


def make_item(inspection: Inspection, author: User, *areas: str, **fields: Any) -> EvidenceItem:
    """A submitted item of evidence."""
    values = {
        "text": f"Plans in file {next(_numbers)} name who does what by when.",
        "method": "case_file_review",
        "direction": "strength",
        "seen_on": date(2026, 11, 10),
        **fields,
    }
    content = Content(values["text"], values["method"], values["seen_on"], values["direction"], areas)
    now = timezone.now()
    item = EvidenceItem.objects.create(
        **{"inspection": inspection, "state": "submitted", "author": author, "begun_at": now, "saved_by": author,
           "saved_at": now, "submitted_at": now, "content_hash": content.fingerprint, **values}
    )  # fmt: skip
    EvidenceArea.objects.bulk_create(EvidenceArea(item=item, area_key=key) for key in areas)
    return item


def make_finding(inspection: Inspection, by: User, area: str, text: str = "", **fields: Any) -> Finding:
    """A live finding, with one supporting item of evidence unless `supported` is False."""
    supported = fields.pop("supported", True)
    if fields.get("urgent"):
        fields.setdefault("urgent_why", "It cannot wait.")
    row = LiveFinding(
        area, fields.pop("direction", "strength"), text or f"Plans are clear ({next(_numbers)}).", **fields
    )
    finding = actions.write_finding(by=by, inspection=inspection, row=row)
    if supported:
        actions.link_evidence(by=by, finding=finding, item=make_item(inspection, by, area), bearing="supports")
    return finding


def propose(inspection: Inspection, by: User, area: str, grade: str = "", **fields: Any) -> JudgementProposal:
    """Propose on the findings as they are: a grade, or in words only where there is none."""
    standing = board_of(inspection).area(area)
    assert standing is not None
    outcome = "graded" if grade else "narrative"
    row = ProposalRow(area, **{"outcome": outcome, "reason": "The findings show it.", "grade_key": grade, **fields})
    return actions.propose(by=by, inspection=inspection, row=row, seen=standing.findings_hash)


def agree(inspection: Inspection, area: str, *moderators: User) -> None:
    """Let these people agree with what is proposed now."""
    for each in moderators:
        held = JudgementProposal.objects.get(inspection=inspection, area_key=area, state__in=["proposed", "agreed"])
        actions.moderate(by=each, inspection=inspection, area_key=area, agrees=True, seen=held.fingerprint)
