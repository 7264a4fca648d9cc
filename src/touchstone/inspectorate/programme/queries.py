"""Which obligations does a page list, and what does one rest on?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from touchstone.domain.programme.rows import ORDER, Calendar
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers import policies as roles
from touchstone.foundation.providers.models import Organisation, RoleGrant
from touchstone.foundation.providers.queries import people
from touchstone.inspectorate.conversations.models import Meeting
from touchstone.inspectorate.conversations.queries import meetings_between
from touchstone.inspectorate.inspections import queries as inspections
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.programme import calendar_files
from touchstone.inspectorate.programme.models import CalendarFeed, Escalation, Obligation, Programme

Standing = Obligation.Standing
LISTED = [*map(str, ORDER), str(Standing.LAPSED)]  # worst first
WAITING = (Standing.OVERDUE, Standing.AT_RISK, Standing.OPEN, Standing.SUSPENDED, Standing.NOT_YET)


@dataclass(frozen=True)
class YearFilter:
    """What the year view is narrowed to; empty means all."""

    year: int
    service: str = ""
    rule: str = ""
    state: str = ""


def programmes(inspectorates: Collection[Organisation]) -> QuerySet[Programme]:
    """By service. One query."""
    rows = Programme.objects.filter(inspectorate__in=inspectorates)
    return rows.select_related("inspectorate", "provider", "framework").order_by("provider__name", "starts_on")


def programme_in(inspectorates: Collection[Organisation], number: int) -> Programme | None:
    return programmes(inspectorates).filter(pk=number).first()


def obligations(inspectorates: Collection[Organisation]) -> QuerySet[Obligation]:
    """Every obligation of the inspectorates with what its line names. One query."""
    return Obligation.objects.filter(programme__inspectorate__in=inspectorates).select_related(
        "programme__provider", "programme__inspectorate", "programme__framework", "area", "after",
        "met_by", "met_by_evaluation", "met_by_meeting", "opened",
    )  # fmt: skip


def meetings_of(programme: Programme) -> list[Meeting]:
    """The annual engagement meetings with its service, newest first. One query."""
    kinds = [Meeting.Kind.ENGAGEMENT]
    return list(meetings_between(programme.inspectorate, programme.provider, kinds).order_by("-held_on", "-pk"))


def obligation_in(inspectorates: Collection[Organisation], number: int) -> Obligation | None:
    """One query."""
    return obligations(inspectorates).filter(pk=number).first()


def in_year(inspectorates: Collection[Organisation], chosen: YearFilter, today: date) -> list[Obligation]:
    """What falls into a year: late and at risk first, then by the last day. One query.

    What is late is listed in the present year whatever its window was; what was met, in the year in which it was.
    """
    first, last = date(chosen.year, 1, 1), date(chosen.year, 12, 31)
    window = Q(earliest__lte=last) & (Q(latest__isnull=True) | Q(latest__gte=first))
    falls = Q(state__in=WAITING) & window | Q(met_on__range=(first, last)) | Q(state=Standing.MISSED) & window
    if chosen.year == today.year:
        falls |= Q(state=Standing.OVERDUE)
    rows = obligations(inspectorates).filter(falls)
    if chosen.service:
        rows = rows.filter(programme__provider__slug=chosen.service)
    if chosen.rule:
        rows = rows.filter(rule=chosen.rule)
    if chosen.state:
        rows = rows.filter(state=chosen.state)
    return worst_first(rows)


def worst_first(rows: QuerySet[Obligation] | Sequence[Obligation]) -> list[Obligation]:
    """Late and at risk first, then by the last day. One query, or none."""
    return sorted(rows, key=lambda row: (LISTED.index(row.state), row.latest or date.max, row.pk))


def calendar_of(programme: Programme) -> Calendar:
    """The rules of its regime. No query."""
    return calendar_files.calendar_of(frameworks.definition(programme.framework))


def frameworks_for(obligation: Obligation) -> list[FrameworkVersion]:
    """The framework versions under which an inspection that meets it can be opened: its own first. One query."""
    own = obligation.programme.framework
    found = []
    for version in frameworks.newest():
        definition = frameworks.definition(version)
        same = definition.inspectorate == own.inspectorate_key and definition.level == frameworks.definition(own).level
        if same and set(definition.kinds) & set(obligation.kinds):
            found.append(version)
    return sorted(found, key=lambda version: (version.pk != own.pk, version.key))


def rests_on(obligation: Obligation) -> list[Inspection]:
    """What it is counted from, what met it, and what is under way for it. No query after `obligations`."""
    named = (obligation.after, obligation.met_by, obligation.opened)
    return list(dict.fromkeys(each for each in named if each is not None))


def waiting_escalations(inspectorates: Collection[Organisation]) -> QuerySet[Escalation]:
    """Proposals that nobody has decided, the oldest first. One query."""
    rows = Escalation.objects.filter(programme__inspectorate__in=inspectorates, state="proposed")
    return rows.select_related("programme__provider", "inspection").order_by("proposed_on", "pk")


def people_with(permission: Permission, organisation: Organisation, today: date) -> list[User]:
    """The people whose role in the organisation gives the permission on a day, by name. One query."""
    giving = RoleGrant.objects.filter(
        people.holding(today), organisation=organisation, role__in=roles.roles_with(permission)
    )
    return list(User.objects.filter(pk__in=giving.values("person"), is_active=True).order_by("name", "pk"))


def of_programme(programme: Programme) -> list[Obligation]:
    """Everything that was or is due for one service, worst first. One query."""
    return worst_first(obligations([programme.inspectorate]).filter(programme=programme))


def escalation_in(inspectorates: Collection[Organisation], number: int) -> Escalation | None:
    """One query."""
    rows = Escalation.objects.filter(programme__inspectorate__in=inspectorates, pk=number)
    return rows.select_related(
        "programme__provider", "programme__inspectorate", "programme__framework", "inspection", "decided_by"
    ).first()


def services_for(inspectorates: Collection[Organisation]) -> list[Organisation]:
    """The services that these inspectorates may inspect: real ones real, fictional ones fictional. One query."""
    worlds = {each.fictional for each in inspectorates}
    rows = Organisation.objects.filter(kind=Organisation.Kind.SERVICE, fictional__in=worlds)
    return list(rows.order_by("name"))


def frameworks_with_calendar(inspectorates: Collection[Organisation]) -> list[FrameworkVersion]:
    """The frameworks whose obligations can be worked out here, for these inspectorates. One query."""
    own = {each.slug for each in inspectorates}
    fictional = any(each.fictional for each in inspectorates)
    keys = calendar_files.keys()
    return [row for row in frameworks.newest() if row.key in keys and (fictional or row.inspectorate_key in own)]


def feed_of(token_hash: str) -> CalendarFeed | None:
    """The living feed with this secret's hash. One query."""
    living = CalendarFeed.objects.filter(token_hash=token_hash, revoked_at=None, person__is_active=True)
    return living.select_related("person").first()


def feed_of_person(person: User) -> CalendarFeed | None:
    """One query."""
    return CalendarFeed.objects.filter(person=person, revoked_at=None).first()


def in_calendar_of(inspectorates: Collection[Organisation]) -> QuerySet[Obligation]:
    """What still has to be met and has a last day. One query."""
    return obligations(inspectorates).filter(state__in=WAITING, latest__isnull=False).order_by("latest", "pk")


def fieldwork_of(person: User) -> list[Inspection]:
    """The inspections that the person may see and is in the team of, while they go on. Two queries."""
    own = set(TeamMember.objects.filter(user=person).values_list("inspection_id", flat=True))
    going_on = (each for each in inspections.worked_on_by(person) if each.state not in ("abandoned", "deferred"))
    return [each for each in going_on if each.pk in own]


def counts(inspectorates: QuerySet[Organisation]) -> tuple[int, int, int]:
    """How many obligations are overdue and at risk, and how many proposals wait for a decision. Two queries."""
    rows = Obligation.objects.filter(programme__inspectorate__in=inspectorates)
    found = rows.aggregate(
        late=Count("pk", filter=Q(state=Standing.OVERDUE)), risky=Count("pk", filter=Q(state=Standing.AT_RISK))
    )
    return found["late"], found["risky"], waiting_escalations(inspectorates).count()
