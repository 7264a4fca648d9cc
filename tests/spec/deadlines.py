"""The manual's page on deadlines."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date

from tests.spec.table import Page, Rule
from touchstone.domain.dates import PreciseDate
from touchstone.domain.deadlines import Deadline, Nation, Override, Unit, due, due_between, is_working_day


def _said(deadline: Deadline) -> str:
    if deadline.due_if_working is None:
        return deadline.due.isoformat()
    return f"{deadline.due} or, if working days are meant, {deadline.due_if_working}"


def _due(start: str, length: str, unit: str, nation: str) -> str:
    return _said(due(date.fromisoformat(start), int(length), Unit(unit), Nation(nation)))


def _between(start: str, length: str, unit: str) -> tuple[str, str]:
    try:
        first, last = due_between(PreciseDate.decode(start.replace("¦", "|")), int(length), Unit(unit))
    except ValueError:
        return "refused", "refused"
    return _said(first), _said(last)


def _override(day: str, nation: str, overrides: str) -> str:
    known = []
    for text in overrides.split(";"):
        if text.strip():
            which, whose, kind = text.split()
            nations = None if whose == "both" else Nation(whose)
            known.append(Override(date.fromisoformat(which), kind == "open", nations))
    return "yes" if is_working_day(date.fromisoformat(day), Nation(nation), known) else "no"


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
    ),
)
