"""How does one item of an information request go on, from written to accepted?

Source: that a service is asked item by item and that answers are accepted or sent back is how such requests are used;
the steps are this project's own rule.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

LEAD, TEAM, SERVICE = "the lead inspector", "a member of the team", "a person of the service"

REQUEST_ITEM = Workflow(
    "request-item",
    "Item of an information request",
    {
        "draft": "written, and not sent; the service does not see it",
        "asked": "sent; waits for the service's answer",
        "answered": "the service has answered; waits for the inspectorate's decision",
        "returned": "the answer was sent back with a reason; waits for the service",
        "accepted": "the answer is what was asked for",
        "withdrawn": "no longer asked for, with the reason; what was answered is kept",
    },
    (
        Step("write", None, "draft", LEAD, "requests.write"),
        Step("send", "draft", "asked", LEAD, "requests.send"),
        Step("answer", "asked", "answered", SERVICE, "requests.answer"),
        Step("answer", "returned", "answered", SERVICE, "requests.answer"),
        Step("accept", "answered", "accepted", TEAM, "requests.decide"),
        Step("return", "answered", "returned", TEAM, "requests.decide"),
        Step("ask again", "accepted", "returned", TEAM, "requests.decide"),
        Step("withdraw", "asked", "withdrawn", LEAD, "requests.withdraw"),
        Step("withdraw", "answered", "withdrawn", LEAD, "requests.withdraw"),
        Step("withdraw", "returned", "withdrawn", LEAD, "requests.withdraw"),
    ),
)
