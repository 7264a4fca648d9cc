"""Does a search find what a person means, and only what is public?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import records
from tests.factories.records import NOW
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.models import Publication
from touchstone.public.register import actions
from touchstone.public.register.search.find import Filters, Found, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    """A fictional service with two areas; the first inspected in 2019 and looked at again in 2021."""
    service = records.make_organisation("Weldmere Family Court Service")
    moor = records.make_area(service, "Thornshire and the Vale", code="V4", authorities=["Thornshire", "Lower Vale"])
    records.make_area(service, "Eastmarsh", code="V5", authorities=["Eastmarsh"])
    first = records.make_inspection(
        service,
        areas=[moor],
        title="Thornshire and the Vale: inspection, October 2019",
        published=date(2019, 10, 20),
        framework=records.make_framework("northmere-2015"),
        judgements={"overall_effectiveness": "inadequate", "safeguarding": "inadequate"},
        scale="ofsted-2009",
        afis=["Make sure that waiting lists are ordered by need."],
        text="Inspectors found that letters were sent to grandparents too late.",
    )
    records.make_inspection(
        service,
        areas=[moor],
        title="Thornshire and the Vale: monitoring letter, January 2021",
        published=date(2021, 1, 10),
        kind=Inspection.Kind.MONITORING,
        follows=first,
        judgements={"overall_progress": "satisfactory"},
        scale="progress-2010",
    )
    actions.rebuild_index()
    return service


def titles(found: Found) -> list[str]:
    return [entry.title for entry in found[:]]


def search(query: str = "", **filters) -> Found:
    return find(query, Filters(**filters), NOW)


def withdraw(publications) -> None:
    publications.update(state="withdrawn", withdrawn_at=NOW, withdrawn_reason="Wrong.")


def test_names_come_before_texts_and_newest_first(service):
    assert titles(search("thornshire")) == [
        "Thornshire and the Vale",
        "Thornshire and the Vale: monitoring letter, January 2021",
        "Thornshire and the Vale: inspection, October 2019",
        "Weldmere Family Court Service",
    ]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("V5", "Eastmarsh"),
        ("lower vale thornshire", "Weldmere Family Court Service"),
        ("grandparents", "Thornshire and the Vale: inspection, October 2019"),
        ("waiting list", "Thornshire and the Vale: inspection, October 2019"),
        ("monitoring January 2021", "Thornshire and the Vale: monitoring letter, January 2021"),
        ("EASTMÂRSH", "Eastmarsh"),
    ],
)
def test_finds_by_name_code_authority_and_words_of_any_ending(service, query, first):
    assert titles(search(query))[0] == first


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Thornsheer", "thornshire"),
        ("Thonrshire", "thornshire"),
        ("thorns and the vale", "thornshire"),
        ("grendparents", "grandparents"),
        ("Estmarsh", "eastmarsh"),
    ],
)
def test_tolerates_spelling_and_says_what_it_looked_for_instead(service, query, meant):
    found = search(query)
    assert found
    assert meant in [word for words in found.reading.instead.values() for word in words]
    assert not found.reading.some


def test_falls_back_on_some_of_the_words(service):
    found = search("grandparents zebra")
    assert found.reading.some
    assert titles(found) == ["Thornshire and the Vale: inspection, October 2019"]


def test_finds_nothing_where_nothing_is_near(service):
    found = search("xylophone")
    assert titles(found) == []
    assert found.reading.instead == {}


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"provider": "weldmere-family-court-service"}, 5),
        ({"area": "eastmarsh"}, 1),
        ({"area": "thornshire-and-the-vale"}, 3),
        ({"authority": "lower-vale"}, 3),
        ({"framework": "northmere-2015"}, 1),
        ({"kind": "monitoring"}, 1),
        ({"grade": "ofsted-2009:inadequate"}, 1),
        ({"grade": "progress-2010:inadequate"}, 0),
        ({"year": "2021"}, 1),
        ({"year": "never"}, 0),
        ({"open_only": True}, 1),
    ],
)
def test_filters(service, filters, count):
    found = search(**filters)
    assert len(found) == len(found[:]) == count


def test_without_words_everything_stands_services_first_and_newest_documents_before_older(service):
    assert titles(search())[0] == "Weldmere Family Court Service"
    assert titles(search())[-1] == "Thornshire and the Vale: inspection, October 2019"


def test_more_than_anybody_looks_at_is_counted_no_further_and_keeps_its_order(service, monkeypatch):
    everything = titles(search("thornshire"))
    monkeypatch.setattr("touchstone.public.register.search.find.MOST_COUNTED", 3)
    found = search("thornshire")
    assert found.more
    assert len(found) == 3
    assert titles(found) == everything[:3]
    assert [entry.title for entry in found[1:3]] == everything[1:3]


def test_an_area_for_improvement_judged_satisfactory_is_no_longer_open(service):
    afi = Inspection.objects.get(published__startswith="2019").areas_for_improvement.get()
    letter = Inspection.objects.get(published__startswith="2021")
    progress = records.make_progress(afi, letter, "inadequate")
    actions.rebuild_index()
    assert len(search(open_only=True)) == 1
    progress.grade_key = "satisfactory"
    progress.save()
    actions.rebuild_index()
    assert len(search(open_only=True)) == 0


def test_a_later_full_inspection_of_the_same_ground_closes_what_it_does_not_carry_on(service):
    area = service.areas.get(code="V4")
    records.make_inspection(service, areas=[area], published=date(2024, 6, 1))
    actions.catch_up()
    assert len(search(open_only=True)) == 0


def test_a_full_inspection_of_other_ground_closes_nothing(service):
    records.make_inspection(service, areas=[service.areas.get(code="V5")], published=date(2024, 6, 1))
    actions.catch_up()
    assert len(search(open_only=True)) == 1


@pytest.mark.parametrize(
    "publication",
    [
        {"public_from": NOW + timedelta(hours=1)},
        {"state": Publication.State.DRAFT},
        {"state": Publication.State.WITHDRAWN},
    ],
)
def test_what_is_not_public_is_not_found_and_its_words_are_no_suggestion(service, publication):
    hidden = records.make_inspection(service, title="Secretum", public=False)
    records.make_publication(hidden, text="Concealment of quagmires.", **publication)
    actions.rebuild_index()
    for query in ("secretum", "quagmires", "secretun", "quagmyres"):
        found = search(query)
        assert titles(found) == []
        assert found.reading.instead == {}


def test_an_embargo_ends_without_anybody_touching_the_index(service):
    inspection = records.make_inspection(service, title="Embargoed", public=False)
    records.make_publication(inspection, public_from=NOW + timedelta(hours=1))
    actions.rebuild_index()
    assert titles(search("embargoed")) == []
    assert titles(find("embargoed", Filters(), NOW + timedelta(hours=2))) == ["Embargoed"]


def test_a_withdrawal_is_felt_at_once(service):
    withdraw(Publication.objects.filter(report__inspection__published__startswith="2019"))
    assert titles(search("grandparents")) == []


def test_a_stub_is_found_while_the_letter_that_tells_of_it_is_public(service):
    stub = records.make_inspection(service, title="Fenland stub, 2018", stub=True, public=False)
    letter = records.make_inspection(service, title="Letter", follows=stub)
    actions.rebuild_index()
    assert titles(search("fenland")) == ["Fenland stub, 2018"]
    withdraw(Publication.objects.filter(report__inspection=letter))
    assert titles(search("fenland")) == []


@pytest.mark.parametrize("query", ["", "   ", "the and of", '"; DROP', "a OR", "* : ( ) & | !", "NEAR(a b)", "é" * 500])
def test_no_query_breaks_it(service, query):
    assert len(search(query)) >= 0
