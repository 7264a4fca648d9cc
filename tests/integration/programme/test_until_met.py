"""What is not met goes on: inadequate progress proposes the next visit; what moved goes with its area, once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import Cast, play
from tests.factories.records import make_area, make_inspection
from tests.integration.programme.helpers import programme_of
from touchstone.foundation.core import clock
from touchstone.inspectorate.improvement import actions as improvement
from touchstone.inspectorate.improvement.rows import Place
from touchstone.inspectorate.inspections.models import LineOfEnquiry
from touchstone.inspectorate.programme import carried
from touchstone.inspectorate.programme.actions import opening, rounds
from touchstone.inspectorate.programme.models import Escalation, Programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play()


@pytest.fixture
def programme(cast: Cast) -> Programme:
    return programme_of(cast)


def visit(cast: Cast, on: date, grade: str) -> None:
    make_inspection(
        cast.service, inspectorate=cast.inspectorate, kind="monitoring", published=on, scale="progress-2010",
        judgements={"overall_progress": grade},
    )  # fmt: skip


def test_inadequate_overall_progress_proposes_the_next_visit_once(cast: Cast, programme: Programme) -> None:
    visit(cast, date(2026, 2, 1), "inadequate")
    assert rounds.run_due(clock.now()).proposed == 1
    found = Escalation.objects.get()
    assert (found.grade_key, found.mark, found.inspection.kind) == ("inadequate", "satisfactory", "monitoring")
    assert rounds.run_due(clock.now()).proposed == 0


@pytest.mark.parametrize(("on", "then"), [(date(2026, 2, 1), "satisfactory"), (date(2020, 2, 1), "")])
def test_progress_that_is_enough_by_now_or_was_before_the_regime_proposes_nothing(
    cast: Cast, programme: Programme, on: date, then: str
) -> None:
    visit(cast, on, "inadequate")
    if then:
        visit(cast, date(2026, 6, 1), then)
    assert rounds.run_due(clock.now()).proposed == 0


def test_what_went_to_another_service_is_a_line_of_enquiry_there_and_not_here(cast: Cast, programme: Programme) -> None:
    found = make_inspection(
        cast.service, inspectorate=cast.inspectorate, published=date(2025, 3, 1), kind="focused",
        areas=cast.areas[:1], afis=["Answer letters.", "Hear parents."],
    )  # fmt: skip
    goes, stays = found.areas_for_improvement.order_by("number")
    for row in (goes, stays):
        row.areas.set(cast.areas[:1])
    coast = make_area(cast.other_service, "Coast")
    place = Place(cast.areas[0], coast, cast.other_service)
    improvement.move(by="a test", area_for_improvement=goes, to=place, on=date(2025, 9, 1), reason="Handed over.")
    other = Programme.objects.create(
        inspectorate=cast.inspectorate, provider=cast.other_service, framework=programme.framework,
        starts_on=date(2021, 4, 1), kept_from=date(2021, 4, 1),
    )  # fmt: skip
    rounds.run_due(clock.now())
    here, there = (each.obligations.filter(opened=None, area=None).first() for each in (programme, other))
    assert here is not None and there is not None
    assert carried.weaknesses(here, [], clock.now()) == [stays]
    assert carried.weaknesses(there, [], clock.now()) == [goes]
    assert carried.weaknesses(there, [coast], clock.now()) == [goes]


def test_each_open_one_is_carried_forward_once(cast: Cast, programme: Programme) -> None:
    make_inspection(
        cast.service, inspectorate=cast.inspectorate, published=date(2025, 3, 1), kind="focused", afis=["Hear parents."]
    )
    rounds.run_due(clock.now())
    row = next(each for each in programme.obligations.filter(area=None, opened=None) if "full" in each.kinds)
    wanted = opening.Opening(kind="full", framework=programme.framework, title="Again")
    made = opening.open_for(by="the tests", obligation=row, opening=wanted)
    line = LineOfEnquiry.objects.get(inspection=made)
    assert (line.source, line.text) == ("carried forward", "Hear parents.")
    assert line.source_key.startswith("afi-")
