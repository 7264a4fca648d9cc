"""What can an inspection be opened with: services, frameworks, earlier inspections, leads?"""

from __future__ import annotations

from django.db.models import QuerySet

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation, RoleGrant
from touchstone.foundation.providers.policies import organisations_of, roles_with
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.inspections.models import Inspection

INSPECTED = (Organisation.Kind.SERVICE, Organisation.Kind.LOCAL_AUTHORITY, Organisation.Kind.SAFEGUARDING_BOARD)


def inspectorates_planned_for(person: User) -> list[Organisation]:
    """One query."""
    return list(organisations_of(person, Permission.PLAN_INSPECTIONS).filter(kind=Organisation.Kind.INSPECTORATE))


def services_for(inspectorates: list[Organisation]) -> list[Organisation]:
    """Services that can be inspected: fictional ones by fictional inspectorates. One query."""
    fictional = {each.fictional for each in inspectorates}
    return list(Organisation.objects.filter(kind__in=INSPECTED, listed=True, fictional__in=fictional))


def regimes_for(inspectorates: list[Organisation]) -> list[tuple[FrameworkVersion, str]]:
    """Every kind of inspection of the newest version of every framework that the inspectorates may use. One query."""
    own = {each.slug for each in inspectorates}
    fictional = any(each.fictional for each in inspectorates)
    versions = [each for each in frameworks.newest() if each.content and (fictional or each.inspectorate_key in own)]
    return [(version, kind) for version in versions for kind in frameworks.definition(version).kinds]


def earlier_of(provider: Organisation) -> QuerySet[Inspection]:
    """Inspections that a new one may follow: those that judged something, the newest first."""
    return Inspection.objects.filter(provider=provider).exclude(state__in=["planned", "deferred", "abandoned"])


def areas_of(provider: Organisation) -> QuerySet[Area]:
    """The service's areas that have not ended."""
    today = clock.today().isoformat()
    return Area.objects.filter(organisation=provider).exclude(valid_to__lt=today).order_by("name")


def leads_for(inspectorate: Organisation) -> QuerySet[User]:
    return _with(Permission.LEAD_INSPECTIONS, inspectorate)


def inspectors_for(inspectorate: Organisation) -> QuerySet[User]:
    return _with(Permission.INSPECT, inspectorate)


def _with(permission: Permission, organisation: Organisation) -> QuerySet[User]:
    grants = RoleGrant.objects.filter(
        holding(clock.today()), organisation=organisation, role__in=roles_with(permission)
    )
    return User.objects.filter(pk__in=grants.values("person"), is_active=True).order_by("name", "email")
