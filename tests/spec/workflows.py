"""The manual's page on statuses."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec.table import Page, Rule
from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows import WORKFLOWS, plan


def _step(thing: str, status: str, what_is_done: str) -> str:
    try:
        return WORKFLOWS[thing].target(status or None, what_is_done)
    except NotAllowed as error:
        return str(error)


def _plan(status: str, stage: str, what_is_done: str) -> str:
    step = {
        "sent": plan.sends(status),
        "answered: will do": plan.answers(stage, all_will_do=True),
        "answered: will not do": plan.answers(stage, all_will_do=False),
        "taken back": plan.takes_back(draft_will_do=False),
        "taken back, draft stands": plan.takes_back(draft_will_do=True),
    }[what_is_done]
    return plan.PLAN.target(status, step)


PAGE = Page(
    "statuses",
    "Statuses and the steps between them",
    "What can be done with a reading or a publication, and what cannot. The diagrams are on the page of workflows.",
    (
        Rule(
            "Steps",
            "A step that does not lead on from a status is refused with what can be done instead.",
            """
            thing       | status    | what is done || status afterwards
            reading     |           | read         || waiting
            reading     |           | refuse       || refused
            reading     | waiting   | confirm      || confirmed
            reading     | confirmed | replace      || replaced
            reading     | refused   | confirm      || This reading is refused, so you cannot confirm it. What can be done: replace.
            reading     | replaced  | confirm      || This reading is replaced, so you cannot confirm it. What can be done: nothing.
            publication |           | draft        || draft
            publication | draft     | publish      || published
            publication | published | withdraw     || withdrawn
            publication | published | publish      || This publication is published, so you cannot publish it. What can be done: withdraw.
            publication | withdrawn | publish      || This publication is withdrawn, so you cannot publish it. What can be done: nothing.
            publication |           | publish      || This publication does not exist yet, so you cannot publish it. What can be done: draft.
            """,
            _step,
        ),
        Rule(
            "An action plan, as a draft and as the final plan",
            "A draft that will do leads to the final plan, which is still due; it is never taken for it. What was said of the draft stays said when the final plan is taken back.",
            """
            status         | stage | what is done             || status afterwards
            writing        | draft | sent                     || sent
            writing        | final | sent                     || sent
            sent           | draft | answered: will do        || draft_accepted
            sent           | draft | answered: will not do    || returned
            draft_accepted | final | sent                     || sent
            sent           | final | taken back, draft stands || draft_accepted
            sent           | final | taken back               || writing
            sent           | draft | taken back               || writing
            sent           | final | answered: will not do    || returned
            returned       | final | sent                     || sent
            sent           | final | answered: will do        || accepted
            """,
            _plan,
        ),
    ),
)
