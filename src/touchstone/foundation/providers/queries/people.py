"""Who is here, what do they hold, and since when? Always within the organisations that somebody administers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import ConflictOfInterest, Organisation, RoleGrant

ACTIVE, INVITED, CLOSED = "active", "invited", "closed"


@dataclass(frozen=True)
class PeopleFilter:
    """What a list of people is narrowed to; empty means all."""

    words: str = ""
    role: str = ""
    organisation: str = ""
    state: str = ""


def holding(day: date) -> Q:
    """Grants that hold on a day. A revoked one no longer holds on its last day."""
    ends = Q(ends_on__isnull=True) | Q(ends_on__gt=day) | Q(ends_on=day, revoked_at__isnull=True)
    return Q(starts_on__lte=day) & ends


def state_of(person: User) -> str:
    """`closed`, `invited` (has not chosen a password) or `active`."""
    if not person.is_active:
        return CLOSED
    return ACTIVE if person.has_usable_password() or person.last_login else INVITED


def people(organisations: Iterable[Organisation], chosen: PeopleFilter = PeopleFilter()) -> QuerySet[User]:
    """People who hold or held a role in these organisations, by name, with `held` (their grants there). Two queries."""
    own = RoleGrant.objects.filter(organisation__in=organisations).select_related("organisation")
    wanted = own
    if chosen.organisation:
        wanted = wanted.filter(organisation__slug=chosen.organisation)
    if chosen.role:
        wanted = wanted.filter(holding(clock.today()), role=chosen.role)
    found = User.objects.filter(pk__in=wanted.values("person"))
    for word in chosen.words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if chosen.state:
        found = found.filter(_in_state(chosen.state))
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return (
        found.annotate(has_second_factor=Exists(factor))
        .prefetch_related(Prefetch("role_grants", queryset=own.order_by("starts_on"), to_attr="held"))
        .order_by("name", "email")
    )


def _in_state(state: str) -> Q:
    if state == CLOSED:
        return Q(is_active=False)
    unusable = Q(password__startswith="!") & Q(last_login__isnull=True)
    return Q(is_active=True) & (unusable if state == INVITED else ~unusable)


def person_in(organisations: Iterable[Organisation], number: int) -> User | None:
    """One person of these organisations, or None. Two queries."""
    return people(organisations).filter(pk=number).first()


def grant_in(organisations: Iterable[Organisation], person: User, number: int) -> RoleGrant | None:
    return (
        RoleGrant.objects.filter(organisation__in=organisations, person=person, pk=number)
        .select_related("organisation", "person")
        .first()
    )


def holds_now(grant: RoleGrant) -> bool:
    """Does the grant hold today?"""
    day = clock.today()
    if grant.starts_on > day:
        return False
    return grant.ends_on is None or grant.ends_on > day or (grant.ends_on == day and grant.revoked_at is None)


def conflicts_of(person: User) -> QuerySet[ConflictOfInterest]:
    """A person's conflicts of interest, the newest first. One query."""
    return (
        ConflictOfInterest.objects.filter(person=person)
        .select_related("organisation", "area", "person")
        .order_by("-declared_on", "-pk")
    )


def bars(person: User, organisation: Organisation, area_id: int | None = None) -> ConflictOfInterest | None:
    """A conflict of interest that bars the person today from judging the organisation (or the area), or None."""
    found = ConflictOfInterest.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=clock.today()), person=person, organisation=organisation
    )
    if area_id is not None:
        found = found.filter(Q(area__isnull=True) | Q(area=area_id))
    return found.first()
