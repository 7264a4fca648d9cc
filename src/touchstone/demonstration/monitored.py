"""An area of the fictional service that was judged inadequate, its monitoring visit, and its action plan in progress.

The inspection and the visit are recorded as facts, so many days before the day of loading; the plan is the service's
own, written, accepted and reported on through the rooms' actions.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from touchstone.demonstration.facts import AREA_2009, OFSTED_2009, PROGRESS, Past, Progress, graded
from touchstone.demonstration.northmere import INSPECTORATE, SERVICE, SOURCE
from touchstone.demonstration.write import Shelf, write
from touchstone.demonstration.written import BY, Place
from touchstone.demonstration.written_words import UNDER_MONITORING, WORST, Planned
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.findings.rows import FigureRow
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.improvement.rows import AreaForImprovementRow
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.plans.actions import deciding, progress, writing
from touchstone.inspectorate.plans.models import ActionPlan, PlanAction
from touchstone.inspectorate.plans.rows import ActionRow, MilestoneRow

MONITORED = 8  # which area of the service, from 0
PUBLISHED, VISITED = 210, 75  # days before the day of loading
SENT, ANSWERED = 200, 194


def play_plan(place: Place) -> bool:
    """Record the inspection and the visit, and play the plan, whole or not at all; was it played now?"""
    area = place.service.areas.order_by("pk")[MONITORED]
    if ActionPlan.objects.filter(inspection__provider=place.service).exists():
        return False
    with transaction.atomic():
        shelf, today = Shelf(), clock.today()
        first = _inspection(area, today - timedelta(days=PUBLISHED))
        shelf.inspections[first.slug] = write(by=BY, past=first, shelf=shelf)
        plan = _planned(place, shelf.inspections[first.slug], today)
        write(by=BY, past=_visit(area, first, today - timedelta(days=VISITED)), shelf=shelf)
        for action in plan.actions.select_related("area_for_improvement"):
            _told(place, action, today)
    return True


def _day(day: date) -> PreciseDate:
    return PreciseDate(day, printed=f"{day.day} {day:%B %Y}")


def _inspection(area: Area, published: date) -> Past:
    """Inadequate overall, and seven areas for improvement."""
    monday = published - timedelta(days=25 + published.weekday())
    grades = {key: "inadequate" if key in WORST else "satisfactory" for key in AREA_2009}
    return Past(
        slug=f"{SERVICE}-{area.slug}-{published:%Y-%m}", kind="full", inspectorate=INSPECTORATE, provider=SERVICE,
        framework="ofsted-cafcass-2009", areas={area.slug: ()}, title=f"Inspection of {area}, {monday:%B %Y}",
        source=SOURCE, starts=PreciseDate.week(monday, f"week commencing {monday.day} {monday:%B %Y}"),
        published=_day(published), reference=f"{area.code} 021", references=(f"{area.code} 021",),
        judgements=graded(OFSTED_2009, grades, limiting={"safeguarding": ""}),
        figures=[_figure("31", monday)],
        afis=tuple(
            AreaForImprovementRow(number, each.asked, timescale_key=each.timescale, judgement_key=each.judgement)
            for number, each in enumerate(UNDER_MONITORING, 1)
        ),
    )  # fmt: skip


def _figure(value: str, day: date) -> FigureRow:
    return FigureRow("complaint_response_days", "Days to a first answer to a complaint", value, _day(day), "days")


def _visit(area: Area, first: Past, published: date) -> Past:
    """A monitoring visit: two of the seven are satisfactory, so the area stays under monitoring."""
    day = published - timedelta(days=14)
    return Past(
        slug=f"{SERVICE}-{area.slug}-{published:%Y-%m}-monitoring", kind="monitoring", inspectorate=INSPECTORATE,
        provider=SERVICE, framework="ofsted-cafcass-monitoring-2010", areas={area.slug: ()}, follows=first.slug,
        title=f"Monitoring of {area}, {day:%B %Y}", source=SOURCE, starts=_day(day), ends=_day(day),
        published=_day(published), judgements=graded(PROGRESS, {"overall_progress": "inadequate"}),
        figures=[_figure("22", day)],
        progress=tuple(
            Progress(number, each.progress, "It has begun." if each.progress == "inadequate" else "It is in place.")
            for number, each in enumerate(UNDER_MONITORING, 1)
        ),
    )  # fmt: skip


def _planned(place: Place, inspection: Inspection, today: date) -> ActionPlan:
    """One action for each area for improvement, sent, and accepted by the inspectorate, all of it in the past."""
    begun, sent, answered = (_moment(today, ago) for ago in (SENT + 3, SENT, ANSWERED))
    plan = writing.begin(by=place.head, inspection=inspection, at=begun)
    asked = {each.number: each for each in inspection.areas_for_improvement.all()}
    rows = [(asked[number], _row(each, today)) for number, each in enumerate(UNDER_MONITORING, 1)]
    writing.add_all(by=place.head, plan=plan, rows=rows, at=begun)
    sending = writing.send(by=place.head, plan=plan, at=sent)
    said = {each.pk: (True, "") for each in asked.values()}
    deciding.decide(by=place.people["planner"], sending=sending, said=said, at=answered)
    plan.refresh_from_db()
    return plan


def _moment(today: date, ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=ago), time(10)))


def _row(each: Planned, today: date) -> ActionRow:
    measured = any(figure for _ago, _state, figure, _says in each.told)
    return ActionRow(
        text=each.does, owner=each.owner, starts=today - timedelta(days=PUBLISHED - 15),
        due=today + timedelta(days=60), target=each.target,
        milestones=tuple(MilestoneRow(today - timedelta(days=ago), text, today - timedelta(days=reached))
                         for ago, text, reached in each.stones),
        measure="The figure of each month" if measured else "What families and staff say",
        indicator="complaint_response_days" if each.judgement == "complaints" else "",
    )  # fmt: skip


def _told(place: Place, action: PlanAction, today: date) -> None:
    """What the service reported since, the oldest first."""
    asked: AreaForImprovement = action.area_for_improvement
    planned = UNDER_MONITORING[asked.number - 1]
    for ago, state, figure, says in planned.told:
        on, at = today - timedelta(days=ago), _moment(today, ago)
        progress.report(by=place.head, action=action, on=on, state=state, says=says, value=figure, at=at)
    if planned.shows:
        lines = [f"{today - timedelta(days=ago)},{figure}" for ago, _state, figure, _says in planned.told if figure]
        data = io.BytesIO("\n".join(["day,figure", *lines, ""]).encode())
        at = _moment(today, planned.told[-1][0])
        progress.add_file(by=place.head, action=action, data=data, name="figures.csv", shows=planned.shows, at=at)
