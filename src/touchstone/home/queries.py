"""What do this person's roles say about them today?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies
from touchstone.foundation.providers.roles import ROLES, Role


@dataclass(frozen=True)
class HeldRole:
    """A role that a person holds today: what it is, where, and until when (None: until it is ended)."""

    role: Role
    organisation: str
    starts_on: date
    ends_on: date | None


def held_roles(person: User, day: date) -> list[HeldRole]:
    """Ordered by organisation, then role. One query. A grant of a role that this version does not know is left out."""
    grants = policies.grants_on(person, day).select_related("organisation").order_by("organisation__name", "role")
    return [
        HeldRole(ROLES[grant.role], str(grant.organisation), grant.starts_on, grant.ends_on)
        for grant in grants
        if grant.role in ROLES
    ]


def roles_of(request: HttpRequest) -> list[HeldRole]:
    """The signed-in person's roles today, read once for the whole page."""
    page: Any = request
    if not hasattr(page, "held_roles"):
        page.held_roles = held_roles(page.user, clock.today()) if page.user.is_authenticated else []
    found: list[HeldRole] = page.held_roles
    return found


def permissions_of(request: HttpRequest) -> frozenset[Permission]:
    return frozenset(permission for held in roles_of(request) for permission in held.role.permissions)
