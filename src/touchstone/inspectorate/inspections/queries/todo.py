"""Which inspections wait for a person, and for what?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers.policies import organisations_of
from touchstone.inspectorate.inspections.models import Adjustment, FieldworkSlot, Inspection, Notice, TeamMember
from touchstone.inspectorate.inspections.queries.held import asked_of, worked_on_by
from touchstone.inspectorate.inspections.queries.timetable import ENDED


@dataclass(frozen=True)
class Held:
    """A person's inspections: those they lead, those planned where they plan, those that their service was told of.

    `notices` and `adjustments` (how many are not answered) by inspection; `with_lead` the inspections that have one.
    """

    led: Sequence[Inspection]
    planned_for: Sequence[Inspection]
    asked: Sequence[Inspection]
    notices: dict[int, Notice]
    adjustments: dict[int, int]
    with_lead: set[int]


def held_by(person: User) -> Held:
    """Seven queries."""
    worked = [each for each in worked_on_by(person) if each.state not in ENDED]
    keys = [each.pk for each in worked]
    leads = TeamMember.objects.filter(inspection__in=keys, role=TeamMember.Role.LEAD, user__isnull=False)
    leading = dict(leads.values_list("inspection", "user"))
    planning = set(organisations_of(person, Permission.PLAN_INSPECTIONS).values_list("pk", flat=True))
    notices = Notice.objects.filter(inspection__in=keys, withdrawn_at=None).select_related("clock")
    waiting = Adjustment.objects.filter(inspection__in=keys, state="asked").order_by().values_list("inspection")
    return Held(
        led=[each for each in worked if leading.get(each.pk) == person.pk],
        planned_for=[each for each in worked if each.inspectorate_id in planning and each.state == "planned"],
        asked=asked_of(person),
        notices={notice.inspection_id: notice for notice in notices},
        adjustments=dict(waiting.annotate(n=Count("pk"))),
        with_lead=set(leading),
    )


def slots_between(person: User, start: datetime, end: datetime) -> list[FieldworkSlot]:
    """A person's slots that have not ended and begin before `end`. One query."""
    held = FieldworkSlot.objects.filter(person=person, ends_at__gt=start, starts_at__lt=end)
    rows = held.exclude(inspection__state__in=[*ENDED, "paused"]).select_related("inspection", "area", "office")
    return list(rows.order_by("starts_at"))
