"""What becomes of a list of cases that a service gives to draw from? Source: this project's own rule.

A list is never changed: another one takes its place, and from the draw on it is frozen.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

SAMPLE_FRAME = Workflow(
    "sample-frame",
    "List to draw from",
    {
        "given": "given by the service and found valid; nothing is drawn from it yet",
        "returned": "sent back with a reason; the service gives another",
        "superseded": "another list took its place before anything was drawn",
        "frozen": "cases were drawn from it; it stands with its hash and its date",
    },
    (
        Step("give", None, "given", "a person of the service", "samples.give_frame"),
        Step("return", "given", "returned", "the lead inspector", "samples.return_frame"),
        Step("give another", "given", "superseded", "a person of the service", "samples.give_frame"),
        Step("give another", "returned", "superseded", "a person of the service", "samples.give_frame"),
        Step("draw", "given", "frozen", "the lead inspector", "samples.draw"),
    ),
)
