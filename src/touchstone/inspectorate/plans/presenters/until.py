"""How is shown what became of an area for improvement, how it stands, and what should worry?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.until_met import Event, Kind, State
from touchstone.foundation.core.wording import format_date, grade_name
from touchstone.inspectorate.plans.until import Standing

STATES = {
    State.RETURNED: (gettext_lazy("Returned"), "stop"),
    State.MET: (gettext_lazy("Met"), "done"),
    State.LATE: (gettext_lazy("Late"), "stop"),
    State.STALLED: (gettext_lazy("Stalled"), "stop"),
    State.SLOW: (gettext_lazy("Slow to start"), "stop"),
    State.OPEN: (gettext_lazy("Open"), "wait"),
}
KINDS = {
    Kind.FOUND: gettext_lazy("Found"),
    Kind.CARRIED: gettext_lazy("Carried forward into another inspection"),
    Kind.DISCUSSED: gettext_lazy("Discussed at a meeting"),
    Kind.PLANNED: gettext_lazy("Planned"),
    Kind.STARTED: gettext_lazy("An action began"),
    Kind.MILESTONE: gettext_lazy("A milestone was reached"),
    Kind.MISSED: gettext_lazy("A milestone was missed"),
    Kind.FIGURE: gettext_lazy("A figure was told"),
    Kind.EVIDENCE: gettext_lazy("Evidence was added"),
    Kind.MOVED: gettext_lazy("Its area changed hands"),
    Kind.DUE: gettext_lazy("It was due"),
    Kind.JUDGED: gettext_lazy("Progress was judged"),
    Kind.MET: gettext_lazy("Progress was judged to be enough: met"),
    Kind.RELAPSED: gettext_lazy("It was found weak again"),
}


@dataclass(frozen=True)
class Shown:
    """An area for improvement in a list: its state, what worries, and where its own page is."""

    number: str
    text: str
    inspection: str
    provider: str
    href: str
    state: tuple[Any, str]
    due: date | None
    worries: list[dict[str, str]]


def shown(found: Sequence[Standing], *, service: bool) -> list[Shown]:
    """No query."""
    name = "plan-asked-until-area" if service else "plan-until-area"
    return [
        Shown(
            number=each.area.printed_number or str(each.area.number),
            text=each.area.text,
            inspection=str(each.area.inspection),
            provider=str(each.area.inspection.provider),
            href=reverse(name, args=[each.area.inspection.slug, each.area.slug]),
            state=STATES[each.state],
            due=each.item.due,
            worries=worries(each),
        )
        for each in found
    ]


def worries(found: Standing) -> list[dict[str, str]]:
    """Each alarm in words, with the action it is about and what would end it."""
    return [
        {
            "says": _(alarm.says.text) % alarm.says.values,
            "satisfy": _(alarm.satisfy.text) % alarm.satisfy.values,
            "action": alarm.action,
        }
        for alarm in found.alarms
    ]


def events(found: Standing, today: date) -> list[dict[str, Any]]:
    """The timeline for its macro, the oldest first."""
    return [
        {"title": KINDS[event.kind], "date": event.on, "by": event.about, "body": _body(event, found)}
        for event in found.timeline(today)
    ]


def _body(event: Event, found: Standing) -> str:
    grade = _("Judged %(grade)s.") % {"grade": grade_name(event.grade).lower()} if event.grade else ""
    residual = _("Still weak: %(what)s") % {"what": event.residual} if event.residual else ""
    said = _figure(event, found) if event.kind is Kind.FIGURE else event.says
    if said and (grade or residual) and not said.endswith((".", "!", "?")):
        said += "."
    return " ".join(filter(None, [said, grade, residual]))


def _figure(event: Event, found: Standing) -> str:
    """ "Days to answer: 12 days for October 2026, against 10 days." """
    action = next((each for each in found.item.actions if each.text == event.about), None)
    said = event.says
    if event.period:
        said = _("%(figure)s for %(period)s") % {"figure": said, "period": event.period}
    if action is not None and action.indicator:
        said = f"{action.indicator}: {said}"
    if action is not None and action.target:
        said = _("%(figure)s, against %(target)s.") % {"figure": said, "target": action.target}
    return said


def rows(found: Standing, today: date) -> list[list[Any]]:
    """The same as a table: day, what, of which action, in which words."""
    return [[format_date(each["date"]), each["title"], each["by"], each["body"]] for each in events(found, today)]
