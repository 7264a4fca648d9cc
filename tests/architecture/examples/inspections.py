"""Inspections: the lists, the workspace, and planning."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast

PREFIXES = ("inspections", "inspection-", "asked")


def make(cast: Cast) -> dict[str, Any]:
    return {"slug": cast.inspection.slug}


# The lists are for anybody who has signed in: they show only what is theirs, so nobody is refused.
VISITS = {
    "inspections": Visit("lead", ""),
    "inspection-workspace": Visit("lead", "outsider"),
    "asked": Visit("head", ""),
    "asked-inspection": Visit("head", "other_head"),
}
