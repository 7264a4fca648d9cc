"""What does a search find? Everything public that has the words and fits the filters, and how the words were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from touchstone.foundation.providers.models import AreaLocalAuthority, Organisation
from touchstone.inspectorate.reports import queries as gate
from touchstone.public.register.models import SearchEntry
from touchstone.public.register.queries.compiled import Compiled
from touchstone.public.register.search.matching import Groups, matches, query_of
from touchstone.public.register.search.spelling import meanings_of
from touchstone.public.register.search.words import terms_of

MOST_COUNTED = 300


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

    @property
    def about_documents(self) -> bool:
        """Does it ask for something that only documents have?"""
        return bool(self.framework or self.kind or self.grade or self.year or self.open_only or self.documents_only)


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


class Found:
    """What was found, in order: entries with the words in a name, then those with them in their text only; in each,
    services, then areas, then documents, newest first. Counted and sliced like a list, no further than MOST_COUNTED.

    `ids` holds them all in order when there are no more than that; otherwise `asked` gives two queries, of those with
    the words in a name and of the others, and they are asked.
    """

    def __init__(self, reading: Reading, total: int, ids: list[int] | None = None, asked: Asking | None = None) -> None:
        self.reading, self.total, self.ids = reading, total, ids
        if ids is None and asked is not None:
            self.named, self.others = asked()
            self.n_named = _bounded(self.named).count() if self.named is not None else 0

    @property
    def more(self) -> bool:
        """Are there more than may be looked at here?"""
        return self.total > MOST_COUNTED

    def __len__(self) -> int:
        return min(self.total, MOST_COUNTED)

    def __getitem__(self, place: slice) -> list[SearchEntry]:
        if self.ids is not None:
            wanted = self.ids[place]
            rows = SearchEntry.objects.select_related("organisation", "area").in_bulk(wanted)
            return [rows[pk] for pk in wanted if pk in rows]
        start, stop, _step = place.indices(len(self))
        found = list(self.named[start:stop]) if self.named is not None and start < self.n_named else []
        if stop > self.n_named:
            found += self.others[max(0, start - self.n_named) : stop - self.n_named]
        return found


Asking = Callable[[], tuple["QuerySet[SearchEntry] | None", "QuerySet[SearchEntry]"]]


def find(query: str, filters: Filters, now: datetime) -> Found:
    """One query for what has the words, and one more where that is very much; where nothing has them, one for each
    word to see what it may mean, and one or two for what has that."""
    terms = terms_of(query)
    if not terms:
        base = narrowed(filters, now)
        return Found(Reading([], []), _bounded(base).count(), asked=lambda: (None, base))
    typed = Reading(terms, [[term] for term in terms])
    for read in (lambda: typed, lambda: _as_meant(terms), lambda: _some_of(_as_meant(terms))):
        found = _having(read(), filters, now)
        if found is not None:
            return found
    return Found(typed, 0, ids=[])


def _having(reading: Reading, filters: Filters, now: datetime) -> Found | None:
    """What has the words of the reading; None where nothing has."""
    if not reading.groups:
        return None
    anywhere, in_names = query_of(reading.groups), query_of(reading.groups, in_names=True)
    if filters.any:
        rows = list(_matching(narrowed(filters, now), anywhere, in_names))
    else:
        rows = _MATCHING(anywhere=anywhere, in_names=in_names, now=now)
    if not rows:
        return None
    if len(rows) <= MOST_COUNTED:
        return Found(reading, len(rows), ids=_in_order(rows))

    def asked() -> tuple[QuerySet[SearchEntry], QuerySet[SearchEntry]]:
        base, named = narrowed(filters, now), matches(in_names, in_names=True)
        return base.filter(named), base.filter(matches(anywhere)).exclude(named)

    return Found(reading, len(rows), asked=asked)


def _matching(entries: QuerySet[SearchEntry], anywhere: str, in_names: str) -> QuerySet[Any, Any]:
    """What `_in_order` puts in order, no more of it than anybody looks at."""
    found = entries.filter(matches(anywhere)).annotate(named=matches(in_names, in_names=True))
    return found.order_by().select_related(None).values_list(*_ORDERING)[: MOST_COUNTED + 1]


_ORDERING = ("pk", "named", "kind", "sort_date", "title")
# Most searches have no filters: their SQL is made once.
_MATCHING = Compiled(
    lambda anywhere, in_names, now: _matching(_public_entries(now), anywhere, in_names),
    anywhere=str,
    in_names=str,
    now=datetime,
)


def _in_order(rows: Iterable[tuple[Any, ...]]) -> list[int]:
    """Ids, as `Found` says: what the databases' own ordering of `named` and `others` gives."""
    ordered = sorted(rows, key=lambda row: (row[4], row[0]))
    ordered.sort(key=lambda row: row[3], reverse=True)
    ordered.sort(key=lambda row: (not row[1], row[2]))
    return [row[0] for row in ordered]


def _bounded(entries: QuerySet[SearchEntry]) -> QuerySet[Any, Any]:
    return entries.order_by().select_related(None).values_list("pk")[: MOST_COUNTED + 1]


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
    if filters.about_documents:  # the index of the list's order then begins where they do
        entries = entries.filter(kind=SearchEntry.Kind.DOCUMENT)
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
    # Not `Exists`: beside an OR the planner would read every publication for each search, to look up a few.
    public = Q(report=Subquery(gate.public(now).filter(report=OuterRef("report")).values("report")[:1]))
    return SearchEntry.objects.filter(listed | public).select_related("organisation", "area")


def _serves(authority: str) -> Q:
    """Entries of an area that serves the local authority, and those of the authority itself."""
    of_area = AreaLocalAuthority.objects.filter(local_authority__slug=authority, area=OuterRef("area"))
    of_inspection = AreaLocalAuthority.objects.filter(
        local_authority__slug=authority, area__inspection_areas__inspection=OuterRef("inspection")
    )
    return Q(organisation__slug=authority) | Q(Exists(of_area)) | Q(Exists(of_inspection))
