"""Which drafts, checks, challenges and action plans stand where a person may have to do something?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from touchstone.domain.inspection_access import INSPECTORATE_ROLES, SERVICE_ROLES, Stance
from touchstone.domain.workflows.plan import WRITABLE
from touchstone.foundation.accounts.models import User
from touchstone.foundation.clocks.models import Clock
from touchstone.foundation.providers.models import ConflictOfInterest
from touchstone.foundation.providers.policies import grants_on
from touchstone.inspectorate.accuracy.models import AccuracyCheck, AccuracyComment, ChallengeRound
from touchstone.inspectorate.drafting.models import Draft, SignOff, Statement
from touchstone.inspectorate.findings.models import UrgentStep
from touchstone.inspectorate.findings.queries.urgent import asked_to_act
from touchstone.inspectorate.inspections.models import Inspection, TeamMember
from touchstone.inspectorate.inspections.queries.held import asked_of, worked_on_by
from touchstone.inspectorate.inspections.standing import AT_WORK
from touchstone.inspectorate.plans.models import ActionPlan


@dataclass(frozen=True)
class Desk:
    """What lies before a person. Keys are inspections, except `roles` (organisations) and `signed` (drafts).

    `checks` those that are with the service; `comments` how many wait for an answer; `challenges` that are open, with
    the clock of their stage; `plans` that are written or wait for an answer; `urgent` what the service was told of that
    cannot wait, and has not answered.
    """

    roles: Mapping[int, frozenset[str]]
    parts: Mapping[int, str]
    tied: frozenset[int]
    worked: Sequence[Inspection]
    asked: Sequence[Inspection]
    drafts: Mapping[int, Draft]
    signed: frozenset[int]
    checks: Mapping[int, AccuracyCheck]
    comments: Mapping[int, int]
    challenges: Mapping[int, Clock | None]
    plans: Sequence[ActionPlan]
    urgent: Sequence[UrgentStep]

    def stance(self, inspection: Inspection) -> Stance:
        """As inspections.standing.stance_of, from what was read at once. No query."""
        inspectorate = self.roles.get(inspection.inspectorate_id, frozenset())
        return Stance(
            inspectorate=inspectorate,
            service=self.roles.get(inspection.provider_id, frozenset()),
            team=self.parts.get(inspection.pk, "") if inspectorate else "",
            tied=inspection.provider_id in self.tied,
        )


def desk_of(person: User, today: date) -> Desk:
    """Twelve queries."""
    roles: dict[int, frozenset[str]] = {}
    for organisation, role in grants_on(person, today).values_list("organisation", "role"):
        roles[organisation] = roles.get(organisation, frozenset()) | {role}
    parts: dict[int, str] = {}
    for inspection, part in TeamMember.objects.filter(user=person, role__in=AT_WORK).values_list("inspection", "role"):
        parts[inspection] = min(part, parts.get(inspection, part), key=AT_WORK.index)
    ties = ConflictOfInterest.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), person=person)
    worked = [each for each in worked_on_by(person) if each.state == "settled"]
    told = asked_of(person)
    asked = [each for each in told if each.state == "settled"]
    keys = [each.pk for each in (*worked, *asked)]
    drafts = {each.inspection_id: each for each in Draft.objects.filter(inspection__in=keys).order_by("edition")}
    latest = [each.pk for each in drafts.values()]
    return Desk(
        roles=roles,
        parts=parts,
        tied=frozenset(ties.values_list("organisation", flat=True)),
        worked=worked,
        asked=asked,
        drafts=drafts,
        signed=_signed(latest, person),
        checks=_checks(latest),
        comments=_comments(latest),
        challenges=_challenges(keys),
        plans=_plans(roles),
        urgent=asked_to_act(told),
    )


def _signed(drafts: list[int], person: User) -> frozenset[int]:
    """Drafts that the person signed, and in which no statement was written since: that makes a signature void."""
    newer = Statement.objects.filter(section__draft=OuterRef("draft"), text_at__gt=OuterRef("at"))
    rows = SignOff.objects.filter(~Exists(newer), draft__in=drafts, person=person)
    return frozenset(rows.values_list("draft", flat=True))


def _checks(drafts: list[int]) -> dict[int, AccuracyCheck]:
    rows = AccuracyCheck.objects.filter(draft__in=drafts, state="with_service").select_related("clock", "draft")
    return {row.draft.inspection_id: row for row in rows}


def _comments(drafts: list[int]) -> dict[int, int]:
    rows = AccuracyComment.objects.filter(check_of__draft__in=drafts, state="sent").order_by()
    return dict(rows.values_list("check_of__draft__inspection").annotate(n=Count("pk")))


def _challenges(inspections: list[int]) -> dict[int, Clock | None]:
    """The stage that waits longest, of each inspection."""
    rows = ChallengeRound.objects.filter(
        challenge__inspection__in=inspections, challenge__state="open", answered_at=None
    )
    found: dict[int, Clock | None] = {}
    for row in rows.select_related("clock", "challenge").order_by("challenge", "number"):
        held = found.get(row.challenge.inspection_id)
        if held is None or (row.clock is not None and row.clock.due < held.due):
            found[row.challenge.inspection_id] = row.clock
    return found


def _plans(roles: Mapping[int, frozenset[str]]) -> list[ActionPlan]:
    inspecting = [key for key, held in roles.items() if held & set(INSPECTORATE_ROLES)]
    answering = [key for key, held in roles.items() if held & set(SERVICE_ROLES)]
    ours = Q(state__in=WRITABLE, inspection__provider__in=answering)
    theirs = Q(state="sent", inspection__inspectorate__in=inspecting)
    return list(ActionPlan.objects.filter(ours | theirs).select_related("clock", "draft_clock", "inspection"))
