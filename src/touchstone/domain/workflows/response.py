"""A response to an instrument: what it can be, and which step leads on."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

RESPONSE = Workflow(
    "response",
    "Response",
    {
        "begun": "being answered; only the person who answers it sees it",
        "submitted": "finished; its answers never change again",
        "set_aside": "will not be finished; the reason is kept, and so is what was written",
    },
    (
        Step("begin", None, "begun", "a room that needs it answered", "response.begun"),
        Step("submit", "begun", "submitted", "the person who answers it", "response.submitted"),
        Step(
            "set aside", "begun", "set_aside", "the person who answers it, or the room that asked", "response.set_aside"
        ),
    ),
)
