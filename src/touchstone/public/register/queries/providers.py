"""What does the register hold of a provider and its areas? Everything through the gate, a known number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.providers.models import (
    Area,
    AreaLocalAuthority,
    AreaSuccession,
    Office,
    Organisation,
    OrganisationCount,
)
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement, Move
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reports.models import Report
from touchstone.public.register.headlines import HEADLINE_KEYS

# Long columns that no list shows.
LONG = ("summary", "scope_note", "limits_note", "legal_basis", "framework__content")


@dataclass(frozen=True)
class Place:
    """An area with what stands around it. `before`, `after`: what it came from and what became of it."""

    area: Area
    authorities: list[str]
    offices: list[str]
    before: list[AreaSuccession]
    after: list[AreaSuccession]


def provider(slug: str, now: datetime) -> Organisation | None:
    """One query."""
    return gate.public_providers(now).filter(slug=slug).first()


def area(provider_slug: str, slug: str, now: datetime) -> Area | None:
    """One query."""
    found = gate.public_areas(now).filter(organisation__slug=provider_slug, slug=slug)
    return found.select_related("organisation").first()


def history(now: datetime, **filters: object) -> list[Inspection]:
    """Public inspections that fit, newest first, each with `headlines` (graded, of the whole) and `covered` areas.

    Three queries.
    """
    return list(with_headlines(gate.newest_first(gate.public_inspections(now).filter(**filters))))


def with_headlines(inspections: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """The same inspections as lists show them: `headlines` and `covered` at hand. Adds two queries."""
    headlines = Judgement.objects.filter(area_key__in=HEADLINE_KEYS, state=Judgement.State.GRADED)
    covered = InspectionArea.objects.select_related("area").order_by("area__name")
    return (
        inspections.select_related("framework", "inspectorate", "provider")
        .defer(*LONG)
        .prefetch_related(
            Prefetch("judgements", headlines, to_attr="headlines"),
            Prefetch("inspection_areas", covered, to_attr="covered"),
        )
    )


def open_count(now: datetime, inspections: Iterable[Inspection]) -> int:
    """How many areas for improvement are open, of all public inspections of a provider. One query."""
    return gate.open_areas_for_improvement(now, [row.pk for row in inspections]).count()


def open_of_area(now: datetime, found: Area) -> list[AreaForImprovement]:
    """The open areas for improvement of this area: those that bind it, wherever they were found, and those of
    inspections of it that have not gone to another area. Two queries."""
    of_inspection = InspectionArea.objects.filter(area=found).values("inspection")
    mine = Q(pk__in=AreaForImprovement.areas.through.objects.filter(area=found).values("areaforimprovement"))
    shown = gate.ids_of([found.organisation_id], now)
    gone = Q(pk__in=Move.objects.filter(before=found).values("area_for_improvement"))
    rows = gate.open_areas_for_improvement(now, shown).filter(mine | Q(inspection__in=of_inspection) & ~gone)
    return list(rows.select_related("inspection").order_by("-inspection__published", "section", "number"))


def documents(now: datetime, inspections: Iterable[Inspection]) -> list[Report]:
    """Public reports and letters of these inspections, newest first. One query."""
    found = gate.public_reports(now).filter(inspection__in=[row.pk for row in inspections])
    return list(found.defer("text").order_by("-inspection__published", "-pk"))


def counts(organisation: Organisation) -> list[OrganisationCount]:
    """How many areas, offices and so on sources say that it had, by kind and date. One query."""
    return list(organisation.counts.order_by("of", "on"))


def places(organisation: Organisation, inspections: Iterable[Inspection], on: date) -> list[Place]:
    """The provider's areas as they were on a day. `inspections`: all public ones of the provider. Four queries."""
    found = gate.areas_of(organisation, [row.pk for row in inspections])
    return [place for place in _with_surroundings(found) if holds_on(place.area, on)]


def place(now: datetime, found: Area) -> Place:
    """One area with its surroundings. Five queries."""
    around = gate.areas_of(found.organisation, gate.ids_of([found.organisation_id], now))
    return next(place for place in _with_surroundings(around) if place.area.pk == found.pk)


def _with_surroundings(areas: QuerySet[Area]) -> list[Place]:
    """`areas` are all public areas of a provider: successions to and from any other are not shown."""
    rows = list(
        areas.order_by("name").prefetch_related(
            Prefetch("local_authorities", AreaLocalAuthority.objects.select_related("local_authority")),
            Prefetch("offices", Office.objects.all()),
        )
    )
    shown = {row.pk: row for row in rows}
    changes = [
        change
        for change in AreaSuccession.objects.filter(before__in=shown).order_by("on", "pk")
        if change.after_id is None or change.after_id in shown
    ]
    for change in changes:
        change.before, change.after = shown[change.before_id], shown.get(change.after_id)
    return [
        Place(
            area=row,
            authorities=sorted(each.local_authority.name for each in row.local_authorities.all()),
            offices=[office.name for office in row.offices.all()],
            before=[change for change in changes if change.after_id == row.pk],
            after=[change for change in changes if change.before_id == row.pk],
        )
        for row in rows
    ]


def holds_on(row: Area, on: date) -> bool:
    """Was it true on the day, as far as is known? An unknown beginning or end excludes nothing."""
    return _began_by(row.valid_from, on) and not _ended_before(row.valid_to, on)


def _began_by(begin: PreciseDate | None, on: date) -> bool:
    return begin is None or begin.precision == "before" or begin.start <= on


def _ended_before(end: PreciseDate | None, on: date) -> bool:
    return end is not None and end.end < on


def listed(now: datetime) -> QuerySet[Organisation]:
    """Every provider of the register by name, with the number of its public inspections. One query."""
    public = Q(inspections__in=gate.public_inspections(now))
    return gate.public_providers(now).annotate(n_inspections=Count("inspections", filter=public)).order_by("name")
