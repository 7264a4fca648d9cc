"""How is an indicator shown beside an action: its figures with what each is for, as at which day, from whom?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.domain.indicators import Against, Reading, against
from touchstone.foundation.core.wording import format_date
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.plans import indicators
from touchstone.inspectorate.plans.indicators import Measured
from touchstone.inspectorate.plans.models import PlanAction
from touchstone.inspectorate.plans.queries import Part

AGAINST = {
    Against.NO_FIGURE: (gettext_lazy("No figure told yet"), "wait"),
    Against.NO_TARGET: (gettext_lazy("No target set"), ""),
    Against.REACHED: (gettext_lazy("Target reached"), "done"),
    Against.AWAY: (gettext_lazy("Moves away from its target"), "stop"),
    Against.NOT_YET: (gettext_lazy("Target not reached yet"), "wait"),
    Against.UNKNOWN: (gettext_lazy("Whether it nears its target cannot be said"), ""),
}


@dataclass(frozen=True)
class Row:
    """One figure as a table shows it."""

    value: str
    period: str
    as_at: str
    source: str


@dataclass(frozen=True)
class ShownIndicator:
    """An indicator beside one action: its name, its target, how it stands, its figures newest first."""

    name: str
    target: str
    stands: tuple[Any, str]
    says: str
    rows: list[Row]


def shown(found: Measured, target: str) -> ShownIndicator:
    """Its figures against the target of one action. No query."""
    rows = [Row(each.value, each.period, format_date(each.as_at), each.source) for each in found.readings]
    return ShownIndicator(found.name, target, AGAINST[against(found.readings, target)], says(found, target), rows)


def says(found: Measured, target: str) -> str:
    """ "Days to answer: 12 days for October 2026, told by the service, as at 2 November 2026, against 10 days." """
    if not found.readings:
        return _("%(name)s: no figure yet.") % {"name": found.name}
    last = found.readings[0]
    words = {
        "name": found.name,
        "figure": _figure(last),
        "source": last.source,
        "day": format_date(last.as_at),
        "target": target or _("no target"),
    }
    return _("%(name)s: %(figure)s, %(source)s, as at %(day)s, against %(target)s.") % words


def _figure(one: Reading) -> str:
    if not one.period:
        return one.value
    return _("%(figure)s for %(period)s") % {"figure": one.value, "period": one.period}


def of_parts(found: Sequence[Part], *, service: bool) -> Mapping[int, ShownIndicator]:
    """By the number of each action that has an indicator. No query where none has, four otherwise."""
    return of_actions([(row, part.area.inspection) for part in found for row in part.actions], service=service)


def of_actions(found: Sequence[tuple[PlanAction, Inspection]], *, service: bool) -> Mapping[int, ShownIndicator]:
    """The same for some actions, each with the inspection after which it is planned."""
    wanted: dict[Inspection, set[str]] = defaultdict(set)
    for row, inspection in found:
        wanted[inspection].add(row.indicator)
    measured = indicators.measured(wanted, writing=service)
    return {
        row.pk: shown(measured[inspection.pk, row.indicator], row.target) for row, inspection in found if row.indicator
    }
