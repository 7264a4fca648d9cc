"""What becomes of the minutes of a meeting between an inspectorate and a service?

Sources: that they meet every year over the service's self-evaluation is in the published framework; how minutes are
agreed is this project's own rule.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

INSPECTORATE, SERVICE = "a planner or lead inspector", "a person who answers for the service"

MINUTES = Workflow(
    "minutes",
    "Minutes",
    {
        "writing": "the inspectorate writes them; the service does not see what is being written",
        "shared": "with the service, exactly as they were shared",
        "disputed": "the service says in its own words what it saw otherwise",
        "agreed": "both sides agree; nothing in them changes any more, and notes may be added",
        "kept_both": "the two sides differ, and both accounts stand beside each other for good",
    },
    (
        Step("write", None, "writing", INSPECTORATE, "conversations.write"),
        Step("share", "writing", "shared", INSPECTORATE, "conversations.share"),
        Step("take back", "shared", "writing", INSPECTORATE, "conversations.take_back"),
        Step("agree", "shared", "agreed", SERVICE, "conversations.agree"),
        Step("dispute", "shared", "disputed", SERVICE, "conversations.dispute"),
        Step("change", "disputed", "writing", INSPECTORATE, "conversations.change"),
        Step("keep both", "disputed", "kept_both", INSPECTORATE, "conversations.keep_both"),
    ),
)
