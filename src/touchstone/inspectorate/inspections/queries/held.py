"""Which inspections are held, which one does a document tell of, and what came before and after?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from touchstone.domain import deadlines
from touchstone.domain.dates import PreciseDate, Precision
from touchstone.domain.inspection_access import ACTIONS, SERVICE_ROLES, TOLD
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Area, ConflictOfInterest, Organisation
from touchstone.foundation.providers.policies import grants_on
from touchstone.inspectorate.inspections.models import Inspection, TeamMember

# Roles with which every inspection of the own inspectorate may be seen.
SEEING_ALL = sorted(ACTIONS["see"].roles)

# A follow-up of a follow-up of a follow-up … : no real chain is as long, and a walk must end.
LONGEST_CHAIN = 20


def worked_on_by(person: User) -> list[Inspection]:
    """Inspections held here that the person may see as one of the inspectorate, the latest first. One query."""
    today = clock.today()
    roles = grants_on(person, today).filter(role__in=SEEING_ALL).values("organisation")
    own = grants_on(person, today).values("organisation")
    in_team = TeamMember.objects.filter(user=person, role__in=["lead", "inspector"]).values("inspection")
    tied = ConflictOfInterest.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), person=person)
    held = Inspection.objects.filter(Q(inspectorate__in=roles) | Q(pk__in=in_team, inspectorate__in=own), origin="held")
    held = held.exclude(provider__in=tied.values("organisation"))
    return list(held.select_related("provider", "inspectorate", "framework").order_by("-pk"))


def asked_of(person: User) -> list[Inspection]:
    """Inspections that the person's service has been told of, the latest first. One query."""
    own = grants_on(person, clock.today()).filter(role__in=SERVICE_ROLES).values("organisation")
    held = Inspection.objects.filter(origin="held", provider__in=own, state__in=TOLD)
    return list(held.select_related("provider", "inspectorate", "framework").order_by("-pk"))


def by_slug(slug: str) -> Inspection | None:
    """One query."""
    return Inspection.objects.filter(slug=slug).select_related("inspectorate", "provider", "framework").first()


def matching(
    *,
    inspectorate: Organisation,
    provider: Organisation,
    kind: str,
    areas: Sequence[Area] = (),
    starts: PreciseDate | None = None,
    ends: PreciseDate | None = None,
    published: PreciseDate | None = None,
) -> list[Inspection]:
    """Inspections held that the given facts may describe: same inspectorate, provider, kind and areas; dates agree.

    Dates agree when neither fieldwork nor publication contradicts: two dates known to a week or a month agree when
    they can be the same day. Where no date is known on both sides, nothing matches. Two queries.
    """
    held = (
        Inspection.objects.filter(inspectorate=inspectorate, provider=provider, kind=kind)
        .select_related("framework", "provider", "inspectorate")
        .prefetch_related("inspection_areas")
    )
    wanted = {area.pk for area in areas}
    return [
        inspection
        for inspection in held
        if wanted == {row.area_id for row in inspection.inspection_areas.all()}
        and _dates_agree(inspection, starts, ends, published)
    ]


def _dates_agree(
    held: Inspection, starts: PreciseDate | None, ends: PreciseDate | None, published: PreciseDate | None
) -> bool:
    fieldwork = _overlap(_span(held.starts, held.ends), _span(starts, ends))
    publication = _overlap(_span(held.published, None), _span(published, None))
    known = [agrees for agrees in (fieldwork, publication) if agrees is not None]
    return bool(known) and all(known)


def _span(first: PreciseDate | None, last: PreciseDate | None) -> tuple[date, date] | None:
    known = [day for day in (first, last) if day is not None]
    if not known:
        return None
    return min(_earliest(day) for day in known), max(day.end for day in known)


def _earliest(day: PreciseDate) -> date:
    """The first day it can be: what happened "before" a day can be as early as you like."""
    return date.min if day.precision is Precision.BEFORE else day.start


def _overlap(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool | None:
    """Can both be the same days? None where either is unknown."""
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def chain_before(inspection: Inspection) -> list[Inspection]:
    """The inspections that this one follows, nearest first; at most LONGEST_CHAIN. One query each."""
    chain: list[Inspection] = []
    current = inspection
    while current.follows_id is not None and len(chain) < LONGEST_CHAIN:
        current = Inspection.objects.get(pk=current.follows_id)
        chain.append(current)
    return chain


def followed_by(inspection: Inspection) -> QuerySet[Inspection]:
    """Visits that looked at this inspection's areas for improvement, earliest first. One query."""
    return Inspection.objects.filter(follows=inspection).order_by("published", "starts", "id")


def visits_after(inspection: Inspection) -> list[Inspection]:
    """Visits that follow this inspection, or follow one that does, and are not given up. At most LONGEST_CHAIN + 1
    queries."""
    found: list[Inspection] = []
    nearest = [inspection]
    while nearest and len(found) < LONGEST_CHAIN:
        nearest = list(Inspection.objects.filter(follows__in=nearest).exclude(state="abandoned").order_by("pk"))
        found += nearest
    return found


def nation_of(provider: Organisation) -> deadlines.Nation:
    """Whose bank holidays count for a provider. No query."""
    return deadlines.Nation.WALES if provider.nation == "Wales" else deadlines.Nation.ENGLAND


def of_provider(provider: Organisation) -> QuerySet[Inspection]:
    """Every inspection of a provider, newest first. One query."""
    return Inspection.objects.filter(provider=provider).select_related("inspectorate", "framework")
