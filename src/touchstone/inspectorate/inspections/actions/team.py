"""Putting a team together, handing over its lead, planning days and logging those that were worked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from touchstone.foundation.accounts import audit
from touchstone.foundation.accounts.actors import Actor
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock as machine
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.inspections.models import (
    DaysWorked,
    Inspection,
    Phase,
    PlannedDays,
    TeamChange,
    TeamMember,
)
from touchstone.inspectorate.inspections.policies import team as policies
from touchstone.inspectorate.inspections.queries import team as queries
from touchstone.inspectorate.inspections.standing import check

MOST_PLANNED = 250


@transaction.atomic
def add_member(*, by: Actor, inspection: Inspection, person: User, skills: str = "") -> TeamMember:
    """Put an inspector into the team. Raises Refused for who does not inspect here, has a tie, or is in it already."""
    check(by, "plan", inspection)
    _lock(inspection)
    policies.check_can_join(person, inspection)
    role = TeamMember.Role.INSPECTOR
    made = TeamMember.objects.create(inspection=inspection, user=person, role=role, skills=skills.strip()[:300])
    _keep(by, inspection, person, TeamChange.Change.JOINED)
    return made


@transaction.atomic
def remove_member(*, by: Actor, member: TeamMember, reason: str) -> None:
    """Take somebody out of the team. What they planned, logged and wrote is kept."""
    inspection = member.inspection
    check(by, "plan", inspection)
    if not reason.strip():
        raise Refused(_("Say why %(person)s leaves the team. It is kept in its history.") % {"person": member.user})
    _leave(by, member, reason)


def _leave(by: Actor, member: TeamMember, reason: str) -> None:
    inspection = member.inspection
    policies.check_can_leave(member)
    assert member.user is not None
    _keep(by, inspection, member.user, TeamChange.Change.LEFT, reason)
    member.delete()


@transaction.atomic
def hand_over(*, by: Actor, inspection: Inspection, to: User, reason: str, stays: bool = True) -> TeamMember:
    """Give the lead to somebody else; whoever led stays as an inspector, or leaves. Also names the first lead."""
    check(by, "hand_over", inspection)
    _lock(inspection)
    policies.check_can_take_over(to, inspection)
    before = inspection.team.filter(role=TeamMember.Role.LEAD, user__isnull=False).select_related("user").first()
    if before is not None and not reason.strip():
        raise Refused(_("Say why the inspection is handed over. It is kept in its history."))
    if before is not None and before.user is not None:
        _keep(by, inspection, before.user, TeamChange.Change.HANDED_OVER, reason)
        before.role = TeamMember.Role.INSPECTOR
        before.save(update_fields=["role"])
        if not stays:
            _leave(by, before, reason)
    member = queries.member(inspection, to)
    if member is None:
        member = TeamMember(inspection=inspection, user=to)
    member.role = TeamMember.Role.LEAD
    member.save()
    _keep(by, inspection, to, TeamChange.Change.TOOK_OVER, reason)
    return member


@transaction.atomic
def plan_days(
    *, by: Actor, inspection: Inspection, person: User, days: Mapping[str, Decimal], skills: str | None = None
) -> None:
    """Set how many days a member is to work in each phase (keys of Phase); 0 takes them away."""
    check(by, "plan", inspection)
    member = queries.member(inspection, person)
    if member is None:
        raise Refused(_("%(person)s is not in the team. Add them first.") % {"person": person})
    for phase, amount in days.items():
        policies.check_days(amount, MOST_PLANNED)
        if amount:
            PlannedDays.objects.update_or_create(
                inspection=inspection, person=person, phase=Phase(phase).value, defaults={"days": amount}
            )
        else:
            PlannedDays.objects.filter(inspection=inspection, person=person, phase=phase).delete()
    if skills is not None and skills.strip() != member.skills:
        member.skills = skills.strip()[:300]
        member.save(update_fields=["skills"])
    total = sum(days.values(), Decimal(0))
    _record(by, inspection, "inspections.plan_days", f"Planned {total.normalize()} days of {person} for {inspection}.")


@transaction.atomic
def log_days(
    *, by: Actor, inspection: Inspection, person: User, phase: str, day: date, days: Decimal, note: str = ""
) -> DaysWorked | None:
    """Say how much of a day was worked in a phase; logging it again replaces it, 0 takes it away.

    A person logs their own days. Raises Refused for days to come, for more than one day's work on a day over all
    inspections, and for anything but quarters.
    """
    check(by, "log_effort", inspection)
    if isinstance(by, User) and by != person:
        raise Refused(_("Everybody logs their own days."))
    _lock(inspection)
    already = queries.logged_elsewhere(person, day, inspection=inspection, phase=phase)
    policies.check_can_log(person, inspection, day, days, today=machine.today(), already=already)
    held = DaysWorked.objects.filter(inspection=inspection, person=person, phase=phase, day=day)
    _record(by, inspection, "inspections.log_days", f"{person} worked {days.normalize()} of {day}, {phase}.")
    if not days:
        held.delete()
        return None
    values = {"days": days, "note": note.strip()[:300]}
    return DaysWorked.objects.update_or_create(
        inspection=inspection, person=person, phase=Phase(phase).value, day=day, defaults=values
    )[0]


def _lock(inspection: Inspection) -> None:
    """Two people change the team of one inspection one after the other."""
    Inspection.objects.select_for_update().get(pk=inspection.pk)


def _keep(by: Actor, inspection: Inspection, person: User, change: str, reason: str = "") -> None:
    kept = TeamChange.objects.create(
        inspection=inspection, person=person, change=change, reason=reason.strip()[:500], by_label=str(by)[:200],
        at=machine.now(),
    )  # fmt: skip
    because = f": {kept.reason}" if kept.reason else ""
    _record(by, inspection, "inspections.team", f"{inspection}: {kept}{because}.")


def _record(by: Actor, inspection: Inspection, action: str, summary: str) -> None:
    audit.record(by=by, action=action, subject=inspection, owner=inspection.inspectorate.slug, summary=summary)
