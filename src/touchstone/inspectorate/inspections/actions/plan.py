"""Changing the plan of an inspection: its dates, theme, judgement areas, legal basis, and areas of the service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.domain.dates import PreciseDate
from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor, person_of
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core import conflicts
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.providers.models import Area
from touchstone.inspectorate.inspections import policies
from touchstone.inspectorate.inspections.actions.opening import legal_basis_of
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea
from touchstone.inspectorate.inspections.queries import planning
from touchstone.inspectorate.inspections.standing import check


@dataclass(frozen=True)
class Plan:
    """What a person may change of a plan. `judged`: keys of the judgement areas chosen; none: all of the framework."""

    title: str
    theme: str = ""
    starts: date | None = None
    ends: date | None = None
    off_site_from: date | None = None
    legal_basis: str = ""
    legal_basis_source: str = ""
    judged: Sequence[str] = ()


@transaction.atomic
def change_plan(*, by: Actor, inspection: Inspection, plan: Plan, base: int) -> Inspection:
    """Save the plan where nobody has saved it since `base`, its revision when it was opened.

    Raises Conflict (with both versions) where somebody has, and Refused for what the plan may not say: dates that
    contradict each other or the notice given, no legal basis once announced, a theme or judgement area that is missing.
    """
    check(by, "plan", inspection)
    changes = _columns(inspection, plan)
    policies.check_plan(inspection, plan.starts, plan.ends, plan.off_site_from, changes)
    before = {name: getattr(inspection, name) for name in changes}
    person = person_of(by)
    written = conflicts.save(
        inspection, base=base, changes=changes, stamp=_stamp, saved_by=person, saved_at=machine.now()
    )
    if written:
        differ = {name: [str(before[name] or ""), str(value or "")] for name, value in changes.items()}
        audit.record(
            by=by,
            action="inspections.plan",
            subject=inspection,
            owner=inspection.inspectorate.slug,
            summary=f"Changed the plan of {inspection}.",
            changes={name: pair for name, pair in differ.items() if pair[0] != pair[1]},
        )
    return inspection


def _stamp(inspection: Any) -> tuple[object, datetime]:
    return inspection.saved_by or _("the program"), inspection.saved_at or machine.now()


def _columns(inspection: Inspection, plan: Plan) -> dict[str, Any]:
    """The plan as columns; a legal basis that is the framework's own says so by itself."""
    given = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(plan).items()}
    basis, source = legal_basis_of(planning.definition(inspection))
    if given["legal_basis"] == basis:
        given["legal_basis_source"] = source
    elif given["legal_basis"] and not given["legal_basis_source"]:
        raise Refused(_("Say where the legal basis comes from: the Act, or the letter or person who named it."))
    for name in ("starts", "ends"):
        given[name] = PreciseDate(given[name]) if given[name] else None
    given["judged"] = list(plan.judged)
    return given


@transaction.atomic
def choose_areas(*, by: Actor, inspection: Inspection, areas: Sequence[Area]) -> Inspection:
    """Set which areas of the service the inspection looks at. Offices noted for an area that stays are kept."""
    check(by, "plan", inspection)
    policies.check_areas(inspection, areas)
    held = {row.area_id: row for row in inspection.inspection_areas.select_related("area")}
    chosen = {area.pk: area for area in areas}
    gone = [row for key, row in held.items() if key not in chosen]
    policies.check_not_in_timetable(inspection, [row.area for row in gone])
    InspectionArea.objects.filter(pk__in=[row.pk for row in gone]).delete()
    new = [area for key, area in chosen.items() if key not in held]
    InspectionArea.objects.bulk_create(InspectionArea(inspection=inspection, area=area) for area in new)
    if gone or new:
        audit.record(
            by=by,
            action="inspections.areas",
            subject=inspection,
            owner=inspection.inspectorate.slug,
            summary=f"Chose {len(areas)} areas for {inspection}.",
            changes={"areas": [[str(row.area) for row in held.values()], [str(area) for area in areas]]},
        )
    return inspection
