"""What is told of an area for improvement besides its inspections: its plan accepted, its area moved, its return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.improvement.models import Move
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.public.register.presenters import links, wording


@dataclass(frozen=True)
class Event:
    """One thing that happened. `kind`: found, due, plan accepted, milestone, judged, not judged, area changed, moved,
    judged again, returned."""

    kind: str
    on: Any
    title: str
    by: str = ""
    text: str = ""
    grade: str = ""
    grade_words: str = ""
    residual: str = ""
    href: str = ""
    inspection: str = ""


@dataclass(frozen=True)
class Since:
    """The rows: plans accepted (when), moves, confirmed returns."""

    accepted: Sequence[datetime] = ()
    moves: Sequence[Move] = ()
    returns: Sequence[Recurrence] = ()


def events(since: Since) -> list[Event]:
    """In no order yet. No query."""
    found = [Event("plan accepted", timezone.localdate(when), _("The plan to put it right was accepted"))
             for when in since.accepted]  # fmt: skip
    found += [_moved(row) for row in since.moves]
    return found + [_returned(row) for row in since.returns]


def _moved(row: Move) -> Event:
    to = wording.name_of(row.after or row.organisation)
    if row.before is None:
        title = _("It went to %(other)s") % {"other": to}
    else:
        title = _("Its area changed hands: it went from %(one)s to %(other)s") % {
            "one": wording.name_of(row.before),
            "other": to,
        }
    return Event("moved", row.on, title, text=row.reason)


def _returned(row: Recurrence) -> Event:
    assert row.later is not None
    visit = row.later.inspection
    return Event(
        "returned",
        visit.published or visit.ends or visit.starts,
        _("A later inspection found the same weakness in the same place"),
        by=wording.title_of(visit),
        text=row.later.text,
        href=links.improvement(row.later.slug),
        inspection=visit.slug,
    )


def outcome(since: Since) -> str:
    """What the story comes to where it came back; empty where it did not."""
    if not since.returns:
        return ""
    assert since.returns[-1].later is not None
    visit = since.returns[-1].later.inspection
    when = format_date(visit.published or visit.ends or visit.starts)
    return _("It came back: a later inspection found the same weakness in the same place, %(when)s.") % {"when": when}
