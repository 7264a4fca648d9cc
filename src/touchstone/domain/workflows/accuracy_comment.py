"""How does one comment of a service on a draft go on?

Sources: comments are accepted or not, with reasons, in the inspectorates' published procedures; that some are accepted
in part, and the steps, are this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

TEAM, SERVICE = "a member of the team", "a person of the service"
VERDICTS = ("accepted", "in_part", "not_accepted")
_DOES = {"accepted": "accept", "in_part": "accept in part", "not_accepted": "do not accept"}


def does(verdict: str) -> str:
    """The step that leads to a verdict. Raises KeyError for no such verdict."""
    return _DOES[verdict]


ACCURACY_COMMENT = Workflow(
    "accuracy-comment",
    "Comment of a service on a draft",
    {
        "draft": "being written; the inspectorate does not see it",
        "removed": "taken out before it was sent; it can come back",
        "sent": "sent to the inspectorate; waits for its answer",
        "accepted": "accepted, with the reason",
        "in_part": "accepted in part, with the reason",
        "not_accepted": "not accepted, with the reason",
        "withdrawn": "the service takes it back; nothing is to be answered",
    },
    (
        Step("write", None, "draft", SERVICE, "accuracy.comment"),
        Step("remove", "draft", "removed", SERVICE, "accuracy.comment"),
        Step("bring back", "removed", "draft", SERVICE, "accuracy.comment"),
        Step("send", "draft", "sent", SERVICE, "accuracy.return"),
        Step("withdraw", "sent", "withdrawn", SERVICE, "accuracy.withdraw"),
        *(
            Step(does(verdict), source, verdict, TEAM, "accuracy.answer")
            for source in ("sent", *VERDICTS)
            for verdict in VERDICTS
        ),
    ),
)
