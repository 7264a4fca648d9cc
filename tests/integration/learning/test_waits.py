"""How long until met: which day ends the watching, and that met and open are what the register says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.records import NOW, make_afi, make_area, make_inspection, make_organisation, make_progress
from touchstone.domain.dates import PreciseDate
from touchstone.inspectorate.improvement.models import AreaForImprovement
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.learning.waits import End, Wait, waits
from touchstone.inspectorate.reports import queries as gate

pytestmark = pytest.mark.django_db


def only() -> Wait:
    (row,) = waits(NOW, made_up=True).rows
    return row


def test_met_on_the_day_of_the_first_visit_that_judged_it_satisfactory() -> None:
    provider = make_organisation()
    found = make_inspection(provider, published=date(2024, 1, 1), afis=["Chronologies."])
    visits = [
        make_inspection(provider, published=date(2024, month, 1), kind="monitoring", follows=found)
        for month in (3, 6, 9)
    ]
    afi = found.areas_for_improvement.get()
    for visit, grade in zip(visits, ("inadequate", "satisfactory", "good"), strict=True):
        make_progress(afi, visit, grade)
    assert (only().end, only().days) == (End.MET, 152)
    assert only().spell.ended


def test_one_that_nobody_judged_met_is_open_until_today() -> None:
    make_inspection(published=date(2026, 11, 12), afis=["Chronologies."])
    assert (only().end, only().days) == (End.OPEN, 10)
    assert not only().spell.ended


def test_a_later_full_inspection_ends_the_watching_without_an_answer() -> None:
    provider = make_organisation()
    make_inspection(provider, published=date(2024, 1, 1), afis=["Chronologies."])
    make_inspection(provider, published=date(2025, 3, 1))
    assert (only().end, only().days) == (End.REPLACED, 395)


def test_the_end_of_its_areas_ends_the_watching_too() -> None:
    provider = make_organisation()
    fen = make_area(provider, "Fen", valid_to=PreciseDate.day(2024, 1, 31))
    make_inspection(provider, published=date(2024, 1, 1), areas=[fen], afis=["Chronologies."])
    assert (only().end, only().days) == (End.AREA_ENDED, 30)


def test_while_one_of_its_areas_lasts_it_is_watched() -> None:
    provider = make_organisation()
    fen, moor = make_area(provider, "Fen", valid_to=PreciseDate.day(2024, 1, 31)), make_area(provider, "Moor")
    make_inspection(provider, published=date(2024, 1, 1), areas=[fen, moor], afis=["Chronologies."])
    assert only().end is End.OPEN


def test_what_a_visit_judged_after_the_areas_ended_counts() -> None:
    provider = make_organisation()
    fen = make_area(provider, "Fen", valid_to=PreciseDate.day(2024, 1, 31))
    found = make_inspection(provider, published=date(2024, 1, 1), areas=[fen], afis=["Chronologies."])
    visit = make_inspection(provider, published=date(2024, 6, 1), kind="monitoring")
    make_progress(found.areas_for_improvement.get(), visit)
    assert only().end is End.MET


def test_what_is_undated_is_counted_apart_and_what_is_not_public_not_at_all() -> None:
    make_inspection(published=None, afis=["Chronologies."])
    make_inspection(public=False, afis=["Chronologies."])
    found = waits(NOW, made_up=True)
    assert (found.rows, found.undated) == ((), 1)


def test_made_up_services_are_counted_only_where_asked() -> None:
    make_inspection(make_organisation(fictional=True), afis=["Chronologies."])
    make_inspection(make_organisation(fictional=False), afis=["Chronologies."])
    assert (len(waits(NOW).rows), len(waits(NOW, made_up=True).rows)) == (1, 2)


def test_progress_that_is_not_public_is_not_met() -> None:
    provider = make_organisation()
    found = make_inspection(provider, published=date(2024, 1, 1), afis=["Chronologies."])
    visit = make_inspection(provider, published=date(2024, 6, 1), kind="monitoring", public=False)
    make_progress(found.areas_for_improvement.get(), visit)
    assert only().end is End.OPEN


def test_progress_of_a_visit_without_a_day_ends_nothing() -> None:
    provider = make_organisation()
    found = make_inspection(provider, published=date(2024, 1, 1), afis=["Chronologies."])
    visit = make_inspection(provider, published=None, kind="monitoring")
    make_progress(found.areas_for_improvement.get(), visit)
    assert only().end is End.OPEN


def story() -> None:
    """Two services with areas, visits, re-inspections and everything between."""
    for n in range(2):
        provider = make_organisation()
        fen = make_area(provider, "Fen")
        moor = make_area(provider, "Moor")
        first = make_inspection(provider, published=date(2020 + n, 1, 1), areas=[fen], afis=["One.", "Two.", "Three."])
        make_inspection(provider, published=date(2020 + n, 2, 1), areas=[moor], afis=["Four."])
        visit = make_inspection(
            provider, published=date(2021 + n, 1, 1), areas=[fen], kind="monitoring", afis=["Five."]
        )
        make_progress(first.areas_for_improvement.get(number=1), visit, "good")
        make_progress(first.areas_for_improvement.get(number=2), visit, "inadequate")
        if n:
            make_inspection(provider, published=date(2023, 1, 1), areas=[fen], kind=Inspection.Kind.REINSPECTION)
            make_afi(make_inspection(provider, published=date(2024, 1, 1), kind="narrative"), "Six.")


def test_what_is_open_here_is_what_the_register_says_is_open() -> None:
    story()
    ours = {row.afi.pk for row in waits(NOW, made_up=True).rows if row.end is End.OPEN}
    theirs: set[int] = set()
    for provider in set(Inspection.objects.values_list("provider", flat=True)):
        among = gate.ids_of([provider], NOW)
        theirs |= set(gate.open_areas_for_improvement(NOW, among).values_list("pk", flat=True))
    assert ours == theirs
    assert ours and len(ours) < AreaForImprovement.objects.count()


def test_the_number_of_queries_does_not_grow(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    story()
    with django_assert_num_queries(6):
        waits(NOW, made_up=True)
    story()
    with django_assert_num_queries(6):
        waits(NOW, made_up=True)


def test_it_is_as_at_the_day_asked_for() -> None:
    make_inspection(published=date(2026, 11, 12), afis=["Chronologies."])
    (row,) = waits(datetime(2026, 11, 30, 12, tzinfo=UTC), made_up=True).rows
    assert row.days == 18
