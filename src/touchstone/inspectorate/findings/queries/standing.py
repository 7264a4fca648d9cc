"""How far is each area of an inspection: what was found, proposed and moderated, and what keeps it from standing?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import cached_property

from touchstone.domain import asked as kinds
from touchstone.domain import fingerprints, moderation
from touchstone.domain.asked import Asked
from touchstone.domain.frameworks import Framework
from touchstone.domain.judgements import Judgement, State
from touchstone.foundation.frameworks import queries as frameworks
from touchstone.inspectorate.findings import annexes
from touchstone.inspectorate.findings.advice import Advice, overall_advice
from touchstone.inspectorate.findings.models import CURRENT, JudgementProposal, Moderation
from touchstone.inspectorate.findings.queries import prints
from touchstone.inspectorate.findings.queries.prints import AreaFindings
from touchstone.inspectorate.inspections.models import Inspection


@dataclass(frozen=True)
class Standing:
    """One area. `findings_hash` is what it rests on now; `proposal` the latest, None where there is none."""

    asked: Asked
    findings: AreaFindings
    findings_hash: str
    rests_on: tuple[tuple[str, str], ...]
    proposal: JudgementProposal | None
    opinions: tuple[Moderation, ...]
    tally: moderation.Tally
    must: bool

    @property
    def key(self) -> str:
        return self.asked.key

    @property
    def stale(self) -> bool:
        return self.proposal is not None and self.proposal.findings_hash != self.findings_hash

    @property
    def authorised(self) -> bool:
        override = getattr(self.proposal, "override", None)
        return self.proposal is not None and override is not None and override.seen == self.proposal.fingerprint

    @property
    def obstacle(self) -> moderation.Obstacle | None:
        held = self.proposal
        return moderation.obstacle(
            moderation.Case(
                self.key, self.must, held.state if held else "", self.stale, self.tally.met,
                held.against if held else False, self.authorised,
            )
        )  # fmt: skip

    @property
    def judgement(self) -> Judgement:
        """As it is proposed, for the rules."""
        if self.proposal is None or self.asked.scale is None or not self.proposal.grade_key:
            return Judgement(self.key, State.NOT_JUDGED)
        return Judgement.graded(self.key, self.asked.scale.grade(self.proposal.grade_key))


@dataclass(frozen=True)
class Board:
    """Every area of one inspection, in the framework's order. `overall` is empty where there is no such grade."""

    inspection: Inspection
    framework: Framework
    areas: tuple[Standing, ...]
    overall: str

    def area(self, key: str) -> Standing | None:
        return next((each for each in self.areas if each.key == key), None)

    @property
    def proposed(self) -> int:
        return sum(each.proposal is not None for each in self.areas)

    @property
    def obstacles(self) -> list[tuple[Standing, moderation.Obstacle]]:
        return [(each, each.obstacle) for each in self.areas if each.obstacle is not None]

    @cached_property
    def advice(self) -> Mapping[str, Advice]:
        """What the rules advise, by area. No query of this room's."""
        found: dict[str, Advice] = {}
        if self.overall and (overall := overall_advice(self.framework, [each.judgement for each in self.areas])):
            found[self.overall] = overall
        for annex in annexes.hung():
            found.update(annex.advise(self.inspection))
        return found

    @cached_property
    def missing(self) -> list[str]:
        """What rooms above still want before the judgements may stand, in sentences."""
        return [said for annex in annexes.hung() for said in annex.missing(self.inspection)]


def asked_of(inspection: Inspection) -> tuple[Asked, ...]:
    """The areas that this inspection judges. No query."""
    return kinds.asked(framework_of(inspection), inspection.kind, inspection.judged)


def framework_of(inspection: Inspection) -> Framework:
    assert inspection.framework is not None  # one held here has a framework: the database sees to it
    return frameworks.definition(inspection.framework)


def board_of(inspection: Inspection) -> Board:
    """Four queries, and those of the annexes; two more where evidence changed since it was linked."""
    framework = framework_of(inspection)
    overall = kinds.overall(framework, inspection.kind)
    findings = prints.by_area(inspection)
    proposals = current(inspection)
    opinions = _opinions(proposals)
    more = rests_on(inspection, overall, proposals)
    areas = tuple(
        _standing(inspection, each, findings.get(each.key, AreaFindings()), more.get(each.key, ()), proposals, opinions)
        for each in asked_of(inspection)
    )
    return Board(inspection, framework, areas, overall)


def _standing(
    inspection: Inspection,
    asked: Asked,
    findings: AreaFindings,
    more: tuple[tuple[str, str], ...],
    proposals: Mapping[str, JudgementProposal],
    opinions: Mapping[int, list[Moderation]],
) -> Standing:
    held = proposals.get(asked.key)
    said = tuple(opinions.get(held.pk, ())) if held else ()
    views = [moderation.Opinion(str(each.moderator_id), each.agrees, each.seen) for each in said]
    print_, proposer = (held.fingerprint, str(held.proposed_by_id)) if held else ("", "")
    return Standing(
        asked=asked,
        findings=findings,
        findings_hash=fingerprints.of_area(findings.prints, more),
        rests_on=more,
        proposal=held,
        opinions=said,
        tally=moderation.tally(print_, proposer, views, moderation.quorum(inspection.kind)),
        must=asked.must or findings.total > 0,
    )


def current(inspection: Inspection) -> dict[str, JudgementProposal]:
    """The latest proposal for each area. One query."""
    held = JudgementProposal.objects.filter(inspection=inspection, state__in=CURRENT)
    return {each.area_key: each for each in held.select_related("proposed_by", "override", "override__by")}


def _opinions(proposals: Mapping[str, JudgementProposal]) -> Mapping[int, list[Moderation]]:
    found: dict[int, list[Moderation]] = defaultdict(list)
    wanted = [each.pk for each in proposals.values()]
    for each in Moderation.objects.filter(proposal__in=wanted).select_related("moderator").order_by("pk"):
        found[each.proposal_id].append(each)
    return found


def rests_on(
    inspection: Inspection, overall: str, proposals: Mapping[str, JudgementProposal]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """What else than findings counts towards an area's fingerprint: for the overall judgement, the others' grades."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    if overall:
        below = [each for key, each in sorted(proposals.items()) if key != overall]
        found[overall] = tuple((each.area_key, f"{each.outcome} {each.grade_key}".strip()) for each in below)
    for annex in annexes.hung():
        for key, pairs in annex.rests_on(inspection).items():
            found[key] = (*found.get(key, ()), *pairs)
    return found
