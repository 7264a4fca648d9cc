"""What may a person say of a value, and what if two people say it at once?"""

from __future__ import annotations

import pytest

from tests.factories import readings
from tests.integration.archive.helpers import brought, decide, item
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.foundation.core.errors import Refused
from touchstone.inspectorate.archive import policies, queries
from touchstone.inspectorate.archive.actions import decisions
from touchstone.inspectorate.archive.models import ReadValue
from touchstone.inspectorate.archive.values import doubts_first, items_of, settle

pytestmark = pytest.mark.django_db
DOUBTED = readings.cell("Saltmarsh", confidence=0.7, doubt="Two names are printed.")


def test_right_keeps_the_value_and_names_the_person(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report())
    decide(archivist, reading, "published")
    value = reading.values.get(path="published")
    assert (value.decision, value.decided_by, value.corrected) == ("right", archivist, None)
    event = AuditEvent.objects.get(action="archive.decide")
    assert (event.actor, event.summary) == (archivist, "Published: right.")


def test_a_correction_stands_beside_what_was_read(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report())
    decide(archivist, reading, "judgements-1", "corrected", grade="satisfactory")
    value = reading.values.get(path="judgements[1].grade")
    assert (value.value, value.corrected, value.decision) == ("inadequate", "satisfactory", "corrected")
    assert reading.values.get(path="judgements[1].heading").decision == "right"
    assert settle(queries.values(reading)).rows("judgements")[1]["grade"] == "satisfactory"
    changes = AuditEvent.objects.get(action="archive.decide").changes
    assert changes["judgements[1].grade"][1] == "corrected to 'satisfactory', read as 'inadequate'"


def test_what_is_not_there_is_left_out_and_kept(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report())
    decide(archivist, reading, "judgements-1", "not there")
    settled = settle(queries.values(reading))
    assert [row["key"] for row in settled.rows("judgements")] == ["overall_effectiveness", "complaints"]
    assert settled.indexes["judgements"] == [0, 2]
    assert reading.values.get(path="judgements[1].grade").value == "inadequate"


def test_two_people_at_one_value_do_not_overwrite_each_other_unseen(desk, archivist, inspectorate) -> None:
    from_the_same_page = brought(desk, archivist, readings.report())
    stamp = item(from_the_same_page, "published").stamp
    decide(archivist, from_the_same_page, "published")
    with pytest.raises(policies.Changed, match="Ada Marsh decided about this"):
        decisions.decide(
            by=archivist,
            reading=from_the_same_page,
            item_key="published",
            decision="not there",
            stamp=stamp,
        )
    assert from_the_same_page.values.get(path="published").decision == "right"


def test_other_values_may_be_decided_at_the_same_time(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report())
    stamp = item(reading, "provider").stamp
    decide(archivist, reading, "published")
    decisions.decide(by=archivist, reading=reading, item_key="provider", decision="right", stamp=stamp)
    assert reading.values.get(path="provider").decision == "right"


def test_doubts_come_first_and_are_not_accepted_all_at_once(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report(area_name=DOUBTED))
    assert doubts_first(items_of(queries.values(reading)))[0].key == "area_name"
    assert decisions.accept_sure(by=archivist, reading=reading) > 10
    pending = reading.values.filter(decision=ReadValue.Decision.PENDING)
    assert [value.path for value in pending] == ["area_name"]


def test_a_row_that_the_reader_missed_is_added_without_a_place(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report())
    cells = {"number": "3", "timescale_or_class": "immediately", "text": "Keep the doors open.", "section": None}
    added = decisions.add_row(by=archivist, reading=reading, list_name="areas_for_improvement", cells=cells)
    assert added.key == "areas_for_improvement-2"
    rows = settle(queries.values(reading)).rows("areas_for_improvement")
    assert rows[2]["text"] == "Keep the doors open."
    value = reading.values.get(path="areas_for_improvement[2].text")
    assert (value.value, value.page, value.decided_by) == (None, None, archivist)


def test_an_empty_row_is_not_added(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report())
    with pytest.raises(Refused, match="Nothing was filled in"):
        decisions.add_row(by=archivist, reading=reading, list_name="strengths", cells={"text": None})


def test_only_whoever_may_confirm_decides(desk, archivist, analyst) -> None:
    reading = brought(desk, archivist, readings.report())
    with pytest.raises(Refused, match="roles do not let you confirm"):
        decide(analyst, reading, "published")
    assert reading.values.get(path="published").decision == "pending"


def test_a_value_that_is_not_in_the_reading_is_refused(desk, archivist) -> None:
    reading = brought(desk, archivist, readings.report())
    with pytest.raises(Refused, match="no value “strengths-9”"):
        decisions.decide(by=archivist, reading=reading, item_key="strengths-9", decision="right", stamp="")
