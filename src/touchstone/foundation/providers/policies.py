"""Who may do what, by the roles they hold."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.models import Organisation, RoleGrant
from touchstone.foundation.providers.roles import ROLES


def grants_on(person: User, day: date) -> QuerySet[RoleGrant]:
    """The roles a person holds on a day. One query."""
    if not person.is_active:
        return RoleGrant.objects.none()
    return RoleGrant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), person=person, starts_on__lte=day)


def allows(person: User, permission: Permission, organisation: Organisation | None = None) -> bool:
    """Does a role held today allow it: in this organisation, or (None) in any?"""
    grants = grants_on(person, clock.today())
    if organisation is not None:
        grants = grants.filter(organisation=organisation)
    return any(permission in ROLES[g.role].permissions for g in grants if g.role in ROLES)


def check_allows(person: User, permission: Permission, organisation: Organisation | None = None) -> None:
    """Raise Refused, with a sentence, unless `allows`."""
    if not allows(person, permission, organisation):
        where = f" for {organisation}" if organisation else ""
        raise Refused(f"Your roles do not let you {permission.value}{where}. Ask an administrator.")
