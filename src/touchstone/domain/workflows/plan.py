"""What becomes of a service's action plan, and of one action in it?

Sources: that a service answers an inspection with a plan, that the inspectorate says in a letter whether it will do,
and that plans are given first as a draft in some regimes, is in the documents and the published frameworks; the steps
are this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

SERVICE, INSPECTORATE = "a person who answers for the service", "the lead inspector, a planner or the director"

PLAN = Workflow(
    "plan",
    "Action plan",
    {
        "writing": "the service writes it; the inspectorate does not see it",
        "sent": "with the inspectorate, exactly as it was sent",
        "returned": "some of it will not do, with the reasons; the service writes on",
        "draft_accepted": "every part of the draft will do; the service writes the final plan",
        "accepted": "every part of it will do; progress is recorded against it",
    },
    (
        Step("begin", None, "writing", SERVICE, "plans.begin"),
        Step("send", "writing", "sent", SERVICE, "plans.send"),
        Step("send again", "returned", "sent", SERVICE, "plans.send"),
        Step("send the final plan", "draft_accepted", "sent", SERVICE, "plans.send"),
        Step("take back", "sent", "writing", SERVICE, "plans.take_back"),
        Step("take the final plan back", "sent", "draft_accepted", SERVICE, "plans.take_back"),
        Step("accept the draft", "sent", "draft_accepted", INSPECTORATE, "plans.accept_draft"),
        Step("accept", "sent", "accepted", INSPECTORATE, "plans.accept"),
        Step("return", "sent", "returned", INSPECTORATE, "plans.return"),
        Step("change", "accepted", "writing", SERVICE, "plans.change"),
    ),
)
WRITABLE = ("writing", "returned", "draft_accepted")
DRAFT, FINAL = "draft", "final"
_SENDS = {"returned": "send again", "draft_accepted": "send the final plan"}


def sends(state: str) -> str:
    """Which step sends a plan that is in this status."""
    return _SENDS.get(state, "send")


def answers(stage: str, all_will_do: bool) -> str:
    """Which step an answer is: a draft that will do is not the final plan, which is still to come."""
    if not all_will_do:
        return "return"
    return "accept the draft" if stage == DRAFT else "accept"


def takes_back(draft_will_do: bool) -> str:
    """Which step takes a plan back that waits for an answer: what was said of the draft stays said."""
    return "take the final plan back" if draft_will_do else "take back"


PLAN_ACTION = Workflow(
    "plan_action",
    "Action of a plan",
    {
        "planned": "not begun",
        "under_way": "begun",
        "blocked": "begun, and held up by something, which is said",
        "done": "done, by the service's own account",
        "dropped": "given up, with the reason",
    },
    (
        Step("plan", None, "planned", SERVICE, "plans.save_action"),
        Step("begin", "planned", "under_way", SERVICE, "plans.report"),
        Step("finish", "planned", "done", SERVICE, "plans.report"),
        Step("finish", "under_way", "done", SERVICE, "plans.report"),
        Step("block", "planned", "blocked", SERVICE, "plans.report"),
        Step("block", "under_way", "blocked", SERVICE, "plans.report"),
        Step("go on", "blocked", "under_way", SERVICE, "plans.report"),
        Step("begin again", "done", "under_way", SERVICE, "plans.report"),
        Step("drop", "planned", "dropped", SERVICE, "plans.report"),
        Step("drop", "under_way", "dropped", SERVICE, "plans.report"),
        Step("drop", "blocked", "dropped", SERVICE, "plans.report"),
    ),
)
