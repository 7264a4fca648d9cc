"""Everything that writes the search index. It is derived: no audit row is written, and all of it can be rebuilt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Q, QuerySet

from touchstone.domain.themes import themes_of
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Area, Organisation
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.reports import queries as gate
from touchstone.inspectorate.reports.models import Publication, Report
from touchstone.inspectorate.reports.queries import LISTED_SERVICE
from touchstone.public.register.models import ImprovementTheme, IndexCursor, SearchEntry, SearchWord, WordTrigram
from touchstone.public.register.search import entries
from touchstone.public.register.search.words import trigrams_of, vocabulary_of

BATCH = 500


@transaction.atomic
def rebuild_index() -> int:
    """Throw the index away and build it from the record. Returns the number of entries."""
    newest = _newest_event()
    SearchEntry.objects.all().delete()
    WordTrigram.objects.all().delete()
    SearchWord.objects.all().delete()
    everything = Inspection.objects.all()
    written = _write(_entries(everything, Organisation.objects.all(), Area.objects.all()))
    _write_themes(everything)
    _move_cursor(newest)
    return written


@transaction.atomic
def index_inspection(inspection: Inspection) -> int:
    """Index one inspection anew, with its provider and areas. Returns the number of entries."""
    return _index([inspection.pk], [inspection.provider_id])


@transaction.atomic
def catch_up() -> int:
    """Index what changed since the last time: what the audit trail names, and what was published or withdrawn.

    Idempotent; called after every change of the record and by `./touchstone tick`. Returns the number of entries
    written.
    """
    newest = _newest_event()
    cursor = IndexCursor.objects.filter(pk=1).first()
    since = cursor.last_event if cursor else 0
    inspections, organisations = _changed(since, newest)
    inspections |= _newly_public(cursor)
    inspections |= set(_unindexed().values_list("pk", flat=True)) | set(_withdrawn().values_list("pk", flat=True))
    organisations |= _unindexed_organisations()
    written = _index(inspections, organisations) if inspections or organisations else 0
    if written or newest != since or cursor is None:
        _move_cursor(newest)
    return written


def _newest_event() -> int:
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _move_cursor(newest: int) -> None:
    IndexCursor.objects.update_or_create(pk=1, defaults={"last_event": newest, "indexed_at": clock.now()})


def _changed(since: int, newest: int) -> tuple[set[int], set[int]]:
    """Inspections and organisations that audit rows after `since` name, themselves or by something of theirs."""
    named: dict[str, set[int]] = {}
    events = AuditEvent.objects.filter(pk__gt=since, pk__lte=newest).exclude(subject_id="")
    for subject, key in events.values_list("subject_type", "subject_id").distinct():
        if key.isdigit():
            named.setdefault(subject, set()).add(int(key))
    reports = named.get("reports.Report", set())
    publications = named.get("reports.Publication", set())
    afis = named.get("improvement.AreaForImprovement", set())
    inspections = named.get("inspections.Inspection", set()) | set(
        Inspection.objects.filter(
            Q(reports__in=reports) | Q(reports__publications__in=publications) | Q(areas_for_improvement__in=afis)
        ).values_list("pk", flat=True)
    )
    organisations = named.get("providers.Organisation", set()) | set(
        Organisation.objects.filter(areas__in=named.get("providers.Area", set())).values_list("pk", flat=True)
    )
    of_these = Inspection.objects.filter(provider__in=organisations).values_list("pk", flat=True)
    return inspections | set(of_these), organisations


def _published() -> QuerySet[Publication]:
    return Publication.objects.filter(state=Publication.State.PUBLISHED)


def _newly_public(cursor: IndexCursor | None) -> set[int]:
    """Inspections of which an embargo has ended since the index was last written: what they close is closed now."""
    if cursor is None:
        return set()
    ended = _published().filter(public_from__gt=cursor.indexed_at, public_from__lte=clock.now())
    return set(ended.values_list("report__inspection", flat=True))


def _unindexed() -> QuerySet[Inspection]:
    """Inspections of which a published report has no entry. Embargo is no matter here: the gate sees to it."""
    missing = Report.objects.filter(pk__in=_published().values("report")).exclude(
        pk__in=SearchEntry.objects.filter(kind=SearchEntry.Kind.DOCUMENT).values("report")
    )
    return Inspection.objects.filter(pk__in=missing.values("inspection"))


def _withdrawn() -> QuerySet[Inspection]:
    """Inspections with an entry of a report that is no longer published."""
    gone = SearchEntry.objects.filter(kind=SearchEntry.Kind.DOCUMENT).exclude(report__in=_published().values("report"))
    return Inspection.objects.filter(pk__in=gone.values("inspection"))


def _unindexed_organisations() -> set[int]:
    listed = Organisation.objects.filter(LISTED_SERVICE).exclude(
        pk__in=SearchEntry.objects.filter(kind=SearchEntry.Kind.PROVIDER).values("organisation")
    )
    areas = Area.objects.filter(listed=True, organisation__in=Organisation.objects.filter(LISTED_SERVICE)).exclude(
        pk__in=SearchEntry.objects.filter(kind=SearchEntry.Kind.AREA).values("area")
    )
    return set(listed.values_list("pk", flat=True)) | set(areas.values_list("organisation", flat=True))


def _index(inspections: Iterable[int], organisations: Iterable[int]) -> int:
    """Replace the entries of these providers, and of the providers of these inspections: their areas and documents.

    All of a provider, because a new document may close what an older one left open.
    """
    providers = Organisation.objects.filter(Q(pk__in=organisations) | Q(inspections__in=inspections)).distinct()
    areas = Area.objects.filter(organisation__in=providers)
    wanted = Inspection.objects.filter(provider__in=providers)
    built = list(_entries(wanted, providers, areas))
    SearchEntry.objects.filter(organisation__in=providers).delete()
    _write_themes(wanted)
    return _write(iter(built))


def _write_themes(inspections: QuerySet[Inspection]) -> None:
    """Assign the themes of these inspections' areas for improvement anew. Hidden ones too: the gate hides them."""
    found = AreaForImprovement.objects.filter(inspection__in=inspections)
    ImprovementTheme.objects.filter(area_for_improvement__in=found).delete()
    rows = (
        ImprovementTheme(area_for_improvement_id=pk, key=key)
        for pk, text in found.order_by("pk").values_list("pk", "text").iterator(chunk_size=BATCH)
        for key in themes_of(text)
    )
    while batch := list(islice(rows, BATCH * 4)):
        ImprovementTheme.objects.bulk_create(batch)


def _entries(
    inspections: QuerySet[Inspection], organisations: QuerySet[Organisation], areas: QuerySet[Area]
) -> Iterator[SearchEntry]:
    published = Report.objects.filter(pk__in=_published().values("report")).order_by("pk")
    of_provider = dict(published.values_list("inspection__provider", "pk"))
    covering = InspectionArea.objects.filter(inspection__reports__in=published)
    of_area = dict(covering.order_by("pk").values_list("area", "inspection__reports"))
    places = ("local_authorities__local_authority", "offices", "teams")
    yield from entries.providers(
        organisations.prefetch_related("other_names", *(f"areas__{place}" for place in places)), of_provider
    )
    yield from entries.areas(
        areas.select_related("organisation").prefetch_related("organisation__other_names", *places), of_area
    )
    ids = list(inspections.order_by("provider", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        batch = Inspection.objects.filter(pk__in=ids[start : start + BATCH])
        yield from entries.documents(batch, _open_by_inspection(batch))


def _open_by_inspection(batch: QuerySet[Inspection]) -> dict[int, int]:
    """Inspection → how many of its areas for improvement are open, by what is public at this moment."""
    now = clock.now()
    found: Counter[int] = Counter()
    for provider in set(batch.values_list("provider", flat=True)):
        shown = gate.ids_of([provider], now)
        found.update(gate.open_areas_for_improvement(now, shown).values_list("inspection", flat=True))
    return found


def _write(built: Iterator[SearchEntry]) -> int:
    known = dict(SearchWord.objects.values_list("word", "in_names"))
    written = 0
    while batch := list(islice(built, BATCH)):
        SearchEntry.objects.bulk_create(batch)
        written += len(batch)
        _add_words(batch, known)
    return written


def _add_words(batch: list[SearchEntry], known: dict[str, bool]) -> None:
    """Words of the batch join the vocabulary; `known` is brought up to date."""
    named = vocabulary_of(text for entry in batch for text in (entry.title, entry.names, entry.places))
    written = vocabulary_of(entry.body for entry in batch)
    risen = [word for word in named if known.get(word) is False]
    SearchWord.objects.filter(word__in=risen).update(in_names=True)
    new = sorted(word for word in named | written if word not in known)
    rows = SearchWord.objects.bulk_create([SearchWord(word=word, in_names=word in named) for word in new], BATCH)
    pairs = [WordTrigram(word=row, trigram=trigram) for row in rows for trigram in sorted(trigrams_of(row.word))]
    WordTrigram.objects.bulk_create(pairs, BATCH * 4)
    known.update({word: word in named for word in new} | dict.fromkeys(risen, True))
