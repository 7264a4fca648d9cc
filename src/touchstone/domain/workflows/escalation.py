"""What becomes of a proposal to inspect more because performance has dropped?

Source: the regime names the rule; that a rule only proposes and a named person decides is this project's own rule.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

DIRECTOR = "the director of inspection"

ESCALATION = Workflow(
    "escalation",
    "Escalation",
    {
        "proposed": "a grade fell below the mark that is set, and a named person has yet to decide",
        "authorised": "a named person decided, with the reason, that more is inspected; it is due from then on",
        "declined": "a named person decided, with the reason, that nothing more is due",
    },
    (
        Step("propose", None, "proposed", "the rule", "programme.propose_escalation"),
        Step("authorise", "proposed", "authorised", DIRECTOR, "programme.authorise_escalation"),
        Step("decline", "proposed", "declined", DIRECTOR, "programme.decline_escalation"),
    ),
)
