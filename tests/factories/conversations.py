"""Conversations for tests: a meeting with its minutes and actions, a panel with what it said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.cast import Cast
from touchstone.foundation.core import clock
from touchstone.inspectorate.conversations.actions import minutes, panels
from touchstone.inspectorate.conversations.models import (
    AgreedAction,
    Meeting,
    Panel,
    PanelSession,
    Recommendation,
    Side,
)
from touchstone.inspectorate.conversations.rows import MinutesRow, PromiseRow

HELD = date(2026, 9, 14)
ROW = MinutesRow(
    kind="engagement", held_on=HELD, place="By video", present_inspectorate="Ann Fell, director",
    present_service="Owen Marsh, head of service", self_evaluation="It tells of shorter waits.",
    changed="A second office opened.", risks="Two posts are empty.", improvement="Complaints are answered sooner.",
    agreed="To meet again in the spring.",
)  # fmt: skip
DUE = clock.today() + timedelta(days=9)
PROMISE = PromiseRow(text="Send the figures of each month.", owner="Data officer", due=DUE)


def make_meeting(cast: Cast, *, shared: bool = False, **changed: Any) -> Meeting:
    """Recorded by the planner, with one action of each side."""
    row = MinutesRow(**{**vars(ROW), **changed})
    made = minutes.write(by=cast["planner"], inspectorate=cast.inspectorate, provider=cast.service, row=row)
    minutes.promise(by=cast["planner"], meeting=made, side=Side.SERVICE, row=PROMISE)
    ours = PromiseRow(text="Come to the next forum.", owner="Director", no_due_reason="Its day is not known yet.")
    minutes.promise(by=cast["planner"], meeting=made, side=Side.INSPECTORATE, row=ours)
    if shared:
        minutes.share(by=cast["planner"], meeting=made)
    return made


def action_of(meeting: Meeting, side: str = Side.SERVICE) -> AgreedAction:
    rows = AgreedAction.objects.select_related("provider", "meeting__inspectorate")
    return rows.get(meeting=meeting, side=side)


def make_panel(cast: Cast, name: str = "Northmere Young Board") -> Panel:
    return panels.keep_panel(
        by=cast["head"], provider=cast.service, kind=Panel.Kind.YOUNG_PEOPLE, name=name, kept_by="Participation officer"
    )


def make_session(cast: Cast, panel: Panel | None = None, *, ago: int = 20) -> PanelSession:
    day = clock.today() - timedelta(days=ago)
    return panels.hold_session(by=cast["head"], panel=panel or make_panel(cast), held_on=day, came=9, about="Waiting")


def make_said(
    cast: Cast, session: PanelSession | None = None, said: str = "Tell us who we will meet.", **more: Any
) -> Recommendation:
    return panels.recommend(by=cast["head"], session=session or make_session(cast), said=said, **more)


def promised(cast: Cast, said: Recommendation, *, due: date | None = None) -> AgreedAction:
    """The service answers that it will; what it promised."""
    promise = PromiseRow(text="Send a letter first.", owner="Head of service", due=due or clock.today())
    made = panels.reply(by=cast["head"], recommendation=said, kind="will", words="We will write.", promise=promise)
    assert made.action is not None
    return made.action
