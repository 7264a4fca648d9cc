"""How many others must agree with a judgement, whose agreement counts, and what keeps the judgements from standing?

Own rule of this project: two moderators for an inspection that judges the whole service, one for a visit. That
moderators are other people than the proposer is how the inspectorates describe moderation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

# Kind of inspection → moderators who must agree with each judgement. Own rule.
QUORUMS: Mapping[str, int] = MappingProxyType(
    {
        "full": 2,
        "reinspection": 2,
        "narrative": 2,
        "board review": 2,
        "focused": 1,
        "monitoring": 1,
        "progress": 1,
        "assurance": 1,
    }
)


def quorum(kind: str) -> int:
    """How many must agree at an inspection of this kind. Raises KeyError for no such kind."""
    return QUORUMS[kind]


@dataclass(frozen=True)
class Opinion:
    """What a moderator said of the proposal with the fingerprint `seen`."""

    by: str
    agrees: bool
    seen: str


@dataclass(frozen=True)
class Tally:
    """How many of the moderators that count agreed and disagreed, and how many must agree."""

    agreed: int
    disagreed: int
    needed: int

    @property
    def met(self) -> bool:
        return self.disagreed == 0 and self.agreed >= self.needed

    @property
    def missing(self) -> int:
        return max(self.needed - self.agreed, 0)


def tally(fingerprint: str, proposer: str, opinions: Iterable[Opinion], needed: int) -> Tally:
    """Counts each moderator once, for exactly the proposal with this fingerprint; the proposer's own never counts.

    Of several opinions of one person on the same proposal the last counts.
    """
    last = {each.by: each.agrees for each in opinions if each.seen == fingerprint and each.by != proposer}
    agreed = sum(last.values())
    return Tally(agreed, len(last) - agreed, needed)


class Obstacle(StrEnum):
    """Why an area's judgement cannot stand yet."""

    NOT_PROPOSED = "not proposed"
    STALE = "stale"
    RETURNED = "returned"
    NOT_AGREED = "not agreed"
    NOT_AUTHORISED = "not authorised"


@dataclass(frozen=True)
class Case:
    """How far one area is. `status` of its latest proposal, empty where there is none; `must` it be judged?

    `against` the advice of a rule; `authorised` to be so.
    """

    area: str
    must: bool
    status: str = ""
    stale: bool = False
    met: bool = False
    against: bool = False
    authorised: bool = False


def obstacle(case: Case) -> Obstacle | None:
    """The first thing to put right before this area's judgement can stand; None where it can."""
    if not case.status:
        return Obstacle.NOT_PROPOSED if case.must else None
    if case.stale:
        return Obstacle.STALE
    if case.status == "returned":
        return Obstacle.RETURNED
    if case.against and not case.authorised:
        return Obstacle.NOT_AUTHORISED
    return None if case.status == "agreed" and case.met else Obstacle.NOT_AGREED
