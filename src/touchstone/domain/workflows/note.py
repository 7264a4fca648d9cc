"""How does a keep-in-touch note reach the service? Written by the team, and sent by the lead: never changed after."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

NOTE = Workflow(
    "note",
    "Note",
    {
        "draft": "being written; only the inspectorate sees it",
        "sent": "the service reads it; it is never changed",
    },
    (
        Step("write", None, "draft", "the lead inspector", "findings.write_note"),
        Step("send", "draft", "sent", "the lead inspector", "findings.send_note"),
    ),
)
