"""Every table of this room."""

from touchstone.inspectorate.inspections.models.history import StateChange, TeamChange
from touchstone.inspectorate.inspections.models.inspection import Inspection, InspectionArea, TeamMember
from touchstone.inspectorate.inspections.models.notice import Adjustment, Notice
from touchstone.inspectorate.inspections.models.planning import (
    DaysWorked,
    FieldworkSlot,
    LineOfEnquiry,
    Phase,
    PlannedDays,
)

__all__ = [
    "Adjustment",
    "DaysWorked",
    "FieldworkSlot",
    "Inspection",
    "InspectionArea",
    "LineOfEnquiry",
    "Notice",
    "Phase",
    "PlannedDays",
    "StateChange",
    "TeamChange",
    "TeamMember",
]
