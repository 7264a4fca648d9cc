"""Which areas, offices, kinds of people and kinds of case does the ledger count as seen?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import Cast, play
from tests.factories.records import make_area
from tests.integration.programme.helpers import TODAY, past, programme_of
from touchstone.domain.dates import PreciseDate
from touchstone.foundation.core import clock
from touchstone.inspectorate.evidence.models import EvidenceItem
from touchstone.inspectorate.inspections.models import FieldworkSlot, Inspection, InspectionArea
from touchstone.inspectorate.programme import due, ledger
from touchstone.inspectorate.programme.models import Programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = play()
    past(made, "full", date(2024, 2, 16), "good")
    return made


@pytest.fixture
def programme(cast: Cast) -> Programme:
    made = programme_of(cast)
    # The cast's inspection: a visit whose fieldwork has ended, planned for Moor only.
    Inspection.objects.filter(pk=cast.inspection.pk).update(
        state="judging", kind="focused", starts=PreciseDate(TODAY - timedelta(days=9)), ends=PreciseDate(TODAY)
    )
    InspectionArea.objects.filter(inspection=cast.inspection).exclude(area=cast.areas[1]).delete()
    due.recompute(made, clock.now())
    return made


def see(cast: Cast, **more: Any) -> EvidenceItem:
    now = clock.now()
    said = {
        "inspection": cast.inspection, "state": "submitted", "method": "interview", "direction": "strength",
        "text": "Seen.", "seen_on": TODAY, "author": cast["inspector"], "saved_by": cast["inspector"],
        "begun_at": now, "saved_at": now, "submitted_at": now, "content_hash": "0" * 64,
    }  # fmt: skip
    return EvidenceItem.objects.create(**{**said, **more})


def last_seen(programme: Programme) -> dict[str, date | None]:
    return {row.area.name: row.last for row in ledger.ledger(programme, TODAY).rows}


def test_evidence_seen_somewhere_counts_though_it_was_not_planned(cast: Cast, programme: Programme) -> None:
    see(cast, area=cast.areas[0])
    see(cast, area=cast.areas[2], state="draft", submitted_at=None, content_hash="")
    assert last_seen(programme) == {"Fen": TODAY, "Moor": TODAY, "Dale": None}


def test_while_it_goes_on_nothing_counts_yet(cast: Cast, programme: Programme) -> None:
    cast.at("fieldwork")
    assert last_seen(programme) == {"Fen": None, "Moor": None, "Dale": None}


def test_cycles_end_with_a_full_inspection(cast: Cast, programme: Programme) -> None:
    running, first = ledger.cycles_of(programme)
    assert (running.begins, running.until) == (date(2024, 2, 16), None)
    assert (first.begins, first.until) == (date(2021, 4, 1), date(2024, 2, 16))
    (cells,) = [row.cells for row in ledger.ledger(programme, TODAY).rows if row.area == cast.areas[1]]
    assert [[each.pk for each in cell] for cell in cells] == [[cast.inspection.pk], []]


def test_offices_come_from_documents_and_timetables(cast: Cast, programme: Programme) -> None:
    moor = cast.areas[1]
    InspectionArea.objects.filter(area=moor).update(offices_visited=["Moor, Quay Street"])
    office = moor.offices.create(name="Moor, Mill Lane")
    now = clock.now()
    FieldworkSlot.objects.create(
        inspection=cast.inspection, person=cast["inspector"], area=moor, office=office, mode="on site",
        starts_at=now, ends_at=now + timedelta(hours=2), what="Observing", saved_at=now,
    )  # fmt: skip
    (offices,) = [row.offices for row in ledger.ledger(programme, TODAY).rows if row.area == moor]
    assert offices == ["Moor, Mill Lane", "Moor, Quay Street"]


def test_kinds_of_people_are_those_that_the_framework_expects(cast: Cast, programme: Programme) -> None:
    see(cast, source_key="judiciary")
    see(cast, source_key="judiciary")
    found = ledger.kinds(programme, ledger.cycles_of(programme), "en")
    people = dict(found.people)
    assert people["The family judiciary"] == [2, 0]
    assert people["Complaints"] == [0, 0]
    assert found.cases == []


def test_the_queries_do_not_grow_with_the_areas(
    cast: Cast, programme: Programme, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(13):
        ledger.ledger(programme, TODAY)
    for number in range(20):
        past(cast, "focused", date(2025, 6, 1), areas=[make_area(cast.service, f"Area {number:02}")])
    with django_assert_num_queries(13):
        ledger.ledger(programme, TODAY)
