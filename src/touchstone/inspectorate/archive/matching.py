"""Which row of the record does a printed name mean? Exactly one, or nobody guesses: a person is asked.

Organisations are found by their names as providers/queries/names.py says. Areas are compared folded (case,
punctuation, "the", "service area" do not count). A code beats a name, where the document prints one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from touchstone.domain.dates import PreciseDate, Precision
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Area, Organisation, ValidThroughTime
from touchstone.foundation.providers.queries.names import Names
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import InspectionRow

Row = TypeVar("Row")
# How alike two wordings of one area for improvement must be (0 to 100) before they are taken as the same.
ALIKE = 80.0
RATHER_ALIKE = 55.0
# How many names that are nearly right a person is offered before all the others.
SUGGESTIONS = 5
# An earlier inspection is dated by its fieldwork in one place and by its report in another: within this many days.
NEAR = timedelta(days=62)
_DROPPED = re.compile(
    r"\b(the|of|service area|area|county council|city council|metropolitan borough council|borough council|"
    r"metropolitan district council|district council|unitary authority|council|london borough|royal borough|city|"
    r"county|borough)\b"
)


@dataclass(frozen=True)
class Match(Generic[Row]):
    """What a name means: the one row, or None with the rows that it may be (nearest first)."""

    printed: str
    row: Row | None
    candidates: Sequence[Row] = ()

    @property
    def ambiguous(self) -> bool:
        return self.row is None and len(self.candidates) > 1


def folded(name: str) -> str:
    """The form in which names are compared; never empty for a name that is not."""
    plain = re.sub(r"[^\w]+", " ", name.casefold().replace("&", " and ")).strip()
    short = " ".join(_DROPPED.sub(" ", plain).split())
    return short or plain


def in_force(row: ValidThroughTime, day: date | None) -> bool:
    """Was it so on a day? What is not known to have begun or ended was; an unknown day is any day."""
    if day is None:
        return True
    begun = row.valid_from is None or row.valid_from.precision is Precision.BEFORE or row.valid_from.start <= day
    return begun and (row.valid_to is None or day <= row.valid_to.end)


def organisation(printed: str | None, kinds: Sequence[str], day: date | None) -> Match[Organisation]:
    """The organisation of these kinds that a document of that day calls so. Three queries."""
    if not printed:
        return Match("", None)
    meant = Names(kinds).meant(printed, day)
    return Match(printed, meant.organisation, () if meant.organisation else meant.candidates)


def area(provider: Organisation, name: str | None, code: str | None, day: date | None) -> Match[Area]:
    """The provider's area of this code or name in force on that day. One query.

    A code that belongs to one area and a name that belongs to another is no match: a person is asked.
    """
    held = [each for each in Area.objects.filter(organisation=provider) if in_force(each, day)]
    by_name = _match(name, [(each, [n for n in (each.name, each.name_cy, each.slug) if n]) for each in held])
    with_code = [each for each in held if code and each.code.casefold() == code.casefold()]
    if len(with_code) == 1 and by_name.row in (None, with_code[0]):
        alike = not name or fuzz.token_set_ratio(folded(name), folded(with_code[0].name)) >= ALIKE
        return Match(name or code or "", with_code[0] if alike else None, (with_code[0], *by_name.candidates))
    if with_code and by_name.row is not None and by_name.row not in with_code:
        return Match(name or "", None, (*with_code, by_name.row))
    return by_name


def _match(printed: str | None, named: Iterable[tuple[Row, list[str]]]) -> Match[Row]:
    """The one row with this name; otherwise none, and the nearest names."""
    pairs = list(named)
    if not printed:
        return Match("", None, ())
    wanted = folded(printed)
    same = [row for row, names in pairs if any(folded(name) == wanted for name in names)]
    if len(same) == 1:
        return Match(printed, same[0])
    if same:
        return Match(printed, None, same)
    scored = [(max(fuzz.token_sort_ratio(wanted, folded(n)) for n in names), row) for row, names in pairs if names]
    near = sorted((pair for pair in scored if pair[0] >= 60), key=lambda pair: -pair[0])
    return Match(printed, None, [row for _, row in near[:SUGGESTIONS]])


def framework(key: str | None) -> FrameworkVersion | None:
    """The newest version of a framework by its id, or None. One query."""
    return FrameworkVersion.objects.filter(key=key).order_by("-version").first() if key else None


def earlier_inspections(
    provider: Organisation, areas: Sequence[Area], when: PreciseDate | None, before: PreciseDate | None
) -> list[Inspection]:
    """Full inspections of the same provider and area that a letter dated `before` may follow, nearest first.

    With `when` (the date that the letter gives the earlier inspection) only those within NEAR of it. Two queries.
    """
    held = Inspection.objects.filter(provider=provider, kind=Inspection.Kind.FULL).prefetch_related("areas")
    if areas:
        held = held.filter(areas__in=areas).distinct()
    dated = [(each, each.ends or each.starts or each.published) for each in held]
    known = [(each, day) for each, day in dated if day is not None]
    if before is not None:
        known = [(each, day) for each, day in known if day.start <= before.end]
    if when is not None:
        known = [(each, day) for each, day in known if _near(day, when) or _near(each.published, when)]
    return [each for each, day in sorted(known, key=lambda pair: pair[1].start, reverse=True)]


def _near(one: PreciseDate | None, other: PreciseDate) -> bool:
    return one is not None and one.start - NEAR <= other.end and other.start <= one.end + NEAR


def stubs(row: InspectionRow) -> list[Inspection]:
    """Outlines that letters made of an inspection which this document may be the report of. Two queries.

    A letter dates an earlier inspection by its fieldwork or by its report, to the month: near either is near enough.
    """
    held = Inspection.objects.filter(
        stub=True, provider=row.provider, inspectorate=row.inspectorate, kind=row.kind
    ).prefetch_related("areas")
    wanted = {each.area.pk for each in row.areas}
    days = [day for day in (row.starts, row.ends, row.published) if day is not None]
    return [
        each
        for each in held
        if {area.pk for area in each.areas.all()} == wanted
        and any(_near(known, day) for known in (each.starts, each.published) for day in days)
    ]


def alike_words(one: str, other: str) -> bool:
    """Do two short descriptions tell of the same thing, by the words that they share?"""
    return fuzz.token_set_ratio(folded(one), folded(other)) >= RATHER_ALIKE


@dataclass(frozen=True)
class AfiMatch:
    """Which earlier area for improvement a restated one is, how alike the words are (0 to 100), and whether it is sure.

    Sure: the numbers agree and nothing else is more alike, or the words are alike beyond ALIKE.
    """

    afi: AreaForImprovement | None
    alike: float
    sure: bool


def areas_for_improvement(
    restated: Sequence[tuple[int | None, str]], held: Sequence[AreaForImprovement]
) -> list[AfiMatch]:
    """For each restated (number, text), the area for improvement held that it is: each held one at most once."""
    free = list(held)
    matches: list[AfiMatch] = []
    for number, text in restated:
        match = _best(number, text, free)
        if match.afi is not None:
            free.remove(match.afi)
        matches.append(match)
    return matches


def _best(number: int | None, text: str, free: Sequence[AreaForImprovement]) -> AfiMatch:
    scored = sorted(
        ((fuzz.token_set_ratio(folded(text), folded(afi.text)), afi.number == number, afi) for afi in free),
        key=lambda each: (each[0] >= ALIKE, each[1], each[0]),
        reverse=True,
    )
    if not scored:
        return AfiMatch(None, 0.0, True)
    alike, same_number, afi = scored[0]
    if alike >= ALIKE:
        return AfiMatch(afi, alike, True)
    if same_number:
        # Own words describe the same thing in other words, so the number decides and a person is shown both.
        return AfiMatch(afi, alike, afi.own_words)
    return AfiMatch(None, alike, False)
