"""What is told of an area for improvement besides its inspections: its plan accepted, its area moved, its return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.improvement.models import Move
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.public.register.presenters import links, wording
from touchstone.public.register.queries.standing import Figure, Worked


@dataclass(frozen=True)
class Event:
    """One thing that happened. `kind`: found, due, plan accepted, started, figure, evidence, milestone, judged, not
    judged, area changed, moved, judged again, returned."""

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
    """The rows: plans accepted (when), moves, confirmed returns, what the service told of its work."""

    accepted: Sequence[datetime] = ()
    moves: Sequence[Move] = ()
    returns: Sequence[Recurrence] = ()
    worked: Sequence[Worked] = ()


def events(since: Since) -> list[Event]:
    """In no order yet. No query."""
    found = [Event("plan accepted", timezone.localdate(when), _("The plan to put it right was accepted"))
             for when in since.accepted]  # fmt: skip
    found += [_moved(row) for row in since.moves]
    found += [Event(row.kind, row.on, _worked(row)) for row in since.worked]
    return found + [_returned(row) for row in since.returns]


def _worked(row: Worked) -> str:
    if row.kind == "started":
        return _("Work on it began, as the service told")
    if row.kind == "evidence":
        return _("The service added evidence")
    if row.target[0] is None:
        return _("The service told a figure: %(figure)s") % {"figure": _figure(row.figure)}
    said = {"figure": _figure(row.figure), "target": _figure(row.target)}
    return _("The service told a figure: %(figure)s, against a target of %(target)s") % said


def _figure(figure: Figure) -> str:
    """ "31 days", "74%"; only the number where its unit is not known."""
    number, unit = figure
    said = f"{number:f}" if number is not None else ""
    words = {
        "days": ngettext_lazy("%(n)s day", "%(n)s days", "count"),
        "weeks": ngettext_lazy("%(n)s week", "%(n)s weeks", "count"),
        "months": ngettext_lazy("%(n)s month", "%(n)s months", "count"),
        "percent": ngettext_lazy("%(n)s%%", "%(n)s%%", "count"),
    }.get(unit)
    whole = int(number) if number is not None and number == int(number) else 2  # one and a half are several
    return words % {"n": said, "count": whole} if words else said


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
