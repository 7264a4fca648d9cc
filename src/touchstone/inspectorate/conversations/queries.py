"""Which meetings, promises and recommendations are there, and how does each stand?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from touchstone.domain.promises import OPEN, Answered, Heard, Promise, Reply, Said, answered, heard, to_tell_back
from touchstone.domain.workflows.minutes import MINUTES
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.queries import is_paused, latest
from touchstone.foundation.core.permissions import Permission
from touchstone.foundation.providers import policies as roles
from touchstone.foundation.providers.models import Organisation, RoleGrant
from touchstone.foundation.providers.queries.people import holding
from touchstone.inspectorate.conversations.models import (
    ActionCorrection,
    AgreedAction,
    Meeting,
    MinutesSharing,
    Panel,
    PanelSession,
    Recommendation,
    RecommendationReply,
    Side,
)
from touchstone.inspectorate.conversations.models.meetings import HEADINGS
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; empty means all."""

    service: str = ""
    kind: str = ""
    state: str = ""
    late: str = ""
    side: str = ""


def meetings(organisations: Collection[Organisation], side: str) -> QuerySet[Meeting]:
    """Meetings of inspectorates, or those that were shared with services; newest first. Two queries."""
    shared = Prefetch("sharings", MinutesSharing.objects.select_related("clock").order_by("-number"))
    rows = Meeting.objects.select_related("inspectorate", "provider", "saved_by").prefetch_related(shared)
    if side == Side.SERVICE:
        was_shared = MinutesSharing.objects.filter(meeting=OuterRef("pk"))
        return rows.filter(Exists(was_shared), provider__in=organisations)
    return rows.filter(inspectorate__in=organisations)


def narrowed(rows: QuerySet[Meeting], wanted: Wanted) -> QuerySet[Meeting]:
    found = {"provider__slug": wanted.service, "kind": wanted.kind, "state": wanted.state}
    return rows.filter(**{name: value for name, value in found.items() if value})


def sharings(meeting: Meeting) -> QuerySet[MinutesSharing]:
    """Each time its minutes were shared, newest first. One query."""
    return meeting.sharings.select_related("shared_by", "answered_by", "clock").order_by("-number")


def awaited(meeting: Meeting) -> MinutesSharing | None:
    """The sharing that waits for the service's answer. No query where the sharings were prefetched."""
    return next((each for each in meeting.sharings.all() if not each.outcome), None)


def answer_of(sharing: MinutesSharing, today: date) -> Answered:
    """How its answer stands. While its clock stands still it only waits. No query where the clock is at hand."""
    due = sharing.clock
    last = None if due is None or is_paused(due, today) else latest(due)
    return answered(last, timezone.localdate(sharing.answered_at) if sharing.answered_at else None, today)


def content_of(meeting: Meeting) -> dict[str, Any]:
    """The minutes as plain data: what a sharing keeps for good. Three queries."""
    names = ("kind", "place", "present_inspectorate", "present_service", *HEADINGS)
    return {
        **{name: getattr(meeting, name) for name in names},
        "held_on": meeting.held_on.isoformat(),
        "areas": sorted(meeting.areas.values_list("name", flat=True)),
        "areas_for_improvement": [
            {"slug": row.slug, "number": row.printed_number or str(row.number), "text": row.text,
             "inspection": str(row.inspection)}
            for row in meeting.areas_for_improvement.select_related("inspection").order_by("inspection", "number")
        ],
        "actions": [
            {"number": row.pk, "text": row.text, "side": row.side, "owner": row.owner,
             "due": row.due and row.due.isoformat(), "no_due_reason": row.no_due_reason}
            for row in meeting.actions.order_by("pk")
        ],
    }  # fmt: skip


def actions(organisations: Collection[Organisation], side: str) -> QuerySet[AgreedAction]:
    """What was agreed with inspectorates, or what services see: of meetings that were shared, and their own answers to
    recommendations. The open ones first, by day. Two queries."""
    rows = AgreedAction.objects.select_related(
        "provider", "meeting__inspectorate", "meeting__provider", "reply__recommendation__session__panel"
    ).prefetch_related("corrections")
    if side == Side.SERVICE:
        shared = MinutesSharing.objects.filter(meeting=OuterRef("meeting"))
        rows = rows.filter(Q(meeting=None) | Exists(shared), provider__in=organisations)
    else:
        of_panels = Q(meeting=None, provider__in=watched(organisations))
        rows = rows.filter(Q(meeting__inspectorate__in=organisations) | of_panels)
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def narrowed_actions(rows: QuerySet[AgreedAction], wanted: Wanted, today: date) -> QuerySet[AgreedAction]:
    if wanted.service:
        rows = rows.filter(provider__slug=wanted.service)
    if wanted.side:
        rows = rows.filter(side=wanted.side)
    if wanted.late == "open":
        rows = rows.filter(state__in=OPEN)
    elif wanted.late == "late":
        rows = rows.filter(late_on(today))
    elif wanted.late == "ended":
        rows = rows.exclude(state__in=OPEN)
    return rows


def late_on(today: date) -> Q:
    """The same as domain.promises.is_late, for the database."""
    return Q(state__in=OPEN, due__lt=today)


def asked_day(action: AgreedAction) -> ActionCorrection | None:
    """Another day that waits for an answer. No query where the corrections were prefetched."""
    return next((each for each in action.corrections.all() if each.day_state == "asked"), None)


def asked_days(actions: QuerySet[AgreedAction], side: str) -> QuerySet[ActionCorrection]:
    """Other days that the other side asked `side` for, of what is still to be done. One query."""
    rows = ActionCorrection.objects.filter(action__in=actions.order_by().values("pk"), action__state__in=OPEN)
    waiting = rows.filter(day_state="asked").exclude(side=side).order_by("pk")
    return waiting.select_related("action__meeting", "action__provider")


def promise_of(action: AgreedAction) -> Promise:
    return Promise(action.state, action.due)


def watched(inspectorates: Collection[Organisation]) -> QuerySet[Organisation]:
    """The services that these inspectorates inspect or meet. Part of another query."""
    inspected = Inspection.objects.filter(provider=OuterRef("pk"), inspectorate__in=inspectorates)
    met = Meeting.objects.filter(provider=OuterRef("pk"), inspectorate__in=inspectorates)
    return Organisation.objects.filter(Exists(inspected) | Exists(met), kind=Organisation.Kind.SERVICE)


def services_to_meet(inspectorates: Collection[Organisation]) -> list[Organisation]:
    """Real ones for real inspectorates, made-up ones for made-up ones. One query."""
    worlds = {each.fictional for each in inspectorates}
    rows = Organisation.objects.filter(kind=Organisation.Kind.SERVICE, fictional__in=worlds)
    return list(rows.order_by("name"))


def open_improvements(provider: Organisation) -> list[AreaForImprovement]:
    """The areas for improvement of the service's published inspections, newest inspection first. One query."""
    rows = AreaForImprovement.objects.filter(inspection__provider=provider, inspection__published__isnull=False)
    return list(rows.select_related("inspection").order_by("-inspection__published", "section", "number"))


def panels(organisations: Collection[Organisation], side: str) -> QuerySet[Panel]:
    rows = Panel.objects.select_related("provider").order_by("provider__name", "name")
    return rows.filter(provider__in=organisations if side == Side.SERVICE else watched(organisations))


def sessions(panel: Panel) -> QuerySet[PanelSession]:
    """Newest first, each with its recommendations and their replies. Three queries."""
    return panel.sessions.prefetch_related(
        Prefetch("recommendations", recommendations(Panel.objects.filter(pk=panel.pk)))
    )


def recommendations(among: QuerySet[Panel]) -> QuerySet[Recommendation]:
    """Of some panels, with their replies oldest first. Two queries."""
    replies = RecommendationReply.objects.select_related("action", "by").order_by("pk")
    rows = Recommendation.objects.filter(session__panel__in=among.order_by().values("pk"))
    return rows.select_related("session__panel__provider", "area").prefetch_related(Prefetch("replies", replies))


def said_of(row: Recommendation) -> Said:
    """As domain/promises.py reads it. No query where the replies are at hand."""
    replies = list(row.replies.all())
    last = replies[-1] if replies else None
    return Said(
        on=row.session.held_on,
        reply=Reply(last.kind) if last else None,
        promise=promise_of(last.action) if last and last.action else None,
        told_back=last is not None and row.told_back_on is not None and row.told_back_on >= _settled_on(last),
    )


def _settled_on(last: RecommendationReply) -> date:
    """The newest day on which there was something to tell: the answer, or the end of what it promised."""
    ended = last.action.ended_on if last.action is not None else None
    return max(last.on, ended) if ended else last.on


def writers(inspectorate: Organisation, today: date) -> list[User]:
    """Who is written to for an inspectorate: those who plan. One query."""
    return _with(inspectorate, Permission.PLAN_INSPECTIONS, today)


def answerers(provider: Organisation, today: date) -> list[User]:
    """Who is written to for a service: those who answer its inspectorate. One query."""
    return _with(provider, Permission.ANSWER_INSPECTORATE, today)


def _with(organisation: Organisation, permission: Permission, today: date) -> list[User]:
    grants = RoleGrant.objects.filter(holding(today), organisation=organisation, role__in=roles.roles_with(permission))
    return list(User.objects.filter(pk__in=grants.values("person"), is_active=True).order_by("pk"))


def meetings_between(inspectorate: Organisation, provider: Organisation, kinds: Sequence[str]) -> QuerySet[Meeting]:
    """For the room above: what was held of some kinds, oldest first. One query."""
    rows = Meeting.objects.filter(inspectorate=inspectorate, provider=provider, kind__in=kinds)
    return rows.order_by("held_on", "pk")


UNSETTLED = tuple(state for state in MINUTES.statuses if state not in MINUTES.final)


def worrying(rows: Sequence[Recommendation], today: date) -> list[Recommendation]:
    """Those without an answer in time, late, waiting for an answer, or settled and not told back; worst first."""
    order = list(Heard)
    found = [(heard(said_of(row), today), row) for row in rows]
    kept = [
        (state, row)
        for state, row in found
        if state in (Heard.NO_ANSWER, Heard.LATE, Heard.WAITING) or to_tell_back(said_of(row), today)
    ]
    return [row for _state, row in sorted(kept, key=lambda pair: (order.index(pair[0]), pair[1].session.held_on))]
