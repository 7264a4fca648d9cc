"""What is a status, and which step leads from one to another? The tables are in `workflows/`, one file each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class NotAllowed(ValueError):
    """The step does not lead from this status. The text says which steps do."""


@dataclass(frozen=True)
class Step:
    """One step: what a person (or the program) does, from a status to another, and the audit row's action.

    `source` None means that the thing begins with this step.
    """

    does: str
    source: str | None
    target: str
    who: str
    audit: str


@dataclass(frozen=True)
class Workflow:
    """A thing's statuses with their meanings, and the steps between them."""

    key: str
    title: str
    statuses: Mapping[str, str]
    steps: tuple[Step, ...]

    def allowed(self, status: str | None) -> tuple[Step, ...]:
        """The steps that lead on from a status; from None, those that begin."""
        return tuple(step for step in self.steps if step.source == status)

    def target(self, status: str | None, does: str) -> str:
        """The status that a step leads to. Raises NotAllowed with a sentence."""
        for step in self.allowed(status):
            if step.does == does:
                return step.target
        known = ", ".join(step.does for step in self.allowed(status)) or "nothing"
        now = f"is {status}" if status is not None else "does not exist yet"
        raise NotAllowed(f"This {self.title.lower()} {now}, so you cannot {does} it. What can be done: {known}.")

    def can_become(self, status: str | None, target: str) -> bool:
        return any(step.target == target for step in self.allowed(status))

    @property
    def final(self) -> tuple[str, ...]:
        """Statuses that nothing leads on from."""
        return tuple(status for status in self.statuses if not self.allowed(status))

    def mermaid(self) -> str:
        """The state diagram, in Mermaid."""
        lines = ["stateDiagram-v2"]
        for step in self.steps:
            lines.append(f"    {step.source or '[*]'} --> {step.target}: {step.does}")
        lines.extend(f"    {status} --> [*]" for status in self.final)
        return "\n".join(lines)
