"""Evidence: the list, submitted items and what contradicts them, sources."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.live import make_evidence
from touchstone.inspectorate.evidence.actions.sources import contradict

PREFIXES = ("evidence",)


def make(cast: Cast) -> dict[str, Any]:
    was = cast.inspection.state
    cast.at("fieldwork")
    one, other = make_evidence(cast, 2, areas=["leadership"])
    row = contradict(by=cast["lead"], one=one, other=other, area_key="leadership", note="How often they met.")
    cast.at(was)
    return {"slug": cast.inspection.slug, "public_id": one.public_id, "source": "judiciary", "pk": row.pk}


VISITS = {
    "evidence": Visit("moderator", "outsider"),
    "evidence-csv": Visit("director", "head"),
    "evidence-sources": Visit("lead", "other_lead"),
    "evidence-together": Visit("lead", "head"),
    "evidence-add": Visit("inspector", "moderator"),
    "evidence-missing": Visit("second", "moderator", "post", data={"reason": "No court sat.", "revision": "0"}),
    "evidence-item": Visit("moderator", "head"),
    "evidence-amend": Visit("lead", "second"),
    "evidence-withdraw": Visit("inspector", "second", "post", data={"reason": "Written twice."}),
    "evidence-contradicts": Visit("second", "moderator"),
    "evidence-agrees": Visit("second", "director", "post"),
}
