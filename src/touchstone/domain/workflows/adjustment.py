"""What becomes of an adjustment that a service asks for? Source: this project's own rule."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

SERVICE, LEAD = "the service", "the lead inspector or a planner"

ADJUSTMENT = Workflow(
    "adjustment",
    "Adjustment",
    {
        "asked": "asked for by the service, and not answered",
        "agreed": "will be done as asked, with the reason",
        "agreed_in_part": "will be done in part, with the reason",
        "declined": "will not be done, with the reason",
    },
    (
        Step("ask", None, "asked", SERVICE, "adjustments.ask"),
        Step("agree", "asked", "agreed", LEAD, "adjustments.decide"),
        Step("agree in part", "asked", "agreed_in_part", LEAD, "adjustments.decide"),
        Step("decline", "asked", "declined", LEAD, "adjustments.decide"),
    ),
)
