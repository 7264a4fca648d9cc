"""Inspections: the lists, the workspace, and planning."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import Adjustment, FieldworkSlot, LineOfEnquiry

PREFIXES = ("inspections", "inspection-", "asked")


def make(cast: Cast) -> dict[str, Any]:
    """One slot, line of enquiry and adjustment; as the only rows of their tables they share the number 1."""
    now, inspection = clock.now(), cast.inspection
    slot = FieldworkSlot.objects.create(
        inspection=inspection, person=cast["inspector"], mode="off site", what="Case files", saved_at=now,
        starts_at=now, ends_at=now + timedelta(hours=2),
    )  # fmt: skip
    LineOfEnquiry.objects.create(
        inspection=inspection, number=slot.pk, text="Who waits, and why?", source="judges",
        source_label="Meeting of 3 November", opened_at=now,
    )  # fmt: skip
    Adjustment.objects.create(
        pk=slot.pk, inspection=inspection, kind="disability", text="A room on the ground floor.",
        asked_by=cast["head"], asked_at=now,
    )  # fmt: skip
    return {"slug": inspection.slug, "step": "pause", "person": cast["inspector"].pk, "number": slot.pk}


ANSWERED = {"step": "answer", "answer": "Few do."}
DECIDED = {"step": "agree", "reason": "It is easily done."}

# The lists are for anybody who has signed in: they show only what is theirs, so nobody is refused.
VISITS = {
    "inspections": Visit("lead", ""),
    "inspections-my-calendar": Visit("inspector", ""),
    "inspection-workspace": Visit("lead", "outsider"),
    "inspection-open": Visit("planner", "lead"),
    "inspection-plan": Visit("director", "head"),
    "inspection-plan-change": Visit("planner", "inspector"),
    "inspection-areas": Visit("lead", "moderator"),
    "inspection-announce": Visit("planner", "inspector", state="planned"),
    "inspection-begin": Visit("lead", "planner", state="announced"),
    "inspection-step": Visit("planner", "inspector", "post", "fieldwork", {"reason": "Snow."}),
    "inspection-notice": Visit("inspector", "head"),
    "inspection-team": Visit("inspector", "data_officer"),
    "inspection-team-add": Visit("planner", "inspector"),
    "inspection-team-remove": Visit("lead", "inspector"),
    "inspection-hand-over": Visit("planner", "director"),
    "inspection-days": Visit("lead", "second"),
    "inspection-log": Visit("inspector", "planner"),
    "inspection-enquiries": Visit("moderator", "manager"),
    "inspection-enquiry-add": Visit("inspector", "director"),
    "inspection-enquiry-change": Visit("second", "moderator"),
    "inspection-enquiry-close": Visit(
        "inspector", "head", "post", "fieldwork", {"step": "answer", "answer": "Few do."}
    ),
    "inspection-adjustments": Visit("inspector", "head"),
    "inspection-adjustment": Visit("lead", "inspector", "post", "fieldwork", DECIDED),
    "inspection-timetable": Visit("second", "other_lead"),
    "inspection-slot-add": Visit("lead", "inspector"),
    "inspection-slot": Visit("planner", "inspector"),
    "inspection-slot-remove": Visit("lead", "inspector", "post"),
    "asked": Visit("head", ""),
    "asked-inspection": Visit("head", "other_head"),
    "asked-letter": Visit("data_officer", "lead"),
    "asked-adjustments": Visit("manager", "other_head"),
    "asked-adjustment-ask": Visit("head", "lead", "post", "announced", {"kind": "other", "text": "A later start."}),
}
