"""What evidence is there: one item, a filtered list, counts by source, and the piles of each judgement area?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from touchstone.domain.evidence import CASE_SOURCES, REQUEST_SOURCES, TRACKED_SOURCES, Pile
from touchstone.domain.frameworks import Framework, Named
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.instruments.models import Response
from touchstone.foundation.safeguarding.queries import Counts, count_for
from touchstone.inspectorate.evidence.models import (
    EvidenceArea,
    EvidenceContradiction,
    EvidenceItem,
    MissingSource,
)
from touchstone.inspectorate.inspections.models import Inspection

DRAFT, SUBMITTED, WITHDRAWN = "draft", "submitted", "withdrawn"


def item_of(inspection: Inspection, public_id: UUID) -> EvidenceItem | None:
    """One item with its people; one query. Who may read it is for the policy to say."""
    found = EvidenceItem.objects.select_related("author", "saved_by", "withdrawn_by", "area")
    item = found.filter(inspection=inspection, public_id=public_id).first()
    if item is not None:
        item.inspection = inspection
    return item


def submitted(inspection: Inspection, area_key: str | None = None) -> QuerySet[EvidenceItem]:
    """The evidence that counts: submitted and not withdrawn, newest seen first; of one judgement area, if it is named.

    Authors, areas and files come with it: three queries in all.
    """
    found = EvidenceItem.objects.filter(inspection=inspection, state=SUBMITTED)
    if area_key is not None:
        found = found.filter(areas__area_key=area_key)
    return found.select_related("author", "area").prefetch_related("areas", "files")


def drafts_of(person: User, inspection: Inspection) -> QuerySet[EvidenceItem]:
    """A person's own drafts, the one saved last first."""
    return EvidenceItem.objects.filter(inspection=inspection, author=person, state=DRAFT).order_by("-saved_at")


def discarded_of(person: User, inspection: Inspection) -> QuerySet[EvidenceItem]:
    """What a person has put aside, newest first."""
    return EvidenceItem.objects.filter(inspection=inspection, author=person, state="discarded").order_by("-saved_at")


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; empty parts narrow nothing. `words` must all stand in the item."""

    words: str = ""
    method: str = ""
    area_key: str = ""
    direction: str = ""
    source_key: str = ""
    author: str = ""
    case: str = ""
    since: date | None = None
    until: date | None = None
    state: str = SUBMITTED


def narrowed(inspection: Inspection, wanted: Wanted) -> QuerySet[EvidenceItem]:
    """The submitted (or withdrawn) evidence that fits, newest seen first. Drafts are never in it."""
    state = wanted.state if wanted.state in (SUBMITTED, WITHDRAWN) else SUBMITTED
    found = EvidenceItem.objects.filter(inspection=inspection, state=state)
    exact = {
        "method": wanted.method,
        "direction": wanted.direction,
        "author_id": wanted.author,
        "case_reference": wanted.case.strip(),
        "areas__area_key": wanted.area_key,
        "seen_on__gte": wanted.since,
        "seen_on__lte": wanted.until,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if wanted.source_key:
        found = found.filter(source_key="" if wanted.source_key == "none" else wanted.source_key)
    for word in wanted.words.split()[:10]:
        said = Q(text__icontains=word) | Q(about_role__icontains=word) | Q(place__icontains=word)
        found = found.filter(said | Q(case_reference__icontains=word))
    return found.select_related("author", "area").prefetch_related("areas", "files")


def authors_of(inspection: Inspection) -> list[tuple[str, str]]:
    """(number, name) of everyone who submitted evidence, by name. One query."""
    found = EvidenceItem.objects.filter(inspection=inspection, state__in=(SUBMITTED, WITHDRAWN))
    rows = found.order_by("author__name").values_list("author_id", "author__name").distinct()
    return [(str(key), name) for key, name in rows]


# -- how much of what ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Source:
    """One kind of evidence that the framework expects: how many items there are, and why there is none.

    `cases` reviewed with an instrument and `answers` to the information request that were accepted count as seen too.
    """

    expected: Named
    items: int
    missing: MissingSource | None
    cases: int = 0
    answers: int = 0

    @property
    def seen(self) -> bool:
        return bool(self.items or self.cases or self.answers)

    @property
    def open(self) -> bool:
        """Nothing of it was seen, and nobody has said why."""
        return not self.seen and self.missing is None


@dataclass(frozen=True)
class Coverage:
    """What the framework expects, source by source; `other` items are of none of these."""

    sources: tuple[Source, ...]
    other: int
    items: int

    @property
    def missing(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if not source.seen)

    @property
    def unexplained(self) -> tuple[Source, ...]:
        return tuple(source for source in self.sources if source.open)


def counts(inspection: Inspection) -> dict[str, int]:
    """How many submitted items there are of each source key; "" counts those of none. One query."""
    found = EvidenceItem.objects.filter(inspection=inspection, state=SUBMITTED)
    rows = found.order_by().values_list("source_key").annotate(n=Count("pk"))
    return {key: number for key, number in rows}


def coverage(inspection: Inspection, definition: Framework | None = None) -> Coverage:
    """What was expected, seen and missing. Three queries, and those for the framework unless it is given."""
    framework = definition or definition_of(inspection)
    number, other_rooms = counts(inspection), _elsewhere(inspection)
    rows = MissingSource.objects.filter(inspection=inspection).select_related("saved_by")
    reasons = {row.source_key: row for row in rows}
    sources = tuple(
        Source(
            expected,
            number.get(expected.key, 0),
            reasons.get(expected.key),
            cases=other_rooms["tracked"]
            if expected.key in TRACKED_SOURCES
            else other_rooms["cases"] * (expected.key in CASE_SOURCES),
            answers=other_rooms["answers"] * (expected.key in REQUEST_SOURCES),
        )
        for expected in framework.evidence
    )
    known = sum(source.items for source in sources)
    return Coverage(sources, sum(number.values()) - known, sum(number.values()))


def _elsewhere(inspection: Inspection) -> dict[str, int]:
    """How many cases were reviewed (of them `tracked`), and how many answers accepted. One query."""
    reviewed = Q(case_reviews__set_aside_at__isnull=True, case_reviews__response__state=Response.State.SUBMITTED)
    return Inspection.objects.filter(pk=inspection.pk).aggregate(
        cases=Count("case_reviews__case", distinct=True, filter=reviewed),
        tracked=Count("case_reviews__case", distinct=True, filter=reviewed & Q(case_reviews__case__tracked=True)),
        answers=Count("request_items", distinct=True, filter=Q(request_items__state="accepted")),
    )


def definition_of(inspection: Inspection) -> Framework:
    """The framework as the inspection opened it."""
    assert inspection.framework is not None  # the database sees to it for inspections held here
    return frameworks.definition(inspection.framework)


def piles(inspection: Inspection) -> list[Pile]:
    """How many submitted items of each area point which way, by which method and of which source. One query."""
    rows = EvidenceArea.objects.filter(item__inspection=inspection, item__state=SUBMITTED).order_by()
    kinds = rows.values_list("area_key", "item__direction", "item__method", "item__source_key")
    return [Pile(*kind) for kind in kinds.annotate(items=Count("pk"))]


def contradictions(inspection: Inspection, area_key: str | None = None) -> QuerySet[EvidenceContradiction]:
    """What people saw as contradicting each other, both items with it. One query."""
    found = EvidenceContradiction.objects.filter(first__inspection=inspection)
    if area_key is not None:
        found = found.filter(area_key=area_key)
    return found.select_related("first__author", "second__author", "made_by")


def contradictions_of(item: EvidenceItem) -> QuerySet[EvidenceContradiction]:
    both = EvidenceContradiction.objects.filter(Q(first=item) | Q(second=item))
    return both.select_related("first", "second", "made_by")


def referrals(inspection: Inspection) -> Counts:
    """How many urgent referrals were made from this inspection, and how far they are. One query."""
    return count_for(context_of(inspection), inspectorate=inspection.inspectorate)


def context_of(inspection: Inspection) -> str:
    """The word by which foundation.safeguarding knows what belongs to this inspection."""
    return f"inspection {inspection.slug}"


def by_number(inspection: Inspection, said: str) -> EvidenceItem:
    """The submitted item that a person means by its address or by the first eight letters and digits of its number.

    Raises Refused where none or more than one is meant. One query.
    """
    numbers = re.findall(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{8}\b", said.lower())
    begins = numbers[-1].replace("-", "") if numbers else ""
    items = EvidenceItem.objects.filter(inspection=inspection, state=SUBMITTED).only("pk", "public_id")
    found = [item.pk for item in items if begins and item.public_id.hex.startswith(begins)]
    if len(found) != 1:
        raise Refused(_("There is no submitted evidence with this number. Copy the address of its page."))
    return EvidenceItem.objects.select_related("inspection__inspectorate").get(pk=found[0])
