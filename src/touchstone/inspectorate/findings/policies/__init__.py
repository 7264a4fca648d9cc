"""What may be recorded, found, proposed, moderated and let stand? Rules in pairs."""

from __future__ import annotations

from touchstone.inspectorate.findings.policies.live import (
    can_find,
    can_link,
    can_write_note,
    check_can_change_note,
    check_can_find,
    check_can_link,
    check_can_send_note,
    check_can_write_note,
)
from touchstone.inspectorate.findings.policies.proposals import (
    can_moderate,
    can_propose,
    can_settle,
    check_can_authorise,
    check_can_moderate,
    check_can_propose,
    check_can_settle,
)
from touchstone.inspectorate.findings.policies.record import (
    can_record_evidence,
    can_record_figures,
    can_record_findings,
    can_record_judgements,
    check_can_record_evidence,
    check_can_record_figures,
    check_can_record_findings,
    check_can_record_judgements,
    check_judgement,
    check_once,
)
from touchstone.inspectorate.findings.policies.urgent import (
    can_answer,
    can_follow,
    check_can_answer,
    check_can_follow,
    check_can_leave_out,
    check_can_unflag,
)
from touchstone.inspectorate.findings.policies.words import check_words, may_be_read

__all__ = [
    "can_answer",
    "can_find",
    "can_follow",
    "can_link",
    "can_moderate",
    "can_propose",
    "can_record_evidence",
    "can_record_figures",
    "can_record_findings",
    "can_record_judgements",
    "can_settle",
    "can_write_note",
    "check_can_answer",
    "check_can_authorise",
    "check_can_change_note",
    "check_can_find",
    "check_can_follow",
    "check_can_leave_out",
    "check_can_link",
    "check_can_moderate",
    "check_can_propose",
    "check_can_record_evidence",
    "check_can_record_figures",
    "check_can_record_findings",
    "check_can_record_judgements",
    "check_can_send_note",
    "check_can_settle",
    "check_can_unflag",
    "check_can_write_note",
    "check_judgement",
    "check_once",
    "check_words",
    "may_be_read",
]
