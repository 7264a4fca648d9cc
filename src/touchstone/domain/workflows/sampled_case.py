"""What becomes of a case in the sample? Source: this project's own rule; nothing ever leaves the sample's history."""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

SAMPLED_CASE = Workflow(
    "sampled-case",
    "Sampled case",
    {
        "sampled": "to be looked at",
        "replaced": "could not be used, with the reason; the next of its stratum stands in for it",
        "left out": "could not be used, with the reason, and its stratum has no other case",
        "removed": "added by choice and taken out again, with the reason",
    },
    (
        Step("draw", None, "sampled", "the lead inspector", "samples.draw"),
        Step("add by choice", None, "sampled", "the lead inspector", "samples.add_case"),
        Step("replace", "sampled", "replaced", "a member of the team", "samples.replace"),
        Step("leave out", "sampled", "left out", "a member of the team", "samples.replace"),
        Step("remove", "sampled", "removed", "the lead inspector", "samples.remove_case"),
    ),
)
