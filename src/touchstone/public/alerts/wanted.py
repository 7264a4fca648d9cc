"""What does a reader want to hear of? One choice, for a subscription and for a feed alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from touchstone.inspectorate.inspections.models import Inspection

MOST = 50  # of each sort: an address longer than that is nobody's choice
LONGEST = 250


@dataclass(frozen=True)
class Wanted:
    """What fits every sort that is named; of one sort, any of what it names. Nothing named means everything.

    `places`: slugs `provider` or `provider/area`. An inspection of a whole service belongs to the service; it belongs
    to an area only where its record names that area.
    """

    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    inspectorates: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        return self == Wanted()

    def query(self, **more: object) -> str:
        """The query part of an address that asks for this, with its question mark; empty for everything."""
        pairs: list[tuple[str, object]] = [("place", place) for place in self.places]
        pairs += [("kind", kind) for kind in self.kinds] + [("inspectorate", each) for each in self.inspectorates]
        pairs += [(name, value) for name, value in more.items() if value]
        return f"?{urlencode(pairs)}" if pairs else ""

    def plain(self) -> dict[str, list[str]]:
        return {name: list(values) for name, values in asdict(self).items()}

    def fits(self, facts: Facts) -> bool:
        return (
            (not self.places or not facts.places.isdisjoint(self.places))
            and (not self.kinds or facts.kind in self.kinds)
            and (not self.inspectorates or facts.inspectorate in self.inspectorates)
        )


@dataclass(frozen=True)
class Facts:
    """What of a publication a choice is about. `places`: its provider, and each area as `provider/area`."""

    places: frozenset[str]
    kind: str
    inspectorate: str


def facts_of(inspection: Inspection) -> Facts:
    """No query where its organisations and areas are at hand."""
    provider = inspection.provider.slug
    areas = {f"{area.organisation.slug}/{area.slug}" for area in inspection.areas.all()}
    return Facts(frozenset({provider} | areas), inspection.kind, inspection.inspectorate.slug)


def asked_for(query: QueryDict) -> Wanted:
    """The choice that an address or a form asks for: as it is written, known or not. Kinds that nobody knows go."""
    kinds = [kind for kind in _some(query.getlist("kind")) if kind in Inspection.Kind.values]
    return Wanted(_some(query.getlist("place")), tuple(kinds), _some(query.getlist("inspectorate")))


def from_plain(values: Mapping[str, Any]) -> Wanted:
    return Wanted(**{name: tuple(values.get(name, ())) for name in ("places", "kinds", "inspectorates")})


def _some(values: Iterable[str]) -> tuple[str, ...]:
    kept = (value.replace("\x00", "").strip()[:LONGEST] for value in values)
    return tuple(dict.fromkeys(value for value in kept if value))[:MOST]


def of_publications(wanted: Wanted) -> Q:
    """Which publications fit, as a condition on Publication. May name a publication more than once: use `distinct`
    or a subquery."""
    found = Q()
    if wanted.places:
        inspection = "report__inspection"
        providers = [place for place in wanted.places if "/" not in place]
        found = Q(**{f"{inspection}__provider__slug__in": providers})
        for place in wanted.places:
            provider, _slash, area = place.partition("/")
            if area:
                found |= Q(**{f"{inspection}__areas__organisation__slug": provider, f"{inspection}__areas__slug": area})
    if wanted.kinds:
        found &= Q(report__inspection__kind__in=wanted.kinds)
    if wanted.inspectorates:
        found &= Q(report__inspection__inspectorate__slug__in=wanted.inspectorates)
    return found
