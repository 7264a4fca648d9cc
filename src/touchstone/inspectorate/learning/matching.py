"""Which public areas for improvement and weaknesses have not been compared yet, and what are they like?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from touchstone.domain.recurrence.index import Index
from touchstone.domain.recurrence.similarity import Profile, profile, shared, similarity
from touchstone.domain.recurrence.weights import THRESHOLD
from touchstone.foundation.providers.models import Organisation
from touchstone.foundation.providers.queries import organisations
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.learning.models import Looked, Recurrence
from touchstone.inspectorate.reports import queries as gate

ELSEWHERE = 3  # of other areas, and of other services, only so many of the likeliest are proposed for one text
Place = Recurrence.Place


@dataclass(frozen=True)
class Pair:
    """What is to be proposed."""

    earlier: int
    later: int | None
    later_finding: int | None
    place: Place
    score: Decimal
    why: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """One area for improvement (or finding), with what it takes to compare it."""

    key: int
    inspection: int
    provider: int
    fictional: bool
    section: str
    day: date
    areas: frozenset[int]
    text: str
    profile: Profile


def new_areas(now: datetime) -> QuerySet[AreaForImprovement]:
    """Public ones that were never compared, the oldest rows first. One query."""
    seen = Looked.objects.filter(area_for_improvement=OuterRef("pk"))
    return gate.public_areas_for_improvement(now).filter(~Exists(seen)).order_by("pk")


def new_findings(now: datetime) -> QuerySet[Finding]:
    """Weaknesses of public inspections that were never compared; once each, not again as a report prints them. One
    query."""
    seen = Looked.objects.filter(finding=OuterRef("pk"))
    weak = Finding.objects.filter(direction=Finding.Direction.WEAKNESS, withdrawn_reason="", behind__isnull=True)
    return weak.filter(~Exists(seen), inspection__in=gate.public_inspections(now)).order_by("pk")


class Register:
    """Everything public, ready to be compared with. Three queries, and two for each service with areas that is met."""

    def __init__(self, now: datetime) -> None:
        rows = gate.public_areas_for_improvement(now).select_related("inspection__provider").prefetch_related("areas")
        self.texts: dict[int, Text] = {}
        self.index: Index[int] = Index()
        for row in rows.order_by("pk"):
            areas = frozenset(area.pk for area in row.areas.all())
            found = _text(row.pk, row.inspection, row.text, areas, row.section)
            if found is not None:
                self.texts[row.pk] = found
                self.index.add(row.pk, found.profile)
        self._grounds: dict[int, Mapping[int, frozenset[int]]] = {}

    def pairs_of_area(self, key: int) -> list[Pair]:
        """What is to be proposed of one area for improvement, with earlier and with later ones."""
        text = self.texts.get(key)
        return [] if text is None else [self._pair(text, other, score) for other, score in self._near(text)]

    def pairs_of_finding(self, row: Finding) -> list[Pair]:
        """With earlier areas for improvement, unless one of its own inspection says the same: then that one counts."""
        text = _text(row.pk, row.inspection, row.text, frozenset(), "")
        if text is None:
            return []
        own = [each.profile for each in self.texts.values() if each.inspection == text.inspection]
        found = []
        for other, score in self._near(text):
            said = any(similarity(other.profile, each) >= THRESHOLD for each in own)
            if other.day < text.day and not said:
                why = tuple(each.key for each in shared(other.text, text.text))
                found.append(Pair(other.key, None, row.pk, self._place(other, text), score, why))
        return found

    def _near(self, text: Text) -> list[tuple[Text, Decimal]]:
        """Of the same place all, of other areas and of other services the likeliest few of each.

        Never of one inspection or of one day, and never across the line between real and made up.
        """

        def comparable(key: int) -> bool:
            other = self.texts[key]
            return (
                other.inspection != text.inspection
                and other.day != text.day
                and other.fictional == text.fictional
                and (not text.section or not other.section or other.section == text.section)
            )

        def own(key: int) -> bool:
            return comparable(key) and self.texts[key].provider == text.provider

        def others(key: int) -> bool:
            return comparable(key) and self.texts[key].provider != text.provider

        near = [self.texts[each.key] for each in self.index.near(text.profile, own)]
        here = [other for other in near if self._place(*_in_time(text, other)) is Place.SAME]
        aside = [other for other in near if other not in here][:ELSEWHERE]
        away = [self.texts[each.key] for each in self.index.near(text.profile, others)][:ELSEWHERE]
        return [(other, Decimal(str(similarity(text.profile, other.profile)))) for other in (*here, *aside, *away)]

    def _pair(self, one: Text, other: Text, score: Decimal) -> Pair:
        earlier, later = _in_time(one, other)
        why = tuple(each.key for each in shared(earlier.text, later.text))
        return Pair(earlier.key, later.key, None, self._place(earlier, later), score, why)

    def _place(self, earlier: Text, later: Text) -> Place:
        if earlier.provider != later.provider:
            return Place.OTHER
        if not earlier.areas or not later.areas:
            return Place.SAME
        came_from = self._ground(later)
        return Place.SAME if earlier.areas & came_from else Place.SERVICE

    def _ground(self, text: Text) -> frozenset[int]:
        """The areas of a text and every area that any of their ground came from."""
        if text.provider not in self._grounds:
            succession = organisations.succession(Organisation.objects.get(pk=text.provider))
            self._grounds[text.provider] = {
                pk: frozenset({pk, *(before.pk for before in succession.predecessors(area))})
                for pk, area in succession.areas.items()
            }
        grounds = self._grounds[text.provider]
        return frozenset().union(*(grounds.get(area, frozenset({area})) for area in text.areas))


def _in_time(one: Text, other: Text) -> tuple[Text, Text]:
    return (one, other) if one.day < other.day else (other, one)


def _text(key: int, inspection: Inspection, words: str, areas: Iterable[int], section: str) -> Text | None:
    """None where nothing says when the inspection was: then nothing can be earlier or later."""
    when = inspection.published or inspection.ends or inspection.starts
    if when is None:
        return None
    provider = inspection.provider
    return Text(
        key, inspection.pk, provider.pk, provider.fictional, section, when.end, frozenset(areas), words, profile(words)
    )


def pairs(areas: Sequence[AreaForImprovement], findings: Sequence[Finding], now: datetime) -> list[Pair]:
    """What is to be proposed of these, each pair once."""
    register = Register(now)
    found = [pair for row in areas for pair in register.pairs_of_area(row.pk)]
    found += [pair for row in findings for pair in register.pairs_of_finding(row)]
    return list({(pair.earlier, pair.later, pair.later_finding): pair for pair in found}.values())
