"""Which statuses are there, and which step leads from one to another? Tables, from which the diagrams are drawn.

Sources: this project's own rules for reading documents and for publishing.
"""

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


READING = Workflow(
    "reading",
    "Reading",
    {
        "refused": "not an inspection document, or unreadable; the reason is kept",
        "waiting": "read, and waiting for a person",
        "confirmed": "a named person confirmed it; the record holds what it says",
        "replaced": "a later reading of the same document stands in its place; this one is kept",
    },
    (
        Step("read", None, "waiting", "the reader", "reading.read"),
        Step("refuse", None, "refused", "the reader", "reading.refused"),
        Step("confirm", "waiting", "confirmed", "a person who may confirm readings", "reading.confirmed"),
        Step("replace", "waiting", "replaced", "a later reading", "reading.replaced"),
        Step("replace", "confirmed", "replaced", "a later reading, once confirmed", "reading.replaced"),
        Step("replace", "refused", "replaced", "a later reading", "reading.replaced"),
    ),
)
PUBLICATION = Workflow(
    "publication",
    "Publication",
    {
        "draft": "written, and not public",
        "published": "public from its moment on, and never changed",
        "withdrawn": "no longer public; the reason is public, and the publication is kept",
    },
    (
        Step("draft", None, "draft", "a person who writes reports", "publication.drafted"),
        Step("publish", "draft", "published", "a person who may publish reports", "publication.published"),
        Step("withdraw", "published", "withdrawn", "a person who may publish reports", "publication.withdrawn"),
    ),
)
WORKFLOWS = {workflow.key: workflow for workflow in (READING, PUBLICATION)}
