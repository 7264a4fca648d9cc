"""Drafts: the statement editor, areas for improvement, the checks, signing and the steps of a report."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.drafts import AREA, live_finding, make_draft, make_section, make_statement
from touchstone.inspectorate.drafting.actions import areas
from touchstone.inspectorate.drafting.checking import checker_of
from touchstone.inspectorate.drafting.rows import AreaRow

PREFIXES = ("draft-",)


def make(cast: Cast) -> dict[str, Any]:
    """A draft with one section, one statement that rests on one finding and has a warning, one area for improvement."""
    state, inspection = cast.inspection.state, cast.at("settled")
    draft = make_draft(inspection, cast["lead"])
    section = make_section(draft, AREA, area_key=AREA)
    statement = make_statement(section, cast["lead"], "Plans name who does wat.", live_finding(cast))
    area = areas.add_area(by=cast["lead"], draft=draft, row=AreaRow("Record who decided."))
    warning = next(each for each in checker_of(draft).of_statement(statement.pk) if not each.stops)
    cast.at(state)
    return {
        "slug": inspection.slug, "audience": "everyone", "section": section.key, "statement": statement.pk,
        "area": area.pk, "seen": warning.seen, "step": "skip-check",
    }  # fmt: skip


VISITS = {
    "draft-edit": Visit("moderator", "head", state="settled"),
    "draft-section": Visit("director", "head", state="settled"),
    "draft-add": Visit("inspector", "moderator", "post", "settled"),
    "draft-statement": Visit("inspector", "outsider", state="settled"),
    "draft-autosave": Visit("inspector", "moderator", "post", "settled", {"revision": "0", "text": "Plans."}),
    "draft-check": Visit("inspector", "moderator", "post", "settled", {"text": "Plans."}),
    "draft-back": Visit("inspector", "moderator", "post", "settled"),
    "draft-findings": Visit("inspector", "moderator", state="settled"),
    "draft-history": Visit("moderator", "head", state="settled"),
    "draft-areas": Visit("moderator", "other_lead", state="settled"),
    "draft-area-add": Visit("inspector", "moderator", state="settled"),
    "draft-area": Visit("director", "head", state="settled"),
    "draft-area-autosave": Visit(
        "inspector", "moderator", "post", "settled", {"revision": "0", "text": "Record who decided."}
    ),
    "draft-area-check": Visit("inspector", "moderator", "post", "settled", {"text": "Record who decided."}),
    "draft-area-back": Visit("inspector", "moderator", "post", "settled"),
    "draft-area-findings": Visit("inspector", "moderator", state="settled"),
    "draft-area-history": Visit("moderator", "head", state="settled"),
    "draft-checks": Visit("moderator", "head", state="settled"),
    "draft-accept": Visit("inspector", "moderator", state="settled"),
    "draft-apply": Visit("inspector", "moderator", "post", "settled"),
    "draft-sign": Visit("moderator", "head", state="settled"),
    "draft-step": Visit("lead", "inspector", state="settled"),
}
