"""What may be done with a plan, by how far it is? Who may do it is said in domain/inspection_access.py.

Rules in pairs: `check_…` raises Refused with a sentence, `can_…` answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.plan import PLAN, PLAN_ACTION, WRITABLE
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.plans.models import ActionPlan, PlanAction, PlanSending

MOST_ACTIONS = 500


def check_can_write(plan: ActionPlan) -> None:
    if plan.state not in WRITABLE:
        said = {
            "sent": _("The plan is with the inspectorate. Take it back first, if something in it must change."),
            "accepted": _(
                "The plan was accepted. Say first that it must change; it then goes to the inspectorate again."
            ),
        }[plan.state]
        raise Refused(said)


def can_write(plan: ActionPlan) -> bool:
    return plan.state in WRITABLE


def check_step(plan: ActionPlan, does: str) -> str:
    """The state that a step leads to. Raises Refused, with a sentence, where it does not lead from here."""
    try:
        return PLAN.target(plan.state, does)
    except NotAllowed as error:
        raise Refused(
            _("The plan is %(state)s, so this cannot be done now. Load the page again.")
            % {"state": _(plan.state.replace("_", " "))}
        ) from error


def can_step(plan: ActionPlan, does: str) -> bool:
    return any(step.does == does for step in PLAN.allowed(plan.state))


def check_stage(stage: str, *, draft_will_do: bool) -> None:
    if stage == PlanSending.Stage.DRAFT and draft_will_do:
        raise Refused(_("Your draft was accepted. What is asked for now is the final plan."))


def check_belongs(plan: ActionPlan, area: AreaForImprovement) -> None:
    if area.inspection_id != plan.inspection_id:
        raise Refused(_("That area for improvement is of another inspection. Choose one of this plan's."))


def check_dates(starts: date | None, due: date | None) -> None:
    if starts and due and due < starts:
        raise Refused(
            _("The action ends on %(due)s, before it begins on %(starts)s. Change one of the two.")
            % {"due": format_date(due), "starts": format_date(starts)}
        )


def check_can_add(plan: ActionPlan, more: int = 1) -> None:
    check_can_write(plan)
    if plan.actions.filter(removed=False).count() + more > MOST_ACTIONS:
        raise Refused(_("A plan has at most %(most)s actions. Put some together.") % {"most": MOST_ACTIONS})


def check_can_report(action: PlanAction, state: str, says: str, on: date, today: date) -> None:
    """Progress may be told at any time after the plan was first sent, of what is done or under way."""
    if on > today:
        raise Refused(
            _("%(day)s is still to come. Say how things are today or were before.") % {"day": format_date(on)}
        )
    if state in ("blocked", "dropped") and not says.strip():
        raise Refused(_("Say what holds it up, or why it was given up. The inspectorate reads it."))
    if state != action.state and not PLAN_ACTION.can_become(action.state, state):
        raise Refused(
            _("An action that is %(now)s cannot become %(then)s at once.")
            % {"now": _(action.state.replace("_", " ")), "then": _(state.replace("_", " "))}
        )


def can_report(action: PlanAction, state: str, says: str, on: date, today: date) -> bool:
    try:
        check_can_report(action, state, says, on, today)
    except Refused:
        return False
    return True


def check_figure(value: str, period: str) -> None:
    if period.strip() and not value.strip():
        raise Refused(_("You say which time a figure is for, and no figure. Give the figure, or leave the time out."))


def check_can_decide(
    sending: PlanSending, areas: Mapping[int, AreaForImprovement], said: Mapping[int, tuple[bool, str]]
) -> None:
    """Every area for improvement is answered, and what will not do says why."""
    if sending.outcome:
        raise Refused(_("This plan was answered already. Load the page again."))
    missing = [area.number for key, area in areas.items() if key not in said]
    if missing:
        numbers = ", ".join(str(number) for number in missing)
        raise Refused(
            _("Say of each area for improvement whether the plan will do: %(numbers)s.") % {"numbers": numbers}
        )
    silent = [areas[key].number for key, (accepted, reason) in said.items() if not accepted and not reason.strip()]
    if silent:
        numbers = ", ".join(str(number) for number in silent)
        raise Refused(_("Say why the plan will not do for %(numbers)s. The service reads it.") % {"numbers": numbers})


def can_decide(
    sending: PlanSending, areas: Mapping[int, AreaForImprovement], said: Mapping[int, tuple[bool, str]]
) -> bool:
    try:
        check_can_decide(sending, areas, said)
    except Refused:
        return False
    return True
