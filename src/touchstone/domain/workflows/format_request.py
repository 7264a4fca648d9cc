"""What becomes of a reader's request for a report in another format? Source: this project's own rule."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

PUBLISHER = "a person who may publish reports"

FORMAT_REQUEST = Workflow(
    "format-request",
    "Request for another format",
    {
        "asked": "asked for, and nobody has begun",
        "in_work": "being made or ordered",
        "sent": "sent to who asked",
        "not_met": "cannot be met; who asked was told why",
    },
    (
        Step("ask", None, "asked", "anyone, without an account", "format_request.asked"),
        Step("begin", "asked", "in_work", PUBLISHER, "format_request.begun"),
        Step("send", "asked", "sent", PUBLISHER, "format_request.sent"),
        Step("send", "in_work", "sent", PUBLISHER, "format_request.sent"),
        Step("decline", "asked", "not_met", PUBLISHER, "format_request.declined"),
        Step("decline", "in_work", "not_met", PUBLISHER, "format_request.declined"),
    ),
)
ANSWERED = ("sent", "not_met")
