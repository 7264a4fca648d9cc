"""The programme: what is due, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from touchstone.inspectorate.programme.actions import programmes
from touchstone.inspectorate.programme.models import Obligation

PREFIXES = ("programme-",)


def make(cast: Cast) -> dict[str, Any]:
    programme = programmes.start_programme(
        by="the tests",
        inspectorate=cast.inspectorate,
        provider=cast.service,
        framework=cast.inspection.framework,
        starts_on=date(2024, 4, 1),
    )
    due = Obligation.objects.get(programme=programme, rule="focused-visit")
    return {"obligation": due.pk, "programme": programme.pk}


VISITS = {
    "programme-year": Visit("planner", "lead"),
    "programme-obligation": Visit("director", "other_planner"),
    "programme-open": Visit("planner", "director"),
}
