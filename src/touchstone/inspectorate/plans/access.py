"""May this person see or write the plan after an inspection? The rules are in domain/inspection_access.py.

A plan answers areas for improvement that are published, whether the inspection was held here or read from a document:
both count as settled. Whoever visits afterwards, to see what became of it, may read it.
"""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from touchstone.domain.inspection_access import LATER_VISIT, Stance, Verdict, verdict
from touchstone.foundation.accounts import second_factor
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.queries import visits_after
from touchstone.inspectorate.inspections.standing import AT_WORK, sentence, stance_of

SETTLED = "settled"


def inspection_of(request: HttpRequest, slug: str, action: str) -> Inspection:
    """The published inspection at this address, if this person may do `action` with its plan. Ten queries at most.

    Raises Http404 where they may not see the plan at all, PermissionDenied with a sentence where they may only see it.
    """
    found = Inspection.objects.filter(slug=slug, published__isnull=False, areas_for_improvement__isnull=False)
    inspection = found.select_related("inspectorate", "provider", "framework").distinct().first()
    if inspection is None:
        raise Http404(_("There is no inspection here that a plan could answer."))
    stance = _stance(request.user, inspection)
    inspection.stance = stance  # type: ignore[attr-defined]
    second_factor.check(request)
    if Verdict.ALLOWED not in (verdict(key, stance, SETTLED) for key in ("see_plan", "read_plan")):
        raise Http404(_("There is no inspection here that a plan could answer."))
    said = verdict(action, stance, SETTLED)
    if said is not Verdict.ALLOWED:
        raise PermissionDenied(sentence(said, action, inspection))
    return inspection


def _stance(person: User, inspection: Inspection) -> Stance:
    """How they stand to it, or to a visit that follows it."""
    stance = stance_of(person, inspection)
    if stance.team or not stance.inspectorate:
        return stance
    visits = [visit.pk for visit in visits_after(inspection)]
    part = TeamMember.objects.filter(inspection__in=visits, user=person, role__in=AT_WORK)
    return replace(stance, team=LATER_VISIT) if part.exists() else stance


def may(inspection: Inspection, action: str) -> bool:
    """For pages: may the person for whom `inspection_of` found it do this? No query."""
    return verdict(action, inspection.stance, SETTLED) is Verdict.ALLOWED  # type: ignore[attr-defined]


def check(by: Actor, action: str, inspection: Inspection) -> None:
    """Raise Refused, with a sentence, unless the person may do it. Nine queries at most."""
    if not isinstance(by, User):
        return
    said = verdict(action, _stance(by, inspection), SETTLED)
    if said is not Verdict.ALLOWED:
        raise Refused(sentence(said, action, inspection))


def can(by: Actor, action: str, inspection: Inspection) -> bool:
    try:
        check(by, action, inspection)
    except Refused:
        return False
    return True
