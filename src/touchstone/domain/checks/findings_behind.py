"""Does a finding stand behind what is said? A statement or an area for improvement without one is unsupported."""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.domain.checks.model import STOPS, CheckedDraft, Piece
from touchstone.domain.checks.rule import Found, Rule
from touchstone.domain.sentences import say


def _looks(draft: CheckedDraft, piece: Piece) -> Iterator[Found]:
    if draft.children or piece.plain or piece.findings or not any(piece.texts()):
        return
    yield Found(
        say("No finding stands behind this."),
        say("Point it at the findings that show it, or mark it as plain if it says nothing of what was found."),
    )


RULE = Rule(
    key="no-finding",
    title=say("Nothing without a finding"),
    explanation=say(
        "Every statement and every area for improvement points at the findings that show it. Plain statements, such as "
        "thanks or what comes next, are excepted, and so are the short texts for children."
    ),
    severity=STOPS,
    source="This project's own rule; the chain evidence, finding, judgement.",
    wrong="Plans are reviewed on time. (no finding)",
    right="Plans are reviewed on time. (a finding: 18 of 20 plans)",
    looks=_looks,
)
