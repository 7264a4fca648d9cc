"""What would confirming a reading write, and what must a person still say? Computed, shown, and only then written.

Everything here reads. `actions/confirming.py` writes exactly what a proposal says, and refuses when the proposal has
changed since the person saw it (`Proposal.stamp`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from touchstone.foundation.frameworks.models import FrameworkVersion
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.archive.answers import NEW, Answers
from touchstone.inspectorate.archive.differences import Comparison, Difference
from touchstone.inspectorate.archive.mapping import Restated
from touchstone.inspectorate.archive.models import DocumentReading
from touchstone.inspectorate.archive.values import Settled
from touchstone.inspectorate.improvement.models import AreaForImprovement, ProgressJudgement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.inspections.rows import AreaRow, InspectionRow
from touchstone.inspectorate.reports.rows import ReportRow


@dataclass(frozen=True)
class Question:
    """Something that only a person can say: `name` is that of the answer, `options` its (value, words)."""

    name: str
    asks: str
    options: Sequence[tuple[str, str]] = ()
    can_add: str = ""


@dataclass(frozen=True)
class ProgressPlan:
    """One progress judgement of a letter, and the earlier area for improvement it is about (None: a new one).

    `held` is what the inspection held already says of the same area for improvement.
    """

    restated: Restated
    afi: AreaForImprovement | None
    alike: float
    sure: bool
    held: ProgressJudgement | None = None


@dataclass
class Proposal:
    """What would be written. `inspection` None: a new one is made from `row`; otherwise the document is attached."""

    reading: DocumentReading
    settled: Settled
    answers: Answers
    inspectorate: Organisation | None = None
    provider: Organisation | None = None
    provider_also_called: str = ""  # how the document prints it, where a person said whom that means
    framework: FrameworkVersion | None = None
    areas: list[AreaRow] = field(default_factory=list)
    row: InspectionRow | None = None
    inspection: Inspection | None = None
    adds: Comparison = field(default_factory=Comparison)
    earlier: Inspection | None = None
    stub: InspectionRow | None = None
    progress: list[ProgressPlan] = field(default_factory=list)
    response_days: int | None = None
    report: ReportRow | None = None
    questions: list[Question] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def differences(self) -> list[Difference]:
        return self.adds.differences

    @property
    def undecided(self) -> list[Difference]:
        return [each for each in self.differences if each.asked and not each.fixed]

    @property
    def ready(self) -> bool:
        """Nothing is left to say, and the rules of the record are kept."""
        return self.row is not None and not (self.questions or self.undecided or self.problems)

    @property
    def doubtful_progress(self) -> list[ProgressPlan]:
        return [plan for plan in self.progress if not plan.sure]

    @property
    def stamp(self) -> str:
        """Changes when anything that would be written changes."""
        said = [
            repr(self.settled),
            repr(self.answers),
            f"{self.inspection and self.inspection.pk} {self.earlier and self.earlier.pk} {self.stub is not None}",
            *(f"{d.key} {d.held} {d.document} {d.chosen}" for d in self.differences),
            *(f"{p.restated.item} {p.afi and p.afi.pk}" for p in self.progress),
        ]
        return sha256("\n".join(said).encode()).hexdigest()[:16]


def progress_answers(proposal: Proposal) -> Mapping[str, str]:
    """What each progress judgement is set to now, as the page offers it."""
    return {plan.restated.item: str(plan.afi.pk) if plan.afi else NEW for plan in proposal.progress}
