"""The manual's page on planning: notice, clashes of a timetable, and what each kind of inspection needs."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date, datetime

from tests.spec import library
from tests.spec.table import Page, Rule
from touchstone.domain.deadlines import Nation, Override, Unit, due
from touchstone.domain.inspection_kinds import lacking
from touchstone.domain.notice import falls_short, has_run, notice_of
from touchstone.domain.timetable import Days, Slot, clashes


def _begins(letter_of: str, days: str, unit: str, proclaimed_holiday: str) -> str:
    closed = [Override(date.fromisoformat(proclaimed_holiday), False)] if proclaimed_holiday else []
    notice = due(date.fromisoformat(letter_of), int(days), Unit(unit), Nation.ENGLAND, closed)
    assert has_run(notice, notice.latest)
    return notice.latest.isoformat()


def _short(framework: str, letter_of: str, days: str, unit: str) -> str:
    regime = notice_of(library.framework(framework))
    if regime.length is None:
        return "not known: whoever announces it says how long, and why"
    start = date.fromisoformat(letter_of)
    given, known = due(start, int(days), Unit(unit)), due(start, regime.length, regime.unit)
    return "refused" if falls_short(given, known) else "allowed"


def _lacks(kind: str, framework: str, theme: str, areas: str, follows_one: str) -> str:
    found = lacking(kind, library.framework(framework), theme=theme, areas=int(areas), follows=follows_one == "yes")
    return "; ".join(found) or "nothing"


def _slot(key: int, written: str) -> Slot:
    """ "Ada 2026-12-08 09:00 12:00 Fen": who, day, from, to, and the place where it is on site."""
    who, day, start, end, *place = written.split()
    times = [datetime.fromisoformat(f"{day}T{each}") for each in (start, end)]
    return Slot(key, {"Ada": 1, "Ben": 2}[who], times[0], times[1], bool(place), "".join(place))


def _clashes(one_slot: str, another: str) -> str:
    days = Days(date(2026, 12, 1), date(2026, 12, 18), fieldwork_from=date(2026, 12, 7))
    slots = [_slot(n, written) for n, written in enumerate((one_slot, another)) if written]
    found = [clash.kind for clash in clashes(slots, days, lambda day: day.weekday() < 5)]
    return "; ".join(found) or "none"


PAGE = Page(
    "planning",
    "Notice, timetable and kinds of inspection",
    "From which day fieldwork may begin, which notice is too short, what clashes, and what must be there before an inspection is opened.",
    (
        Rule(
            "The first day of fieldwork",
            "Fieldwork may begin on the day on which the notice runs out. Where the regime says days and not which, the later day holds. A holiday proclaimed late moves it.",
            """
            letter of  | days | unit     | proclaimed holiday || fieldwork from
            2026-11-23 | 5    | working  |                    || 2026-11-30
            2026-11-23 | 5    | calendar |                    || 2026-11-28
            2026-11-23 | 5    | unknown  |                    || 2026-11-30
            2026-12-22 | 5    | unknown  |                    || 2026-12-31
            2026-12-22 | 5    | unknown  | 2026-12-30         || 2027-01-04
            2026-11-23 | 0    | working  |                    || 2026-11-23
            """,
            _begins,
        ),
        Rule(
            "Notice shorter than the regime's",
            "A notice may be longer than the regime's and never shorter, on any reading of the regime.",
            """
            framework                    | letter of  | days | unit     || answer
            ofsted-cafcass-2021          | 2026-11-23 | 5    | unknown  || allowed
            ofsted-cafcass-2021          | 2026-11-23 | 5    | working  || allowed
            ofsted-cafcass-2021          | 2026-11-23 | 5    | calendar || refused
            ofsted-cafcass-2021          | 2026-11-23 | 4    | working  || refused
            ofsted-cafcass-national-2014 | 2026-11-23 | 0    | working  || allowed
            ciw-cafcass-cymru-2018       | 2026-11-23 | 3    | working  || not known: whoever announces it says how long, and why
            """,
            _short,
        ),
        Rule(
            "Clashes of a timetable",
            "Two slots of one person that share a moment are refused; the rest is said. The inspection is from 1 to 18 December 2026, fieldwork from 7 December.",
            """
            one slot                        | another                          || clashes
            Ada 2026-12-08 09:00 12:00      | Ada 2026-12-08 11:00 13:00       || overlaps
            Ada 2026-12-08 09:00 12:00      | Ben 2026-12-08 11:00 13:00       || none
            Ada 2026-12-08 09:00 12:00      | Ada 2026-12-08 12:00 13:00       || none
            Ada 2026-12-08 09:00 12:00 Fen  | Ada 2026-12-08 12:30 13:00 Moor  || too close
            Ada 2026-12-08 09:00 12:00 Fen  | Ada 2026-12-08 13:00 14:00 Moor  || none
            Ada 2026-12-12 09:00 12:00      |                                  || day off
            Ada 2026-12-21 09:00 12:00      |                                  || outside
            Ada 2026-12-03 09:00 12:00 Fen  |                                  || not fieldwork
            Ada 2026-12-03 09:00 12:00      |                                  || none
            """,
            _clashes,
        ),
        Rule(
            "What an inspection needs to be opened",
            "By its kind, under its framework.",
            """
            kind       | framework                    | theme | areas | follows one || lacks
            full       | ofsted-cafcass-2021          |       | 0     | no          || nothing
            full       | ofsted-cafcass-2009          |       | 0     | no          || an area of the service
            focused    | ofsted-cafcass-2021          |       | 2     | no          || a theme; more areas
            focused    | ofsted-cafcass-2021          | delay | 3     | no          || nothing
            monitoring | ofsted-cafcass-2021          |       | 0     | no          || an earlier inspection
            progress   | ofsted-cafcass-progress-2011 |       | 1     | no          || an earlier inspection, or the name of the plan
            narrative  | ciw-cafcass-cymru-2018       |       | 0     | no          || nothing
            narrative  | ofsted-cafcass-2021          |       | 0     | no          || the framework has no such kind of inspection; the framework has grades
            """,
            _lacks,
        ),
    ),
)
