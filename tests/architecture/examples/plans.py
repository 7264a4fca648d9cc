"""Action plans: one that waits for an answer, with a milestone, a file and something told of it."""

from __future__ import annotations

import io
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.plans import first, plan_for
from touchstone.foundation.core import clock
from touchstone.inspectorate.plans.actions import progress, writing

PREFIXES = ("plan",)

_ACTION = {"text": "Ask again.", "revision": "0"}
_TODAY = {"on_day": "1", "on_month": "6", "on_year": "2026", "state": "under_way"}


def make(cast: Cast) -> dict[str, Any]:
    state = cast.inspection.state
    plan = plan_for(cast)
    action = first(plan)
    file = progress.add_file(by=cast["head"], action=action, data=io.BytesIO(b"a,b\n"), name="a.csv", shows="Days.")
    progress.report(by=cast["head"], action=action, on=clock.today(), state="under_way", value="12 days")
    writing.send(by=cast["head"], plan=plan)
    cast.at(state)
    return {
        "slug": cast.inspection.slug,
        "area": action.area_for_improvement.slug,
        "number": action.pk,
        "milestone": action.milestones.get().pk,
        "file": file.pk,
        "does": "take-back",
    }


VISITS = {
    "plans-asked": Visit("head", ""),
    "plan-asked": Visit("manager", "lead"),
    "plan-begin": Visit("head", "lead", method="post"),
    "plan-words": Visit("head", "director"),
    "plan-send": Visit("head", "other_head"),
    "plan-sheet": Visit("head", "lead"),
    "plan-sheet-template": Visit("head", "lead"),
    "plan-step": Visit("head", "lead", method="post"),
    "plan-add-action": Visit("head", "lead", data=_ACTION),
    "plan-action": Visit("head", "lead", data=_TODAY),
    "plan-edit-action": Visit("head", "lead"),
    "plan-remove-action": Visit("head", "lead", method="post"),
    "plan-add-file": Visit("head", "lead", method="post"),
    "plan-reach": Visit("head", "lead", method="post"),
    "plan-asked-file": Visit("data_officer", "lead"),
    "plan-withdraw-file": Visit("head", "lead", method="post", data={"reason": "Old."}),
    "plan-asked-until": Visit("manager", "lead"),
    "plan-asked-until-area": Visit("head", "lead"),
    "plan-until": Visit("director", "head"),
    "plan-until-area": Visit("planner", "head"),
    "plan-move": Visit("lead", "inspector"),
    "plans": Visit("planner", ""),
    "plan": Visit("director", "head"),
    "plan-see-action": Visit("inspector", "head"),
    "plan-file": Visit("lead", "head"),
    "plan-decide": Visit("lead", "inspector"),
    "plan-due": Visit("planner", "head"),
}
