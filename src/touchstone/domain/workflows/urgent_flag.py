"""What becomes of a finding that cannot wait for the report? Flagged, told, answered, closed by a person with a reason.

Source: a letter of 2011 that has no list of areas for improvement says of one finding that it needs attention at once,
and that managers began a wider audit during the inspection. The steps, and after how many days silence should worry,
are this project's own. A child who may be at risk is another matter: that is an urgent referral.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from touchstone.domain.workflow import Step, Workflow

TEAM = "a member of the team"
FOLLOWERS = "a member of the team, a planner or the director"
ANSWERERS = f"the service, or {FOLLOWERS}"

URGENT_FLAG = Workflow(
    "urgent_flag",
    "Urgent finding",
    {
        "raised": "flagged; the service has not been told",
        "told": "the service was told, and has not said what it does",
        "answered": "the service said what it does",
        "closed": "a person said, with the reason, that it no longer needs attention at once",
    },
    (
        Step("flag", None, "raised", TEAM, "findings.flag_urgent"),
        Step("tell", "raised", "told", FOLLOWERS, "findings.follow_urgent"),
        Step("tell", "told", "told", FOLLOWERS, "findings.follow_urgent"),
        Step("answer", "told", "answered", ANSWERERS, "findings.follow_urgent"),
        Step("tell", "answered", "told", FOLLOWERS, "findings.follow_urgent"),
        Step("answer", "answered", "answered", ANSWERERS, "findings.follow_urgent"),
        Step("start wider work", "told", "answered", ANSWERERS, "findings.follow_urgent"),
        Step("start wider work", "answered", "answered", ANSWERERS, "findings.follow_urgent"),
        Step("close", "raised", "closed", FOLLOWERS, "findings.follow_urgent"),
        Step("close", "told", "closed", FOLLOWERS, "findings.follow_urgent"),
        Step("close", "answered", "closed", FOLLOWERS, "findings.follow_urgent"),
        Step("open again", "closed", "raised", FOLLOWERS, "findings.follow_urgent"),
    ),
)
# After how many days in a status somebody is reminded.
PATIENCE: Mapping[str, int] = {"raised": 1, "told": 3, "answered": 30}


def overdue(state: str, since: date, today: date, due: date | None = None) -> bool:
    """Has it stood in a status for longer than it should? `due`: the day by which the service was asked to act, which
    counts instead of our patience until the service says what it does."""
    if state == "told" and due is not None:
        return today > due
    return state in PATIENCE and (today - since).days > PATIENCE[state]
