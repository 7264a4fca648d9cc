"""Who may do what, by the roles they hold? Rules in pairs: `check_…` raises Refused with a sentence, `can_…` answers.

`by` is a person, or the name of the part of the program that acts (the command line, the demonstration), which may do
all that does not break the record.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.models import ConflictOfInterest, Organisation, RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.foundation.providers.roles import ROLES, title_of


def grants_on(person: User, day: date) -> QuerySet[RoleGrant]:
    """The roles a person holds on a day. One query."""
    if not person.is_active:
        return RoleGrant.objects.none()
    return RoleGrant.objects.filter(holding(day), person=person)


def roles_with(permission: Permission) -> list[str]:
    return [key for key, role in ROLES.items() if permission in role.permissions]


def allows(person: User, permission: Permission, organisation: Organisation | None = None) -> bool:
    """Does a role held today allow it: in this organisation, or (None) in any?"""
    grants = grants_on(person, clock.today()).filter(role__in=roles_with(permission))
    if organisation is not None:
        grants = grants.filter(organisation=organisation)
    return grants.exists()


def why_not(permission: Permission, organisation: Organisation | None = None) -> str:
    where = _(" for %(organisation)s") % {"organisation": organisation} if organisation else ""
    said = _("Your roles do not let you %(permission)s%(where)s. Ask an administrator of your organisation.")
    return said % {"permission": permission.value, "where": where}


def check_allows(person: User, permission: Permission, organisation: Organisation | None = None) -> None:
    """Raise Refused, with a sentence, unless `allows`."""
    if not allows(person, permission, organisation):
        raise Refused(why_not(permission, organisation))


def organisations_of(person: User, permission: Permission) -> QuerySet[Organisation]:
    """The organisations in which a role held today gives the permission. One query."""
    grants = grants_on(person, clock.today()).filter(role__in=roles_with(permission))
    return Organisation.objects.filter(pk__in=grants.values("organisation"))


def services_with_areas(by: User) -> QuerySet[Organisation]:
    """The services whose areas this person may say things of: an inspectorate's people, of all; a service's, of it."""
    own = organisations_of(by, Permission.MANAGE_AREAS)
    services = Organisation.objects.filter(kind=Organisation.Kind.SERVICE, areas__isnull=False).distinct()
    if own.filter(kind=Organisation.Kind.INSPECTORATE).exists():
        return services
    return services.filter(pk__in=own.values("pk"))


def check_can_manage_areas(by: Actor, organisation: Organisation) -> None:
    """What became of an area is said by its service, or by an inspectorate."""
    if isinstance(by, User) and not services_with_areas(by).filter(pk=organisation.pk).exists():
        raise Refused(why_not(Permission.MANAGE_AREAS, organisation))


def can_manage_areas(by: Actor, organisation: Organisation) -> bool:
    return not isinstance(by, User) or services_with_areas(by).filter(pk=organisation.pk).exists()


def inspectorates_to_reach(by: User) -> QuerySet[Organisation]:
    """The inspectorates of which this person may say how they are reached."""
    return organisations_of(by, Permission.MANAGE_CONTACTS).filter(kind=Organisation.Kind.INSPECTORATE)


def check_can_manage_contacts(by: Actor, organisation: Organisation) -> None:
    """What the documents of an inspectorate print of it is said by its own administrators and publishers."""
    if organisation.kind != Organisation.Kind.INSPECTORATE:
        raise Refused(_("%(organisation)s publishes no reports, so it needs no contact lines.")
                      % {"organisation": organisation})  # fmt: skip
    if isinstance(by, User) and not inspectorates_to_reach(by).filter(pk=organisation.pk).exists():
        raise Refused(why_not(Permission.MANAGE_CONTACTS, organisation))


def can_manage_contacts(by: Actor, organisation: Organisation) -> bool:
    return _can(check_can_manage_contacts, by, organisation)


def check_can_manage_calendar(by: Actor) -> None:
    """The calendar is one for everybody here: whoever may, in any organisation, may."""
    if isinstance(by, User) and not allows(by, Permission.MANAGE_CALENDAR):
        raise Refused(why_not(Permission.MANAGE_CALENDAR))


def can_manage_calendar(by: Actor) -> bool:
    return not isinstance(by, User) or allows(by, Permission.MANAGE_CALENDAR)


def check_can_administer(by: Actor, organisation: Organisation) -> None:
    """People and roles are looked after inside one's own organisation only."""
    if isinstance(by, User) and not allows(by, Permission.ADMINISTER_PEOPLE, organisation):
        raise Refused(
            _("You do not administer %(organisation)s. Ask one of its administrators.") % {"organisation": organisation}
        )


def check_can_grant(by: Actor, person: User | None, role: str, organisation: Organisation) -> None:
    """`person` is None for somebody who is not here yet."""
    if isinstance(by, User) and by == person:
        raise Refused(_("Nobody grants a role to themselves. Ask another administrator."))
    check_can_administer(by, organisation)
    if role not in ROLES:
        raise Refused(_("There is no role “%(role)s”.") % {"role": role})
    if organisation.kind not in ROLES[role].kinds:
        raise Refused(
            _("%(role)s is not a role in %(organisation)s, which is a %(kind)s.")
            % {"role": title_of(role), "organisation": organisation, "kind": organisation.get_kind_display()}
        )
    if person is not None and not person.is_active:
        raise Refused(_("The account of %(person)s is closed. Open it first.") % {"person": person})


def check_can_revoke(by: Actor, grant: RoleGrant) -> None:
    check_can_administer(by, grant.organisation)
    if grant.revoked_at is not None or (grant.ends_on is not None and grant.ends_on < clock.today()):
        raise Refused(_("This role has ended already."))
    if _is_last_administrator(grant):
        raise Refused(
            _("%(person)s is the last administrator of %(organisation)s. Make somebody else one first.")
            % {"person": grant.person, "organisation": grant.organisation}
        )


def _is_last_administrator(grant: RoleGrant) -> bool:
    """Would nobody be left to administer the organisation? Somebody who was only invited counts: they can accept."""
    administrators = roles_with(Permission.ADMINISTER_PEOPLE)
    if grant.role not in administrators:
        return False
    today = clock.today()
    others = RoleGrant.objects.filter(
        holding(today), organisation=grant.organisation, role__in=administrators, person__is_active=True
    )
    holds = others.filter(pk=grant.pk).exists()
    return holds and not others.exclude(person=grant.person).exclude(pk=grant.pk).exists()


def check_can_look_after(by: Actor, person: User) -> None:
    """Closing an account, opening it, removing its second factor: of people whose every role is in one's own hands."""
    if not isinstance(by, User):
        return
    if by == person:
        raise Refused(_("This is your own account. Ask another administrator."))
    own = organisations_of(by, Permission.ADMINISTER_PEOPLE)
    grants = RoleGrant.objects.filter(person=person)
    if not grants.filter(organisation__in=own).exists():
        raise Refused(_("%(person)s has no role in an organisation that you administer.") % {"person": person})
    if grants.filter(holding(clock.today())).exclude(organisation__in=own).exists():
        raise Refused(
            _("%(person)s holds roles in other organisations too. End the roles in yours instead.") % {"person": person}
        )


def check_can_close(by: Actor, person: User) -> None:
    check_can_look_after(by, person)
    for grant in RoleGrant.objects.filter(person=person).select_related("organisation", "person"):
        if person.is_active and _is_last_administrator(grant):
            raise Refused(
                _("%(person)s is the last administrator of %(organisation)s. Make somebody else one first.")
                % {"person": person, "organisation": grant.organisation}
            )


def check_can_declare_conflict(by: Actor, person: User) -> None:
    """One's own, or of somebody in one's own organisation."""
    if by == person or not isinstance(by, User):
        return
    own = organisations_of(by, Permission.ADMINISTER_PEOPLE)
    if not RoleGrant.objects.filter(person=person, organisation__in=own).exists():
        raise Refused(_("%(person)s has no role in an organisation that you administer.") % {"person": person})


def check_can_end_conflict(by: Actor, conflict: ConflictOfInterest) -> None:
    """Not by the person themselves: an administrator decides that a tie no longer bars them."""
    if by == conflict.person:
        raise Refused(_("You cannot end your own conflict of interest. Ask an administrator."))
    check_can_declare_conflict(by, conflict.person)
    if conflict.ends_on is not None:
        raise Refused(_("This conflict of interest has ended already."))


def _can(check: Callable[..., None], *args: Any) -> bool:
    try:
        check(*args)
    except Refused:
        return False
    return True


def can_administer(by: Actor, organisation: Organisation) -> bool:
    return _can(check_can_administer, by, organisation)


def can_grant(by: Actor, person: User | None, role: str, organisation: Organisation) -> bool:
    return _can(check_can_grant, by, person, role, organisation)


def can_revoke(by: Actor, grant: RoleGrant) -> bool:
    return _can(check_can_revoke, by, grant)


def can_look_after(by: Actor, person: User) -> bool:
    return _can(check_can_look_after, by, person)


def can_close(by: Actor, person: User) -> bool:
    return _can(check_can_close, by, person)


def can_declare_conflict(by: Actor, person: User) -> bool:
    return _can(check_can_declare_conflict, by, person)


def can_end_conflict(by: Actor, conflict: ConflictOfInterest) -> bool:
    return _can(check_can_end_conflict, by, conflict)
