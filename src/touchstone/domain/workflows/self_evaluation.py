"""How does a service's yearly self-evaluation go on? Source: that it is sent and talked about yearly is the regime's;
the statuses are this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

PLANNER = "a planner"

SELF_EVALUATION = Workflow(
    "self-evaluation",
    "Self-evaluation",
    {
        "received": "recorded, with the day on which it came",
        "reviewed": "read by the inspectorate, with a note of what follows from it",
    },
    (
        Step("receive", None, "received", PLANNER, "programme.receive_self_evaluation"),
        Step("review", "received", "reviewed", PLANNER, "programme.review_self_evaluation"),
    ),
)
