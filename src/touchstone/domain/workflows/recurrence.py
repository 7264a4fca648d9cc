"""Has a weakness returned? Proposed by its words, confirmed or refused by a person, never proposed again once refused.

Source: this project's own rule: words propose, people decide.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

WHO = "who decides on recurrence in the later inspection's inspectorate"

RECURRENCE = Workflow(
    "recurrence",
    "Recurrence",
    {
        "proposed": "the words are alike; a person has not decided yet",
        "confirmed": "a person read both and says that it is the same weakness",
        "refused": "a person read both and says, with a reason, that it is not; it is never proposed again",
    },
    (
        Step("propose", None, "proposed", "the program, from the words of both", "learning.propose"),
        Step("confirm", "proposed", "confirmed", WHO, "learning.confirm"),
        Step("refuse", "proposed", "refused", WHO, "learning.refuse"),
        Step("open again", "confirmed", "proposed", WHO, "learning.open_again"),
        Step("open again", "refused", "proposed", WHO, "learning.open_again"),
    ),
)
