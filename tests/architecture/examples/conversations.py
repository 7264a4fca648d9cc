"""Meetings and panels: minutes that the service saw otherwise, an action with a file, something said."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories import conversations as made_of
from touchstone.foundation.core import clock
from touchstone.inspectorate.conversations.actions import correcting, minutes, telling

PREFIXES = ("conversation", "agreed-", "panel", "recommendation", "asked-conversation", "asked-agreed-", "asked-panel",
            "asked-session-said", "asked-recommendation")  # fmt: skip


def make(cast: Cast) -> dict[str, Any]:
    meeting = made_of.make_meeting(cast, shared=True)
    minutes.answer(by=cast["head"], meeting=meeting, agrees=False, words="We were five.")
    action = made_of.action_of(meeting)
    data, told = io.BytesIO(b"a,b\n"), {"name": "a.csv", "shows": "Days."}
    file = telling.add_file(by=cast["head"], action=action, data=data, **told)
    due = clock.today() + timedelta(days=90)
    asked = correcting.move_day(by=cast["head"], action=action, side="service", due=due, reason="Illness.")
    session = made_of.make_session(cast)
    return {
        "inspectorate": cast.inspectorate.slug,
        "service": cast.service.slug,
        "meeting": meeting.pk,
        "does": "change",
        "action": action.pk,
        "file": file.pk,
        "correction": asked.pk,
        "panel": session.panel_id,
        "session": session.pk,
        "said": made_of.make_said(cast, session).pk,
    }


VISITS = {
    "conversations": Visit("inspector", "head"),
    "conversations-csv": Visit("director", "head"),
    "conversation-whom": Visit("lead", "inspector"),
    "conversation-add": Visit("planner", "director"),
    "conversation": Visit("director", "other_planner"),
    "conversation-edit": Visit("lead", "inspector"),
    "conversation-promise": Visit("planner", "head"),
    "conversation-keep-both": Visit("planner", "director"),
    "conversation-step": Visit("planner", "inspector", method="post"),
    "conversation-note": Visit("planner", "other_lead"),
    "agreed-actions": Visit("director", "head"),
    "agreed-actions-csv": Visit("inspector", "head"),
    "agreed-action": Visit("inspector", "other_planner"),
    "agreed-action-correct": Visit("planner", "head"),
    "agreed-day": Visit("planner", "head"),
    "agreed-day-back": Visit("planner", "other_lead", method="post"),
    "agreed-action-file-add": Visit("planner", "other_lead", method="post"),
    "agreed-file": Visit("director", "head"),
    "agreed-file-withdraw": Visit("planner", "head", method="post", data={"reason": "Old."}),
    "panels": Visit("inspector", "head"),
    "panel": Visit("director", "other_planner"),
    "recommendation": Visit("inspector", "other_lead"),
    "asked-conversations": Visit("manager", "planner"),
    "asked-conversations-csv": Visit("head", "lead"),
    "asked-conversation": Visit("data_officer", "other_head"),
    "asked-conversation-note": Visit("head", "planner"),
    "asked-agreed-actions": Visit("head", "director"),
    "asked-agreed-actions-csv": Visit("head", "planner"),
    "asked-agreed-action": Visit("manager", "other_head"),
    "asked-agreed-action-correct": Visit("head", "planner"),
    "asked-agreed-day": Visit("head", "other_head"),
    "asked-agreed-day-back": Visit("head", "other_head", method="post"),
    "asked-agreed-action-file-add": Visit("head", "other_head", method="post"),
    "asked-agreed-file": Visit("data_officer", "other_head"),
    "asked-agreed-file-withdraw": Visit("head", "other_head", method="post", data={"reason": "Old."}),
    "asked-panels": Visit("head", "planner"),
    "asked-panel-add": Visit("manager", "lead"),
    "asked-panel": Visit("head", "other_head"),
    "asked-panel-end": Visit("head", "other_head"),
    "asked-panel-met": Visit("head", "planner"),
    "asked-session-said": Visit("head", "other_head"),
    "asked-recommendation": Visit("manager", "other_head"),
    "asked-recommendation-reply": Visit("head", "other_head"),
    "asked-recommendation-told": Visit("head", "planner"),
    "asked-recommendation-show": Visit("head", "other_head", method="post", data={"public": "yes"}),
}
