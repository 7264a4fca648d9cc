"""What does a search find? Everything public that has the words and fits the filters, and how the words were read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from touchstone.foundation.providers.models import AreaLocalAuthority, Organisation
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.models import SearchEntry
from touchstone.public.register.search.matching import Groups, matches
from touchstone.public.register.search.spelling import meanings_of
from touchstone.public.register.search.words import terms_of


@dataclass(frozen=True)
class Filters:
    """What a search is narrowed to; empty means anything. Slugs and keys, as they stand in the address."""

    provider: str = ""
    area: str = ""
    authority: str = ""
    framework: str = ""
    kind: str = ""
    grade: str = ""  # scale:grade, because a grade means nothing without its scale
    year: str = ""
    open_only: bool = False
    documents_only: bool = False
    no_made_up: bool = False
    of: str = ""  # a kind of organisation

    @property
    def any(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class Reading:
    """How the query was read. `groups`: for each term the words looked for. `instead`: mistyped → looked for."""

    terms: list[str]
    groups: Groups
    instead: dict[str, list[str]] = field(default_factory=dict)
    some: bool = False  # nothing has all the words: entries with any of them are shown

    @property
    def words(self) -> list[str]:
        return [word for group in self.groups for word in group]


@dataclass(frozen=True)
class Found:
    """Entries in the order of the list, and how the query was read."""

    entries: QuerySet[SearchEntry]
    reading: Reading


def find(query: str, filters: Filters, now: datetime) -> Found:
    """One query to see whether the words are found; where not, one for each of them to see what they may mean."""
    base = narrowed(filters, now)
    terms = terms_of(query)
    if not terms:
        return Found(base, Reading([], []))
    typed = Reading(terms, [[term] for term in terms])
    for read in (lambda: typed, lambda: _as_meant(terms), lambda: _some_of(_as_meant(terms))):
        found = _having(base, read)
        if found is not None:
            return found
    return Found(base.none(), typed)


def _having(base: QuerySet[SearchEntry], read: Callable[[], Reading]) -> Found | None:
    reading = read()
    if not reading.groups:
        return None
    entries = _ranked(base.filter(matches(reading.groups)), reading)
    return Found(entries, reading) if entries.exists() else None


def _as_meant(terms: list[str]) -> Reading:
    """Each term together with what it may have meant. What is shown as meant is only what public entries have,
    because the reading counts for nothing unless it finds some."""
    meant = {term: [word for word in meanings_of(term) if word != term] for term in terms}
    groups = [[term, *meant[term]] for term in terms]
    return Reading(terms, groups, {term: words for term, words in meant.items() if words})


def _some_of(reading: Reading) -> Reading:
    if len(reading.groups) < 2:
        return Reading(reading.terms, [])
    return Reading(reading.terms, [reading.words], reading.instead, some=True)


def _ranked(entries: QuerySet[SearchEntry], reading: Reading) -> QuerySet[SearchEntry]:
    """Services, then areas, then documents; names that have the words before texts that do; newest first."""
    named = Case(
        When(matches(reading.groups, in_names=True), then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return entries.annotate(place=named).order_by("kind", "place", "-sort_date", "title", "id")


def narrowed(filters: Filters, now: datetime) -> QuerySet[SearchEntry]:
    """Public entries that fit the filters. Services and areas drop out when a filter is about documents."""
    entries = _public_entries(now)
    if filters.provider:
        entries = entries.filter(organisation__slug=filters.provider)
    if filters.area:
        entries = entries.filter(
            Q(area__slug=filters.area) | Q(inspection__inspection_areas__area__slug=filters.area)
        ).distinct()
    if filters.authority:
        entries = entries.filter(_serves(filters.authority))
    if filters.framework:
        entries = entries.filter(framework_key=filters.framework)
    if filters.kind:
        entries = entries.filter(inspection_kind=filters.kind)
    if filters.grade:
        scale, _, grade = filters.grade.partition(":")
        entries = entries.filter(scale_key=scale, grade_key=grade)
    if filters.year:
        entries = entries.filter(year=int(filters.year) if filters.year.isdigit() else 0)
    if filters.open_only:
        entries = entries.filter(n_open__gt=0)
    return _of_the_sector(entries, filters).order_by("kind", "-sort_date", "title", "id")


def _of_the_sector(entries: QuerySet[SearchEntry], filters: Filters) -> QuerySet[SearchEntry]:
    """The filters of the sector pages."""
    if filters.documents_only:
        entries = entries.filter(kind=SearchEntry.Kind.DOCUMENT)
    if filters.no_made_up:
        entries = entries.filter(organisation__fictional=False)
    if filters.of:
        entries = entries.filter(organisation__kind=filters.of)
    return entries


def _public_entries(now: datetime) -> QuerySet[SearchEntry]:
    """The gate for entries: of a listed service (and area), or of a report that is public at `now`."""
    listed = Q(report__isnull=True, organisation__listed=True, organisation__kind=Organisation.Kind.SERVICE) & (
        Q(area__isnull=True) | Q(area__listed=True)
    )
    public = gate.public(now).filter(report=OuterRef("report"))
    return SearchEntry.objects.filter(listed | Exists(public)).select_related("organisation", "area", "inspection")


def _serves(authority: str) -> Q:
    """Entries of an area that serves the local authority, and those of the authority itself."""
    of_area = AreaLocalAuthority.objects.filter(local_authority__slug=authority, area=OuterRef("area"))
    of_inspection = AreaLocalAuthority.objects.filter(
        local_authority__slug=authority, area__inspection_areas__inspection=OuterRef("inspection")
    )
    return Q(organisation__slug=authority) | Q(Exists(of_area)) | Q(Exists(of_inspection))
