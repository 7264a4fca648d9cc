"""How does a person stand to an inspection, and may they do this? The rules are in domain/inspection_access.py."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from touchstone.domain.inspection_access import ACTIONS, Stance, Verdict, verdict
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.foundation.providers.policies import grants_on
from touchstone.inspectorate.inspections.models import Inspection, TeamMember

# The parts of a team that count: who signed a letter is not thereby at work on the inspection.
AT_WORK = (TeamMember.Role.LEAD, TeamMember.Role.INSPECTOR)


def stance_of(person: User, inspection: Inspection) -> Stance:
    """Three queries: roles, part in the team, ties to the service."""
    both = (inspection.inspectorate_id, inspection.provider_id)
    roles = grants_on(person, clock.today()).filter(organisation__in=both).values_list("organisation", "role")
    held = list(roles)
    parts = inspection.team.filter(user=person, role__in=AT_WORK).values_list("role", flat=True)
    ties = ConflictOfInterest.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=clock.today()), person=person, organisation=inspection.provider_id
    )
    inspectorate = frozenset(role for organisation, role in held if organisation == inspection.inspectorate_id)
    return Stance(
        inspectorate=inspectorate,
        service=frozenset(role for organisation, role in held if organisation == inspection.provider_id),
        # Whoever has left the inspectorate has left its teams.
        team=min(parts, key=AT_WORK.index, default="") if inspectorate else "",
        tied=ties.exists(),
    )


def verdict_for(by: Actor, action: str, inspection: Inspection) -> Verdict:
    """What the table says. A part of the program (the command line, the demonstration) is held to the stage only."""
    if isinstance(by, User):
        return verdict(action, stance_of(by, inspection), inspection.state)
    return Verdict.ALLOWED if inspection.state in ACTIONS[action].states else Verdict.NOT_NOW


def check(by: Actor, action: str, inspection: Inspection) -> None:
    """Raise Refused, with a sentence, unless the person may do it now. Three queries at most."""
    found = verdict_for(by, action, inspection)
    if found is not Verdict.ALLOWED:
        raise Refused(sentence(found, action, inspection))


def can(by: Actor, action: str, inspection: Inspection) -> bool:
    return verdict_for(by, action, inspection) is Verdict.ALLOWED


def sentence(found: Verdict, action: str, inspection: Inspection) -> str:
    """Why not, and what to do."""
    said = {
        Verdict.TIED: _(
            "You may not %(does)s: you have declared a tie to %(provider)s. An administrator can end it if it is over."
        ),
        Verdict.NOT_YOURS: _("You may not %(does)s: your part in this inspection does not include it. Ask its lead."),
        Verdict.NOT_NOW: _("You cannot %(does)s now: the inspection is %(state)s."),
    }[found]
    return said % {"does": ACTIONS[action].does, "provider": inspection.provider, "state": inspection.state}
