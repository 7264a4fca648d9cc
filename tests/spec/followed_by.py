"""The manual's page on which actions were followed by improvement."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date

from tests.spec.table import Page, Rule
from touchstone.domain.followed_by import Followed, Start, Taken, followed, start_of, tally
from touchstone.domain.until_met import Judged, Told

ENOUGH = ("good", "satisfactory")


def _day(written: str) -> date | None:
    return date.fromisoformat(f"2026-{written}") if written else None


def _need(written: str) -> date:
    return date.fromisoformat(f"2026-{written}")


def _judged(written: str) -> tuple[Judged, ...]:
    parts = [part.split() for part in written.split(";") if part]
    return tuple(Judged(_need(on), "a visit", grade, grade in ENOUGH) for on, grade in parts)


def _told(written: str) -> tuple[Told, ...]:
    return tuple(Told(_need(on), state) for on, state in (part.split() for part in written.split(";") if part))


def _follows(accepted: str, told: str, judged: str) -> tuple[str, str, str]:
    reports = _told(told)
    ended = min((each.on for each in reports if each.state == "done"), default=None)
    taken = Taken("1", _day(accepted), ended, _need("05-01"), _need("11-01"), reports, _judged(judged))
    found = followed(taken, _need("12-01"))
    if found is None:
        return "is not counted", "", ""
    return found.next.grade if found.next else "not judged yet", str(found.start), "yes" if found.done else "no"


def _start(found: str, due: str, begun: str) -> str:
    return str(start_of(_day(found), _day(due), _day(begun)))


def _share(actions: str) -> tuple[str, str, str, str]:
    """ "9 good; 3 inadequate; 2 waiting; 1 twice": that many areas for improvement each; "twice": two actions."""
    rows: list[Followed] = []
    for part in actions.split(";"):
        count, grade = part.split()
        for number in range(int(count)):
            taken = Taken(f"{grade} {number}")
            said = "good" if grade == "twice" else grade
            after = None if grade == "waiting" else Judged(_need("09-01"), "a visit", said, said in ENOUGH)
            rows += [Followed(taken, after, Start.EARLY, done=True)] * (2 if grade == "twice" else 1)
    made = tally(rows)
    interval = "withheld" if made.low is None or made.high is None else f"{made.low:.3f} to {made.high:.3f}"
    share = "withheld" if made.share is None else f"{made.met} of {made.judged}"
    return str(made.actions), str(made.areas), share, interval


PAGE = Page(
    "followed-by",
    "Which actions were followed by improvement",
    "What the next judgement of progress said after an action of a plan. Followed by, never caused by: nobody chose by lot which weakness got which action. All days are of 2026.",
    (
        Rule(
            "What an action was followed by",
            "It counts from the day it was accepted or said to be done, whichever came first; what follows is the next judgement by a visit on a later day. Found on 1 May, due on 1 November, looked at on 1 December.",
            """
            accepted | told                             | judged                              || followed by    | begun     | done by then
                     | 06-01 under_way                  | 09-01 good                          || is not counted |           |
                     | 06-01 under_way; 07-01 done      | 09-01 good                          || good           | early     | yes
            06-01    |                                  |                                     || not judged yet | not begun | no
            06-01    |                                  | 09-01 inadequate                    || inadequate     | not begun | no
            06-01    | 06-10 under_way                  | 06-01 good                          || not judged yet | early     | no
            06-01    | 06-10 under_way                  | 06-02 good                          || good           | not begun | no
            06-01    | 06-10 under_way; 10-01 done      | 09-01 inadequate; 11-01 good        || inadequate     | early     | no
            06-01    | 07-01 under_way; 08-01 done      | 11-01 good; 09-01 satisfactory      || satisfactory   | early     | yes
            06-01    | 07-02 blocked                    | 09-01 inadequate                    || inadequate     | late      | no
            06-01    | 06-10 done; 07-01 under_way      | 09-01 inadequate                    || inadequate     | early     | no
            06-01    | 06-10 done                       | 12-02 good                          || not judged yet | early     | yes
            12-02    |                                  |                                     || is not counted |           |
            """,
            _follows,
        ),
        Rule(
            "Early or late",
            "Late is where the alarm of a slow start would have sounded: a third of the time to the due date gone, or 90 days where nothing is due.",
            """
            found | due   | begun || start
            05-01 | 08-01 |       || not begun
            05-01 | 08-01 | 05-31 || early
            05-01 | 08-01 | 06-01 || late
            05-01 |       | 07-29 || early
            05-01 |       | 07-30 || late
            05-01 | 05-01 | 05-01 || early
                  | 08-01 | 06-01 || not known
            """,
            _start,
        ),
        Rule(
            "The share, and when it is withheld",
            "Each area for improvement and judgement counts once, however many actions it had. The interval is Clopper and Pearson's, 95%. Under ten judged, neither is said.",
            """
            actions                              || actions | areas for improvement | met      | interval
            9 good                               || 9       | 9                     | withheld | withheld
            10 good                              || 10      | 10                    | 10 of 10 | 0.692 to 1.000
            7 good; 3 inadequate                 || 10      | 10                    | 7 of 10  | 0.348 to 0.933
            7 good; 3 inadequate; 5 waiting      || 15      | 15                    | 7 of 10  | 0.348 to 0.933
            5 twice; 4 inadequate                || 14      | 9                     | withheld | withheld
            5 twice; 5 inadequate                || 15      | 10                    | 5 of 10  | 0.187 to 0.813
            10 waiting                           || 10      | 10                    | withheld | withheld
            """,
            _share,
        ),
    ),
)
