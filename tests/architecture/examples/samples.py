"""The sample: drawn from one list, with a chosen case, a refused list and a key for names."""

from __future__ import annotations

from typing import Any

from tests.architecture.examples import Visit
from tests.cast import Cast
from tests.factories.samples import draw
from touchstone.foundation.core import clock
from touchstone.inspectorate.samples.actions import cases, names
from touchstone.inspectorate.samples.models import RefusedFrame

PREFIXES = ("sample-",)


def make(cast: Cast) -> dict[str, Any]:
    """`case` is a drawn one."""
    state = cast.inspection.state
    design = draw(cast)
    cases.add_case(by="tests", inspection=cast.inspection, reference="X-1", how="risk", because="A complaint.")
    names.make_key(by="tests", inspection=cast.inspection)
    RefusedFrame.objects.create(
        inspection=cast.inspection, name="old.csv", problems=1, errors="row", refused_at=clock.now()
    )
    cast.at(state)
    first = design.cases.order_by("pk").first()
    assert first is not None
    return {"slug": cast.inspection.slug, "case": first.pk}


_REASON = {"code": "not-resolved", "words": "", "do": "replace"}
_ADD = {"reference": "NM-00060x1", "how": "provider", "because": "Good work."}

VISITS = {
    "sample-overview": Visit("director", "head"),
    "sample-design": Visit("lead", "inspector"),
    "sample-buys": Visit("lead", "inspector"),
    "sample-draw": Visit("lead", "inspector", method="post", data={"tracked": "0"}),
    "sample-return-frame": Visit("lead", "inspector", method="post", data={"words": "Too old."}),
    "sample-design-file": Visit("inspector", "manager"),
    "sample-frame-file": Visit("inspector", "manager"),
    "sample-cases": Visit("inspector", "head"),
    "sample-add-case": Visit("lead", "inspector", method="post", data=_ADD),
    "sample-replace-case": Visit("inspector", "director", method="post", data=_REASON),
    "sample-remove-case": Visit("lead", "inspector", method="post", data={"words": "Not needed."}),
    "sample-track-case": Visit("lead", "inspector", method="post", data={"tracked": "yes"}),
    "sample-asked": Visit("data_officer", "other_head"),
    "sample-give-frame": Visit("data_officer", "lead"),
    "sample-frame-errors": Visit("data_officer", "lead"),
    "sample-drawn-file": Visit("manager", "inspector"),
    "sample-asked-design": Visit("manager", "inspector"),
    "sample-names": Visit("data_officer", "lead"),
    "sample-names-key": Visit("data_officer", "lead", method="post"),
    "sample-names-program": Visit("data_officer", "lead"),
}
