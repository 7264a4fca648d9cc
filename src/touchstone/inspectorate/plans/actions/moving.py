"""An area for improvement goes with its service area: who may say so is decided here, the rest below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from touchstone.foundation.accounts.actors import Actor
from touchstone.inspectorate.improvement import actions as improvement
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move
from touchstone.inspectorate.improvement.rows import Place
from touchstone.inspectorate.plans.access import check


def move(*, by: Actor, area_for_improvement: AreaForImprovement, to: Place, on: date, reason: str) -> Move:
    """As `improvement.actions.move`, by somebody who decides about the plan. Raises Refused, with a sentence."""
    return move_to_all(by=by, area_for_improvement=area_for_improvement, to=[to], on=on, reason=reason)[0]


def move_to_all(
    *, by: Actor, area_for_improvement: AreaForImprovement, to: Sequence[Place], on: date, reason: str
) -> list[Move]:
    """As `improvement.actions.move_to_all`, likewise."""
    check(by, "decide_plan", area_for_improvement.inspection)
    return improvement.move_to_all(by=by, area_for_improvement=area_for_improvement, to=to, on=on, reason=reason)
