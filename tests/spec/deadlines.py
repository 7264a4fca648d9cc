"""The manual's page on deadlines."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date

from tests.spec.table import Page, Rule
from touchstone.domain.dates import PreciseDate
from touchstone.domain.deadlines import Deadline, Nation, Override, Pause, Unit, due, due_between, is_working_day


def _said(deadline: Deadline) -> str:
    said = deadline.due.isoformat()
    if deadline.due_if_working is not None:
        said = f"{deadline.due} or, if working days are meant, {deadline.due_if_working}"
    return f"paused; at the earliest {said}" if deadline.stands_still else said


def _due(start: str, length: str, unit: str, nation: str) -> str:
    return _said(due(date.fromisoformat(start), int(length), Unit(unit), Nation(nation)))


def _between(start: str, length: str, unit: str) -> tuple[str, str]:
    try:
        first, last = due_between(PreciseDate.decode(start.replace("¦", "|")), int(length), Unit(unit))
    except ValueError:
        return "refused", "refused"
    return _said(first), _said(last)


def _overrides(written: str) -> list[Override]:
    known = []
    for text in written.split(";"):
        if text.strip():
            which, whose, kind = text.split()
            nations = None if whose == "both" else Nation(whose)
            known.append(Override(date.fromisoformat(which), kind == "open", nations))
    return known


def _override(day: str, nation: str, overrides: str) -> str:
    return "yes" if is_working_day(date.fromisoformat(day), Nation(nation), _overrides(overrides)) else "no"


def _pauses(written: str) -> list[Pause]:
    made = []
    for text in written.split(";"):
        if text.strip():
            first, _to, last = text.partition(" to ")
            made.append(
                Pause(date.fromisoformat(first.removesuffix(" on").strip()), date.fromisoformat(last) if last else None)
            )
    return made


def _paused(start: str, length: str, unit: str, nation: str, pauses: str) -> str:
    return _said(due(date.fromisoformat(start), int(length), Unit(unit), Nation(nation), (), _pauses(pauses)))


def _proclaimed(start: str, length: str, unit: str, nation: str, pauses: str, known_of_the_day: str) -> str:
    given = (date.fromisoformat(start), int(length), Unit(unit), Nation(nation))
    return _said(due(*given, _overrides(known_of_the_day), _pauses(pauses)))


PAGE = Page(
    "deadlines",
    "Deadlines",
    """
The first day counted is the day after the start. A working day is Monday to Friday and no bank holiday of the nation.
Where a document says "days" and not which, both answers are kept and shown. A due date on a day off is not moved: no
source says that it is.
""",
    (
        Rule(
            "When it is due",
            "The units: calendar days, working days, days of an unknown kind, and months. A month that has no such day "
            "ends on its last. The fourth row is the response that Care Inspectorate Wales asked for in 2019: twenty "
            "days, of an unstated kind, from 4 March.",
            """
            start      | length | unit     | nation  || due
            2009-10-30 | 0      | months   | england || 2009-10-30
            2009-10-30 | 3      | months   | england || 2010-01-30
            2009-10-31 | 6      | months   | england || 2010-04-30
            2019-03-04 | 20     | unknown  | wales   || 2019-03-24 or, if working days are meant, 2019-04-01
            2021-04-01 | 5      | working  | england || 2021-04-12
            2011-04-21 | 5      | working  | england || 2011-05-04
            2024-02-16 | 20     | calendar | england || 2024-03-07
            2023-12-22 | 3      | working  | wales   || 2023-12-29
            2024-02-17 | 0      | working  | england || 2024-02-17
            2012-02-29 | 12     | months   | england || 2013-02-28
            """,
            _due,
        ),
        Rule(
            "From a start that is not known to the day",
            "The earliest and the latest that it can be due. What happened before a day has no earliest.",
            """
            start                | length | unit   || earliest   | latest
            2009-10              | 3      | months || 2010-01-01 | 2010-01-31
            2009-10-05¦week¦     | 3      | months || 2010-01-05 | 2010-01-11
            2011-02-10           | 6      | months || 2011-08-10 | 2011-08-10
            2011-01-01¦before¦   | 6      | months || refused    | refused
            """,
            _between,
        ),
        Rule(
            "Working days and overrides",
            "An override opens or closes a single day, in one nation or in both; one nation's goes before both.",
            """
            day        | nation  | overrides                                      || working day
            2024-03-01 | england |                                                || yes
            2024-03-01 | wales   | 2024-03-01 wales closed                        || no
            2024-03-01 | england | 2024-03-01 wales closed                        || yes
            2024-03-02 | england |                                                || no
            2024-03-02 | england | 2024-03-02 both open                           || yes
            2024-12-25 | wales   |                                                || no
            2024-03-04 | wales   | 2024-03-04 both closed; 2024-03-04 wales open  || yes
            2024-03-04 | england | 2024-03-04 both closed; 2024-03-04 wales open  || no
            """,
            _override,
        ),
        Rule(
            "Pauses",
            'A pause runs "from" its first day "to" the day on which the clock counts again; "on" has no end yet. Days '
            "paused do not count, whichever kind of days is counted; months have as many days as the calendar gives "
            "them. While a pause has no end nothing is due: the day shown is the earliest it can become. A pause that "
            "begins after the last day changes nothing. The last row but one has two answers, of which the pause can "
            "still move one.",
            """
            start      | length | unit     | nation  | pauses                                             || due
            2024-03-01 | 5      | working  | england |                                                    || 2024-03-08
            2024-03-01 | 5      | working  | england | 2024-03-08 to 2024-03-11                           || 2024-03-11
            2024-03-01 | 8      | working  | england | 2024-03-09 to 2024-03-11                           || 2024-03-13
            2024-03-01 | 10     | calendar | england | 2024-03-09 to 2024-03-11                           || 2024-03-13
            2026-12-21 | 5      | working  | england |                                                    || 2026-12-30
            2026-12-21 | 5      | working  | england | 2026-12-24 to 2027-01-04                           || 2027-01-06
            2026-12-21 | 5      | working  | wales   | 2026-12-22 to 2026-12-23; 2026-12-30 to 2026-12-31 || 2027-01-04
            2009-10-30 | 3      | months   | england | 2009-12-21 to 2010-01-04                           || 2010-02-13
            2019-03-04 | 20     | unknown  | wales   | 2019-03-11 to 2019-03-18                           || 2019-03-31 or, if working days are meant, 2019-04-08
            2024-03-01 | 5      | working  | england | 2024-03-06 on                                      || paused; at the earliest 2024-03-08
            2024-03-01 | 5      | working  | england | 2024-03-11 on                                      || 2024-03-08
            2024-03-01 | 5      | working  | england | 2024-03-05 to 2024-03-07; 2024-03-12 on            || paused; at the earliest 2024-03-12
            2019-03-04 | 20     | unknown  | wales   | 2019-03-28 on                                      || paused; at the earliest 2019-03-24 or, if working days are meant, 2019-04-01
            2024-03-01 | 0      | working  | england | 2024-03-01 on                                      || 2024-03-01
            """,
            _paused,
        ),
        Rule(
            "A holiday that is proclaimed late",
            "19 September 2022 became a bank holiday nine days before it came: the first row is what was counted until "
            "then, the second what is counted since. Days of national mourning proclaimed for 10 March 2027 and for "
            "29 December 2026, between Christmas and New Year, are made up. They move working days of a clock that is "
            "running past them, also where that clock is paused, unless the day is in the pause; calendar days and "
            "months stay.",
            """
            start      | length | unit     | nation  | pauses                   | known of the day       || due
            2022-09-05 | 20     | working  | england |                          | 2022-09-19 both open   || 2022-10-03
            2022-09-05 | 20     | working  | england |                          |                        || 2022-10-04
            2027-03-01 | 10     | working  | england |                          |                        || 2027-03-15
            2027-03-01 | 10     | working  | england |                          | 2027-03-10 both closed || 2027-03-16
            2027-03-01 | 10     | working  | england |                          | 2027-03-10 wales closed || 2027-03-15
            2027-02-24 | 10     | working  | wales   |                          | 2027-03-10 wales closed || 2027-03-11
            2027-02-23 | 10     | working  | wales   |                          | 2027-03-10 wales closed || 2027-03-09
            2027-03-01 | 10     | working  | england | 2027-03-09 to 2027-03-11 | 2027-03-10 both closed || 2027-03-17
            2027-03-01 | 10     | working  | england | 2027-03-03 to 2027-03-05 | 2027-03-10 both closed || 2027-03-18
            2027-03-01 | 10     | calendar | england |                          | 2027-03-10 both closed || 2027-03-11
            2027-03-01 | 10     | unknown  | england |                          | 2027-03-10 both closed || 2027-03-11 or, if working days are meant, 2027-03-16
            2027-03-01 | 1      | months   | wales   |                          | 2027-03-10 both closed || 2027-04-01
            2026-12-21 | 5      | working  | england |                          | 2026-12-29 both closed || 2026-12-31
            2026-12-21 | 5      | working  | england | 2026-12-24 to 2027-01-04 | 2026-12-29 both closed || 2027-01-06
            """,
            _proclaimed,
        ),
    ),
)
