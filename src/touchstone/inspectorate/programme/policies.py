"""Who may see a programme, plan in it, and authorise what its rules propose; and when?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from touchstone.domain.workflow import NotAllowed
from touchstone.domain.workflows.escalation import ESCALATION
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies as roles
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.programme.models import Escalation, Obligation, Programme

SEEING = (Permission.PLAN_INSPECTIONS, Permission.AUTHORISE)
GIVEN_UP = "abandoned"
DONE = (Obligation.Standing.MET, Obligation.Standing.MISSED, Obligation.Standing.LAPSED)


def inspectorates_of(person: User) -> QuerySet[Organisation]:
    """The inspectorates whose programmes the person may see, by name. One query, or part of another."""
    seeing = Q()
    for permission in SEEING:
        seeing |= Q(pk__in=roles.organisations_of(person, permission).values("pk"))
    return Organisation.objects.filter(seeing, kind=Organisation.Kind.INSPECTORATE).order_by("name")


def check_can_see(person: User, inspectorate: Organisation) -> None:
    if not can_see(person, inspectorate):
        raise Refused(roles.why_not(Permission.PLAN_INSPECTIONS, inspectorate))


def can_see(person: User, inspectorate: Organisation) -> bool:
    return any(roles.allows(person, each, inspectorate) for each in SEEING)


def check_can_plan(by: Actor, inspectorate: Organisation) -> None:
    """A part of the program may; a person needs the permission in this inspectorate."""
    if isinstance(by, User):
        roles.check_allows(by, Permission.PLAN_INSPECTIONS, inspectorate)


def can_plan(person: User, inspectorate: Organisation) -> bool:
    return roles.allows(person, Permission.PLAN_INSPECTIONS, inspectorate)


def check_can_decide(by: User, escalation: Escalation, step: str, reason: str) -> None:
    """Only a named person decides, once, and says why."""
    roles.check_allows(by, Permission.AUTHORISE, escalation.programme.inspectorate)
    try:
        ESCALATION.target(escalation.state, step)
    except NotAllowed as refusal:
        raise Refused(str(refusal)) from refusal
    if not reason.strip():
        raise Refused(_("Say why. The reason stays with the decision."))


def can_decide(person: User, escalation: Escalation) -> bool:
    allowed = roles.allows(person, Permission.AUTHORISE, escalation.programme.inspectorate)
    return allowed and escalation.state == "proposed"


def check_can_open(by: Actor, obligation: Obligation) -> None:
    """An inspection can be opened for what is still to be met, once at a time, and where an inspection meets it."""
    check_can_plan(by, obligation.programme.inspectorate)
    if obligation.state in DONE:
        raise Refused(_("This is %(state)s, so no inspection is opened for it.") % {"state": state_words(obligation)})
    if obligation.opened is not None and obligation.opened.state != GIVEN_UP:
        said = _("%(inspection)s is already under way for this. Open that one.")
        raise Refused(said % {"inspection": obligation.opened})
    if not meets_by_inspection(obligation.kinds):
        raise Refused(_("This is not met by an inspection. Record what was received or held instead."))


def can_open(person: User, obligation: Obligation) -> bool:
    try:
        check_can_open(person, obligation)
    except Refused:
        return False
    return True


def meets_by_inspection(kinds: Collection[str]) -> bool:
    return not set(kinds) <= {"self_evaluation", "engagement_meeting"}


def state_words(obligation: Obligation) -> str:
    return str(obligation.get_state_display())


def check_can_suspend(by: Actor, programme: Programme, from_day: date, to_day: date | None, reason: str) -> None:
    check_can_plan(by, programme.inspectorate)
    if not reason.strip():
        raise Refused(_("Say why nothing becomes due in this time. The reason is shown wherever a window moves."))
    if to_day is not None and to_day <= from_day:
        raise Refused(_("The suspension must end after it begins. Check both days."))
    for other in programme.suspensions.all():
        apart = (to_day is not None and to_day <= other.from_day) or (
            other.to_day is not None and other.to_day <= from_day
        )
        if not apart:
            said = _("There is a suspension from %(day)s already that overlaps this one. Change its end instead.")
            raise Refused(said % {"day": other.from_day})
