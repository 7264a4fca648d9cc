"""Does the draft say everything that is urgent, or does somebody say why it does not?"""

from __future__ import annotations

from collections.abc import Iterator

from touchstone.domain.checks.model import STOPS, CheckedDraft
from touchstone.domain.checks.rule import Missing, Rule
from touchstone.domain.sentences import say

SHOWN = 200  # letters of the finding that the problem repeats


def _looks(draft: CheckedDraft) -> Iterator[Missing]:
    """A statement without words says nothing of the findings behind it."""
    said = {finding.key for piece in draft.pieces if piece.text.strip() for finding in piece.findings}
    for each in draft.urgent:
        if each.key not in said and not each.left_out.strip():
            yield Missing(
                say("An urgent finding is said nowhere: “%(finding)s”", finding=_shown(each.text)),
                say(
                    "Put it behind a statement or an area for improvement that says it, or say on its page why the "
                    "report says nothing of it."
                ),
                each.key,
            )


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rstrip() + "…"


RULE = Rule(
    key="urgent-unsaid",
    title=say("Nothing urgent passed over"),
    explanation=say(
        "Each urgent finding of the inspection stands behind a statement or an area for improvement of the version for "
        "everybody, or the lead inspector said why the report says nothing of it. The reason is kept."
    ),
    severity=STOPS,
    source="This project's own rule, after a published letter that tells of a finding which needs attention at once.",
    wrong="An urgent finding that checks on people are late, behind no statement, and no reason.",
    right="“Checks on people are late and need attention at once”, resting on that finding.",
    looks_at_all=_looks,
)
