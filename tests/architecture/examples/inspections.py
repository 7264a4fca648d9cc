"""Inspections: the lists, the workspace, and planning."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast

PREFIXES = ("inspections", "inspection-", "asked")


def make(cast: Cast) -> dict[str, Any]:
    return {"slug": cast.inspection.slug, "step": "pause"}


# The lists are for anybody who has signed in: they show only what is theirs, so nobody is refused.
VISITS = {
    "inspections": Visit("lead", ""),
    "inspection-workspace": Visit("lead", "outsider"),
    "inspection-open": Visit("planner", "lead"),
    "inspection-plan": Visit("director", "head"),
    "inspection-plan-change": Visit("planner", "inspector"),
    "inspection-areas": Visit("lead", "moderator"),
    "inspection-announce": Visit("planner", "inspector", state="planned"),
    "inspection-begin": Visit("lead", "planner", state="announced"),
    "inspection-step": Visit("planner", "inspector", "post", "fieldwork", {"reason": "Snow."}),
    "inspection-notice": Visit("inspector", "head"),
    "asked": Visit("head", ""),
    "asked-inspection": Visit("head", "other_head"),
    "asked-letter": Visit("data_officer", "lead"),
}
