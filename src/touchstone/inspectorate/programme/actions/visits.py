"""Deciding where a focused visit goes: as proposed, or otherwise with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchstone.domain.coverage import Choice
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.programme import ledger, policies
from touchstone.inspectorate.programme.models import Obligation, VisitPlan


def proposed_for(obligation: Obligation) -> tuple[Choice, ...]:
    """What the ledger proposes for it now. Eight queries."""
    programme = obligation.programme
    found = ledger.ledger(programme, clock.today())
    cycle = next((each for each in found.cycles if each.begins == obligation.counted_from), found.cycles[0])
    return ledger.proposal(programme, found.rows, cycle)


@transaction.atomic
def plan_visit(*, by: Actor, obligation: Obligation, theme: str, areas: Sequence[Area], reason: str = "") -> VisitPlan:
    """Set the theme and the areas. Other areas than those proposed need a reason. Again: replaces the plan."""
    policies.check_can_plan(by, obligation.programme.inspectorate)
    if "focused" not in obligation.kinds:
        raise Refused(_("Areas are chosen for focused visits only."))
    if not theme.strip():
        raise Refused(_("Say what the visit looks at: a focused visit has a declared theme."))
    least = ledger.fewest_areas(obligation.programme)
    if len(set(areas)) < least:
        said = ngettext(
            "Choose at least %(n)s area: the framework asks for it.",
            "Choose at least %(n)s different areas: the framework asks for them.",
            least,
        )
        raise Refused(said % {"n": least})
    proposed = [choice.key for choice in proposed_for(obligation)]
    if {area.slug for area in areas} != set(proposed) and not reason.strip():
        raise Refused(_("You chose other areas than those proposed. Say why."))
    plan, _made = VisitPlan.objects.update_or_create(
        obligation=obligation,
        defaults={
            "theme": theme.strip(),
            "proposed": proposed,
            "reason": reason.strip(),
            "by": person_of(by),
        },
    )
    plan.areas.set(areas)
    audit.record(
        by=by,
        action="programme.plan_visit",
        subject=plan,
        owner=obligation.programme.inspectorate.slug,
        summary=f"Focused visit on {plan.theme}: {', '.join(sorted(area.name for area in areas))}. {plan.reason}",
    )
    return plan
