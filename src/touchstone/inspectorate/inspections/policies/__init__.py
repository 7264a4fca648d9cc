"""What may be recorded, opened and done next? Rules in pairs: `check_…` raises Refused, `can_…` answers."""

from touchstone.inspectorate.inspections.policies.moving import (
    NEEDS_REASON,
    RESUMED,
    can_move,
    check_can_move,
    check_ready,
    check_without_notice,
)
from touchstone.inspectorate.inspections.policies.opening import can_open, check_can_open
from touchstone.inspectorate.inspections.policies.planning import check_areas, check_not_in_timetable, check_plan
from touchstone.inspectorate.inspections.policies.recording import (
    can_follow,
    can_record,
    check_can_follow,
    check_can_record,
)

__all__ = [
    "NEEDS_REASON",
    "RESUMED",
    "can_follow",
    "can_move",
    "can_open",
    "can_record",
    "check_areas",
    "check_not_in_timetable",
    "check_plan",
    "check_can_follow",
    "check_can_move",
    "check_can_open",
    "check_can_record",
    "check_ready",
    "check_without_notice",
]
