"""Plans for tests: an inspection that asked for three things, and a plan that answers them."""

from __future__ import annotations

from datetime import date

from tests.cast import Cast
from tests.factories.records import make_afi
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.plans.actions import writing
from touchstone.inspectorate.plans.models import ActionPlan, PlanAction
from touchstone.inspectorate.plans.rows import ActionRow, MilestoneRow

WORDS = ("Answer complaints in time.", "Write a plan for every case.", "Hear both parents.")
ROW = ActionRow(
    text="Answer every complaint within ten days.", owner="Complaints officer", starts=date(2026, 6, 1),
    due=date(2026, 9, 30), measure="Days to answer, each month", target="10 days",
    milestones=(MilestoneRow(date(2026, 7, 31), "A desk of its own"),),
)  # fmt: skip


def publish(cast: Cast) -> Inspection:
    """The cast's inspection, settled, published on 1 May 2026, with three areas for improvement."""
    cast.at("settled")
    Inspection.objects.filter(pk=cast.inspection.pk).update(published=PreciseDate(date(2026, 5, 1)))
    cast.inspection.refresh_from_db()
    for number, words in enumerate(WORDS, 1):
        make_afi(cast.inspection, words, number=number)
    return cast.inspection


def plan_for(cast: Cast, *, actions: int = 3) -> ActionPlan:
    """A plan with an action for the first areas for improvement."""
    inspection = publish(cast)
    plan = writing.begin(by=cast["head"], inspection=inspection)
    for area in inspection.areas_for_improvement.order_by("number")[:actions]:
        writing.add_action(by=cast["head"], plan=plan, area=area, row=ROW)
    return plan


def first(plan: ActionPlan) -> PlanAction:
    return plan.actions.select_related("plan__inspection__provider", "area_for_improvement").order_by("pk")[0]
