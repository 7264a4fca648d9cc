"""What returns: proposals that people decide on."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.learning import make_recurrence

PREFIXES = ("learning-",)


def make(cast: Cast) -> dict[str, Any]:
    return {"recurrence": make_recurrence().pk}


VISITS = {
    "learning-national": Visit("planner", "head"),
    "learning-followed": Visit("inspector", "head"),
    "learning-followed-data": Visit("planner", "manager"),
    "learning-recurrences": Visit("lead", "inspector"),
    "learning-recurrence": Visit("director", "other_lead"),
    "learning-open-again": Visit("lead", "planner"),
}
