"""The manual's page on what becomes of an area for improvement: how it stands, and what should worry."""

# ruff: noqa: E501 (the tables are wider than code)

from __future__ import annotations

from datetime import date

from tests.spec.table import Page, Rule
from touchstone.domain.figures_told import headed_wrong, reached, series_of, will_reach
from touchstone.domain.indicators import Reading, against
from touchstone.domain.until_met import THRESHOLDS, Action, Item, Judged, Stone, Told, alarms, state, timeline

FOUND = date(2026, 5, 1)


def _day(written: str) -> date:
    return date.fromisoformat(f"2026-{written}")


def item(due: str = "", told: str = "", milestone: str = "", target: str = "", later: str = "") -> Item:
    """`told`: "06-01 under_way 31 days; 07-01 done"; `milestone`: "07-31" or "07-31 07-30" (reached); `later`: "11-01
    enough; 12-01 not enough; 12-20 returned"."""
    reports = []
    for part in filter(None, told.split(";")):
        on, how, *value = part.split()
        reports.append(Told(_day(on), how, " ".join(value)))
    stones = tuple(
        Stone("1", _day(by), "a desk", *map(_day, done)) for by, *done in [milestone.split()] * bool(milestone)
    )
    judged, returned = [], []
    for part in filter(None, later.split(";")):
        on, *how = part.split()
        if how == ["returned"]:
            returned.append((_day(on), "a later inspection"))
        else:
            judged.append(Judged(_day(on), "a visit", enough=how == ["enough"]))
    actions = ()
    if reports or stones:
        how_far = reports[-1].state if reports else "planned"
        actions = (Action("1", "Answer in time", how_far, None, target, stones, tuple(reports)),)
    return Item(FOUND, "the report", _day(due) if due else None, actions=actions, judged=tuple(judged),
                returned=tuple(returned))  # fmt: skip


def _stands(due: str, told: str, milestone: str, target: str, later: str, on: str) -> tuple[str, str]:
    made = item(due, told, milestone, target, later)
    return str(state(made, _day(on))), ", ".join(alarm.rule for alarm in alarms(made, _day(on))) or "none"


def _events(due: str, told: str, milestone: str, later: str, on: str) -> str:
    return ", ".join(event.kind for event in timeline(item(due, told, milestone, later=later), _day(on)))


def _threshold(threshold: str) -> tuple[str, str, str, str]:
    found = THRESHOLDS[threshold.replace(" ", "_")]
    return str(found.value), found.unit, found.says, found.source


def _figure(told: str, target: str, by: str) -> tuple[str, str, str]:
    series = series_of(
        [(_day(part.split()[0]), " ".join(part.split()[1:])) for part in told.split(";") if part], target
    )
    in_time = {True: "yes", False: "no", None: "cannot be said"}[will_reach(series, _day(by))]
    return "yes" if reached(series) else "no", "yes" if headed_wrong(series) else "no", in_time


def _indicator(told: str, printed: str, target: str) -> str:
    readings = [
        Reading(" ".join(part.split()[1:]), _day(part.split()[0]), told=source is told)
        for source in (told, printed)
        for part in filter(None, source.split(";"))
    ]
    return str(against(readings, target))


PAGE = Page(
    "until-met",
    "Until an area for improvement is met",
    "How an area for improvement stands, what its timeline tells, and what should worry while it can still be helped. All days are of 2026; everything was found on 1 May.",
    (
        Rule(
            "Thresholds",
            "How much is too much. Kept as data, each with where it comes from.",
            """
            threshold  || value | unit  | of what                                                            | source
            slow share || 1/3   | share | of the time to the due date gone, and no action has begun          | This project's own rule.
            slow days  || 90    | days  | since it was found, where nothing is due on a day                  | This project's own rule.
            quiet days || 60    | days  | since the service last told of it, while something is to do        | This project's own rule.
            """,
            _threshold,
        ),
        Rule(
            "How it stands, and what should worry",
            "The first that holds, of: returned, met, late, slow to start, stalled, open. A slow start is said while it is still slow; what is met worries nobody.",
            """
            due   | told                                        | milestone   | target  | later                                | on    || stands        | worries
                  |                                             |             |         |                                      | 05-20 || open          | none
                  |                                             |             |         |                                      | 07-29 || open          | none
                  |                                             |             |         |                                      | 07-30 || slow to start | slow_start
            08-01 |                                             |             |         |                                      | 05-31 || open          | none
            08-01 |                                             |             |         |                                      | 06-01 || slow to start | slow_start
            08-01 | 05-20 planned                               |             |         |                                      | 06-01 || slow to start | slow_start
            08-01 | 05-20 under_way                             |             |         |                                      | 06-01 || open          | none
            08-01 | 05-20 under_way                             |             |         |                                      | 07-20 || stalled       | quiet
            08-01 | 05-20 done                                  |             |         |                                      | 07-20 || open          | none
            08-01 | 05-20 blocked                               |             |         |                                      | 06-01 || stalled       | held_up
            08-01 | 05-20 under_way                             | 05-31       |         |                                      | 05-31 || open          | none
            08-01 | 05-20 under_way                             | 05-31       |         |                                      | 06-01 || stalled       | milestone_missed
            08-01 | 05-20 under_way                             | 05-31 05-30 |         |                                      | 06-01 || open          | none
            08-01 | 05-20 under_way 31 days; 06-10 under_way 33 |             | 10 days |                                      | 06-11 || stalled       | figure_wrong_way
            08-01 | 05-20 under_way 31 days; 06-10 under_way 28 |             | 10 days |                                      | 06-11 || stalled       | figure_too_slow
            08-01 | 05-20 under_way 31 days; 06-10 under_way 20 |             | 10 days |                                      | 06-11 || open          | none
            08-01 | 05-20 under_way 31 days; 06-10 done 9       |             | 10 days |                                      | 06-11 || open          | none
            08-01 | 05-20 under_way; 07-20 done                 |             |         |                                      | 08-01 || open          | none
            08-01 | 05-20 under_way; 07-20 done                 |             |         |                                      | 08-02 || late          | late
            08-01 |                                             |             |         |                                      | 08-02 || late          | late, slow_start
            08-01 | 05-20 under_way                             |             |         | 09-01 not enough                     | 09-02 || late          | late, quiet
            08-01 | 05-20 under_way                             |             |         | 09-01 enough                         | 08-31 || late          | late, quiet
            08-01 | 05-20 under_way                             |             |         | 09-01 enough                         | 12-31 || met           | none
            08-01 | 05-20 done                                  |             |         | 09-01 enough; 10-01 not enough       | 10-02 || returned      | late
            08-01 | 05-20 done                                  |             |         | 09-01 enough; 10-01 returned         | 10-02 || returned      | late
            08-01 | 05-20 done                                  |             |         | 09-01 returned; 10-01 enough         | 10-02 || met           | none
            """,
            _stands,
        ),
        Rule(
            "What its timeline tells",
            "Each event once, by its day; nothing that is still to come.",
            """
            due   | told                       | milestone   | later                            | on    || events
                  |                            |             |                                  | 05-01 || found
            08-01 | 06-01 under_way            | 06-20 06-19 |                                  | 07-01 || found, started, milestone reached
            08-01 | 06-01 under_way 31 days    | 06-20       |                                  | 06-20 || found, started, figure told
            08-01 | 06-01 under_way            | 06-20       |                                  | 06-21 || found, started, milestone missed
            08-01 |                            |             | 09-01 not enough; 10-01 enough   | 12-01 || found, due, judged, met
            08-01 |                            |             | 09-01 enough; 10-01 enough       | 12-01 || found, due, met, judged
            08-01 |                            |             | 09-01 enough; 10-01 returned     | 12-01 || found, due, met, relapsed
            """,
            _events,
        ),
        Rule(
            "Whether a figure comes near its target",
            "The first figure is taken to be on the wrong side of the target; the pace is the straight line from the first figure to the last.",
            """
            told                             | target  | by    || reached | away from it | in time
            05-01 31 days; 05-31 21 days     | 10 days | 07-03 || no      | no           | yes
            05-01 31 days; 05-31 21 days     | 10 days | 07-02 || no      | no           | no
            05-01 31 days; 05-31 12 days     | 10 days | 06-30 || no      | no           | yes
            05-01 31 days; 05-31 9 days      | 10 days | 06-30 || yes     | no           | yes
            05-01 70%; 05-31 85%             | 90%     | 06-30 || no      | no           | yes
            05-01 70%; 05-31 65%             | 90%     | 06-30 || no      | yes          | no
            05-01 70%; 05-31 95%             | 90%     | 06-30 || yes     | no           | yes
            05-01 31 days; 05-31 31 days     | 10 days | 06-30 || no      | no           | no
            05-01 31 days                    | 10 days | 06-30 || no      | no           | cannot be said
            05-01 10 days; 05-31 12 days     | 10 days | 06-30 || no      | no           | cannot be said
            05-01 quicker                    | 10 days | 06-30 || no      | no           | cannot be said
            05-01 31 days; 05-31 12 days     | soon    | 06-30 || no      | no           | cannot be said
            """,
            _figure,
        ),
        Rule(
            "How an indicator stands against the target of an action",
            "Only what the service told counts. What an inspection printed stands beside it, and may be of another time or counted otherwise.",
            """
            told                          | printed       | target  || stands
                                          |               | 10 days || no figure yet
                                          | 05-01 31 days | 10 days || no figure yet
            05-31 12 days                 |               |         || no target
            05-31 12 days                 |               | soon    || no target
            05-31 12 days                 | 05-01 9 days  | 10 days || target not reached yet
            05-31 10 days                 |               | 10 days || cannot be said
            05-01 31 days; 05-31 12 days  |               | 10 days || target not reached yet
            05-01 31 days; 05-31 33 days  |               | 10 days || moves away from its target
            05-01 31 days; 05-31 10 days  |               | 10 days || target reached
            """,
            _indicator,
        ),
    ),
)
