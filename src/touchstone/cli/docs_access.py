"""The manual's page of who may do what in an inspection, worked out by asking the rule for every case."""

from __future__ import annotations

from touchstone.domain.inspection_access import (
    ACTIONS,
    INSPECTORATE_ROLES,
    LATER_VISIT,
    SERVICE_ROLES,
    STATES,
    TEAM_ROLES,
    Stance,
    Verdict,
    verdict,
)

# Everyone who can stand to an inspection, by what the page calls them.
STANCES = {
    **{f"{part} of its team": Stance(inspectorate=frozenset({"inspector"}), team=part) for part in TEAM_ROLES},
    "inspector of a later visit's team": Stance(inspectorate=frozenset({"inspector"}), team=LATER_VISIT),
    **{f"{role}, not in its team": Stance(inspectorate=frozenset({role})) for role in INSPECTORATE_ROLES},
    **{f"{role} of the service": Stance(service=frozenset({role})) for role in SERVICE_ROLES},
    "anyone of another organisation": Stance(),
    "lead with a declared tie": Stance(inspectorate=frozenset({"lead_inspector"}), team="lead", tied=True),
}
INTRODUCTION = """# Who may do what in an inspection

Worked out by asking the rule (`domain/inspection_access.py`) for every stance, action and state. A tie that a person
has declared to the service bars them from everything. Who may moderate is further narrowed: never the one who proposed.
"""


def pages() -> dict[str, str]:
    parts = [INTRODUCTION]
    for action in ACTIONS.values():
        rows = [(who.replace("_", " "), _states(action.key, stance)) for who, stance in STANCES.items()]
        may = [row for row in rows if row[1]]
        never = ", ".join(who for who, states in rows if not states)
        parts += [f"## {action.does[0].upper()}{action.does[1:]}", "", "| Who | In which states |", "|---|---|"]
        parts += [f"| {who} | {states} |" for who, states in may]
        parts += ["", f"Never: {never}.", ""]
    return {"README.md": "\n".join(parts)}


def _states(action: str, stance: Stance) -> str:
    allowed = [state for state in STATES if verdict(action, stance, state) is Verdict.ALLOWED]
    return "always" if len(allowed) == len(STATES) else ", ".join(allowed)
