"""Which one judgement of an inspection is said first?"""

from __future__ import annotations

from collections.abc import Iterable

from touchstone.inspectorate.findings.models import Judgement

# The judgement that stands for the whole, by what frameworks call it. Where a document has none, nothing stands for it.
HEADLINE_KEYS = ("overall_effectiveness", "overall_progress", "overall", "lscb")


def headline_of(judgements: Iterable[Judgement]) -> Judgement | None:
    """The graded judgement of the whole; None where the inspection has none. No query where they are at hand."""
    graded = {row.area_key: row for row in judgements if row.state == Judgement.State.GRADED}
    return next((graded[key] for key in HEADLINE_KEYS if key in graded), None)
