"""What does the service read of an urgent finding? What it was told, what it says it did, and that it was closed.

Nothing else: not the finding, nor why it was flagged, nor what inspectors wrote down for themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.inspectorate.findings.models import Finding, UrgentStep

# A step → how it stands after that, as the service may know. That it was opened again it reads when it is told.
AFTER = {"tell": "told", "answer": "answered", "start wider work": "answered", "close": "closed"}


@dataclass(frozen=True)
class ToldStep:
    """A step as the service reads it. `words` are its own, or those written for it; empty: nothing but the day."""

    does: str
    on: date
    by: str
    by_service: bool
    words: str
    must: str
    due: date | None


@dataclass(frozen=True)
class Told:
    """An urgent finding as the service reads it. `what` and `since` are of the last telling, or of the document that
    printed it; `due` None: no day was given."""

    number: int
    what: str
    since: date | None
    must: str
    due: date | None
    state: str
    printed_in: str
    steps: Sequence[ToldStep]

    def late(self, today: date) -> bool:
        return self.state == "told" and self.due is not None and self.due < today


def told_of(findings: Iterable[Finding]) -> list[Told]:
    """Rows of queries.urgent.told, as they are read. No query."""
    return [_told(each) for each in findings]


def _told(finding: Finding) -> Told:
    flag = getattr(finding, "urgent_flag", None)
    steps = [each for each in (flag.steps.all() if flag is not None else ()) if _read(each)]
    printed = not finding.fingerprint
    published = finding.inspection.published
    last = next((each for each in reversed(steps) if each.does == "tell"), None)
    return Told(
        number=finding.pk,
        what=last.told if last is not None else finding.text,
        since=last.on if last is not None else (published.start if published else None),
        must=last.must if last is not None else "",
        due=last.due if last is not None else None,
        state=AFTER[steps[-1].does] if steps else "told",
        printed_in=str(finding.inspection) if printed else "",
        steps=[_step(each) for each in steps],
    )


def _read(step: UrgentStep) -> bool:
    return bool(step.told) or step.does in ("answer", "start wider work")


def _step(step: UrgentStep) -> ToldStep:
    words = step.text if step.by_service else step.told
    return ToldStep(step.does, step.on, str(step.by), step.by_service, words, step.must, step.due)
