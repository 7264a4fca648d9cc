"""How does an inspection held here go on, from planned to judgements that stand?

Sources: the stages that the documents name (notice, off-site and on-site work, moderation); that it may be deferred,
paused or abandoned with a reason, and reopened, is this project's own rule.
"""

from __future__ import annotations

from touchstone.domain.workflow import Step, Workflow

LEAD, PLANNER, DIRECTOR = "the lead inspector", "a planner", "the director of inspection"

INSPECTION = Workflow(
    "inspection",
    "Inspection",
    {
        "planned": "opened, and not announced; the service does not see it",
        "announced": "the service has been told, and the notice runs",
        "fieldwork": "inspectors are at work with the service",
        "judging": "fieldwork has ended; findings are put together, judged and moderated",
        "settled": "every judgement stands, bound to the findings that it rests on",
        "paused": "interrupted, with the reason; goes on where it stopped",
        "deferred": "put off before fieldwork, with the reason; goes back to planning",
        "abandoned": "given up, with the reason; nothing is judged",
    },
    (
        Step("open", None, "planned", PLANNER, "inspections.open"),
        Step("announce", "planned", "announced", LEAD, "inspections.announce"),
        Step("begin without notice", "planned", "fieldwork", LEAD, "inspections.begin"),
        Step("begin fieldwork", "announced", "fieldwork", LEAD, "inspections.begin"),
        Step("end fieldwork", "fieldwork", "judging", LEAD, "inspections.end_fieldwork"),
        Step("return to fieldwork", "judging", "fieldwork", LEAD, "inspections.return"),
        Step("settle", "judging", "settled", LEAD, "inspections.settle"),
        Step("reopen", "settled", "judging", DIRECTOR, "inspections.reopen"),
        Step("defer", "planned", "deferred", PLANNER, "inspections.defer"),
        Step("defer", "announced", "deferred", PLANNER, "inspections.defer"),
        Step("plan again", "deferred", "planned", PLANNER, "inspections.plan_again"),
        Step("pause", "announced", "paused", LEAD, "inspections.pause"),
        Step("pause", "fieldwork", "paused", LEAD, "inspections.pause"),
        Step("pause", "judging", "paused", LEAD, "inspections.pause"),
        Step("resume notice", "paused", "announced", LEAD, "inspections.resume"),
        Step("resume fieldwork", "paused", "fieldwork", LEAD, "inspections.resume"),
        Step("resume judging", "paused", "judging", LEAD, "inspections.resume"),
        Step("abandon", "planned", "abandoned", DIRECTOR, "inspections.abandon"),
        Step("abandon", "announced", "abandoned", DIRECTOR, "inspections.abandon"),
        Step("abandon", "fieldwork", "abandoned", DIRECTOR, "inspections.abandon"),
        Step("abandon", "judging", "abandoned", DIRECTOR, "inspections.abandon"),
        Step("abandon", "paused", "abandoned", DIRECTOR, "inspections.abandon"),
        Step("abandon", "deferred", "abandoned", DIRECTOR, "inspections.abandon"),
    ),
)
