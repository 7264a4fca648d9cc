"""What must this person do next in inspections, and by when? Tasks by date, for the page My work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock as machine
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection
from touchstone.inspectorate.inspections.presenters.timetables import where
from touchstone.inspectorate.inspections.queries import todo as queries

LOOKING_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Task:
    """One thing to do: in which inspection, what, on or by which day (None: no day is set), where on the site."""

    inspection: str
    what: str
    day: date | None
    href: str
    late: bool = False
    about: str = ""  # where it is of something else than the whole inspection


def to_do(person: User) -> list[Task]:
    """Tasks by date, those without a date last. Eight queries at most, however many inspections there are."""
    today = machine.today()
    held = queries.held_by(person)
    tasks = [task for inspection in held.led for task in _of_lead(inspection, held, today)]
    tasks += [task for inspection in held.planned_for for task in _of_planner(inspection, held)]
    tasks += [_of_slot(slot) for slot in queries.slots_between(person, machine.now(), machine.now() + LOOKING_AHEAD)]
    tasks += [task for inspection in held.asked for task in _of_service(inspection, held)]
    return sorted(tasks, key=lambda task: (task.day is None, task.day or today, task.inspection, task.what))


def _task(inspection: Inspection, what: str, day: date | None, page: str, today: date | None = None) -> Task:
    late = day is not None and today is not None and day < today
    return Task(inspection.title, what, day, reverse(page, args=[inspection.slug]), late)


def _of_lead(inspection: Inspection, held: queries.Held, today: date) -> Iterable[Task]:
    starts = inspection.starts.start if inspection.starts else None
    ends = inspection.ends.end if inspection.ends else None
    waiting = held.adjustments.get(inspection.pk, 0)
    if waiting:
        said = ngettext("Answer %(n)d request for an adjustment", "Answer %(n)d requests for adjustments", waiting)
        yield _task(inspection, said % {"n": waiting}, None, "inspection-adjustments")
    if inspection.state == "planned":
        yield _task(inspection, _("Announce it"), None, "inspection-announce")
    if inspection.state == "announced":
        notice = held.notices.get(inspection.pk)
        runs = latest(notice.clock) if notice and notice.clock else None
        day = max((each for each in (starts, runs) if each), default=None)
        yield _task(inspection, _("Begin fieldwork"), day, "inspection-begin", today)
    if inspection.state == "fieldwork":
        yield _task(inspection, _("End fieldwork"), ends, "inspection-plan", today)


def _of_planner(inspection: Inspection, held: queries.Held) -> Iterable[Task]:
    missing: dict[str, Callable[[], bool]] = {
        _("Choose who leads"): lambda: inspection.pk not in held.with_lead,
        _("Set the dates of fieldwork"): lambda: inspection.starts is None,
        _("Say on which legal basis"): lambda: not inspection.legal_basis.strip(),
    }
    pages = ("inspection-hand-over", "inspection-plan-change", "inspection-plan-change")
    for (what, lacks), page in zip(missing.items(), pages, strict=True):
        if lacks():
            yield _task(inspection, what, None, page)


def _of_slot(slot: FieldworkSlot) -> Task:
    start = timezone.localtime(slot.starts_at)
    what = _("%(time)s: %(what)s, %(where)s") % {"time": f"{start:%H:%M}", "what": slot.what, "where": where(slot)}
    return _task(slot.inspection, what, start.date(), "inspection-timetable")


def _of_service(inspection: Inspection, held: queries.Held) -> Iterable[Task]:
    if inspection.state == "announced":
        starts = inspection.starts.start if inspection.starts else None
        yield _task(inspection, _("Inspectors come: read the letter"), starts, "asked-letter")
