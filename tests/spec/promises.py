"""The manual's page on promises: what a meeting agreed, and what young people and families were told."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date

from tests.spec.table import Page, Rule
from touchstone.domain.promises import (
    ANSWER_DAYS,
    Promise,
    Reply,
    Said,
    answer_due,
    answered,
    heard,
    standing,
    to_tell_back,
)
from touchstone.domain.workflows.new_day import HOLDS, NEW_DAY, begins


def _day(written: str) -> date:
    return date.fromisoformat(f"2026-{written}")


def _promise(state: str, due: str) -> Promise | None:
    return Promise(state.replace(" ", "_"), _day(due) if due else None) if state else None


def _stands(status: str, due: str, on: str) -> str:
    promise = _promise(status, due)
    assert promise is not None
    return str(standing(promise, _day(on)))


def _heard(answer: str, promise: str, due: str, told_back: str, on: str) -> tuple[str, str]:
    said = Said(_day("03-01"), Reply(answer) if answer else None, _promise(promise, due), told_back == "yes")
    return str(heard(said, _day(on))), "yes" if to_tell_back(said, _day(on)) else "no"


def _minutes(due: str, answered_on: str, on: str) -> str:
    return str(answered(_day(due) if due else None, _day(answered_on) if answered_on else None, _day(on)))


def _corrected(day_before: str, day_after: str, other_side_read_it: str, it_answers: str) -> tuple[str, str]:
    state = begins(day_before, day_after, other_side_read_it=other_side_read_it == "yes")
    if it_answers:
        state = NEW_DAY.target(state, it_answers)
    return state.replace("_", " ") or "not corrected", day_after if state in HOLDS else day_before


def _answer(said_on: str) -> tuple[str, str]:
    return str(ANSWER_DAYS), answer_due(_day(said_on)).strftime("%m-%d")


PAGE = Page(
    "promises",
    "What was promised, and what became of it",
    "How an agreed action stands, and how a recommendation of a young people's board or a family forum stands. Being late is worked out from the day, and never stored. All days are of 2026.",
    (
        Rule(
            "An agreed action",
            "It is late from the day after its day, while it is open. What has no day is never late; why it has none is written beside it.",
            """
            status    | due   | on    || stands
            agreed    | 05-31 | 05-31 || agreed
            agreed    | 05-31 | 06-01 || late
            under way | 05-31 | 05-30 || under way
            under way | 05-31 | 06-01 || late
            under way |       | 12-31 || under way
            done      | 05-31 | 12-31 || done
            not done  | 05-31 | 12-31 || not done
            withdrawn | 05-31 | 12-31 || withdrawn
            """,
            _stands,
        ),
        Rule(
            "An agreed action is corrected",
            "Wording and owner hold at once, and what stood before stays readable to both sides. Another day is asked for where the other side has read the day that it had: until it agrees, that day holds.",
            """
            day before | day after | other side read it | it answers || the day is    | holds
            06-30      | 06-30     | yes                |            || not corrected | 06-30
            06-30      | 09-30     | no                 |            || at once       | 09-30
            06-30      | 09-30     | yes                |            || asked         | 06-30
            06-30      | 09-30     | yes                | agree      || agreed        | 09-30
            06-30      | 09-30     | yes                | refuse     || refused       | 06-30
            06-30      | 09-30     | yes                | take back  || taken back    | 06-30
                       | 09-30     | yes                |            || asked         |
            """,
            _corrected,
        ),
        Rule(
            "The answer to minutes",
            "Due on a clock of working days, kept as a setting. Silence never counts as agreement: after the day it is said that there was no answer, and an answer may still come.",
            """
            due   | answered on | on    || stands
            05-29 |             | 05-29 || waits for an answer
            05-29 |             | 05-30 || not answered in time
            05-29 |             | 12-31 || not answered in time
            05-29 | 05-29       | 12-31 || answered
            05-29 | 05-30       | 12-31 || answered late
                  |             | 12-31 || waits for an answer
                  | 05-30       | 12-31 || answered
            """,
            _minutes,
        ),
        Rule(
            "By when an answer is due",
            "Counted in calendar days from the day on which the panel met. The number is this project's own.",
            """
            said on || days | answer due
            03-01   || 60   | 04-30
            11-01   || 60   | 12-31
            """,
            _answer,
        ),
        Rule(
            "A recommendation",
            "Everything here was said on 1 March. An answer that never came is said as such. Where there is an outcome, good or bad, the people who said it are to be told.",
            """
            answer | promise   | due   | told back | on    || stands                | to be told back
                   |           |       | no        | 04-30 || waits for an answer   | no
                   |           |       | no        | 05-01 || no answer in time     | no
            did    |           |       | no        | 05-01 || done                  | yes
            did    |           |       | yes       | 05-01 || done                  | no
            cannot |           |       | no        | 03-02 || cannot be done        | yes
            cannot |           |       | yes       | 12-01 || cannot be done        | no
            will   | agreed    | 06-30 | no        | 06-30 || promised              | no
            will   | under way | 06-30 | no        | 07-01 || late                  | no
            will   | under way |       | no        | 12-01 || promised              | no
            will   | done      | 06-30 | no        | 07-01 || done                  | yes
            will   | not done  | 06-30 | no        | 07-01 || promised and not done | yes
            will   | withdrawn | 06-30 | yes       | 07-01 || promised and not done | no
            """,
            _heard,
        ),
    ),
)
