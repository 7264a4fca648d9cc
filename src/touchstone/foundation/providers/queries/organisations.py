"""Which areas were there on a day, what became of them, and which organisation is this?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from touchstone.domain.dates import Precision
from touchstone.foundation.providers.models import (
    Area,
    AreaSuccession,
    Organisation,
    OrganisationCount,
    ValidThroughTime,
)


def by_slug(slug: str) -> Organisation | None:
    """One query."""
    return Organisation.objects.filter(slug=slug).first()


def in_force(row: ValidThroughTime, day: date) -> bool:
    """Can it have been so on that day? What is not known to have begun or ended yet, or not exactly when, can."""
    begun = row.valid_from is None or row.valid_from.precision is Precision.BEFORE or row.valid_from.start <= day
    return begun and (row.valid_to is None or day <= row.valid_to.end)


def areas_on(organisation: Organisation, day: date) -> list[Area]:
    """The areas that are known and can have been there on that day, by name. One query."""
    return [area for area in organisation.areas.all() if in_force(area, day)]


def count_on(organisation: Organisation, of: str, day: date) -> OrganisationCount | None:
    """The latest count of something that was made by that day, or None. One query."""
    counts = [each for each in organisation.counts.filter(of=of) if each.on.end <= day]
    return max(counts, key=lambda each: each.on.end, default=None)


@dataclass(frozen=True)
class Succession:
    """What became of areas of one organisation: edges in both directions, and the areas themselves by key."""

    areas: Mapping[int, Area]
    after: Mapping[int, frozenset[int]]
    before: Mapping[int, frozenset[int]]
    changes: tuple[AreaSuccession, ...]

    def successors(self, area: Area) -> list[Area]:
        """Every area that any of its ground came to, nearest first; not itself."""
        return self._walk(area, self.after)

    def predecessors(self, area: Area) -> list[Area]:
        """Every area that any of its ground came from, nearest first; not itself."""
        return self._walk(area, self.before)

    def last(self, area: Area) -> list[Area]:
        """The areas that its ground is in now: those that nothing followed wholly. Itself where nothing did."""
        reached = [area, *self.successors(area)]
        replaced = {
            each.before_id for each in self.changes if each.kind != AreaSuccession.Kind.LOST_PART and each.after_id
        }
        return [each for each in reached if each.pk not in replaced]

    def _walk(self, area: Area, edges: Mapping[int, frozenset[int]]) -> list[Area]:
        seen, found, waiting = {area.pk}, list[Area](), sorted(edges.get(area.pk, ()))
        while waiting:
            key = waiting.pop(0)
            if key not in seen:
                seen.add(key)
                found.append(self.areas[key])
                waiting += sorted(edges.get(key, ()))
        return found


def succession(organisation: Organisation) -> Succession:
    """Everything known of what became of an organisation's areas. Two queries, however long the chains are."""
    areas = {area.pk: area for area in organisation.areas.all()}
    changes = tuple(AreaSuccession.objects.filter(before__organisation=organisation).select_related("before", "after"))
    known = [(each.before_id, each.after_id) for each in changes if each.after_id is not None]
    return Succession(areas, _edges(known), _edges((after, before) for before, after in known), changes)


def _edges(pairs: Iterable[tuple[int, int]]) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {key: frozenset(ends) for key, ends in found.items()}
