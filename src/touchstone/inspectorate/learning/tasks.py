"""What does the minute-by-minute run do here? Compares what has become public since, and proposes what is alike."""

from __future__ import annotations

from datetime import datetime

from touchstone.inspectorate.learning import actions, matching

AT_ONCE = 400  # texts compared in one run; the rest wait for the next


def run_due(now: datetime) -> int:
    """How many recurrences were proposed. Two queries where nothing is new. As often as you like."""
    areas = list(matching.new_areas(now)[:AT_ONCE])
    findings = list(matching.new_findings(now).select_related("inspection__provider")[: AT_ONCE - len(areas)])
    if not areas and not findings:
        return 0
    return actions.propose(by="tick", areas=areas, findings=findings, now=now)
