"""Who is in the team, how much are they to work, how much did they, and where else are they wanted?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum

from touchstone.domain.effort import NONE, Entry, Ledger, ledger
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.inspectorate.inspections.models import (
    DaysWorked,
    FieldworkSlot,
    Inspection,
    Phase,
    PlannedDays,
    TeamChange,
    TeamMember,
)

AT_WORK = (TeamMember.Role.LEAD, TeamMember.Role.INSPECTOR)
OPEN = ("planned", "announced", "fieldwork", "judging", "paused")


def team_of(inspection: Inspection) -> list[TeamMember]:
    """Who works on it now: the lead first, then by name. One query."""
    members = inspection.team.filter(role__in=AT_WORK, user__isnull=False).select_related("user")
    return sorted(members, key=lambda member: (member.role != TeamMember.Role.LEAD, str(member.user)))


def member(inspection: Inspection, person: User) -> TeamMember | None:
    """One query."""
    return inspection.team.filter(role__in=AT_WORK, user=person).select_related("user").first()


def member_numbered(inspection: Inspection, number: int) -> TeamMember | None:
    """The member whose person has this number. One query."""
    return inspection.team.filter(role__in=AT_WORK, user=number).select_related("user").first()


def changes_of(inspection: Inspection) -> list[TeamChange]:
    """Who joined, left and took over, the first change first. One query."""
    return list(inspection.team_changes.select_related("person"))


def slots_to_come(of: TeamMember) -> list[FieldworkSlot]:
    """The member's slots that have not ended. One query."""
    held = FieldworkSlot.objects.filter(inspection=of.inspection_id, person=of.user_id, ends_at__gt=clock.now())
    return list(held.order_by("starts_at"))


def planned_of(inspection: Inspection, person: User) -> dict[str, Decimal]:
    """Planned days by phase. One query."""
    return dict(PlannedDays.objects.filter(inspection=inspection, person=person).values_list("phase", "days"))


def logged_of(inspection: Inspection, person: User) -> list[DaysWorked]:
    """What a person logged here, the latest day first. One query."""
    return list(DaysWorked.objects.filter(inspection=inspection, person=person).order_by("-day", "phase"))


def logged_elsewhere(person: User, day: date, *, inspection: Inspection, phase: str) -> Decimal:
    """What a person logged for a day, in every inspection, leaving out this one's phase. One query."""
    other = DaysWorked.objects.filter(person=person, day=day).exclude(inspection=inspection, phase=phase)
    return other.aggregate(total=Sum("days"))["total"] or NONE


def effort(inspection: Inspection) -> tuple[Ledger, dict[str, User]]:
    """Planned and worked days of everybody who is or was in the team, and who they are. Three queries.

    Members of the ledger are the numbers of people, as text: two may have the same name.
    """
    planned = list(PlannedDays.objects.filter(inspection=inspection).select_related("person"))
    worked = list(DaysWorked.objects.filter(inspection=inspection).select_related("person"))
    people = {str(one.user_id): one.user for one in team_of(inspection) if one.user is not None}
    members = list(people)
    people.update({str(row.person_id): row.person for row in [*planned, *worked]})
    entries = [Entry(str(row.person_id), row.phase, planned=row.days) for row in planned]
    entries += [Entry(str(row.person_id), row.phase, used=row.days) for row in worked]
    return ledger(entries, Phase.values, members), people


@dataclass(frozen=True)
class Load:
    """What else a person is planned for in the weeks of an inspection: days, and in how many other inspections."""

    days: Decimal
    inspections: int


def weeks_of(inspection: Inspection) -> tuple[date, date] | None:
    """From the Monday of its first week to the Sunday of its last; None while its dates are not set."""
    if inspection.starts is None:
        return None
    first = inspection.off_site_from or inspection.starts.start
    last = (inspection.ends or inspection.starts).end
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def workload(inspection: Inspection, people: Sequence[User]) -> dict[int, Load]:
    """By person: planned days of other open inspections whose weeks meet this one's. Two queries."""
    own = weeks_of(inspection)
    if own is None:
        return {}
    rows = PlannedDays.objects.filter(person__in=people, inspection__state__in=OPEN).exclude(inspection=inspection)
    return _loads(rows.select_related("inspection"), own)


def _loads(rows: Iterable[PlannedDays], own: tuple[date, date]) -> dict[int, Load]:
    days: dict[int, Decimal] = defaultdict(lambda: NONE)
    where: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        weeks = weeks_of(row.inspection)
        if weeks is not None and weeks[0] <= own[1] and own[0] <= weeks[1]:
            days[row.person_id] += row.days
            where[row.person_id].add(row.inspection_id)
    return {person: Load(days[person], len(where[person])) for person in days}
