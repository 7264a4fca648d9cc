"""How does a judgement come to stand: proposed by one, agreed or returned by others, and replaced by a later proposal?

Source: judgements are moderated by others than the proposer; the steps are this project's own rule. That a proposal is
stale is no status: it is worked out from the findings as they are now.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

TEAM, MODERATOR = "one of the team", "a moderator"

PROPOSAL = Workflow(
    "proposal",
    "Proposal",
    {
        "proposed": "given with its reason, bound to the findings as they were; waits for moderation",
        "agreed": "as many moderators as are needed have agreed with exactly this",
        "returned": "a moderator disagreed, with a reason that stays on record",
        "superseded": "a later proposal for the same area took its place",
    },
    (
        Step("propose", None, "proposed", TEAM, "findings.propose"),
        Step("agree", "proposed", "agreed", MODERATOR, "findings.moderate"),
        Step("return", "proposed", "returned", MODERATOR, "findings.moderate"),
        Step("supersede", "proposed", "superseded", TEAM, "findings.propose"),
        Step("supersede", "agreed", "superseded", TEAM, "findings.propose"),
        Step("supersede", "returned", "superseded", TEAM, "findings.propose"),
    ),
)
