"""Evidence is captured: saved as it is typed, checked, submitted, and then stands."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories.people import browser_of
from touchstone.inspectorate.evidence.models import EvidenceItem

pytestmark = pytest.mark.django_db

WHOLE: dict[str, Any] = {
    "revision": "0", "method": "case_file_review", "seen_on_day": "3", "seen_on_month": "11", "seen_on_year": "2026",
    "case_reference": "N4-0031", "about_role": "child", "areas": ["private_law_practice", "leadership"],
    "direction": "weakness", "text": "The plan did not say who would see the child.", "source_key": "case_records",
    "area": "", "place": "Fen office", "do": "submit",
}  # fmt: skip


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def address(cast: Cast, name: str, *more: Any) -> str:
    return reverse(name, args=[cast.inspection.slug, *more])


def test_from_capture_to_the_list(cast: Cast) -> None:
    browser, number = browser_of(cast["inspector"]), uuid4()
    page = browser.get(address(cast, "evidence-write", number))
    assert page.status_code == 200 and EvidenceItem.objects.count() == 0
    answer = browser.post(address(cast, "evidence-write", number), WHOLE)
    assert answer.status_code == 302 and answer["Location"] == address(cast, "evidence-item", number)
    item = EvidenceItem.objects.get(public_id=number)
    assert item.state == "submitted" and len(item.content_hash) == 64
    assert sorted(item.areas.values_list("area_key", flat=True)) == ["leadership", "private_law_practice"]
    listed = browser_of(cast["moderator"]).get(address(cast, "evidence")).content.decode()
    assert "The plan did not say who would see the child." in listed
    shown = browser_of(cast["moderator"]).get(address(cast, "evidence-item", number)).content.decode()
    assert "Fen office" in shown and item.content_hash in shown
