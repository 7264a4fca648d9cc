"""A report as a whole: beginning it, its settings, how it looks, publishing and correcting it."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.drafts import make_draft, make_section

PREFIXES = (
    "draft-report",
    "draft-begin",
    "draft-settings",
    "draft-preview",
    "draft-publish",
    "draft-correct",
    "draft-welsh",
)


def make(cast: Cast) -> dict[str, Any]:
    """A draft with one section."""
    state, inspection = cast.inspection.state, cast.at("settled")
    make_section(make_draft(inspection, cast["lead"], welsh=True))
    cast.at(state)
    return {"slug": inspection.slug, "name": "en"}


SETTLED = {"state": "settled"}
VISITS = {
    "draft-report": Visit("inspector", "head", **SETTLED),
    "draft-begin": Visit("lead", "inspector", **SETTLED),
    "draft-settings": Visit("lead", "inspector", **SETTLED),
    "draft-welsh": Visit("inspector", "head", **SETTLED),
    "draft-preview": Visit("moderator", "head", **SETTLED),
    "draft-preview-of": Visit("director", "outsider", **SETTLED),
    "draft-publish": Visit("inspector", "other_lead", **SETTLED),
    "draft-correct": Visit("lead", "director", **SETTLED),
}
