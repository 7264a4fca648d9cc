"""What every test of evidence begins with: the cast in fieldwork, and a draft that is whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import Cast, play
from touchstone.domain import name_words
from touchstone.foundation.core import clock
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.evidence.actions.drafts import save_draft
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.evidence.written import Written
from touchstone.inspectorate.samples.models import NameKey

TEXT = "The plan did not say who would see the child."
Draft = Callable[..., EvidenceItem]


@pytest.fixture
def cast(db: None) -> Cast:
    return play(state="fieldwork")


def whole(**changes: Any) -> Written:
    said: dict[str, Any] = {
        "text": TEXT, "method": "case_file_review", "seen_on": date(2026, 11, 3), "direction": "weakness",
        "areas": ("leadership",), "case_reference": "N4-0031", "about_role": "child", "source_key": "case_records",
    }  # fmt: skip
    return Written(**{**said, **changes})


@pytest.fixture
def draft(cast: Cast) -> Draft:
    """Makes a draft: `draft(by="lead", text="…")`."""

    def make(by: str = "inspector", **changes: Any) -> EvidenceItem:
        return save_draft(by=cast[by], inspection=cast.inspection, public_id=uuid4(), written=whole(**changes), base=0)

    return make


def give_names(cast: Cast, *names: str) -> None:
    """The service gives the hashes of its name words, as it does with its list of cases."""
    hashes = name_words.hashes("a key", names)
    NameKey.objects.create(
        inspection=cast.inspection, key="a key", file=store("\n".join(hashes).encode()), words=len(hashes),
        given_by=cast["data_officer"], given_at=clock.now(),
    )  # fmt: skip
