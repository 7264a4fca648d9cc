"""How does the planning of an inspection stand: its notice, its history, where it was paused?"""

from __future__ import annotations

from touchstone.inspectorate.inspections.models import Inspection, Notice, StateChange


def standing_notice(inspection: Inspection) -> Notice | None:
    """The notice that holds, with its clock; None before it is given. One query."""
    return Notice.objects.filter(inspection=inspection, withdrawn_at=None).select_related("clock", "sent_by").first()


def history(inspection: Inspection) -> list[StateChange]:
    """Every step, the first one first. One query."""
    return list(inspection.state_changes.select_related("by"))


def paused_in(inspection: Inspection) -> str:
    """The state in which a paused inspection was interrupted; empty where it is not paused. One query."""
    last = StateChange.objects.filter(inspection=inspection).order_by("-at", "-pk").first()
    return last.from_state if last is not None and last.to_state == "paused" else ""
