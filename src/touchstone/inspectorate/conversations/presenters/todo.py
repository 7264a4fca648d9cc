"""What waits for this person from meetings and panels, and by when? For the page My work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from touchstone.domain.promises import OPEN, Heard, answer_due, heard, to_tell_back
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.conversations import policies, queries
from touchstone.inspectorate.conversations.models import Meeting, Side
from touchstone.inspectorate.conversations.presenters import KINDS, source_of, unanswered_since

LOOKING_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Task:
    """One thing to do: what, about what, by which day (None: no day is set), where on the site."""

    what: str
    about: str
    day: date | None
    href: str
    late: bool = False


def promised(person: User) -> list[Task]:
    """By date, those without a date last. Sixteen queries at most."""
    today = clock.today()
    services = list(policies.services_of(person))
    inspectorates = list(policies.inspectorates_of(person, policies.WRITING))
    found = [*_of_service(services, today)] if services else []
    found += [*_of_inspectorate(person, inspectorates, today)] if inspectorates else []
    return sorted(found, key=lambda task: (task.day is None, task.day or today, task.what, task.href))


def _of_service(services: list[Organisation], today: date) -> Iterable[Task]:
    for meeting in queries.meetings(services, Side.SERVICE).filter(state="shared"):
        about = f"{KINDS[meeting.kind]}, {format_date(meeting.held_on)}"
        yield _minutes(meeting, _("Answer the minutes"), about, "asked-conversation", today)
    yield from _actions(services, Side.SERVICE, "asked-agreed-action", today)
    yield from _days(services, Side.SERVICE, "asked-agreed-day")
    for row in queries.recommendations(queries.panels(services, Side.SERVICE)):
        said, href = queries.said_of(row), reverse("asked-recommendation", args=[row.pk])
        about, stands = f"{row.session.panel}, {format_date(row.session.held_on)}", heard(said, today)
        if stands in (Heard.WAITING, Heard.NO_ANSWER):
            late = stands is Heard.NO_ANSWER
            yield Task(_("Answer what they said"), about, answer_due(row.session.held_on), href, late)
        elif to_tell_back(said, today):
            yield Task(_("Tell them what became of what they said"), about, None, href)


def _of_inspectorate(person: User, inspectorates: list[Organisation], today: date) -> Iterable[Task]:
    tied = policies.tied_to(person).values("organisation")
    rows = queries.meetings(inspectorates, Side.INSPECTORATE).exclude(provider__in=tied)
    what = {"writing": _("Share the minutes"), "disputed": _("The service saw something in the minutes otherwise")}
    for meeting in rows.filter(state__in=what):
        about = f"{meeting.provider}, {format_date(meeting.held_on)}"
        yield Task(what[meeting.state], about, None, reverse("conversation", args=[meeting.pk]))
    for meeting in rows.filter(state="shared"):
        if unanswered_since(meeting, today) is not None:
            about = f"{meeting.provider}, {format_date(meeting.held_on)}"
            yield _minutes(meeting, _("The minutes were not answered in time"), about, "conversation", today)
    yield from _actions(inspectorates, Side.INSPECTORATE, "agreed-action", today)
    yield from _days(inspectorates, Side.INSPECTORATE, "agreed-day")


def _minutes(meeting: Meeting, what: str, about: str, page: str, today: date) -> Task:
    """Something about an answer that is awaited, by its day."""
    waiting = queries.awaited(meeting)
    due = waiting.clock if waiting is not None else None
    late = unanswered_since(meeting, today) is not None
    return Task(what, about, latest(due) if due else None, reverse(page, args=[meeting.pk]), late)


def _days(ours: list[Organisation], side: str, page: str) -> Iterable[Task]:
    """Other days that the other side asks ours for."""
    for row in queries.asked_days(queries.actions(ours, side), side):
        what = _("Say whether another day will do")
        yield Task(what, row.action.text[:120], row.action.due, reverse(page, args=[row.pk]))


def _actions(ours: list[Organisation], side: str, page: str, today: date) -> Iterable[Task]:
    """What our side has to do: late, or within two weeks."""
    rows = queries.actions(ours, side).filter(side=side, state__in=OPEN, due__lte=today + LOOKING_AHEAD)
    for row in rows:
        late = row.due is not None and row.due < today
        yield Task(row.text[:120], source_of(row), row.due, reverse(page, args=[row.pk]), late)
