"""What becomes of an urgent referral: a child may be at risk, and an agency must be told?

The inspectorate says what it saw of a case that it knows by a reference only. The service alone can find who the child
is, so it sends. Nothing here is withdrawn: a referral ends with its outcome. Source: that cases seen to leave children
at risk are referred during an inspection is in the documents; these steps are this project's own.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

INSPECTOR = "a person who works on inspections"
SERVICE = "a person of the service who answers urgent referrals"

URGENT_REFERRAL = Workflow(
    "urgent referral",
    "Urgent referral",
    {
        "raised": "written by the inspectorate; nobody of the service could be told yet",
        "with service": "the service was told; it must find who the child is and send it to an agency",
        "with agency": "the service sent it to an agency, which has not acknowledged it",
        "acknowledged": "the agency said that it has it; what it decides is not known yet",
        "outcome known": "what the agency decided is recorded",
        "closed": "the inspectorate has read the outcome; it counts in the report",
    },
    (
        Step("raise", None, "raised", INSPECTOR, "safeguarding.raise"),
        Step("tell the service of", "raised", "with service", "the program, by e-mail", "safeguarding.tell"),
        Step("tell the service of", "with service", "with service", INSPECTOR + ", by telephone", "safeguarding.tell"),
        Step("send", "with service", "with agency", SERVICE, "safeguarding.send"),
        Step("send", "raised", "with agency", SERVICE, "safeguarding.send"),
        Step("send", "with agency", "with agency", SERVICE + ", to another agency", "safeguarding.send"),
        Step("acknowledge", "with agency", "acknowledged", SERVICE, "safeguarding.acknowledge"),
        Step("record the outcome of", "acknowledged", "outcome known", SERVICE, "safeguarding.outcome"),
        Step("close", "outcome known", "closed", "the inspectorate: who raised it, or a lead", "safeguarding.close"),
        Step("escalate", "raised", "raised", "the clock, once it is late", "safeguarding.escalate"),
        Step("escalate", "with service", "with service", "the clock, once it is late", "safeguarding.escalate"),
        Step("escalate", "with agency", "with agency", "the clock, once it is late", "safeguarding.escalate"),
    ),
)
