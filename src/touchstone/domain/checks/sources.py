"""Is a required source missing, and does anybody say why?"""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.domain.checks.model import STOPS, CheckedDraft
from touchstone.domain.checks.rule import Missing, Rule
from touchstone.domain.sentences import say


def _looks(draft: CheckedDraft) -> Iterator[Missing]:
    for source in draft.missing_sources:
        if not source.reason.strip():
            yield Missing(
                say("A required source is missing, and no reason is given: %(source)s.", source=source.title),
                say("Add evidence of this kind, or say why there is none."),
                source.key,
            )


RULE = Rule(
    key="source-missing",
    title=say("No required source missing without its reason"),
    explanation=say(
        "Each kind of evidence that the framework expects is in the record, or somebody said why it is not."
    ),
    severity=STOPS,
    source="The framework's list of expected evidence; that a reason is needed is this project's own rule.",
    wrong="No survey of children, and no reason.",
    right="No survey of children: the service had not asked for consent.",
    looks_at_all=_looks,
)
