"""Which services, areas and inspectorates may somebody ask to hear of, and what are they called? Public ones only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.alerts.wanted import Wanted
from touchstone.public.alerts.words import Names, area_name, name_of

MOST_FOUND = 20


def names(choices: Iterable[Wanted], now: datetime) -> Names:
    """What some choices name, in the language of the page. Three queries at most, however many they are."""
    all_of = list(choices)
    places = {place for wanted in all_of for place in wanted.places}
    chosen = {each for wanted in all_of for each in wanted.inspectorates}
    return Names(_places(places, now), _inspectorates(chosen, now))


def unknown(wanted: Wanted, known: Names) -> list[str]:
    """What a choice names and the register does not know, or does not show."""
    missing = [place for place in wanted.places if place not in known.places]
    return missing + [each for each in wanted.inspectorates if each not in known.inspectorates]


def found(words: str, now: datetime) -> dict[str, str]:
    """Services and areas in whose name these words stand, each place with its name. At most two queries."""
    if not words:
        return {}
    named = Q(name__icontains=words) | Q(name_cy__icontains=words)
    providers = gate.public_providers(now).filter(named | Q(full_name__icontains=words)).order_by("name")
    areas = gate.public_areas(now).filter(named | Q(code__iexact=words)).order_by("name")
    result = {each.slug: name_of(each) for each in providers[:MOST_FOUND]}
    return result | _areas(areas[:MOST_FOUND])


def inspectorates(now: datetime) -> dict[str, str]:
    """Inspectorates of which something is published. One query."""
    return {each.slug: name_of(each) for each in _publishing(now).order_by("name")[:100]}


def _publishing(now: datetime) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=gate.public_inspections(now).values("inspectorate"))


def _inspectorates(slugs: set[str], now: datetime) -> dict[str, str]:
    return {each.slug: name_of(each) for each in _publishing(now).filter(slug__in=slugs)} if slugs else {}


def _places(places: set[str], now: datetime) -> dict[str, str]:
    providers = {place for place in places if "/" not in place}
    pairs = [place.split("/", 1) for place in places - providers]
    result: dict[str, str] = {}
    if providers:
        result = {each.slug: name_of(each) for each in gate.public_providers(now).filter(slug__in=providers)}
    if pairs:
        named = Q()
        for provider, area in pairs:
            named |= Q(organisation__slug=provider, slug=area)
        result |= _areas(gate.public_areas(now).filter(named))
    return result


def _areas(areas: QuerySet[Area]) -> dict[str, str]:
    return {f"{area.organisation.slug}/{area.slug}": area_name(area) for area in areas.select_related("organisation")}
