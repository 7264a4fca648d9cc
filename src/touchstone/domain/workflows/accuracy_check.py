"""How does a service's check of a draft for accuracy go on, from the day it is sent to the answers to its comments?

Sources: that a draft goes to the service, that it comments and that its comments are answered is in the inspectorates'
published procedures; the steps are this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

LEAD, SERVICE = "the lead inspector", "a person of the service"

ACCURACY_CHECK = Workflow(
    "accuracy-check",
    "Check of a draft for accuracy",
    {
        "with_service": "the service has the draft, and has sent nothing back yet",
        "returned": "the service has sent its comments, or that it has none; it may send more until the check ends",
        "ended": "the check is over: every comment is to be answered",
        "no_return": "the check is over, and the service sent nothing",
        "taken_back": "the draft was taken back before the check was over; what was sent is still to be answered",
        "answered": "the service has the answer to every comment, and sees what changed",
    },
    (
        Step("open", None, "with_service", LEAD, "accuracy.open"),
        Step("return", "with_service", "returned", SERVICE, "accuracy.return"),
        Step("return", "returned", "returned", SERVICE, "accuracy.return"),
        Step("end", "with_service", "no_return", LEAD, "accuracy.end"),
        Step("end", "returned", "ended", LEAD, "accuracy.end"),
        Step("take back", "with_service", "taken_back", LEAD, "accuracy.take_back"),
        Step("take back", "returned", "taken_back", LEAD, "accuracy.take_back"),
        Step("send answers", "ended", "answered", LEAD, "accuracy.send_answers"),
        Step("send answers", "taken_back", "answered", LEAD, "accuracy.send_answers"),
    ),
)
WITH_SERVICE = ("with_service", "returned")  # the service may write and send comments
ANSWERABLE = ("returned", "ended", "taken_back")  # the inspectorate may answer what was sent
