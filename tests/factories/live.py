"""Evidence of a live inspection, for tests: one item, or thousands, past the pages and without waiting for them."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

from tests.cast import Cast
from touchstone.domain.evidence import DIRECTIONS, METHODS
from touchstone.foundation.core import clock
from touchstone.inspectorate.evidence import queries
from touchstone.inspectorate.evidence.forms import judged
from touchstone.inspectorate.evidence.models import EvidenceArea, EvidenceItem
from touchstone.inspectorate.evidence.written import Written, content_of

_SEEN = (
    "The plan named who would see the children, and by when.",
    "The record did not say why the first hearing was put off.",
    "The adviser listened, and wrote down what the child said in the child's own words.",
    "Supervision notes repeated the last ones.",
)


def make_evidence(cast: Cast, n: int = 1, **fields: Any) -> list[EvidenceItem]:
    """`n` submitted items of the cast's inspection, in turn by method, direction, area and source.

    `fields`: columns of EvidenceItem that all of them share, and `areas`, a list of judgement area keys. With
    `state="draft"` they are drafts. Three queries, whatever `n`.
    """
    definition = queries.definition_of(cast.inspection)
    keys = itertools.cycle([area.key for _depth, area in judged(definition)])
    sources = itertools.cycle([each.key for each in definition.evidence] or [""])
    methods, directions, texts = (itertools.cycle(each) for each in (METHODS, DIRECTIONS, _SEEN))
    given_areas = fields.pop("areas", None)
    state, author = fields.pop("state", "submitted"), fields.pop("author", cast["inspector"])
    items, areas, now = [], [], clock.now()
    for number in range(n):
        said = {
            "method": next(methods), "direction": next(directions), "source_key": next(sources),
            "seen_on": date(2026, 11, 2) + timedelta(days=number % 12), "text": f"{next(texts)} ({number})",
            "case_reference": f"N4-{number % 400:04d}", "about_role": "child", **fields,
        }  # fmt: skip
        about = tuple(given_areas) if given_areas is not None else (next(keys),)
        whole = {
            "inspection": cast.inspection, "state": state, "author": author, "begun_at": now, "saved_by": author,
            "saved_at": now, "revision": 1,
        }  # fmt: skip
        if state not in ("draft", "discarded"):
            content = content_of(Written(areas=about, **_written(said)))
            whole |= {"submitted_at": now, "content_hash": content.fingerprint}
        items.append(EvidenceItem(**{**whole, **said}))
        areas.append(about)
    made = EvidenceItem.objects.bulk_create(items, batch_size=500)
    EvidenceArea.objects.bulk_create(
        [EvidenceArea(item=item, area_key=key) for item, about in zip(made, areas, strict=True) for key in about],
        batch_size=500,
    )
    return made


def _written(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name in Written.__dataclass_fields__}
