"""Every page of the manual that is made from rules."""

from __future__ import annotations

from tests.spec import (
    acceptance,
    agreement,
    checks,
    dates,
    deadlines,
    definitions,
    disclosure,
    instruments,
    intervals,
    judgements,
    moderation,
    planning,
    programme,
    progress,
    proportions,
    reporting,
    sampling,
    scales,
    vocabulary,
    workflows,
)
from tests.spec.table import Page

PAGES: tuple[Page, ...] = (
    scales.PAGE,
    judgements.STATES,
    judgements.LIMITS,
    moderation.PAGE,
    progress.PAGE,
    proportions.PAGE,
    checks.PAGE,
    dates.PAGE,
    deadlines.PAGE,
    acceptance.PAGE,
    sampling.PAGE,
    intervals.PAGE,
    agreement.PAGE,
    planning.PAGE,
    programme.PAGE,
    programme.ESCALATION,
    programme.COVERAGE,
    disclosure.PAGE,
    instruments.PAGE,
    reporting.PAGE,
    workflows.PAGE,
    vocabulary.PAGE,
    definitions.PAGE,
)
