"""Drafts: the statement editor, areas for improvement, the checks, signing and the steps of a report."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.drafts import AREA, live_finding, make_draft, make_section, make_statement

PREFIXES = ("draft-",)


def make(cast: Cast) -> dict[str, Any]:
    """A draft with one section and one statement that rests on one finding."""
    state, inspection = cast.inspection.state, cast.at("settled")
    draft = make_draft(inspection, cast["lead"])
    section = make_section(draft, AREA, area_key=AREA)
    statement = make_statement(section, cast["lead"], "Plans name who does what.", live_finding(cast))
    cast.at(state)
    return {"slug": inspection.slug, "audience": "everyone", "section": section.key, "statement": statement.pk}


SETTLED = {"state": "settled"}
VISITS: dict[str, Visit] = {}
