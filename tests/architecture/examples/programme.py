"""The programme: what is due, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.programme.actions import programmes
from touchstone.inspectorate.programme.models import (
    Escalation,
    Obligation,
    SelfEvaluation,
    Suspension,
)

PREFIXES = ("programme-",)


def make(cast: Cast) -> dict[str, Any]:
    programme = programmes.start_programme(
        by="the tests",
        inspectorate=cast.inspectorate,
        provider=cast.service,
        framework=cast.inspection.framework,
        starts_on=date(2024, 4, 1),
    )
    # The examples of other rooms may have made a history: the one that is still to be met.
    due = Obligation.objects.filter(programme=programme, rule="focused-visit").latest("counted_from")
    Obligation.objects.filter(pk=due.pk).update(opened=cast.inspection)
    evaluation = SelfEvaluation.objects.create(
        programme=programme, year=2025, received_on=date(2025, 3, 1), document=store(b"words"), document_name="own.txt"
    )
    return {
        "obligation": due.pk,
        "programme": programme.pk,
        "suspension": Suspension.objects.create(programme=programme, from_day=date(2025, 1, 6), reason="A flood.").pk,
        "evaluation": evaluation.pk,
        "escalation": Escalation.objects.create(
            programme=programme, inspection=cast.inspection, grade_key="inadequate", mark="good",
            proposed_on=date(2026, 1, 5),
        ).pk,
    }  # fmt: skip


VISITS = {
    "programme-year": Visit("planner", "lead"),
    "programme-obligation": Visit("director", "other_planner"),
    # What was opened for it is given up, so that another can be opened.
    "programme-open": Visit("planner", "director", state="abandoned"),
    "programme-visit-areas": Visit("planner", "director"),
    "programme-plan-again": Visit("planner", "director", state="deferred"),
    "programme-coverage-all": Visit("director", "head"),
    "programme-services": Visit("director", "inspector"),
    "programme-service-add": Visit("planner", "director"),
    "programme-service": Visit("planner", "other_planner"),
    "programme-coverage": Visit("planner", "other_planner"),
    "programme-suspend": Visit("planner", "director"),
    "programme-mark": Visit("planner", "director"),
    "programme-self-evaluation-add": Visit("planner", "director"),
    "programme-suspension-end": Visit("planner", "director"),
    "programme-self-evaluation": Visit("director", "head"),
    "programme-self-evaluation-document": Visit("planner", "other_planner"),
    "programme-escalation": Visit("director", "other_planner"),
    "programme-calendar": Visit("inspector", ""),
}
