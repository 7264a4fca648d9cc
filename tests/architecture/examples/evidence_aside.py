"""Evidence that its author put aside while it was a draft."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.live import make_evidence

PREFIXES = ("evidence-take-up",)


def make(cast: Cast) -> dict[str, Any]:
    (aside,) = make_evidence(cast, state="discarded")
    return {"slug": cast.inspection.slug, "public_id": aside.public_id}


VISITS = {"evidence-take-up": Visit("inspector", "second", "post")}
