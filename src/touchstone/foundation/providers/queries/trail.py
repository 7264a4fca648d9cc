"""What was done in these organisations? The audit trail, within what an administrator may read, and narrowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, TruncDate
from django.utils import timezone

from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.providers.models import Organisation, RoleGrant


@dataclass(frozen=True)
class TrailFilter:
    """What the trail is narrowed to; empty means all. The days are those of the United Kingdom, both included."""

    who: str = ""
    action: str = ""
    subject: str = ""
    first_day: date | None = None
    last_day: date | None = None


def trail(organisations: Iterable[Organisation], chosen: TrailFilter = TrailFilter()) -> QuerySet[AuditEvent]:
    """Rows that belong to these organisations, the newest first. One query.

    A row belongs to the organisation that it names as owner; where it names none, to those in which its actor held a
    role on that day; and what was done to an account, to those in which its person holds or held a role.
    """
    own = list(organisations)
    at_the_time = RoleGrant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef("day")),
        organisation__in=own,
        person=OuterRef("actor"),
        starts_on__lte=OuterRef("day"),
    )
    accounts = RoleGrant.objects.filter(organisation__in=own).values(
        number=Cast(F("person_id"), output_field=CharField())
    )
    rows = AuditEvent.objects.annotate(day=TruncDate("at")).filter(
        Q(owner__in=[organisation.slug for organisation in own])
        | (Q(owner="") & Exists(at_the_time))
        | Q(owner="", subject_type="accounts.User", subject_id__in=accounts)
    )
    return _narrowed(rows, chosen).order_by("-id")


def _narrowed(rows: QuerySet[AuditEvent], chosen: TrailFilter) -> QuerySet[AuditEvent]:
    if chosen.who:
        rows = rows.filter(actor_label__icontains=chosen.who)
    if chosen.action:
        rows = rows.filter(action=chosen.action)
    if chosen.subject:
        rows = rows.filter(Q(subject_label__icontains=chosen.subject) | Q(summary__icontains=chosen.subject))
    if chosen.first_day:
        rows = rows.filter(at__gte=_midnight(chosen.first_day))
    if chosen.last_day:
        rows = rows.filter(at__lt=_midnight(chosen.last_day + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def actions_in(organisations: Iterable[Organisation]) -> list[str]:
    """The kinds of action that these organisations' trail holds, for choosing among. One query."""
    return sorted(trail(organisations).order_by().values_list("action", flat=True).distinct())
