"""Instruments and responses: one that an inspector has begun, about two children."""

from __future__ import annotations

import json
from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.responses import load_instrument, make_response

PREFIXES = ("instrument", "responses")


def make(cast: Cast) -> dict[str, Any]:
    version = load_instrument()
    begun = make_response(rater=cast["inspector"], owner=cast.inspectorate)
    return {
        "instrument": version.key,
        "version": version.version,
        "response": begun.pk,
        "section": "each_child",
        "child": "A",
    }


SENT = {"answers": {"law": "private"}, "base": {}}
VISITS = {
    "instruments": Visit("inspector", ""),
    "instrument": Visit("inspector", ""),
    "instrument-xlsform": Visit("inspector", ""),
    "responses": Visit("inspector", ""),
    "responses-data": Visit("inspector", ""),
    "instrument-response": Visit("inspector", "second"),
    "instrument-children": Visit("inspector", "lead"),
    "instrument-save": Visit("inspector", "second", "post", data={"sent": json.dumps(SENT)}),
    "instrument-two-texts": Visit("inspector", "head"),
    "instrument-check": Visit("inspector", "director"),
    "instrument-set-aside": Visit("inspector", "lead"),
    "instrument-section": Visit("inspector", "moderator"),
    "instrument-child-section": Visit("inspector", "second"),
}
