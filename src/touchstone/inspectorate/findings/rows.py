"""What the actions of this room take in: plain rows, so that the archive and the demonstration write alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.domain.dates import PreciseDate


@dataclass(frozen=True)
class JudgementRow:
    """One judgement. `state` is a Judgement.State value; only a graded one has a scale and a grade.

    `heading` is as printed, or empty for the framework's title. `limiting`: the document says that it held the
    overall grade down.
    """

    area_key: str
    state: str = "graded"
    scale_key: str = ""
    grade_key: str = ""
    heading: str = ""
    words: str = ""
    limiting: bool = False
    reason: str = ""


@dataclass(frozen=True)
class FindingRow:
    """What the evidence shows. `direction` is a Finding.Direction value; `number` as printed.

    `behind`: the live findings that it rests on, by their numbers in the database; none where a document was read in.
    """

    direction: str
    text: str
    area_key: str = ""
    number: str = ""
    urgent: bool = False
    text_cy: str = ""
    behind: Sequence[int] = ()


@dataclass(frozen=True)
class EvidenceRow:
    """How much of one kind of evidence: `count` None where the number is not given."""

    kind: str
    label: str
    count: int | None = None
    qualifier: str = ""
    chosen_by_provider: bool = False
    missing_reason: str = ""


@dataclass(frozen=True)
class FigureRow:
    """A measured value as printed. `role` is a Figure.Role value."""

    measure: str
    label: str
    value: str
    period: PreciseDate | None = None
    unit: str = ""
    role: str = "value"
    scope: str = ""


@dataclass(frozen=True)
class LiveFinding:
    """A finding written here. `n` of `of` of the `base` were so; `basis` a Finding.Basis value; None: no count.

    `urgent_why`: why it cannot wait for the report; needed where it is urgent.
    """

    area_key: str
    direction: str
    text: str
    n: int | None = None
    of: int | None = None
    base: str = ""
    basis: str = ""
    urgent: bool = False
    urgent_why: str = ""


@dataclass(frozen=True)
class ProposalRow:
    """A judgement as somebody proposes it. `outcome` is a JudgementProposal.Outcome value; the scale is the area's.

    `against_reason`: why against a rule's advice; needed only then.
    """

    area_key: str
    outcome: str
    reason: str
    grade_key: str = ""
    against_reason: str = ""


@dataclass(frozen=True)
class FollowRow:
    """Something done about an urgent finding. `does`: a step of domain/workflows/urgent_flag.py; `who`: the post that
    was told, or said it; not needed to close it or open it again.

    `told`: what the service reads, where it is told, and where it is closed after that. `must` and `due`: what the
    service must do and by when, where it is told.
    """

    does: str
    on: date | None
    text: str
    who: str = ""
    told: str = ""
    must: str = ""
    due: date | None = None
