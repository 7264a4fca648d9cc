"""Everything that writes an inspection: recording it, extending it, linking a visit to what it follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.actions import start_clock
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.core import clock, events
from touchstone.foundation.core.errors import Refused
from touchstone.foundation.frameworks.actions import mark_used
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.inspectorate.inspections import policies
from touchstone.inspectorate.inspections.models import Inspection, InspectionArea, TeamMember
from touchstone.inspectorate.inspections.queries import nation_of
from touchstone.inspectorate.inspections.rows import AreaRow, Difference, Extension, InspectionRow, TeamRow

# What a document may add to an inspection that is held already.
EXTENDABLE = (
    "framework", "title", "title_cy", "starts", "ends", "published", "reference", "legal_basis",
    "scope_note", "limits_note", "summary",
)  # fmt: skip


@transaction.atomic
def record_inspection(*, by: User | str, row: InspectionRow, follows: Inspection | None = None) -> Inspection:
    """Record an inspection with its areas and team. Raises Refused when the row contradicts itself."""
    return _record(by=by, row=row, stub=False, follows=follows)


@transaction.atomic
def record_stub(*, by: User | str, row: InspectionRow) -> Inspection:
    """Record an inspection known only from a later document: its own report is not held."""
    return _record(by=by, row=row, stub=True, follows=None)


def _record(*, by: User | str, row: InspectionRow, stub: bool, follows: Inspection | None) -> Inspection:
    policies.check_can_record(row)
    inspection = Inspection.objects.create(
        slug=_free_slug(row),
        origin=row.origin,
        kind=row.kind,
        inspectorate=row.inspectorate,
        provider=row.provider,
        stub=stub,
        **{name: getattr(row, name) for name in EXTENDABLE},
    )
    _add_areas(inspection, row.areas)
    _add_team(inspection, row.team)
    _mark_used(row.framework)
    if follows is not None:
        policies.check_can_follow(inspection, follows)
        inspection.follows = follows
        inspection.save(update_fields=["follows"])
    what = "the outline of an earlier inspection" if stub else "an inspection"
    audit.record(
        by=by,
        action="inspections.record",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Recorded {what}: {inspection}.",
    )
    return inspection


def _free_slug(row: InspectionRow) -> str:
    """Provider, area and month: cafcass-kent-2011-03. A second of the same month gets its kind, then a number."""
    if row.slug:
        if Inspection.objects.filter(slug=row.slug).exists():
            raise Refused(f"An inspection is already held at the address {row.slug!r}. Open it and extend it.")
        return row.slug
    when = row.published or row.ends or row.starts
    areas = [each.area.slug for each in row.areas] if len(row.areas) == 1 else []
    words = [row.provider.slug, *areas, when.iso()[:7] if when else "undated"]
    base = "-".join(words)[:180]
    taken = set(Inspection.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    choices = [base, f"{base}-{slugify(row.kind)}", *(f"{base}-{slugify(row.kind)}-{n}" for n in range(2, 100))]
    return next(slug for slug in choices if slug not in taken)


def _add_areas(inspection: Inspection, rows: Sequence[AreaRow]) -> list[str]:
    """Add the areas that are not there yet, and offices to those that have none; the names of what was added."""
    held = {row.area_id: row for row in inspection.inspection_areas.all()}
    added = []
    for row in rows:
        existing = held.get(row.area.pk)
        if existing is None:
            InspectionArea.objects.create(
                inspection=inspection, area=row.area, offices_visited=list(row.offices_visited)
            )
            added.append(str(row.area))
        elif row.offices_visited and not existing.offices_visited:
            existing.offices_visited = list(row.offices_visited)
            existing.save(update_fields=["offices_visited"])
            added.append(f"offices visited in {row.area}")
    return added


def _add_team(inspection: Inspection, rows: Sequence[TeamRow]) -> list[str]:
    held = {(member.role, member.printed_name, member.user_id) for member in inspection.team.all()}
    added = []
    for row in rows:
        if (row.role, row.printed_name, row.user.pk if row.user else None) not in held:
            TeamMember.objects.create(
                inspection=inspection, role=row.role, user=row.user, printed_name=row.printed_name
            )
            added.append(row.printed_name or str(row.user))
    return added


def _mark_used(framework: FrameworkVersion | None) -> None:
    """From the first inspection under it, a framework version is never changed again."""
    if framework is not None:
        mark_used(framework=framework, on=clock.today())


@transaction.atomic
def extend(*, by: User | str, inspection: Inspection, row: InspectionRow) -> Extension:
    """Fill in what is not known yet from a second source, and list what differs. Never overwrites; no longer a stub.

    A date known more exactly (a day inside the month that is held) fills in; any other different value is returned
    as a Difference for a person to decide with `correct`.
    """
    policies.check_can_record(row)
    filled: list[str] = []
    differences: list[Difference] = []
    for name in EXTENDABLE:
        held, offered = getattr(inspection, name), getattr(row, name)
        if offered in (None, "") or offered == held:
            continue
        if held in (None, "") or _narrows(held, offered):
            setattr(inspection, name, offered)
            filled.append(name)
        else:
            differences.append(Difference(name, held, offered))
    if inspection.stub:
        inspection.stub = False
        filled.append("stub")
    if filled:
        inspection.save(update_fields=filled)
        _mark_used(inspection.framework)
    filled += _add_areas(inspection, row.areas)
    filled += _add_team(inspection, row.team)
    differing = f" {len(differences)} values differ and were left." if differences else ""
    audit.record(
        by=by,
        action="inspections.extend",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Added to {inspection}: {', '.join(filled) or 'nothing new'}.{differing}",
    )
    events.record_changed()
    return Extension(tuple(filled), tuple(differences))


def _narrows(held: Any, offered: Any) -> bool:
    """Is the offered date the held one, known more exactly?"""
    if not (hasattr(held, "precision") and hasattr(offered, "precision")):
        return False
    inside = held.start <= offered.start and offered.end <= held.end
    return inside and (offered.start, offered.end) != (held.start, held.end)


@transaction.atomic
def correct(*, by: User | str, inspection: Inspection, changes: dict[str, Any], reason: str) -> Inspection:
    """Change what was recorded wrongly, with a reason; the audit row keeps what it said before."""
    strangers = set(changes) - set(EXTENDABLE)
    if strangers:
        raise Refused(f"{', '.join(sorted(strangers))} cannot be corrected here.")
    if not reason.strip():
        raise Refused("Say why the record is corrected. The reason stays in the audit trail.")
    before = {name: getattr(inspection, name) for name in changes}
    for name, value in changes.items():
        setattr(inspection, name, value)
    inspection.save(update_fields=list(changes))
    audit.record(
        by=by,
        action="inspections.correct",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"Corrected {inspection}: {reason.strip()}",
        changes={name: [str(before[name] or ""), str(value or "")] for name, value in changes.items()},
    )
    events.record_changed()
    return inspection


@transaction.atomic
def link_follow_up(*, by: User | str, inspection: Inspection, follows: Inspection) -> Inspection:
    """Say which earlier inspection a visit follows. Raises Refused when it cannot. Linking twice changes nothing."""
    policies.check_can_follow(inspection, follows)
    if inspection.follows_id == follows.pk:
        return inspection
    inspection.follows = follows
    inspection.save(update_fields=["follows"])
    audit.record(
        by=by,
        action="inspections.link_follow_up",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"{inspection} follows {follows}.",
        changes={"follows": ["", follows.slug]},
    )
    events.record_changed()
    return inspection


@transaction.atomic
def set_response_clock(
    *, by: User | str, inspection: Inspection, starts_on: date, length: int, unit: str, basis: str
) -> Clock:
    """Say by when the provider must answer the report: `length` of `unit` (a Clock.Unit value) after a day.

    Where the unit is "days (working or calendar not stated)" both answers are kept. A report sets it once.
    """
    if inspection.response_clock_id is not None:
        raise Refused(f"{inspection} already has a date for the provider's response.")
    if unit not in Clock.Unit.values:
        raise Refused(f"{unit!r} is not a unit of time. Units are: {', '.join(Clock.Unit.values)}.")
    made = start_clock(
        by=by,
        starts_on=starts_on,
        length=length,
        unit=unit,
        basis=basis,
        nation=nation_of(inspection.provider),
        owner=inspection.inspectorate.slug,
    )
    inspection.response_clock = made
    inspection.save(update_fields=["response_clock"])
    audit.record(
        by=by,
        action="inspections.set_response_clock",
        subject=inspection,
        owner=inspection.inspectorate.slug,
        summary=f"The response to {inspection} is due on {made.due}.",
    )
    events.record_changed()
    return made
