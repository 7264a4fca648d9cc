"""What becomes of something that one side promised: after a meeting, or in answer to young people and families?

That it is late is never a status: it is worked out from its day (domain/promises.py). Source: this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

OWNER = "a person of the side that does it"

AGREED_ACTION = Workflow(
    "agreed_action",
    "Agreed action",
    {
        "agreed": "promised, and not begun",
        "under_way": "begun",
        "done": "done, with the day",
        "not_done": "it will not be done, with the reason",
        "withdrawn": "no longer wanted, with the reason",
    },
    (
        Step("agree", None, "agreed", OWNER, "conversations.promise"),
        Step("begin", "agreed", "under_way", OWNER, "conversations.tell"),
        Step("finish", "agreed", "done", OWNER, "conversations.tell"),
        Step("finish", "under_way", "done", OWNER, "conversations.tell"),
        Step("give up", "agreed", "not_done", OWNER, "conversations.tell"),
        Step("give up", "under_way", "not_done", OWNER, "conversations.tell"),
        Step("withdraw", "agreed", "withdrawn", OWNER, "conversations.tell"),
        Step("withdraw", "under_way", "withdrawn", OWNER, "conversations.tell"),
        Step("open again", "done", "under_way", OWNER, "conversations.tell"),
        Step("open again", "not_done", "under_way", OWNER, "conversations.tell"),
    ),
)
# What must say why.
NEEDS_REASON = ("not_done", "withdrawn")
