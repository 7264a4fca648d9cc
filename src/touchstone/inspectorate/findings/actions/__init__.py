"""Everything that writes what was seen, what it shows, what was proposed, moderated and judged, and what was told."""

from __future__ import annotations

from touchstone.inspectorate.findings.actions.findings import (
    change_finding,
    link_evidence,
    look_again,
    unlink_evidence,
    withdraw_finding,
    write_finding,
)
from touchstone.inspectorate.findings.actions.notes import change_note, send_note, write_note
from touchstone.inspectorate.findings.actions.proposals import authorise, moderate, propose
from touchstone.inspectorate.findings.actions.record import (
    correct_judgement,
    publish_findings,
    record_evidence_counts,
    record_figures,
    record_findings,
    record_judgements,
    take_back_findings,
)
from touchstone.inspectorate.findings.actions.settling import reopen, settle
from touchstone.inspectorate.findings.actions.urgent import answer, follow, leave_out

__all__ = [
    "answer",
    "authorise",
    "change_finding",
    "change_note",
    "correct_judgement",
    "follow",
    "leave_out",
    "link_evidence",
    "look_again",
    "moderate",
    "propose",
    "publish_findings",
    "record_evidence_counts",
    "record_figures",
    "record_findings",
    "record_judgements",
    "reopen",
    "send_note",
    "settle",
    "take_back_findings",
    "unlink_evidence",
    "withdraw_finding",
    "write_finding",
    "write_note",
]
