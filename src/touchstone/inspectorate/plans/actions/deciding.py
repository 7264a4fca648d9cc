"""The inspectorate's side: saying of each area for improvement whether the plan will do, in a letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.workflows.plan import answers
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.clocks.actions import start_clock, stop_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.clocks.presenters import due_sentence
from touchstone.foundation.clocks.queries import latest
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.people import service_people, write_to
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.plans import policies
from touchstone.inspectorate.plans.access import check
from touchstone.inspectorate.plans.models import ActionPlan, PlanDecision, PlanSending

Said = Mapping[int, tuple[bool, str]]


@transaction.atomic
def decide(*, by: Actor, sending: PlanSending, said: Said, words: str = "", at: datetime | None = None) -> PlanSending:
    """Answer a plan: for each area for improvement (by its number in the database) whether it will do, and why not.

    The plan is accepted where all of it will do, and returned otherwise; the letter says so in both cases. A draft that
    will do is not the final plan: that is still due, on its own clock, and the letter says when.
    `at`: another moment than now.
    """
    now = at or clock.now()
    inspection = sending.plan.inspection
    check(by, "decide_plan", inspection)
    rows = ActionPlan.objects.select_for_update(of=("self",)).select_related("clock", "draft_clock")
    plan = rows.get(pk=sending.plan_id)
    held = PlanSending.objects.get(pk=sending.pk)
    areas = {each.pk: each for each in inspection.areas_for_improvement.all()}
    policies.check_can_decide(held, areas, said)
    PlanDecision.objects.bulk_create(
        PlanDecision(
            sending=held, area_for_improvement=areas[key], accepted=accepted, reason=reason.strip(),
            by=person_of(by), at=now,
        )
        for key, (accepted, reason) in said.items()
        if key in areas
    )  # fmt: skip
    all_will_do = all(accepted for accepted, _reason in said.values())
    step = answers(held.stage, all_will_do)
    plan.state = policies.check_step(plan, step)
    plan.save(update_fields=["state"])
    held.outcome = PlanSending.Outcome.ACCEPTED if all_will_do else PlanSending.Outcome.RETURNED
    held.letter = _letter(held, words, _still_due(plan) if plan.state == "draft_accepted" else "")
    held.decided_at, held.decided_by = now, person_of(by)
    held.save(update_fields=["outcome", "letter", "decided_at", "decided_by"])
    if all_will_do:
        _stop(by, plan, held)
    audit.record(
        by=by, action=f"plans.{step.replace('the ', '').replace(' ', '_')}", subject=plan,
        owner=inspection.inspectorate.slug, summary=f"Answered the {plan}: {plan.state.replace('_', ' ')}.",
    )  # fmt: skip
    events.record_changed()  # the public is told when a plan was accepted
    _tell(plan)
    return held


def _stop(by: Actor, plan: ActionPlan, sending: PlanSending) -> None:
    """What will do has met its clock on the day on which it was sent: a draft its own, the final plan both."""
    met = [plan.draft_clock] + ([plan.clock] if sending.stage == PlanSending.Stage.FINAL else [])
    for each in met:
        if each is not None and each.stopped_on is None:
            on = max(timezone.localdate(sending.sent_at), each.starts_on)
            stop_clock(by=by, clock=each, on=on, because=Clock.Stopped.MET)


def _still_due(plan: ActionPlan) -> str:
    """By when the final plan must be sent, in a sentence of the letter."""
    if plan.clock is None:
        return _("The draft will do. No day is set by which the final plan must be sent.")
    return _("The draft will do. The final plan is %(due)s.") % {"due": due_sentence(plan.clock)}


def _opening(sending: PlanSending) -> str:
    """What was sent, and when. A draft is told that the final plan is to follow."""
    said = (
        _("Your draft action plan after the inspection “%(inspection)s”, sent on %(day)s. The final plan is to follow.")
        if sending.stage == PlanSending.Stage.DRAFT
        else _("Your action plan after the inspection “%(inspection)s”, sent on %(day)s.")
    )
    return said % {"inspection": sending.plan.inspection, "day": f"{timezone.localtime(sending.sent_at):%-d %B %Y}"}


def _letter(sending: PlanSending, words: str, still_due: str) -> str:
    """The letter: what was sent, for how many it will do, for which it will not and why, what is still due, and the
    words added."""
    decisions = list(sending.decisions.select_related("area_for_improvement"))
    total, will_do = len(decisions), sum(each.accepted for each in decisions)
    lines = [
        _opening(sending),
        ngettext(
            "Of %(total)s area for improvement, the plan will do for %(n)s.",
            "Of %(total)s areas for improvement, the plan will do for %(n)s.",
            total,
        )
        % {"total": total, "n": will_do},
    ]
    for each in decisions:
        if not each.accepted:
            number = each.area_for_improvement.number
            lines.append(
                _("Area for improvement %(number)s: it will not do. %(reason)s")
                % {"number": number, "reason": each.reason}
            )
        elif each.reason:
            number = each.area_for_improvement.number
            lines.append(_("Area for improvement %(number)s: %(reason)s") % {"number": number, "reason": each.reason})
    return "\n\n".join(filter(None, [*lines, still_due, words.strip()]))


def _tell(plan: ActionPlan) -> None:
    inspection = plan.inspection
    said = _("%(inspectorate)s has answered your action plan.") % {"inspectorate": inspection.inspectorate}
    if plan.state == "draft_accepted":
        said = f"{said} {_still_due(plan)}"
    write_to(
        service_people(inspection),
        subject=_("Your action plan was answered: %(inspection)s") % {"inspection": inspection},
        said=said,
        path=f"/asked/plans/{inspection.slug}/",
    )


@transaction.atomic
def set_due(
    *, by: Actor, plan: ActionPlan, length: int, unit: str, basis: str, stage: str = PlanSending.Stage.FINAL
) -> Clock:
    """Say by when the plan, or a draft of it, must be sent, where the regime does not: counted from publication, with
    its basis. Raises Refused where a day is set already, and for a draft that would be due after the final plan."""
    inspection = plan.inspection
    check(by, "decide_plan", inspection)
    draft = stage == PlanSending.Stage.DRAFT
    held = plan.draft_clock if draft else plan.clock
    if held is not None:
        raise Refused(_("The plan has a deadline already: %(basis)s") % {"basis": held.basis})
    if inspection.published is None:
        raise Refused(_("The inspection is not published, so nothing can be counted from its publication."))
    made = start_clock(
        by=by, starts_on=inspection.published.end, length=length, unit=unit, basis=basis,
        nation=nation_of(inspection.provider), owner=inspection.provider.slug, after="publication",
    )  # fmt: skip
    plan.draft_clock, plan.clock = (made, plan.clock) if draft else (plan.draft_clock, made)
    if plan.draft_clock is not None and plan.clock is not None and latest(plan.draft_clock) > latest(plan.clock):
        raise Refused(_("The draft would be due after the final plan. Give another length."))
    plan.save(update_fields=["clock", "draft_clock"])
    return made
