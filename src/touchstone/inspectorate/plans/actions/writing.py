"""The service's side: beginning a plan, its actions, sending it and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from touchstone.domain.fingerprints import content_hash
from touchstone.domain.workflows.plan import PLAN, PLAN_ACTION, sends, takes_back
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.actions import start_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock, conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.people import leads, write_to
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.plans import policies, queries
from touchstone.inspectorate.plans.access import check
from touchstone.inspectorate.plans.actions.measuring import chosen
from touchstone.inspectorate.plans.models import ActionMilestone, ActionPlan, PlanAction, PlanSending
from touchstone.inspectorate.plans.rows import ActionRow

# Keys in the frameworks; of several the first that is known counts.
CLOCKS = ("action-plan", "response")
DRAFT_CLOCKS = ("draft-action-plan",)


@transaction.atomic
def begin(*, by: Actor, inspection: Inspection, at: datetime | None = None) -> ActionPlan:
    """Begin the plan after an inspection; the one that is there is returned. Its clock starts where the regime has one.

    `at`: another moment than now. Raises Refused where the person may not, or nothing was asked for.
    """
    check(by, "write_plan", inspection)
    Inspection.objects.select_for_update().get(pk=inspection.pk)
    held = queries.plan_of(inspection)
    if held is not None:
        return held
    if inspection.published is None or not inspection.areas_for_improvement.exists():
        raise Refused(_("A plan answers published areas for improvement, and this inspection has none."))
    now = at or clock.now()
    plan = ActionPlan.objects.create(
        inspection=inspection, state=PLAN.target(None, "begin"), clock=_clock(by, inspection, CLOCKS),
        draft_clock=_clock(by, inspection, DRAFT_CLOCKS), begun_at=now, begun_by=person_of(by),
        saved_by=person_of(by), saved_at=now,
    )  # fmt: skip
    _audit(by, plan, "begin", f"Began the {plan}.")
    return plan


def _clock(by: Actor, inspection: Inspection, keys: Sequence[str]) -> Clock | None:
    """The regime's own clock for the plan, from the day of publication; None where it has none or it is not known."""
    if inspection.framework is None or inspection.published is None:
        return None
    known = {each.key: each for each in frameworks.definition(inspection.framework).clocks}
    for key in keys:
        found = known.get(key)
        if found is not None and found.length is not None and found.unit in Clock.Unit.values:
            return start_clock(
                by=by, starts_on=inspection.published.end, length=found.length, unit=found.unit,
                basis=_("%(what)s: a clock of the framework, from publication.") % {"what": found.title.en},
                nation=nation_of(inspection.provider), owner=inspection.provider.slug, after="publication",
            )  # fmt: skip
    return None


@transaction.atomic
def save_words(*, by: Actor, plan: ActionPlan, base: int, words: str) -> ActionPlan:
    """What the service says of the plan as a whole. Raises Conflict where a colleague saved it since."""
    check(by, "write_plan", plan.inspection)
    policies.check_can_write(plan)
    conflicts.save(plan, base=base, changes={"words": words.strip()}, saved_by=person_of(by), saved_at=clock.now())
    return plan


@transaction.atomic
def add_action(
    *, by: Actor, plan: ActionPlan, area: AreaForImprovement, row: ActionRow, at: datetime | None = None
) -> PlanAction:
    """Plan an action for one area for improvement. `at`: another moment than now."""
    check(by, "write_plan", plan.inspection)
    policies.check_can_add(plan)
    _check(plan, area, row)
    last = plan.actions.filter(area_for_improvement=area).aggregate(last=Max("order"))["last"] or 0
    action = PlanAction.objects.create(
        plan=plan, area_for_improvement=area, order=last + 1, state=PLAN_ACTION.target(None, "plan"),
        saved_by=person_of(by), saved_at=at or clock.now(), **_columns(by, plan, row),
    )  # fmt: skip
    _milestones(action, row)
    _audit(by, plan, "save_action", f"Planned an action for area for improvement {area.number}: {action.text[:120]}")
    return action


def add_all(
    *,
    by: Actor,
    plan: ActionPlan,
    rows: Sequence[tuple[AreaForImprovement, ActionRow]],
    at: datetime | None = None,
) -> list[PlanAction]:
    """Plan many actions, all or none. `at`: another moment than now."""
    with transaction.atomic():
        policies.check_can_add(plan, len(rows))
        return [add_action(by=by, plan=plan, area=area, row=row, at=at) for area, row in rows]


@transaction.atomic
def save_action(*, by: Actor, action: PlanAction, base: int, row: ActionRow) -> PlanAction:
    """Change an action. Raises Conflict where a colleague saved it since."""
    check(by, "write_plan", action.plan.inspection)
    policies.check_can_write(action.plan)
    _check(action.plan, action.area_for_improvement, row)
    before = action.text
    changes = _columns(by, action.plan, row)
    if conflicts.save(action, base=base, changes=changes, saved_by=person_of(by), saved_at=clock.now()):
        action.milestones.all().delete()
        _milestones(action, row)
        _audit(by, action.plan, "save_action", f"Changed the action “{before[:120]}”.")
    return action


@transaction.atomic
def remove_action(*, by: Actor, action: PlanAction, back: bool = False) -> PlanAction:
    """Take an action out of the plan, or bring it back. What was sent with it keeps it."""
    check(by, "write_plan", action.plan.inspection)
    policies.check_can_write(action.plan)
    action.removed = not back
    action.save(update_fields=["removed"])
    did = "Brought back" if back else "Took out"
    _audit(by, action.plan, "save_action", f"{did} the action “{action.text[:120]}”.")
    return action


def _check(plan: ActionPlan, area: AreaForImprovement, row: ActionRow) -> None:
    policies.check_belongs(plan, area)
    policies.check_dates(row.starts, row.due)
    if not row.text.strip():
        raise Refused(_("Say what will be done."))


def _columns(by: Actor, plan: ActionPlan, row: ActionRow) -> dict[str, object]:
    words = ("text", "owner", "measure", "target", "resources", "risks")
    days = {"starts": row.starts, "due": row.due}
    indicator = chosen(by=by, provider=plan.inspection.provider, row=row)
    return {**{name: getattr(row, name).strip() for name in words}, **days, "indicator": indicator}


def _milestones(action: PlanAction, row: ActionRow) -> None:
    ActionMilestone.objects.bulk_create(
        ActionMilestone(action=action, by_day=each.by_day, text=each.text.strip(), reached_on=each.reached_on)
        for each in row.milestones
    )


@transaction.atomic
def send(
    *, by: Actor, plan: ActionPlan, stage: str = PlanSending.Stage.FINAL, at: datetime | None = None
) -> PlanSending:
    """Send the plan to the inspectorate exactly as it is. Gaps do not stop it; the inspectorate sees them too.

    `at`: another moment than now.
    """
    check(by, "write_plan", plan.inspection)
    rows = ActionPlan.objects.select_for_update(of=("self",))
    held = rows.select_related("inspection", "clock", "draft_clock").get(pk=plan.pk)
    state = policies.check_step(held, sends(held.state))
    policies.check_stage(stage, draft_will_do=queries.draft_will_do(held))
    found = queries.parts(held.inspection, held)
    if not any(part.actions for part in found):
        raise Refused(_("The plan has no action yet. Add one before you send it."))
    content = queries.content_of(held, found)
    now = at or clock.now()
    sending = PlanSending.objects.create(
        plan=held, number=held.sendings.count() + 1, stage=stage, content=content, sent_at=now, sent_by=person_of(by),
        sha256=content_hash(content),
        late=(due := held.due_clock(stage)) is not None and timezone.localdate(now) > latest(due),
    )  # fmt: skip
    _to(held, state)
    _audit(by, held, "send", f"Sent the {held}, for the {sending.number}. time.")
    write_to(
        leads(held.inspection),
        subject=_("An action plan has come: %(inspection)s") % {"inspection": held.inspection},
        said=_("%(service)s has sent its action plan.") % {"service": held.inspection.provider},
        path=f"/work/plans/{held.inspection.slug}/",
    )
    plan.refresh_from_db()
    return sending


@transaction.atomic
def take_back(*, by: Actor, plan: ActionPlan) -> ActionPlan:
    """Take a plan back that has not been answered, to write on."""
    check(by, "write_plan", plan.inspection)
    held = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    state = policies.check_step(held, takes_back(queries.draft_will_do(held)))
    held.sendings.filter(outcome="").update(outcome=PlanSending.Outcome.TAKEN_BACK, decided_at=clock.now())
    _to(held, state)
    _audit(by, held, "take_back", f"Took the {held} back.")
    plan.refresh_from_db()
    return plan


@transaction.atomic
def change(*, by: Actor, plan: ActionPlan) -> ActionPlan:
    """Open an accepted plan again: what changes is sent again."""
    check(by, "write_plan", plan.inspection)
    held = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    _to(held, policies.check_step(held, "change"))
    _audit(by, held, "change", f"Opened the {held} again, to change it.")
    plan.refresh_from_db()
    return plan


def _to(plan: ActionPlan, state: str) -> None:
    plan.state = state
    plan.save(update_fields=["state"])


def _audit(by: Actor, plan: ActionPlan, what: str, summary: str) -> None:
    audit.record(by=by, action=f"plans.{what}", subject=plan, owner=plan.inspection.provider.slug, summary=summary)
