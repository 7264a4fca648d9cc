"""How are meetings, promises and recommendations shown, and what waits for a person?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.promises import (
    OPEN,
    Answered,
    Heard,
    Standing,
    answer_due,
    counts,
    heard,
    standing,
    to_tell_back,
)
from touchstone.domain.themes import theme
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core.pages import language
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.conversations import queries
from touchstone.inspectorate.conversations.models import (
    ActionCorrection,
    ActionUpdate,
    AgreedAction,
    Meeting,
    MinutesSharing,
    Recommendation,
    RecommendationReply,
    Side,
)
from touchstone.inspectorate.improvement.models import AreaForImprovement

KINDS = {
    "engagement": gettext_lazy("Annual engagement meeting"),
    "keep_in_touch": gettext_lazy("Keep-in-touch meeting"),
    "other": gettext_lazy("Other meeting"),
}
PANELS = {
    "young_people": gettext_lazy("Young people’s board"),
    "families": gettext_lazy("Family forum"),
    "other": gettext_lazy("Other panel"),
}
SIDES = {"inspectorate": gettext_lazy("The inspectorate"), "service": gettext_lazy("The service")}
MINUTES_STATES = {
    "writing": (gettext_lazy("Being written"), ""),
    "shared": (gettext_lazy("With the service"), "wait"),
    "disputed": (gettext_lazy("Seen otherwise by the service"), "stop"),
    "agreed": (gettext_lazy("Agreed by both sides"), "done"),
    "kept_both": (gettext_lazy("Both accounts stand"), "done"),
}
NOT_ANSWERED = (gettext_lazy("Not answered in time"), "stop")
STATES = {
    "agreed": (gettext_lazy("Agreed, not begun"), ""),
    "under_way": (gettext_lazy("Under way"), "wait"),
    "done": (gettext_lazy("Done"), "done"),
    "not_done": (gettext_lazy("Will not be done"), "stop"),
    "withdrawn": (gettext_lazy("No longer wanted"), ""),
}
STANDINGS = {
    Standing.LATE: (gettext_lazy("Late"), "stop"),
    Standing.AGREED: STATES["agreed"],
    Standing.UNDER_WAY: STATES["under_way"],
    Standing.DONE: STATES["done"],
    Standing.NOT_DONE: STATES["not_done"],
    Standing.WITHDRAWN: STATES["withdrawn"],
}
HEARD = {
    Heard.NO_ANSWER: (gettext_lazy("No answer in time"), "stop"),
    Heard.LATE: (gettext_lazy("Late"), "stop"),
    Heard.WAITING: (gettext_lazy("Waits for an answer"), "wait"),
    Heard.PROMISED: (gettext_lazy("Promised"), "wait"),
    Heard.NOT_DONE: (gettext_lazy("Promised and not done"), "stop"),
    Heard.CANNOT: (gettext_lazy("Cannot be done"), ""),
    Heard.DONE: (gettext_lazy("Done"), "done"),
}
REPLIES = {
    "did": gettext_lazy("We did"),
    "will": gettext_lazy("We will"),
    "cannot": gettext_lazy("We cannot, because"),
}


def improvement_title(row: AreaForImprovement) -> str:
    number = row.printed_number or row.number
    return _("%(number)s. %(text)s (%(inspection)s)") % {
        "number": number, "text": row.text[:160], "inspection": row.inspection,
    }  # fmt: skip


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list."""

    row: Meeting
    title: Any
    href: str
    state: tuple[Any, str]
    actions: int
    open: int


def minutes_state(row: Meeting, today: date) -> tuple[Any, str]:
    """How its minutes stand. What was not answered by its day is said as such: silence is not agreement."""
    waiting = queries.awaited(row) if row.state == "shared" else None
    if waiting is not None and queries.answer_of(waiting, today) is Answered.SILENT:
        return NOT_ANSWERED
    return MINUTES_STATES[row.state]


def unanswered_since(row: Meeting, today: date) -> date | None:
    """The last day on which an answer would have been in time; None where it came, or may still come in time."""
    waiting = queries.awaited(row) if row.state == "shared" else None
    if waiting is None or waiting.clock is None or queries.answer_of(waiting, today) is not Answered.SILENT:
        return None
    return latest(waiting.clock)


def meeting_lines(rows: Iterable[Meeting], side: str, today: date) -> list[MeetingLine]:
    """Three queries for all of them: `rows` comes with its actions and sharings prefetched."""
    name = "asked-conversation" if side == Side.SERVICE else "conversation"
    return [
        MeetingLine(
            row=row,
            title=KINDS[row.kind],
            href=reverse(name, args=[row.pk]),
            state=minutes_state(row, today),
            actions=len(row.actions.all()),
            open=sum(each.state in ("agreed", "under_way") for each in row.actions.all()),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Minutes:
    """Minutes as a page draws them, from what stands now or from what was shared."""

    facts: list[tuple[Any, str]]
    headings: list[tuple[Any, str]]
    improvements: list[dict[str, str]]


def minutes(content: dict[str, Any]) -> Minutes:
    """From `queries.content_of`, or from the content of a sharing. No query."""
    facts = [
        (_("Held on"), format_date(content["held_on"])),
        (_("Where"), content["place"]),
        (_("For the inspectorate"), content["present_inspectorate"]),
        (_("For the service"), content["present_service"]),
        (_("About"), ", ".join(content["areas"]) or _("The whole service")),
    ]
    titles = {
        "self_evaluation": _("The self-evaluation"),
        "changed": _("What has changed"),
        "risks": _("Risks"),
        "improvement": _("Areas for improvement"),
        "agreed": _("What was agreed"),
    }
    return Minutes(
        facts=[(name, value) for name, value in facts if value],
        headings=[(title, content[key]) for key, title in titles.items() if content[key]],
        improvements=content["areas_for_improvement"],
    )


def shared(rows: Iterable[MinutesSharing], today: date) -> list[tuple[MinutesSharing, Minutes, bool]]:
    """Each sharing with the minutes exactly as they were shared then, and whether its answer came late. No query
    more."""
    return [
        (
            row,
            minutes(row.content),
            row.outcome in ("agreed", "disputed") and queries.answer_of(row, today) is Answered.LATE,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class ActionLine:
    """An agreed action in a list or on its page."""

    row: AgreedAction
    href: str
    state: tuple[Any, str]
    whose: str
    due: str
    source: str
    late: bool
    asked_by: str = ""


def action_lines(rows: Iterable[AgreedAction], side: str, today: date) -> list[ActionLine]:
    """No query, where meetings, replies and corrections are at hand. `asked_by`: who asks for another day."""
    name = "asked-agreed-action" if side == Side.SERVICE else "agreed-action"
    return [_action_line(row, reverse(name, args=[row.pk]), today) for row in rows]


def _action_line(row: AgreedAction, href: str, today: date) -> ActionLine:
    now = standing(queries.promise_of(row), today)
    ours = row.side == Side.INSPECTORATE and row.meeting is not None
    return ActionLine(
        row=row,
        href=href,
        state=STANDINGS[now],
        whose=str(row.meeting.inspectorate if ours and row.meeting else row.provider),
        due=format_date(row.due) if row.due else _("No day: %(why)s") % {"why": row.no_due_reason},
        source=source_of(row),
        late=now is Standing.LATE,
        asked_by=whose_correction(row, asked) if (asked := queries.asked_day(row)) and row.state in OPEN else "",
    )


def whose_correction(row: AgreedAction, correction: ActionCorrection) -> str:
    """The name of the side that corrected it."""
    ours = correction.side == Side.INSPECTORATE and row.meeting is not None
    return str(row.meeting.inspectorate if ours and row.meeting else row.provider)


def source_of(row: AgreedAction) -> str:
    """Where it was promised."""
    if row.meeting is not None:
        said = _("%(kind)s, %(day)s")
        return said % {"kind": KINDS[row.meeting.kind], "day": format_date(row.meeting.held_on)}
    session = row.reply.recommendation.session
    return _("To “%(panel)s”, %(day)s") % {"panel": session.panel, "day": format_date(session.held_on)}


def updates(rows: Iterable[ActionUpdate]) -> list[dict[str, Any]]:
    """For the timeline, the oldest first."""
    shown = []
    for row in rows:
        body = row.says
        if row.due_after is not None:
            before = format_date(row.due_before) if row.due_before else _("no day")
            moved = _("The day moved from %(before)s to %(after)s.")
            body = f"{moved % {'before': before, 'after': format_date(row.due_after)}} {row.says}"
        title = _("The day moved") if row.due_after else STATES[row.state][0]
        shown.append({"title": title, "date": row.on, "by": row.by or "", "body": body})
    return shown


def history(row: AgreedAction) -> list[dict[str, Any]]:
    """All that was told of an action and how it was corrected, the oldest first. Two queries."""
    told = updates(row.updates.select_related("by"))
    for each in row.corrections.select_related("by", "answered_by"):
        if each.day_state == "at_once" and (each.text_before, each.owner_before) == (each.text_after, each.owner_after):
            continue  # said already as a day that moved
        told.append({"title": _("Corrected by %(who)s") % {"who": whose_correction(row, each)},
                     "date": timezone.localdate(each.at), "by": each.by or "", "body": _corrected(each)})  # fmt: skip
        if each.answered_at is not None:
            told.append({"title": NEW_DAYS[each.day_state], "date": timezone.localdate(each.answered_at),
                         "by": each.answered_by or "", "body": each.answer})  # fmt: skip
    return sorted(told, key=lambda event: event["date"])


NEW_DAYS = {
    "agreed": gettext_lazy("The other day was agreed"),
    "refused": gettext_lazy("The other day was not agreed"),
    "taken_back": gettext_lazy("The other day is no longer asked for"),
}


def _corrected(row: ActionCorrection) -> str:
    """What stood before, what stands now, the day that is asked for, and why."""
    said = []
    if row.text_before != row.text_after:
        words = {"before": row.text_before, "after": row.text_after}
        said.append(_("It said “%(before)s” before, and says “%(after)s” now.") % words)
    if row.owner_before != row.owner_after:
        words = {"before": row.owner_before, "after": row.owner_after}
        said.append(_("%(before)s answered for it, now %(after)s does.") % words)
    if row.day_state and row.day_state != "at_once":
        before = format_date(row.due_before) if row.due_before else _("no day")
        words = {"before": before, "after": format_date(row.due_after)}
        said.append(_("It asks for %(after)s instead of %(before)s.") % words)
    return " ".join([*said, row.reason])


@dataclass(frozen=True)
class SaidLine:
    """A recommendation as lists and pages draw it."""

    row: Recommendation
    href: str
    state: tuple[Any, str]
    theme: str
    answer_due: date
    overdue: bool
    last: RecommendationReply | None
    answer: Any
    to_tell_back: bool


def said_lines(rows: Iterable[Recommendation], side: str, today: date) -> list[SaidLine]:
    """No query, where sessions and replies are at hand."""
    name = "asked-recommendation" if side == Side.SERVICE else "recommendation"
    lines = []
    for row in rows:
        said = queries.said_of(row)
        replies = list(row.replies.all())
        found = theme(row.theme)
        lines.append(
            SaidLine(
                row=row,
                href=reverse(name, args=[row.pk]),
                state=HEARD[heard(said, today)],
                theme=found.title(language()) if found else "",
                answer_due=answer_due(row.session.held_on),
                overdue=heard(said, today) is Heard.NO_ANSWER,
                last=replies[-1] if replies else None,
                answer=REPLIES[replies[-1].kind] if replies else "",
                to_tell_back=to_tell_back(said, today),
            )
        )
    return lines


def tally(rows: Sequence[Recommendation], today: date) -> list[tuple[Any, int]]:
    """How many stand so, those states that there are."""
    found = counts(heard(queries.said_of(row), today) for row in rows)
    return [(HEARD[state][0], n) for state, n in found.items() if n]
