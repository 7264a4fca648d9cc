"""How does a service's challenge of an inspection (or its complaint about one) go on?

Sources: that a complaint is answered, reviewed, and may go to an independent adjudicator is in Ofsted's published
procedures for other services; whether the same holds for the family court services is not known. The steps are this
project's own; the stages with their clocks are data (accuracy/procedures.yaml).
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

SERVICE, DIRECTOR = "a person of the service", "a director of the inspectorate"

CHALLENGE = Workflow(
    "challenge",
    "Challenge of an inspection",
    {
        "open": "made, or taken on to another stage; waits for the answer",
        "answered": "answered at its stage; the service may take it on while there is a stage and time for it",
        "closed": "over: the service is content, or the time to take it on has passed, or there is no further stage",
        "withdrawn": "the service takes it back; nothing is to be answered",
    },
    (
        Step("make", None, "open", SERVICE, "challenge.make"),
        Step("answer", "open", "answered", DIRECTOR, "challenge.answer"),
        Step("take on", "answered", "open", SERVICE, "challenge.take_on"),
        Step("be content", "answered", "closed", SERVICE, "challenge.close"),
        Step("close", "answered", "closed", DIRECTOR, "challenge.close"),
        Step("withdraw", "open", "withdrawn", SERVICE, "challenge.withdraw"),
    ),
)
