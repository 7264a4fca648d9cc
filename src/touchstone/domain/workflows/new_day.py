"""What becomes of another day for an agreed action, when one side asks for it?

What both sides agreed is not moved by one of them: until the other side agrees, the day that was agreed holds.
Source: this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

ONE, OTHER = "the side that corrects it", "the other side"

NEW_DAY = Workflow(
    "new_day",
    "Another day for an agreed action",
    {
        "asked": "asked for, with the reason; the day that was agreed holds",
        "agreed": "the other side agrees: the new day holds",
        "refused": "the other side does not agree, and says why; the day that was agreed holds",
        "taken_back": "no longer asked for; the day that was agreed holds",
        "at_once": "holds at once: nobody on the other side had read the day that it had",
    },
    (
        Step("ask", None, "asked", ONE, "conversations.correct"),
        Step("set", None, "at_once", ONE, "conversations.correct"),
        Step("agree", "asked", "agreed", OTHER, "conversations.agree_day"),
        Step("refuse", "asked", "refused", OTHER, "conversations.refuse_day"),
        Step("take back", "asked", "taken_back", ONE, "conversations.take_back_day"),
    ),
)
HOLDS = ("agreed", "at_once")


def begins(before: object, after: object, *, other_side_read_it: bool) -> str:
    """The status with which a corrected day begins; empty where the day stays."""
    if before == after:
        return ""
    return NEW_DAY.target(None, "ask" if other_side_read_it else "set")
