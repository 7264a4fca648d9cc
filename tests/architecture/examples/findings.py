"""Findings: the judgement board, proposals and their moderation, and the notes to the service."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.findings import make_finding, propose
from touchstone.foundation.core import clock
from touchstone.inspectorate.findings import actions
from touchstone.inspectorate.findings.rows import FollowRow

PREFIXES = ("board", "finding", "judgement-", "note-")
AREA = "private_law_practice"


def make(cast: Cast) -> dict[str, Any]:
    """One finding with its evidence, one proposal, one draft of a note."""
    state, inspection = cast.inspection.state, cast.at("fieldwork")
    finding = make_finding(inspection, cast["inspector"], AREA, urgent=True)
    propose(inspection, cast["inspector"], AREA, "good")
    follow = FollowRow(
        "tell", clock.today(), "By telephone.", "Head of service", "Checks are late.", "Check them.", clock.today()
    )
    actions.follow(by=cast["lead"], inspection=inspection, finding=finding, row=follow)
    note = actions.write_note(by=cast["lead"], inspection=inspection, day=date(2026, 11, 10), text="We began.")
    cast.at(state)
    return {"slug": inspection.slug, "area": AREA, "finding": finding.pk, "note": note.pk}


JUDGING = {"state": "judging"}
VISITS = {
    "board": Visit("inspector", "head"),
    "board-area": Visit("moderator", "head"),
    "finding": Visit("director", "head"),
    "finding-write": Visit("inspector", "moderator"),
    "finding-change": Visit("second", "outsider"),
    "finding-withdraw": Visit("lead", "head"),
    "finding-link": Visit("inspector", "moderator", "post"),
    "finding-unlink": Visit("inspector", "head", "post"),
    "finding-look-again": Visit("inspector", "outsider", "post"),
    "judgement-propose": Visit("inspector", "moderator"),
    "judgement-moderate": Visit("moderator", "lead", **JUDGING),
    "judgement-allow": Visit("director", "moderator", **JUDGING),
    "judgement-history": Visit("moderator", "other_lead"),
    "judgement-settle": Visit("lead", "head", **JUDGING),
    "judgement-reopen": Visit("director", "lead", state="settled"),
    "finding-urgent-list": Visit("planner", "moderator"),
    "finding-urgent": Visit("director", "head"),
    "finding-urgent-leave-out": Visit("lead", "inspector", state="settled"),
    "finding-urgent-asked": Visit("head", "other_head"),
    "finding-urgent-asked-one": Visit("head", "lead"),
    "note-list": Visit("inspector", "head"),
    "note-write": Visit("lead", "inspector"),
    "note-change": Visit("lead", "head"),
    "note-send": Visit("lead", "inspector", "post", data={"revision": "0"}),
    "note-asked": Visit("head", "other_head"),
}
