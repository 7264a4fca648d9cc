"""Several pages save one response at the same moment, and nothing of any is lost."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from tests.factories.responses import make_response
from touchstone.domain.instruments.merging import mark
from touchstone.foundation.instruments import actions
from touchstone.foundation.instruments.models import Response

SLOTS = ["law", "stage", "parties_heard", "weeks_waiting", "risk_found", "wishes.A", "wishes.B", "strengths"]


@pytest.mark.django_db(transaction=True)
def test_pages_that_save_at_once_lose_nothing() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time anyway, and a test's own is seen by one thread only")
    response = make_response()
    begin, wrong = threading.Barrier(len(SLOTS)), []

    def save(slot: str) -> None:
        try:
            mine = Response.objects.get(pk=response.pk)
            begin.wait(timeout=30)
            answers = {slot: "strong", "overall_reason": f"From {slot}."}
            base = {slot: mark(""), "overall_reason": mark("")}
            actions.save_answers(by=response.rater, response=mine, answers=answers, base=base, page=slot)
        except Exception as error:  # noqa: BLE001 (told to the test, whatever it is)
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(slot,)) for slot in SLOTS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert wrong == []
    held = Response.objects.get(pk=response.pk)
    assert {slot: held.answers[slot] for slot in SLOTS} == dict.fromkeys(SLOTS, "strong")
    beside = [each["written"] for each in held.second_texts["overall_reason"].values()]
    texts = {held.answers["overall_reason"], *beside}
    assert texts == {f"From {slot}." for slot in SLOTS}
    assert held.revision == len(SLOTS)
