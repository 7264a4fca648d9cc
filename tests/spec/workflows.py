"""The manual's page on statuses."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from tests.spec.table import Page, Rule
from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows import WORKFLOWS


def _step(thing: str, status: str, what_is_done: str) -> str:
    try:
        return WORKFLOWS[thing].target(status or None, what_is_done)
    except NotAllowed as error:
        return str(error)


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
    ),
)
