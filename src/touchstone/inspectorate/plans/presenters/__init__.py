"""How is a plan shown: its lines, its gaps, how far each action is?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.plan_gaps import Gap
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.plans.models import ActionPlan, PlanAction, PlanDecision, PlanSending
from touchstone.inspectorate.plans.presenters import figures
from touchstone.inspectorate.plans.queries import Part

STATES = {
    "writing": (gettext_lazy("Being written"), ""),
    "sent": (gettext_lazy("With the inspectorate"), "wait"),
    "returned": (gettext_lazy("Returned"), "stop"),
    "draft_accepted": (gettext_lazy("Draft accepted, the final plan is due"), "wait"),
    "accepted": (gettext_lazy("Accepted"), "done"),
}
NOT_BEGUN = "not_begun"
HOW_FAR = {
    "planned": (gettext_lazy("Not begun"), ""),
    "under_way": (gettext_lazy("Under way"), "wait"),
    "blocked": (gettext_lazy("Held up"), "stop"),
    "done": (gettext_lazy("Done"), "done"),
    "dropped": (gettext_lazy("Given up"), ""),
}


@dataclass(frozen=True)
class Line:
    """One inspection in a list of plans."""

    inspection: Inspection
    href: str
    state: tuple[Any, str]
    clock: Any = None
    key: str = NOT_BEGUN


def line(inspection: Inspection, *, service: bool) -> Line:
    plan = getattr(inspection, "action_plan", None)
    state = STATES[plan.state] if plan else (_("Not begun"), "")
    href = reverse("plan-asked" if service else "plan", args=[inspection.slug])
    return Line(inspection, href, state, next_clock(plan) if plan else None, plan.state if plan else NOT_BEGUN)


def next_clock(plan: ActionPlan) -> Clock | None:
    """The clock that runs first: of a draft until one will do, then of the final plan. No query."""
    draft = plan.draft_clock
    return draft if draft is not None and draft.stopped_on is None else plan.clock


@dataclass(frozen=True)
class ShownAction:
    """An action as a page draws it."""

    row: PlanAction
    state: tuple[Any, str]
    facts: list[tuple[str, str]]
    files: int
    measured: figures.ShownIndicator | None = None


@dataclass(frozen=True)
class ShownPart:
    """An area for improvement with its actions."""

    number: str
    slug: str
    text: str
    when: str
    weighed: bool
    clock: Any
    actions: list[ShownAction]
    progress: str
    answer: PlanDecision | None


def parts(found: Sequence[Part], *, service: bool, sendings: Sequence[PlanSending] = ()) -> list[ShownPart]:
    """Each area for improvement in order, with what was last said of it; `service`: for those who write the plan.

    `sendings` come with their decisions, the newest first. No query where no action has an indicator, four otherwise.
    """
    measured = figures.of_parts(found, service=service)
    shown = []
    answered = next((each for each in sendings if each.outcome in ("accepted", "returned")), None)
    answers = {each.area_for_improvement_id: each for each in answered.decisions.all()} if answered else {}
    for part in found:
        area = part.area
        when = (area.timescale_key or area.class_key).replace("_", " ")
        how = (
            _("%(done)s of %(all)s actions done.") % {"done": part.done, "all": len(part.actions)}
            if part.actions
            else ""
        )
        shown.append(
            ShownPart(
                number=area.printed_number or str(area.number), slug=area.slug, text=area.text, when=when,
                weighed=part.weighed, clock=area.clock, actions=[action(each, measured) for each in part.actions],
                progress=how, answer=answers.get(area.pk),
            )
        )  # fmt: skip
    return shown


def action(row: PlanAction, measured: Mapping[int, figures.ShownIndicator] | None = None) -> ShownAction:
    """One action; its reports, milestones and files are read where they were not fetched. `measured`: by action."""
    indicator = (measured or {}).get(row.pk)
    facts = [
        (_("Owner"), row.owner),
        (_("When"), _when(row)),
        (_("Measure of success"), " – ".join(filter(None, [row.measure, row.target]))),
        (_("Indicator"), indicator.says if indicator else ""),
        (_("What it needs"), row.resources),
        (_("Risks"), row.risks),
    ]
    said = [each for each in row.reports.all()]
    newest = max(said, key=lambda each: (each.on, each.pk), default=None)
    latest = ""
    if newest is not None:
        said_of = ", ".join(filter(None, [newest.value, newest.period]))
        value = f" ({said_of})" if newest.value else ""
        latest = f"{format_date(newest.on)}: {newest.says or HOW_FAR[newest.state][0]}{value}"
    facts.append((_("Last told"), latest or _("Nothing yet.")))
    return ShownAction(row, HOW_FAR[row.state], [fact for fact in facts if fact[1]], len(row.files.all()), indicator)


def _when(row: PlanAction) -> str:
    if row.starts and row.due:
        return _("%(from)s to %(to)s") % {"from": format_date(row.starts), "to": format_date(row.due)}
    if row.due:
        return _("by %(to)s") % {"to": format_date(row.due)}
    return _("from %(from)s") % {"from": format_date(row.starts)} if row.starts else ""


def gaps(found: Sequence[Gap], among: Sequence[Part]) -> list[dict[str, str]]:
    """Each gap in words, with the action it is about."""
    texts = {str(each.pk): each.text for part in among for each in part.actions}
    return [
        {
            "number": gap.number,
            "action": texts.get(gap.action, ""),
            "says": _(gap.says.text) % gap.says.values,
            "satisfy": _(gap.satisfy.text) % gap.satisfy.values,
            "heavy": "yes" if gap.heavy else "",
        }
        for gap in found
    ]


def reports(row: PlanAction) -> list[dict[str, Any]]:
    """What was said of an action, newest first, as a timeline. One query."""
    return [
        {
            "on": format_date(each.on),
            "state": HOW_FAR[each.state],
            "says": each.says,
            "value": each.value,
            "period": each.period,
            "by": each.by,
        }
        for each in row.reports.select_related("by").order_by("-on", "-id")
    ]


def milestones(row: PlanAction, today: date) -> list[dict[str, Any]]:
    """Each milestone: reached, still to come, or late. One query."""
    shown = []
    for each in row.milestones.all():
        if each.reached_on:
            state = (_("Reached %(day)s") % {"day": format_date(each.reached_on)}, "done")
        elif each.by_day < today:
            state = (_("Late"), "stop")
        else:
            state = (_("To come"), "")
        shown.append(
            {
                "pk": each.pk,
                "by": format_date(each.by_day),
                "text": each.text,
                "state": state,
                "open": not each.reached_on,
            }
        )
    return shown
