"""Which weaknesses have returned, which wait for a decision, and how does that stand beside all that was to improve?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from touchstone.domain.themes import themes_of
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.learning.models import Recurrence
from touchstone.inspectorate.reports import queries as gate

_INSPECTIONS = (
    "earlier__inspection__provider",
    "earlier__judgement",
    "later__inspection__provider",
    "later_finding__inspection__provider",
    "decided_by",
)
_AREAS = ("earlier__areas", "later__areas")


def recurrences(inspectorates: Collection[Organisation] | QuerySet[Organisation]) -> QuerySet[Recurrence]:
    """Those whose later inspection is by one of these inspectorates. Three queries."""
    own = Q(later__inspection__inspectorate__in=inspectorates)
    own |= Q(later_finding__inspection__inspectorate__in=inspectorates)
    rows = Recurrence.objects.filter(own).prefetch_related(*_AREAS)
    inspectorates_too = ("later__inspection__inspectorate", "later_finding__inspection__inspectorate")
    return rows.select_related(*_INSPECTIONS, *inspectorates_too)


def waiting(inspectorates: Collection[Organisation] | QuerySet[Organisation], place: str = "") -> QuerySet[Recurrence]:
    """Those that nobody has decided on, the doubtful first: where the words are least alike. Three queries."""
    rows = recurrences(inspectorates).filter(state="proposed")
    return (rows.filter(place=place) if place else rows).order_by("score", "pk")


def counts(inspectorates: Collection[Organisation] | QuerySet[Organisation]) -> Mapping[str, int]:
    """How many stand in each state. One query."""
    rows = recurrences(inspectorates).order_by().values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in rows}


def public_recurrences(now: datetime, made_up: bool = True) -> QuerySet[Recurrence]:
    """Confirmed ones between two public inspections: all that the public may be told. The latest first. Three queries.

    A later finding is not published as such, so only later areas for improvement are among them.
    """
    shown = gate.public_inspections(now).values("pk")
    rows = Recurrence.objects.filter(state="confirmed", earlier__inspection__in=shown, later__inspection__in=shown)
    if not made_up:
        rows = rows.filter(later__inspection__provider__fictional=False)
    rows = rows.select_related(*_INSPECTIONS).prefetch_related(*_AREAS)
    return rows.order_by("-later__inspection__published", "-pk")


def public_proposed(now: datetime, made_up: bool = True) -> QuerySet[Recurrence]:
    """Those between two public inspections that nobody has decided on: for people who sign in. Three queries."""
    shown = gate.public_inspections(now).values("pk")
    rows = Recurrence.objects.filter(state="proposed", earlier__inspection__in=shown, later__inspection__in=shown)
    if not made_up:
        rows = rows.filter(later__inspection__provider__fictional=False)
    return rows.select_related(*_INSPECTIONS).prefetch_related(*_AREAS).order_by("pk")


@dataclass
class Line:
    """One theme or judgement area: areas for improvement, and how many of them came back or may have."""

    key: str
    items: int = 0
    confirmed: int = 0
    same: int = 0
    proposed: int = 0


@dataclass(frozen=True)
class Returning:
    """`items`: all public areas for improvement; `without`: those with no key. Of pairs, the earlier one is counted."""

    lines: list[Line]
    items: int
    without: int
    pairs: int = 0
    proposed: int = 0
    places: Mapping[str, int] = field(default_factory=dict)


def by_theme(now: datetime, made_up: bool = False, with_proposed: bool = False) -> Returning:
    """By the words of the earlier area for improvement, as the register sorts them. Three queries at most."""
    rows = gate.public_areas_for_improvement(now)
    if not made_up:
        rows = rows.filter(inspection__provider__fictional=False)
    found = {pk: themes_of(text) for pk, text in rows.values_list("pk", "text")}
    return _returning(found, now, made_up, with_proposed)


def by_judgement(now: datetime, made_up: bool = False, with_proposed: bool = False) -> Returning:
    """By the judgement area that the earlier one belongs to, as its framework keys it. Three queries at most."""
    rows = gate.public_areas_for_improvement(now)
    if not made_up:
        rows = rows.filter(inspection__provider__fictional=False)
    found = {pk: [key] if key else [] for pk, key in rows.values_list("pk", "judgement__area_key")}
    return _returning(found, now, made_up, with_proposed)


def _returning(keys: Mapping[int, list[str]], now: datetime, made_up: bool, with_proposed: bool) -> Returning:
    lines: dict[str, Line] = {}
    for own in keys.values():
        for key in own:
            lines.setdefault(key, Line(key)).items += 1
    confirmed = list(public_recurrences(now, made_up).values_list("earlier", "place"))
    proposed = list(public_proposed(now, made_up).values_list("earlier", flat=True)) if with_proposed else []
    for earlier, place in confirmed:
        for key in keys.get(earlier, ()):
            lines[key].confirmed += 1
            lines[key].same += place == Recurrence.Place.SAME
    for earlier in proposed:
        for key in keys.get(earlier, ()):
            lines[key].proposed += 1
    ordered = sorted(lines.values(), key=lambda line: (-line.confirmed, -line.proposed, -line.items, line.key))
    without = sum(not own for own in keys.values())
    places = Counter(place for _, place in confirmed)
    return Returning(ordered, len(keys), without, len(confirmed), len(proposed), places)
