"""Which indicators has a service, and which figures has each: printed by inspections, and told with its actions?

Figures belong to a place: those of another service area than the inspection's are never set beside its plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from touchstone.domain.indicators import Reading, in_order
from touchstone.foundation.core.wording import format_date
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.findings.models import Figure
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.plans.models import ActionReport, Indicator

Wanted = Mapping[Inspection, Collection[str]]


@dataclass(frozen=True)
class Measured:
    """An indicator with its figures at the place of one inspection, the newest first. `printed`: those that inspections
    printed, each with the day on which it was published."""

    key: str
    name: str
    readings: tuple[Reading, ...] = ()
    printed: tuple[tuple[date, Reading], ...] = ()


Found = Mapping[tuple[int, str], Measured]  # by the inspection's number and the indicator's key


def known(provider: Organisation) -> dict[str, str]:
    """The service's indicators by key, with their names, by name: those it named, and those that inspections of it
    printed figures of. Two queries."""
    printed = _printed().filter(inspection__provider=provider).order_by("pk").values_list("measure", "label")
    named = Indicator.objects.filter(provider=provider).values_list("key", "name")
    found = {**{key: name for key, name in printed if key and name}, **dict(named)}
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def measured(wanted: Wanted, *, writing: bool = False) -> Found:
    """Each indicator that is wanted at the place of an inspection, with its figures.

    The inspectorate is shown what was told in plans that were sent to it; `writing`: for those who write plans, all
    that the service told. No query where none is wanted, four otherwise.
    """
    keys = {key for some in wanted.values() for key in some if key}
    if not keys:
        return {}
    providers = {each.provider_id for each in wanted}
    named = Indicator.objects.filter(provider__in=providers, key__in=keys)
    names = {(row.provider_id, row.key): row.name for row in named}
    rows = [*_of_inspections(providers, keys), *_told(providers, keys, writing=writing)]
    places = _places({row[0].pk for row in rows} | {each.pk for each in wanted})
    found = {}
    for inspection, some in wanted.items():
        beside = [
            row
            for row in rows
            if row[0].provider_id == inspection.provider_id
            and (row[0].pk == inspection.pk or places[row[0].pk] & places[inspection.pk])
            and (writing or not row[2].told or row[0].inspectorate_id == inspection.inspectorate_id)
        ]
        for key in filter(None, some):
            of_key = [(row[0], row[2]) for row in beside if row[1] == key]
            printed = [(of.published.start, each) for of, each in of_key if not each.told and of.published]
            name = names.get((inspection.provider_id, key), key.replace("_", " "))
            found[inspection.pk, key] = Measured(key, name, tuple(in_order(e for _of, e in of_key)), tuple(printed))
    return found


Row = tuple[Inspection, str, Reading]


def _printed() -> Any:
    """Values of the service itself in published inspections: no target, no comparator."""
    rows = Figure.objects.filter(role=Figure.Role.VALUE, scope="", inspection__published__isnull=False)
    return rows.select_related("inspection")


def _of_inspections(providers: Collection[int], keys: Collection[str]) -> list[Row]:
    """One query."""
    rows = _printed().filter(inspection__provider__in=providers, measure__in=keys)
    return [(row.inspection, row.measure, _reading(row)) for row in rows]


def _reading(row: Figure) -> Reading:
    assert row.inspection.published is not None
    when = row.period or row.inspection.published
    source = _("printed after “%(inspection)s”") % {"inspection": row.inspection}
    said = format_date(row.period) if row.period else ""
    return Reading(f"{row.value} {row.unit}".strip(), when.end, said, source, told=False)


def _told(providers: Collection[int], keys: Collection[str], *, writing: bool) -> list[Row]:
    """One query."""
    rows = ActionReport.objects.exclude(value="").filter(
        Q() if writing else Q(action__plan__sendings__isnull=False),
        action__plan__inspection__provider__in=providers, action__indicator__in=keys, action__removed=False,
    )  # fmt: skip
    source = _("told by the service")
    return [
        (row.action.plan.inspection, row.action.indicator, Reading(row.value, row.on, row.period, source))
        for row in rows.select_related("action__plan__inspection").distinct()
    ]


def _places(inspections: Collection[int]) -> Mapping[int, set[int]]:
    """The service areas of each. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = InspectionArea.objects.filter(inspection__in=inspections)
    for inspection, area in rows.values_list("inspection", "area"):
        found[inspection].add(area)
    return found
