"""Everything that writes an inspection: recording past ones, opening one here, planning it, and moving it on."""

from touchstone.inspectorate.inspections.actions.adjustments import ask_adjustment, decide_adjustment
from touchstone.inspectorate.inspections.actions.announcing import announce, begin_fieldwork
from touchstone.inspectorate.inspections.actions.enquiries import change_line, open_line, take_step
from touchstone.inspectorate.inspections.actions.moving import move
from touchstone.inspectorate.inspections.actions.opening import open_inspection
from touchstone.inspectorate.inspections.actions.plan import Plan, change_plan, choose_areas
from touchstone.inspectorate.inspections.actions.recording import (
    EXTENDABLE,
    correct,
    extend,
    link_follow_up,
    record_inspection,
    record_stub,
    set_response_clock,
)
from touchstone.inspectorate.inspections.actions.team import (
    add_member,
    hand_over,
    log_days,
    plan_days,
    remove_member,
)
from touchstone.inspectorate.inspections.actions.timetable import SlotRow, add_slot, change_slot, remove_slot

__all__ = [
    "EXTENDABLE",
    "Plan",
    "SlotRow",
    "add_member",
    "add_slot",
    "announce",
    "ask_adjustment",
    "begin_fieldwork",
    "change_line",
    "change_plan",
    "change_slot",
    "choose_areas",
    "correct",
    "decide_adjustment",
    "extend",
    "hand_over",
    "link_follow_up",
    "log_days",
    "move",
    "open_inspection",
    "open_line",
    "plan_days",
    "record_inspection",
    "record_stub",
    "remove_member",
    "remove_slot",
    "set_response_clock",
    "take_step",
]
