"""Everything that writes an inspection: recording past ones, opening one here, planning it, and moving it on."""

from touchstone.inspectorate.inspections.actions.announcing import announce, begin_fieldwork
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

__all__ = [
    "EXTENDABLE",
    "Plan",
    "announce",
    "change_plan",
    "choose_areas",
    "begin_fieldwork",
    "correct",
    "extend",
    "link_follow_up",
    "move",
    "open_inspection",
    "record_inspection",
    "record_stub",
    "set_response_clock",
]
