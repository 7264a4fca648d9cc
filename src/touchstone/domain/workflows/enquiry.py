"""What becomes of a line of enquiry? Source: this project's own rule."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

TEAM = "the team or a planner"

ENQUIRY = Workflow(
    "enquiry",
    "Line of enquiry",
    {
        "open": "to be followed up in the inspection",
        "answered": "followed up, with what was found",
        "set_aside": "not followed up, with the reason",
    },
    (
        Step("open", None, "open", TEAM, "enquiries.open"),
        Step("answer", "open", "answered", TEAM, "enquiries.answer"),
        Step("set aside", "open", "set_aside", TEAM, "enquiries.set_aside"),
        Step("open again", "answered", "open", TEAM, "enquiries.open_again"),
        Step("open again", "set_aside", "open", TEAM, "enquiries.open_again"),
    ),
)
