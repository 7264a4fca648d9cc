"""Everything that a provider's page shows, quickly: the page that is asked for most.

What is public is decided by the gate's own query (`_DOCUMENTS`); rows of other queries are kept only where it names
their inspection. Six queries with the page's own, whatever the provider holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, AreaSuccession, Organisation, OrganisationCount
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.headlines import HEADLINE_KEYS
from touchstone.public.register.queries.compiled import Compiled
from touchstone.public.register.queries.providers import Place

CLOSING = frozenset({Inspection.Kind.FULL, Inspection.Kind.REINSPECTION, Inspection.Kind.NARRATIVE})
_ORGANISATION = ("pk", "slug", "name", "name_cy", "full_name", "kind", "listed", "fictional", "nation")
_COUNT = ("of", "count", "qualifier", "on", "source", "note")


@dataclass
class Seen:
    """A public inspection, with what a history says of it: an Inspection's own names for its columns."""

    pk: int
    slug: str
    title: str
    title_cy: str
    kind: str
    origin: str
    stub: bool
    starts: PreciseDate | None
    ends: PreciseDate | None
    published: PreciseDate | None
    framework_id: int | None
    framework: FrameworkVersion | None = None
    headlines: list[Judgement] = field(default_factory=list)
    covered: list[Any] = field(default_factory=list)

    @property
    def sort_key(self) -> tuple[str, int]:
        when = self.published or self.ends or self.starts
        return (when.start.isoformat() if when else "", self.pk)


@dataclass(frozen=True)
class Covered:
    """An area that an inspection covered."""

    area: Area


@dataclass(frozen=True)
class Document:
    """A public report or letter."""

    title: str
    dated: PreciseDate | None
    kind: str
    inspection_id: int


@dataclass(frozen=True)
class Held:
    """What the register holds of a provider."""

    organisation: Organisation
    inspections: list[Seen]
    documents: list[Document]
    places: list[Place]
    counts: list[OrganisationCount]
    n_open: int


_ORGANISATIONS = Compiled(
    lambda slug: (
        Organisation.objects.filter(slug=slug)
        .order_by("counts__of", "counts__on")
        .values_list(*_ORGANISATION, *(f"counts__{name}" for name in _COUNT))
    ),
    slug=str,
)
_DOCUMENTS = Compiled(
    lambda provider, now: (
        gate.public(now)
        .filter(report__inspection__provider=provider)
        .order_by("-report__inspection__published", "-report")
        .values_list(
            "report",
            "report__title",
            "report__dated",
            "report__kind",
            "report__inspection",
            "report__inspection__follows",
        )
    ),
    provider=int,
    now=datetime,
)
SEEN_COLUMNS = (
    "pk", "slug", "title", "title_cy", "kind", "origin", "stub", "starts", "ends", "published", "framework",
    "headline__area_key", "headline__scale_key", "headline__grade_key", "inspection_areas__area",
)  # fmt: skip


def with_headline(inspections: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """The same inspections, each joined with its graded judgements of the whole, for SEEN_COLUMNS."""
    graded = Q(judgements__area_key__in=HEADLINE_KEYS, judgements__state=Judgement.State.GRADED)
    return inspections.annotate(headline=FilteredRelation("judgements", condition=graded)).order_by()


_INSPECTIONS = Compiled(
    lambda provider: with_headline(Inspection.objects.filter(provider=provider)).values_list(*SEEN_COLUMNS),
    provider=int,
)
_AREAS = Compiled(
    lambda provider: Area.objects.filter(organisation=provider)
    .order_by("name", "pk", "offices__name", "successions__on", "successions__pk")
    .values_list(
        "pk", "name", "name_cy", "code", "slug", "listed", "valid_from", "valid_to", "offices__name",
        "successions__pk", "successions__after", "successions__kind", "successions__on", "successions__note",
    ),
    provider=int,
)  # fmt: skip
_IMPROVEMENTS = Compiled(
    lambda provider: (
        AreaForImprovement.objects.filter(inspection__provider=provider)
        .annotate(made=FilteredRelation("progress", condition=Q(progress__grade_key__in=gate.MADE_PROGRESS)))
        .order_by()
        .values_list("pk", "inspection", "made__inspection")
    ),
    provider=int,
)


def held(slug: str, now: datetime) -> Held | None:
    """Everything of a public provider; None where there is none with this name. Five queries, or one."""
    rows = _ORGANISATIONS(slug=slug)
    if not rows:
        return None
    organisation = Organisation(**dict(zip(_ORGANISATION, rows[0], strict=False)))
    published = _DOCUMENTS(provider=organisation.pk, now=now)
    if not published and not (organisation.listed and organisation.kind == Organisation.Kind.SERVICE):
        return None
    inspections, grounds = _public_inspections(organisation.pk, published)
    places = _areas(organisation.pk, {area for ground in grounds.values() for area in ground})
    by_area = {place.area.pk: place.area for place in places}
    for row in inspections:
        covered = [by_area[area] for area in grounds[row.pk] if area in by_area]
        row.covered = [Covered(area) for area in sorted(covered, key=lambda area: area.name)]
    documents = {row[0]: Document(row[1], _date(row[2]), row[3], row[4]) for row in published}
    return Held(
        organisation=organisation,
        inspections=inspections,
        documents=list(documents.values()),
        places=places,
        counts=[_count(row[len(_ORGANISATION) :]) for row in rows if row[len(_ORGANISATION)]],
        n_open=_n_open(inspections, organisation.pk, now),
    )


@lru_cache(maxsize=4096)
def _date(stored: str | None) -> PreciseDate | None:
    return PreciseDate.decode(stored) if stored else None


def _count(row: tuple[Any, ...]) -> OrganisationCount:
    values: dict[str, Any] = dict(zip(_COUNT, row, strict=True))
    return OrganisationCount(**{**values, "on": _date(values["on"])})


def _public_inspections(provider: int, published: Iterable[tuple[Any, ...]]) -> tuple[list[Seen], dict[int, set[int]]]:
    """Those that the gate names, and stubs that one of them follows, newest first; and the areas that each covered."""
    published = list(published)
    named = {row[4] for row in published}
    told_of = {row[5] for row in published}
    rows = [row for row in _INSPECTIONS(provider=provider) if row[0] in named or (row[6] and row[0] in told_of)]
    return seen_from(rows)


def seen_from(
    rows: Iterable[Sequence[Any]], date: Callable[[Any], PreciseDate | None] = _date
) -> tuple[list[Seen], dict[int, set[int]]]:
    """Inspections from rows of SEEN_COLUMNS, newest first, and the areas that each covered. At most one query.

    `date` reads a date of a row: as it is stored, unless said otherwise.
    """
    found: dict[int, Seen] = {}
    grounds: dict[int, set[int]] = {}
    for row in rows:
        if row[0] not in found:
            found[row[0]] = Seen(*row[:7], *map(date, row[7:10]), row[10])
            grounds[row[0]] = set()
        if row[11] and row[11] not in {each.area_key for each in found[row[0]].headlines}:
            graded = Judgement(area_key=row[11], scale_key=row[12], grade_key=row[13], state=Judgement.State.GRADED)
            found[row[0]].headlines.append(graded)
        if row[14]:
            grounds[row[0]].add(row[14])
    frameworks = _frameworks({row.framework_id for row in found.values() if row.framework_id is not None})
    for each in found.values():
        each.framework = frameworks.get(each.framework_id) if each.framework_id is not None else None
    return sorted(found.values(), key=lambda row: row.sort_key, reverse=True), grounds


_used: dict[int, FrameworkVersion] = {}


def _frameworks(wanted: set[int]) -> dict[int, FrameworkVersion]:
    """Frameworks by id. One that has been used never changes, so each such is read once; one query for those that
    are not known yet, mostly none."""
    found = {pk: _used[pk] for pk in wanted if pk in _used}
    if len(found) < len(wanted):
        found |= FrameworkVersion.objects.in_bulk(wanted - set(found))
        _used.update({pk: row for pk, row in found.items() if row.first_used_on})
    return found


def _areas(provider: int, covered: set[int]) -> list[Place]:
    """Areas that are listed or were covered by a public inspection, with what each came from and became."""
    places: dict[int, Place] = {}
    changes: dict[int, tuple[Any, ...]] = {}
    for pk, name, name_cy, code, slug, listed, begin, end, office, *change in _AREAS(provider=provider):
        if not listed and pk not in covered:
            continue
        if pk not in places:
            row = Area(pk=pk, name=name, name_cy=name_cy, code=code, slug=slug, listed=listed,
                       organisation_id=provider, valid_from=_date(begin), valid_to=_date(end))  # fmt: skip
            places[pk] = Place(row, [], [], [], [])
        if office and office not in places[pk].offices:
            places[pk].offices.append(office)
        if change[0]:
            changes[change[0]] = (pk, *change[1:])
    for before, after, kind, on, note in changes.values():
        if after is None or after in places:
            other = places[after].area if after is not None else None
            made = AreaSuccession(before=places[before].area, after=other, kind=kind, on=_date(on), note=note)
            places[before].after.append(made)
            if after is not None:
                places[after].before.append(made)
    return list(places.values())


def _n_open(inspections: list[Seen], provider: int, now: datetime) -> int:
    """As `gate.open_areas_for_improvement` counts them, from the inspections at hand."""
    own = {row.pk for row in inspections}
    counted = own - {row.pk for row in inspections if any(_closes(later, row) for later in inspections)}
    rows = _IMPROVEMENTS(provider=provider)
    elsewhere = {visit for _afi, _inspection, visit in rows if visit and visit not in own}
    if elsewhere:  # judged by a visit to another provider, one that took this one's work over
        own |= set(gate.public_inspections(now).filter(pk__in=elsewhere).values_list("pk", flat=True))
    made = {afi for afi, _inspection, visit in rows if visit in own}
    return len({afi for afi, inspection, _visit in rows if inspection in counted and afi not in made})


def _closes(later: Seen, row: Seen) -> bool:
    if later.kind not in CLOSING or later.starts is None or row.published is None:
        return False
    if later.starts.encode() <= row.published.encode():
        return False
    ground = {each.area.pk for each in later.covered}
    return not ground or bool(ground & {each.area.pk for each in row.covered})
