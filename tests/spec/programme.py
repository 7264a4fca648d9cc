"""The manual's pages on what is due, on escalation, and on which areas a focused visit goes to."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date

from tests.spec import library
from tests.spec.table import Page, Rule
from touchstone.domain import coverage
from touchstone.domain.deadlines import Pause
from touchstone.domain.programme.escalation import drop
from touchstone.domain.programme.obligations import obligations
from touchstone.domain.programme.rows import Event, Extra, Obligation, Situation
from touchstone.inspectorate.programme import calendar_files

GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
AREAS = ("fen", "moor")


def events(written: str) -> tuple[Event, ...]:
    """ "full 2024-01-22..2024-02-16 good; focused under way": kind, days or "under way", then a grade, or @area."""
    found = []
    for number, each in enumerate(part.split() for part in written.split(";") if part.strip()):
        kind, when, *more = each
        first, _, last = when.partition("..")
        going = when == "going"
        area = next((word[1:] for word in more if word.startswith("@")), "")
        grade = next((word for word in more if not word.startswith("@")), "")
        found.append(
            Event(
                key=f"{kind} {when}" if not going else f"{kind} under way {number}",
                kind=kind,
                first=None if going else date.fromisoformat(first),
                last=None if going else date.fromisoformat(last or first),
                done=not going,
                level="area" if area else "service",
                areas=frozenset([area] if area else []),
                grade=grade,
            )
        )
    return tuple(found)


def pauses(written: str) -> tuple[Pause, ...]:
    """ "2025-01-01..2025-03-01": days that do not count; without an end, "2025-01-01.."."""
    found = []
    for part in written.split():
        first, _, last = part.partition("..")
        found.append(Pause(date.fromisoformat(first), date.fromisoformat(last) if last else None))
    return tuple(found)


def due(regime: str, rule: str, history: str, today: str, suspended: str = "", extra: str = "") -> list[Obligation]:
    """The obligations of one rule. The regime began on 1 April 2021 (2009: 1 April 2009) for the service."""
    start = date(2009, 4, 1) if "2009" in regime else date(2021, 4, 1)
    extras = [part.split("..") for part in extra.split()]
    situation = Situation(
        start=start,
        kept_from=start.replace(year=start.year + 5),
        today=date.fromisoformat(today),
        history=events(history),
        areas=AREAS,
        suspensions=pauses(suspended),
        extras=tuple(Extra("escalation", ("full",), *map(date.fromisoformat, days)) for days in extras),
    )
    calendar = calendar_files.calendar_of(library.framework(regime))
    found = obligations(calendar, situation)
    return sorted((each for each in found if each.rule == rule), key=lambda each: (each.counted_from, each.key))


def _newest(rule: str, history: str, today: str, suspended: str = "") -> tuple[str, str]:
    return _said(due("ofsted-cafcass-2021", rule, history, today, suspended)[-1])


def _said(found: Obligation) -> tuple[str, str]:
    state = f"{found.state} by {found.met_by}" if found.met_by else str(found.state)
    if found.late_by:
        state += f", {found.late_by} days late"
    if found.under_way:
        state += f", {found.under_way}"
    return f"{found.earliest} to {found.latest or 'not known'}", state


def _full(history: str, today: str) -> tuple[str, str]:
    return _newest("national-inspection", history, today)


def _suspended(suspended: str, today: str) -> tuple[str, str]:
    return _newest("national-inspection", "full 2024-01-22..2024-02-16", today, suspended)


def _focused(history: str, today: str) -> tuple[str, str]:
    first = due("ofsted-cafcass-2021", "focused-visit", history, today)[0]
    return _said(first)


def _yearly(history: str, today: str) -> tuple[str, str]:
    return _newest("self-evaluation", history, today)


def _monitoring(history: str, today: str) -> str:
    found = due("ofsted-cafcass-2021", "monitoring", history, today)
    return "; ".join(": ".join(_said(each)) for each in found) or "nothing"


def _areas(history: str, today: str) -> tuple[str, str]:
    by_area = {each.area: each for each in due("ofsted-cafcass-2009", "area-inspection", history, today)}
    return _said(by_area["fen"])[1], _said(by_area["moor"])[1]


def _revisit(history: str, today: str) -> str:
    found = due("ofsted-cafcass-2009", "after-inadequate", history, today)
    return "; ".join(f"{each.area}: {' '.join(_said(each))}" for each in found) or "nothing"


def _eight_weeks(history: str, today: str) -> str:
    found = due("ofsted-cafcass-2009", "eight-weeks", history, today)
    return "; ".join(": ".join(_said(each)) for each in found) or "nothing"


def _authorised(authorised: str, history: str, today: str, suspended: str) -> str:
    found = due("ofsted-cafcass-2021", "escalation", history, today, suspended, authorised)
    return "; ".join(": ".join(_said(each)) for each in found) or "nothing"


def _unknown(history: str, today: str) -> tuple[str, str]:
    return _said(due("ciw-cafcass-cymru-2018", "inspection", history, today)[-1])


PAGE = Page(
    "programme",
    "What is due, and when",
    """
What is due follows from the regime's calendar and from what has happened. In these tables the regime began for the
service on 1 April 2021 (the one of 2009, on 1 April 2009); self-evaluations and meetings are recorded from five years
later. Lengths and numbers are the frameworks' own; when a window opens, and from when on something is at risk, are this
project's settings. The days of an inspection are its fieldwork; `going` means that it is under way.
""",
    (
        Rule(
            "A full inspection within three years of the last",
            "Counted from the end of the last one, or from the day on which the regime began: what was before it does "
            "not hurry it. At risk 120 days before the last day, unless one is under way.",
            """
            history                                              | today      || window                   | state
                                                                 | 2021-06-01 || 2023-04-01 to 2024-04-01 | not yet
            full 2018-02-02..2018-03-02                          | 2021-06-01 || 2023-04-01 to 2024-04-01 | not yet
                                                                 | 2023-06-01 || 2023-04-01 to 2024-04-01 | open
                                                                 | 2024-01-15 || 2023-04-01 to 2024-04-01 | at risk
                                                                 | 2024-04-01 || 2023-04-01 to 2024-04-01 | at risk
                                                                 | 2024-04-02 || 2023-04-01 to 2024-04-01 | overdue
            full going                                           | 2024-01-15 || 2023-04-01 to 2024-04-01 | open, full under way 0
            full going                                           | 2024-04-02 || 2023-04-01 to 2024-04-01 | overdue, full under way 0
            full 2024-01-22..2024-02-16                          | 2026-11-22 || 2026-02-16 to 2027-02-16 | at risk
            full 2022-01-10..2022-02-04; full 2024-01-22..2024-02-16 | 2025-01-01 || 2026-02-16 to 2027-02-16 | not yet
            focused 2022-01-10..2022-01-14                       | 2024-05-01 || 2023-04-01 to 2024-04-01 | overdue
            full 2022-01-10..2022-02-04 @fen                     | 2024-05-01 || 2023-04-01 to 2024-04-01 | overdue
            """,
            _full,
        ),
        Rule(
            "Suspended time does not count",
            "The last day moves by the days of suspension that lie before it. While it lasts, what could still move is "
            "suspended; what was late before it stays late. Here the last inspection ended on 16 February 2024.",
            """
            suspended                                     | today      || window                   | state
            2025-01-01..2025-03-02                        | 2025-06-01 || 2026-04-17 to 2027-04-17 | not yet
            2025-01-01..2025-03-02                        | 2025-02-01 || 2026-04-17 to 2027-04-17 | suspended
            2025-01-01..2025-03-02                        | 2025-03-02 || 2026-04-17 to 2027-04-17 | not yet
            2025-01-01..2025-02-01 2025-01-15..2025-03-02 | 2025-06-01 || 2026-04-17 to 2027-04-17 | not yet
            2025-01-01..                                  | 2026-12-01 || 2026-02-16 to 2027-02-16 | suspended
            2027-03-01..                                  | 2027-03-10 || 2026-02-16 to 2027-02-16 | overdue
            """,
            _suspended,
        ),
        Rule(
            "A focused visit between two full inspections",
            "One at least, after the last full inspection ended and before the next begins. When the next has begun "
            "without one, it can no longer be met.",
            """
            history                                                        | today      || window                   | state
                                                                           | 2022-01-01 || 2021-04-01 to 2024-04-01 | open
            focused 2021-04-12..2021-04-30                                 | 2022-01-01 || 2021-04-01 to 2024-04-01 | met by focused 2021-04-12..2021-04-30
                                                                           | 2023-12-01 || 2021-04-01 to 2024-04-01 | at risk
            focused going                                                  | 2023-12-01 || 2021-04-01 to 2024-04-01 | open, focused under way 0
                                                                           | 2024-04-02 || 2021-04-01 to 2024-04-01 | overdue
            full 2024-01-22..2024-02-16                                    | 2024-04-02 || 2021-04-01 to 2024-04-01 | missed
            full 2024-01-22..2024-02-16; focused 2024-01-15..2024-01-19    | 2024-04-02 || 2021-04-01 to 2024-04-01 | met by focused 2024-01-15..2024-01-19
            full 2024-01-22..2024-02-16; focused 2024-03-04..2024-03-08    | 2024-04-02 || 2021-04-01 to 2024-04-01 | missed
            """,
            _focused,
        ),
        Rule(
            "A self-evaluation every year",
            "From the day on which they are recorded here: what was before is not known, and so is never late.",
            """
            history                                                | today      || window                   | state
                                                                   | 2026-01-01 || 2027-01-01 to 2027-04-01 | not yet
            self_evaluation 2025-05-01                             | 2026-04-02 || 2027-01-01 to 2027-04-01 | not yet
            self_evaluation 2026-05-10                             | 2027-04-20 || 2027-02-10 to 2027-05-10 | at risk
            self_evaluation 2026-05-10; self_evaluation 2027-05-30 | 2027-06-01 || 2028-02-29 to 2028-05-30 | not yet
            """,
            _yearly,
        ),
        Rule(
            "Three or four monitoring visits a year after an inadequate",
            "The next not sooner than three months after the last and not later than four, until the next graded "
            "inspection, whose coming ends it.",
            """
            history                                                                            | today      || due
            full 2024-01-22..2024-02-16 good                                                   | 2024-04-01 || nothing
            full 2024-01-22..2024-02-16                                                        | 2024-04-01 || nothing
            full 2024-01-22..2024-02-16 inadequate                                             | 2024-04-01 || 2024-05-16 to 2024-06-16: not yet
            full 2024-01-22..2024-02-16 inadequate                                             | 2024-06-17 || 2024-05-16 to 2024-06-16: overdue
            full 2024-01-22..2024-02-16 inadequate; monitoring 2024-06-18..2024-06-20          | 2024-07-01 || 2024-05-16 to 2024-06-16: met by monitoring 2024-06-18..2024-06-20, 4 days late; 2024-09-20 to 2024-10-20: not yet
            full 2024-01-22..2024-02-16 inadequate; monitoring 2024-06-03..2024-06-05; full 2024-08-05..2024-08-30 good | 2025-01-01 || 2024-05-16 to 2024-06-16: met by monitoring 2024-06-03..2024-06-05
            full 2024-01-22..2024-02-16 inadequate; full 2024-05-05..2024-05-30 inadequate     | 2024-06-30 || 2024-08-30 to 2024-09-30: not yet
            """,
            _monitoring,
        ),
        Rule(
            "What a named person authorised",
            "Authorised on the first day, due by the last. Suspensions move it as they move everything.",
            """
            authorised             | history                     | today      | suspended              || due
                                   |                             | 2024-04-01 |                        || nothing
            2024-04-01..2024-09-30 |                             | 2024-05-01 |                        || 2024-04-01 to 2024-09-30: open
            2024-04-01..2024-09-30 |                             | 2024-09-15 |                        || 2024-04-01 to 2024-09-30: at risk
            2024-04-01..2024-09-30 |                             | 2024-10-15 |                        || 2024-04-01 to 2024-09-30: overdue
            2024-04-01..2024-09-30 |                             | 2024-10-05 | 2024-06-01..2024-06-11 || 2024-04-01 to 2024-10-10: at risk
            2024-04-01..2024-09-30 |                             | 2024-10-05 | 2024-06-01..           || 2024-04-01 to 2024-09-30: suspended
            2024-04-01..2024-09-30 | full 2024-07-01..2024-07-26 | 2024-10-05 |                        || 2024-04-01 to 2024-09-30: met by full 2024-07-01..2024-07-26
            """,
            _authorised,
        ),
        Rule(
            "The rolling programme of 2009: every area once in three years",
            "Two areas, Fen and Moor. An inspection of one counts for no other, and one of the whole service for none.",
            """
            history                                                | today      || Fen                                 | Moor
                                                                   | 2010-01-01 || open                                | open
            full 2010-05-03..2010-05-07 @fen                       | 2010-06-01 || met by full 2010-05-03..2010-05-07  | open
            full 2010-05-03..2010-05-07 @fen                       | 2012-02-01 || met by full 2010-05-03..2010-05-07  | at risk
            full 2010-05-03..2010-05-07                            | 2012-04-02 || overdue                             | overdue
            full 2012-05-07..2012-05-11 @fen; full going @moor     | 2012-06-01 || met by full 2012-05-07..2012-05-11, 40 days late | overdue, full under way 1
            """,
            _areas,
        ),
        Rule(
            "An inadequate area is visited again",
            "The framework says often and gives no length; twelve months are this project's own.",
            """
            history                                                                             | today      || due
            full 2010-05-03..2010-05-07 @fen inadequate                                         | 2010-06-01 || fen: 2010-05-07 to 2011-05-07 open
            full 2010-05-03..2010-05-07 @fen inadequate                                         | 2011-06-01 || fen: 2010-05-07 to 2011-05-07 overdue
            full 2010-05-03..2010-05-07 @fen inadequate; reinspection 2010-12-06..2010-12-10 @fen good | 2011-06-01 || nothing
            full 2010-05-03..2010-05-07 @fen satisfactory                                       | 2011-06-01 || nothing
            """,
            _revisit,
        ),
        Rule(
            "Each area inspection is complete in eight weeks",
            "From its first day; one that began before the regime is not asked for.",
            """
            history                            | today      || due
            full 2010-05-03..2010-06-10 @fen   | 2010-09-01 || 2010-05-03 to 2010-06-28: met by full 2010-05-03..2010-06-10
            full 2010-05-03..2010-07-08 @fen   | 2010-09-01 || 2010-05-03 to 2010-06-28: met by full 2010-05-03..2010-07-08, 10 days late
            full 2009-03-02..2009-03-06 @fen   | 2010-09-01 || nothing
            focused 2010-05-03..2010-06-10 @fen | 2010-09-01 || nothing
            full going @fen                    | 2010-09-01 || nothing
            """,
            _eight_weeks,
        ),
        Rule(
            "Where the regime's length is not known",
            "Something is due, and nothing is ever late.",
            """
            history                              | today      || window                  | state
            narrative 2022-01-10..2022-02-04     | 2026-11-22 || 2022-02-04 to not known | open
                                                 | 2036-11-22 || 2021-04-01 to not known | open
            """,
            _unknown,
        ),
    ),
)


def _drop(history: str, mark: str) -> tuple[str, str]:
    found = drop(events(history), GRADES, mark, date(2021, 4, 1))
    if found is None:
        return "nothing", ""
    return f"{found.grade} in {found.event}", f"fell from {found.before}" if found.fell else "no other grade before"


ESCALATION = Page(
    "escalation",
    "When performance drops",
    """
The rule proposes, and a named person decides. The newest graded full inspection of the service since 1 April 2021 is
looked at; the mark is a setting of each programme.
""",
    (
        Rule(
            "An escalation is proposed",
            "When the newest overall grade is below the mark.",
            """
            history                                                            | mark        || proposed                                        | why
                                                                               | good        || nothing                                         |
            full 2024-02-16 good                                               | good        || nothing                                         |
            full 2024-02-16 good                                               | outstanding || good in full 2024-02-16                         | no other grade before
            full 2024-02-16 inadequate                                         | good        || inadequate in full 2024-02-16                   | no other grade before
            full 2018-03-02 outstanding; full 2024-02-16 requires_improvement  | good        || requires_improvement in full 2024-02-16         | fell from outstanding
            full 2022-03-02 inadequate; full 2024-02-16 inadequate             | good        || inadequate in full 2024-02-16                   | no other grade before
            full 2022-03-02 inadequate; full 2024-02-16 good                   | good        || nothing                                         |
            full 2018-03-02 inadequate                                         | good        || nothing                                         |
            full 2024-02-16 satisfactory                                       | good        || nothing                                         |
            full 2024-02-16 inadequate @fen                                    | good        || nothing                                         |
            """,
            _drop,
        ),
    ),
)


def _propose(areas: str, least: str) -> str:
    seen = []
    for part in areas.split(","):
        name, last, *grade = part.split()
        seen.append(coverage.Seen(name, None if last == "never" else date.fromisoformat(last), *grade))
    found = coverage.propose(seen, int(least), date(2024, 2, 16))
    return "; ".join(f"{choice.key} ({', '.join(choice.reasons)})" for choice in found) or "none"


def _years(last: str, today: str) -> str:
    found = coverage.whole_years_since(None if last == "never" else date.fromisoformat(last), date.fromisoformat(today))
    return "never" if found is None else str(found)


COVERAGE = Page(
    "coverage",
    "Which areas a focused visit goes to",
    """
At least as many areas as the framework says, the unvisited preferred, strong and weak both where both are known. Equal
ones are taken by name, so that anyone who repeats it gets the same. The last full inspection ended on 16 February 2024.
""",
    (
        Rule(
            "Areas that are proposed",
            "Each with when it was last seen, and its last grade where it had one.",
            """
            areas                                                                                     | least || proposed
            fen 2025-05-01, moor never, dale 2023-05-01, hill 2024-06-01                              | 3     || moor (never seen); dale (not seen in this cycle); hill (seen longest ago of those left)
            fen never, moor never, dale never, hill never                                             | 3     || dale (never seen); fen (never seen); hill (never seen)
            fen never                                                                                 | 3     || fen (never seen)
            fen never, moor never, dale never, hill 2025-01-01 good                                   | 3     || dale (never seen); fen (never seen); hill (seen longest ago of those left, the only strong one otherwise)
            fen never, moor never, dale never, hill 2025-01-01 good, peak 2024-12-01 inadequate       | 3     || dale (never seen); peak (seen longest ago of those left, the only weak one otherwise); hill (seen longest ago of those left, the only strong one otherwise)
            fen 2020-01-01 good, moor 2020-02-01 good, dale 2020-03-01 good, hill 2025-01-01 inadequate | 3   || fen (not seen in this cycle); moor (not seen in this cycle); hill (seen longest ago of those left, the only weak one otherwise)
            fen 2020-01-01 good, moor 2020-02-01 inadequate, dale 2020-03-01 good, hill 2025-01-01 good | 3   || fen (not seen in this cycle); moor (not seen in this cycle); dale (not seen in this cycle)
            fen 2020-01-01 inadequate, moor 2020-02-01 inadequate, dale 2025-03-01 good               | 2     || fen (not seen in this cycle); dale (seen longest ago of those left, the only strong one otherwise)
            fen 2020-01-01 inadequate, moor 2025-02-01 good                                           | 1     || fen (not seen in this cycle)
            """,
            _propose,
        ),
        Rule(
            "Years since an area was seen",
            "Whole years only.",
            """
            last       | today      || years
            never      | 2026-11-22 || never
            2025-11-22 | 2026-11-22 || 1
            2025-11-23 | 2026-11-22 || 0
            2009-10-05 | 2026-11-22 || 17
            """,
            _years,
        ),
    ),
)
