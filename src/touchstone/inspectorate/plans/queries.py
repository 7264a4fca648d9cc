"""What is in a plan, what is missing from it, and how far is it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from touchstone.domain.inspection_access import ACTIONS, INSPECTORATE_ROLES, SERVICE_ROLES
from touchstone.domain.plan_gaps import Asked, Gap, PlannedAction, gaps
from touchstone.foundation.accounts.models import User
from touchstone.foundation.providers.models import RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.queries import LONGEST_CHAIN
from touchstone.inspectorate.inspections.standing import AT_WORK
from touchstone.inspectorate.plans.models import ActionPlan, ActionReport, PlanAction, PlanSending

FIRST_CLASSES = ("priority_action", "immediate_action")
WORST = ("inadequate",)


@dataclass(frozen=True)
class Part:
    """An area for improvement with the actions planned for it, and the last decision about it."""

    area: AreaForImprovement
    actions: tuple[PlanAction, ...]
    weighed: bool

    @property
    def done(self) -> int:
        return sum(action.state == "done" for action in self.actions)


def plan_of(inspection: Inspection) -> ActionPlan | None:
    """The plan after this inspection; None until the service begins one. One query."""
    return ActionPlan.objects.select_related("clock", "draft_clock", "saved_by").filter(inspection=inspection).first()


def parts(inspection: Inspection, plan: ActionPlan | None) -> list[Part]:
    """Every area for improvement in its order, each with its actions. Four queries, however many there are."""
    areas = inspection.areas_for_improvement.select_related("clock", "judgement").order_by("section", "number")
    by_area: dict[int, list[PlanAction]] = {}
    if plan is not None:
        actions = plan.actions.filter(removed=False).prefetch_related(
            "milestones", Prefetch("reports", ActionReport.objects.order_by("-on", "-id")), "files__file"
        )
        for action in actions:
            by_area.setdefault(action.area_for_improvement_id, []).append(action)
    return [Part(area, tuple(by_area.get(area.pk, ())), weighs(area)) for area in areas]


def weighs(area: AreaForImprovement) -> bool:
    """Did the inspection weigh it most? Its class comes first, it is due at once, or its judgement is inadequate."""
    worst = area.judgement is not None and area.judgement.grade_key in WORST
    return worst or area.class_key in FIRST_CLASSES or area.timescale_key == "immediately"


def gaps_of(found: list[Part]) -> list[Gap]:
    """What is missing. No query."""
    return gaps([_asked(part) for part in found])


def _asked(part: Part) -> Asked:
    planned = tuple(
        PlannedAction(
            key=str(action.pk), owner=action.owner, starts=action.starts, due=action.due, measure=action.measure,
            milestones=len(action.milestones.all()), indicator=action.indicator, target=action.target,
        )
        for action in part.actions
        if action.state != "dropped"
    )  # fmt: skip
    due = part.area.clock.due if part.area.clock else None
    published = part.area.inspection.published
    return Asked(
        number=str(part.area.number), actions=planned, due=due, weighed=part.weighed,
        published=published.start if published else None,
    )  # fmt: skip


def content_of(plan: ActionPlan, found: list[Part]) -> dict[str, Any]:
    """The plan as plain data: what a sending keeps for good."""
    return {
        "words": plan.words,
        "areas_for_improvement": [
            {"slug": part.area.slug, "number": part.area.number, "actions": [_action(each) for each in part.actions]}
            for part in found
        ],
    }


def _action(action: PlanAction) -> dict[str, Any]:
    names = ("text", "owner", "measure", "indicator", "target", "resources", "risks", "state")
    days = {name: value.isoformat() if (value := getattr(action, name)) else None for name in ("starts", "due")}
    milestones = [
        {"by": each.by_day.isoformat(), "text": each.text, "reached": each.reached_on and each.reached_on.isoformat()}
        for each in action.milestones.all()
    ]
    said = {name: getattr(action, name) for name in names}
    return {"key": str(action.pk), **said, **days, "milestones": milestones}


def sendings(plan: ActionPlan) -> QuerySet[PlanSending]:
    """Each time it was sent, newest first, with what was said of it. Two queries."""
    rows = PlanSending.objects.filter(plan=plan).select_related("sent_by", "decided_by")
    return rows.prefetch_related("decisions__area_for_improvement").order_by("-number")


def draft_will_do(plan: ActionPlan) -> bool:
    """Was a draft accepted, and no final plan since? One query."""
    accepted = plan.sendings.filter(outcome=PlanSending.Outcome.ACCEPTED).order_by("-number").first()
    return accepted is not None and accepted.stage == PlanSending.Stage.DRAFT


def waiting(plan: ActionPlan) -> PlanSending | None:
    """The sending that the inspectorate has yet to answer. One query."""
    return plan.sendings.filter(outcome="").first()


def inspections_with_plans(person: User, today: date, *, service: bool) -> QuerySet[Inspection]:
    """Published inspections with areas for improvement, of the organisations in which the person holds a role that
    writes plans (`service`) or sees them; an inspector sees those of their own inspections, and those that a visit of
    theirs is to look at. One query for a service, a few for an inspectorate."""
    mine = _of_service(person, today) if service else _of_inspectorate(person, today)
    found = Inspection.objects.filter(mine, published__isnull=False, areas_for_improvement__isnull=False)
    return found.select_related("provider", "inspectorate", "action_plan__clock", "action_plan__draft_clock").distinct()


def _of_service(person: User, today: date) -> Q:
    roles = RoleGrant.objects.filter(holding(today), person=person, role__in=SERVICE_ROLES)
    return Q(provider__in=roles.values("organisation"))


def _of_inspectorate(person: User, today: date) -> Q:
    grants = RoleGrant.objects.filter(holding(today), person=person)
    every = grants.filter(role__in=ACTIONS["see_plan"].roles).values("organisation")
    own = grants.filter(role__in=INSPECTORATE_ROLES).values("organisation")
    teams = TeamMember.objects.filter(user=person, role__in=AT_WORK).exclude(inspection__state="abandoned")
    theirs = {*teams.values_list("inspection", flat=True)}
    nearest = theirs
    for _ in range(LONGEST_CHAIN):  # what a visit of theirs follows, and what that one followed
        followed = Inspection.objects.filter(pk__in=nearest, follows__isnull=False).values_list("follows", flat=True)
        nearest = {*followed} - theirs
        theirs |= nearest
        if not nearest:
            break
    return Q(inspectorate__in=every) | Q(inspectorate__in=own, pk__in=theirs)
