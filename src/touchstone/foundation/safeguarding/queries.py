"""Which urgent referrals are there for whom, which are late, how many were made, and who must be told?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.queries import late_clocks
from touchstone.foundation.core import clock
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.models import Organisation, RoleGrant
from touchstone.foundation.providers.policies import grants_on, organisations_of, roles_with
from touchstone.foundation.providers.queries.people import holding
from touchstone.foundation.safeguarding.models import UrgentReferral

State = UrgentReferral.State
WAITING = (State.RAISED, State.WITH_SERVICE, State.WITH_AGENCY)
OVERSEE = (Permission.LEAD_INSPECTIONS, Permission.AUTHORISE)


@dataclass(frozen=True)
class Counts:
    """Of one context: how many were made, were sent to an agency, acknowledged, and have a known outcome."""

    made: int
    sent: int
    acknowledged: int
    outcome: int


def count_for(context: str, *, inspectorate: Organisation | None = None) -> Counts:
    """How many referrals were made in a context, say "inspection northmere-2026". One query. Nothing empty is counted.

    Give `inspectorate` to count its own only: a context is a plain word, which anybody may have written.
    """
    found = UrgentReferral.objects.filter(context=context).exclude(context="")
    if inspectorate is not None:
        found = found.filter(inspectorate=inspectorate)
    return Counts(
        **found.aggregate(
            made=Count("pk"),
            sent=Count("sent_at"),
            acknowledged=Count("acknowledged_at"),
            outcome=Count("outcome_on"),
        )
    )


def in_context(context: str, inspectorate: Organisation) -> QuerySet[UrgentReferral]:
    """An inspectorate's referrals of a context, in the order they were raised."""
    return UrgentReferral.objects.filter(context=context, inspectorate=inspectorate).order_by("raised_at", "pk")


def raised_for(person: User, today: date) -> QuerySet[UrgentReferral]:
    """Those that a person of an inspectorate may follow: their own, and all of an inspectorate that they oversee."""
    own = grants_on(person, today).filter(role__in=roles_with(Permission.INSPECT)).values("organisation")
    overseen = organisations_overseen(person, today)
    visible = Q(inspectorate__in=overseen) | Q(raised_by=person, inspectorate__in=own)
    return _listed(UrgentReferral.objects.filter(visible), today)


def organisations_overseen(person: User, today: date) -> QuerySet[Any]:
    """The organisations, as a subquery, in which a person leads inspections or authorises."""
    roles = {role for permission in OVERSEE for role in roles_with(permission)}
    return grants_on(person, today).filter(role__in=roles).values("organisation")


def asked_of(person: User, today: date) -> QuerySet[UrgentReferral]:
    """Those that a person of a service may answer."""
    services = organisations_of(person, Permission.ANSWER_REFERRALS)
    return _listed(UrgentReferral.objects.filter(service__in=services), today)


def _listed(found: QuerySet[UrgentReferral], today: date) -> QuerySet[UrgentReferral]:
    """The late ones first, then by what is due soonest; those with an outcome and closed ones last."""
    late = Case(When(late_clocks(today, "clock__"), then=Value(0)), default=Value(1), output_field=BooleanField())
    done = Case(
        When(state=State.CLOSED, then=Value(2)),
        When(state=State.OUTCOME_KNOWN, then=Value(1)),
        default=Value(0),
    )
    ordered = found.annotate(is_on_time=late, is_done=done).order_by(
        "is_done", "is_on_time", "clock__due", "-raised_at"
    )
    return ordered.select_related("inspectorate", "service", "clock", "raised_by").prefetch_related("clock__pauses")


def by_number(number: int) -> UrgentReferral | None:
    """Two queries."""
    found = UrgentReferral.objects.select_related("inspectorate", "service", "clock", "raised_by")
    return found.prefetch_related("events__by").filter(pk=number).first()


def late(today: date) -> QuerySet[UrgentReferral]:
    """Referrals that wait for the service or an agency past their time, and were not escalated today yet."""
    unsaid = Q(escalated_on__isnull=True) | Q(escalated_on__lt=today)
    waiting = UrgentReferral.objects.filter(late_clocks(today, "clock__") & unsaid, state__in=WAITING)
    return waiting.select_related("inspectorate", "service", "raised_by").order_by("pk")


def people_with(permission: Permission, organisation: Organisation) -> list[User]:
    """People who hold a role with this permission in an organisation today. One query."""
    grants = RoleGrant.objects.filter(
        holding(clock.today()), organisation=organisation, role__in=roles_with(permission), person__is_active=True
    )
    return list(User.objects.filter(pk__in=grants.values("person")).order_by("pk"))
