"""Improvement: progress at a live visit on what an earlier inspection asked for."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.records import make_inspection

PREFIXES = ("progress",)


def make(cast: Cast) -> dict[str, Any]:
    earlier = make_inspection(cast.service, inspectorate=cast.inspectorate, afis=["Put plans right."], public=False)
    cast.inspection.follows = earlier
    cast.inspection.save(update_fields=["follows"])
    return {"slug": cast.inspection.slug, "afi": earlier.areas_for_improvement.get().slug}


VISITS = {
    "progress": Visit("moderator", "head"),
    "progress-judge": Visit("inspector", "moderator"),
    "progress-leave-out": Visit("lead", "outsider"),
}
