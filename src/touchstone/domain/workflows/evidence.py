"""What becomes of an item of evidence? Source: this project's own rule."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

AUTHOR = "its author"

EVIDENCE = Workflow(
    "evidence",
    "Item of evidence",
    {
        "draft": "being written; only its author sees it",
        "discarded": "put aside while it was a draft; only its author sees it, and can take it up again",
        "submitted": "part of the inspection's evidence; changed only by an amendment that keeps the earlier text",
        "withdrawn": "no longer evidence, with the reason; it is kept",
    },
    (
        Step("begin", None, "draft", "a member of the team", "evidence.begin"),
        Step("discard", "draft", "discarded", AUTHOR, "evidence.discard"),
        Step("take up", "discarded", "draft", AUTHOR, "evidence.take_up"),
        Step("submit", "draft", "submitted", AUTHOR, "evidence.submit"),
        Step("amend", "submitted", "submitted", "its author or the lead inspector", "evidence.amend"),
        Step("withdraw", "submitted", "withdrawn", "its author or the lead inspector", "evidence.withdraw"),
    ),
)
