"""Which actions of plans count, and what did the next public judgement of progress say of each?

Plans are not public, so this is for people who sign in; the judgements are those that everyone may read. What an
action had is taken from the plan as it was accepted: what was added to it later made nobody judge otherwise then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from touchstone.domain.followed_by import Followed, Taken, followed
from touchstone.domain.themes import themes_of
from touchstone.domain.until_met import Judged, Told
from touchstone.foundation.clocks.queries import latest
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.plans.models import ActionReport, PlanAction, PlanDecision, PlanSending
from touchstone.inspectorate.reports import queries as gate

Accepted = tuple[date, Mapping[str, Any]]  # on which day, and the action as it was sent


@dataclass(frozen=True)
class Act:
    """An action that counts, what it was followed by, and what it can be counted by."""

    followed: Followed
    area: AreaForImprovement
    themes: tuple[str, ...]
    area_themes: tuple[str, ...]
    indicator: bool


@dataclass(frozen=True)
class Acts:
    """Those that count, and how many do not: neither accepted nor said to be done."""

    rows: tuple[Act, ...]
    uncounted: int


def acts(now: datetime, made_up: bool = False, kind: str = "") -> Acts:
    """Of every plan against public areas for improvement; `kind`: of inspections of this kind only. Six queries."""
    areas = _areas(now, made_up, kind)
    accepted, judged, today = _accepted(areas), _judged(areas, now), timezone.localdate(now)
    rows = PlanAction.objects.filter(area_for_improvement__in=areas.values("pk"))
    rows = rows.select_related("area_for_improvement__inspection", "area_for_improvement__clock").order_by("pk")
    reports, found, uncounted = Prefetch("reports", ActionReport.objects.order_by("on", "id")), [], 0
    for row in rows.prefetch_related("milestones", reports):
        sent = accepted.get(str(row.pk))
        if row.removed and sent is None:
            continue  # taken out before anybody read it
        made = followed(_taken(row, sent, judged[row.area_for_improvement_id]), today)
        if made is None:
            uncounted += 1
            continue
        said = sent[1] if sent else {"text": row.text, "indicator": row.indicator}
        area, themes = row.area_for_improvement, tuple(themes_of(said["text"]))
        found.append(Act(made, area, themes, tuple(themes_of(area.text)), bool(said["indicator"])))
    return Acts(tuple(found), uncounted)


def _areas(now: datetime, made_up: bool, kind: str) -> QuerySet[AreaForImprovement]:
    """No query."""
    rows = gate.public_areas_for_improvement(now)
    if not made_up:
        rows = rows.filter(inspection__provider__fictional=False)
    return rows.filter(inspection__kind=kind) if kind else rows


def _accepted(areas: QuerySet[AreaForImprovement]) -> Mapping[str, Accepted]:
    """Each action, when it was first accepted: a plan may be sent back for another part of it. A draft is not the
    plan. Two queries."""
    final = PlanSending.objects.filter(stage=PlanSending.Stage.FINAL)
    sendings = final.filter(decisions__area_for_improvement__in=areas.values("pk")).distinct()
    decisions = PlanDecision.objects.filter(accepted=True).select_related("area_for_improvement")
    found: dict[str, Accepted] = {}
    for sending in sendings.prefetch_related(Prefetch("decisions", decisions)).order_by("decided_at", "pk"):
        days = {each.area_for_improvement.slug: timezone.localdate(each.at) for each in sending.decisions.all()}
        for part in sending.content["areas_for_improvement"]:
            if part["slug"] in days:
                for action in part["actions"]:
                    found.setdefault(action["key"], (days[part["slug"]], action))
    return found


def _judged(areas: QuerySet[AreaForImprovement], now: datetime) -> Mapping[int, tuple[Judged, ...]]:
    """By the first day on which a visit can have seen it: it cannot have seen what was accepted later. One query."""
    rows = gate.progress_since(now).filter(area_for_improvement__in=areas.values("pk")).select_related("inspection")
    found: defaultdict[int, tuple[Judged, ...]] = defaultdict(tuple)
    for row in rows:
        day = _seen(row.inspection)
        if day is not None:
            enough = row.grade_key in gate.MADE_PROGRESS
            found[row.area_for_improvement_id] += (Judged(day, str(row.inspection_id), row.grade_key, enough),)
    return found


def _seen(visit: Inspection) -> date | None:
    when = visit.ends or visit.starts or visit.published
    return when.start if when is not None else None


def _measured(row: PlanAction, sent: Accepted | None) -> bool:
    """An indicator is a measure too."""
    said = sent[1] if sent else {"measure": row.measure, "indicator": row.indicator}
    return bool(said["measure"] or said["indicator"])


def _taken(row: PlanAction, sent: Accepted | None, judged: tuple[Judged, ...]) -> Taken:
    area = row.area_for_improvement
    found = area.inspection.published
    told = tuple(Told(each.on, each.state) for each in row.reports.all())
    return Taken(
        area=str(area.pk),
        accepted=sent[0] if sent else None,
        ended=min((each.on for each in told if each.state == "done"), default=None),
        found=found.start if found else None,
        due=latest(area.clock) if area.clock else None,
        told=told,
        judged=judged,
        measure=_measured(row, sent),
        milestones=bool(sent[1]["milestones"] if sent else row.milestones.all()),
    )
