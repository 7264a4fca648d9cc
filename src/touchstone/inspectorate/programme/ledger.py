"""Which areas were seen in which cycle, which never were, and where should a focused visit go?

An area counts as seen where an inspection's record names it, or where evidence of a live inspection was seen there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from touchstone.domain import coverage
from touchstone.domain.coverage import Choice, Seen
from touchstone.domain.programme.rows import SERVICE
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.providers.models import Area
from touchstone.foundation.providers.queries import organisations
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.findings.models import Judgement
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection, InspectionArea
from touchstone.inspectorate.programme import history, queries
from touchstone.inspectorate.programme.models import Obligation, Programme
from touchstone.inspectorate.samples.models import SampledCase

AREAS_OF_A_VISIT = "focused_visit_areas"  # a parameter of the framework
FEWEST_AREAS = 3  # where the framework has no such parameter; this project's own


@dataclass(frozen=True)
class Cycle:
    """A time between two full inspections. `until` None: it runs."""

    begins: date
    until: date | None

    def has(self, day: date) -> bool:
        """The full inspection that ends a cycle belongs to it."""
        return self.begins < day and (self.until is None or day <= self.until)


@dataclass
class Row:
    """One area: what was seen of it in each cycle, newest cycle first, and before the first one."""

    area: Area
    cells: list[list[Inspection]]
    before: list[Inspection]
    offices: list[str]
    last: date | None
    years: int | None
    grade: str
    graded_on: date | None


@dataclass(frozen=True)
class Ledger:
    """Area by cycle. `unnamed`: inspections of the whole service whose record names no areas, so that what they saw of
    each is not known."""

    cycles: Sequence[Cycle]
    rows: Sequence[Row]
    unnamed: Sequence[Inspection]
    never: Sequence[Area] = field(default_factory=tuple)


def cycles_of(programme: Programme) -> list[Cycle]:
    """The cycles of the service's full inspection, newest first. One query."""
    calendar = queries.calendar_of(programme)
    leading = next((rule for rule in calendar.rules.values() if rule.shape == "again" and rule.of == SERVICE), None)
    if leading is None:
        return [Cycle(programme.starts_on, programme.ends_on)]
    rows = programme.obligations.filter(rule=leading.key).exclude(state=Obligation.Standing.LAPSED)
    return [Cycle(row.counted_from, row.met_on) for row in rows.order_by("-counted_from")]


def ledger(programme: Programme, today: date) -> Ledger:
    """Thirteen queries, however many areas there are."""
    cycles = cycles_of(programme)
    areas = organisations.areas_on(programme.provider, today)
    held = [row for row in _made(programme)]
    seen: dict[int, list[tuple[date, Inspection]]] = defaultdict(list)
    numbers = {inspection.pk: (day, inspection) for day, inspection in held}
    visits = _visited(list(numbers))
    named = {inspection for inspection, _area in visits}
    for inspection, area in sorted(visits):
        seen[area].append(numbers[inspection])
    grades, offices = _grades(list(numbers)), _offices(list(numbers))
    rows = [_row(area, sorted(seen[area.pk], key=_by_day), cycles, grades, today) for area in areas]
    for row in rows:
        row.offices = sorted(offices[row.area.pk])
    unnamed = [inspection for day, inspection in held if inspection.pk not in named]
    return Ledger(cycles, rows, unnamed, [row.area for row in rows if row.last is None])


def _by_day(pair: tuple[date, Inspection]) -> tuple[date, int]:
    return pair[0], pair[1].pk


def _made(programme: Programme) -> list[tuple[date, Inspection]]:
    """Inspections that were made, with their last day."""
    events = {event.key: event for event in history.inspections_as_events(programme) if event.done and event.last}
    numbers = [history.number_of(key, history.INSPECTION) for key in events]
    held = Inspection.objects.filter(pk__in=[number for number in numbers if number is not None])
    found = [(events[history.key_of(history.INSPECTION, row.pk)].last, row) for row in held]
    return [(day, row) for day, row in found if day is not None]


def _visited(numbers: Sequence[int]) -> set[tuple[int, int]]:
    """(inspection, area) by the records of inspections and by what was seen where. Two queries."""
    named = InspectionArea.objects.filter(inspection__in=numbers).values_list("inspection_id", "area_id")
    seen = EvidenceItem.objects.filter(inspection__in=numbers, state="submitted", area__isnull=False)
    return {*named, *seen.order_by().values_list("inspection_id", "area_id").distinct()}


def _offices(numbers: Sequence[int]) -> Mapping[int, set[str]]:
    """The offices visited in each area, as documents print them and as timetables name them. Two queries."""
    found: dict[int, set[str]] = defaultdict(set)
    printed = InspectionArea.objects.filter(inspection__in=numbers).values_list("area_id", "offices_visited")
    for area, names in printed:
        found[area].update(str(name) for name in names)
    slots = FieldworkSlot.objects.filter(inspection__in=numbers, office__isnull=False)
    for area, name in slots.values_list("office__area_id", "office__name"):
        found[area].add(name)
    return found


@dataclass(frozen=True)
class Kinds:
    """How much of each kind was seen in each cycle, newest first: people and papers that the framework expects to be
    heard or read, and the kinds of case that were sampled."""

    people: Sequence[tuple[str, Sequence[int]]]
    cases: Sequence[tuple[str, Sequence[int]]]


def kinds(programme: Programme, cycles: Sequence[Cycle], language: str) -> Kinds:
    """From evidence and samples of inspections held here; what documents print is counted otherwise. Seven queries."""
    days = {inspection.pk: day for day, inspection in _made(programme)}
    items = EvidenceItem.objects.filter(inspection__in=list(days), state="submitted").order_by()
    cases = SampledCase.objects.filter(inspection__in=list(days), state="sampled").order_by()
    heard = _by_cycle(items.values_list("source_key", "inspection_id"), days, cycles)
    drawn = _by_cycle(cases.values_list("stratum_label", "inspection_id"), days, cycles)
    nothing = [0] * len(cycles)
    expected = frameworks.definition(programme.framework).evidence
    return Kinds(
        people=[(each.title(language), heard.get(each.key, nothing)) for each in expected],
        cases=sorted((label, counted) for label, counted in drawn.items() if label),
    )


def _by_cycle(
    pairs: Iterable[tuple[str, int]], days: Mapping[int, date], cycles: Sequence[Cycle]
) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for label, inspection in pairs:
        counted = found.setdefault(label, [0] * len(cycles))
        for place, cycle in enumerate(cycles):
            counted[place] += cycle.has(days[inspection])
    return found


def _grades(numbers: Sequence[int]) -> Mapping[int, str]:
    """The overall grade of each inspection of a single area."""
    rows = Judgement.objects.filter(
        inspection__in=numbers, area_key=history.OVERALL, state=Judgement.State.GRADED
    ).values_list("inspection_id", "grade_key")
    single: dict[int, int] = defaultdict(int)
    for inspection in InspectionArea.objects.filter(inspection__in=numbers).values_list("inspection_id", flat=True):
        single[inspection] += 1
    return {inspection: grade for inspection, grade in rows if single[inspection] == 1}


def _row(
    area: Area,
    seen: Sequence[tuple[date, Inspection]],
    cycles: Sequence[Cycle],
    grades: Mapping[int, str],
    today: date,
) -> Row:
    cells = [[row for day, row in seen if cycle.has(day)] for cycle in cycles]
    inside = {row.pk for cell in cells for row in cell}
    last = seen[-1][0] if seen else None
    graded = [(day, grades[row.pk]) for day, row in seen if row.pk in grades]
    return Row(
        area=area,
        cells=cells,
        before=[row for _day, row in seen if row.pk not in inside],
        offices=[],
        last=last,
        years=coverage.whole_years_since(last, today),
        grade=graded[-1][1] if graded else "",
        graded_on=graded[-1][0] if graded else None,
    )


def fewest_areas(programme: Programme) -> int:
    """How many areas a focused visit must go to, by the framework."""
    parameters = frameworks.definition(programme.framework).parameters
    said = next((each.value for each in parameters if each.key == AREAS_OF_A_VISIT), None)
    return said if isinstance(said, int) else FEWEST_AREAS


def proposal(programme: Programme, rows: Iterable[Row], cycle: Cycle) -> tuple[Choice, ...]:
    """The areas that a focused visit in the cycle should go to, and why. No query."""
    seen = [Seen(row.area.slug, row.last, row.grade) for row in rows]
    return coverage.propose(seen, fewest_areas(programme), cycle.begins)
