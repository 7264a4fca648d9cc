"""Every table of this room."""

from touchstone.inspectorate.plans.models.alarms import Alarm
from touchstone.inspectorate.plans.models.indicators import Indicator
from touchstone.inspectorate.plans.models.plan import ActionPlan, PlanDecision, PlanSending
from touchstone.inspectorate.plans.models.steps import ActionFile, ActionMilestone, ActionReport, PlanAction

__all__ = [
    "ActionFile",
    "ActionMilestone",
    "ActionPlan",
    "ActionReport",
    "Alarm",
    "Indicator",
    "PlanAction",
    "PlanDecision",
    "PlanSending",
]
