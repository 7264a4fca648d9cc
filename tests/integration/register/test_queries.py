"""Does the number of SQL queries of a public page stay the same as the data grows tenfold?"""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import records
from touchstone.foundation.accounts import audit
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register import actions

pytestmark = pytest.mark.django_db

# Address → queries, each with the one that asks whether anything changed.
EXPECTED = {
    "/": 7,
    "/search?kind=full": 5,
    "/search?q=thornshire": 6,
    "/search?q=thornsheer": 8,
    "/search?q=xylophone": 5,
    "/search?q=thornshire&year=2019&open=yes&grade=ofsted-2014:inadequate": 6,
    "/search.json?q=thornshire": 6,
    "/providers": 2,
    "/providers.csv": 2,
    "/providers/weldmere": 8,
    "/providers/weldmere/areas-for-improvement": 4,
    "/providers/weldmere/areas-for-improvement.json": 4,
    "/providers/weldmere.json": 10,
    "/providers/weldmere.csv": 5,
    "/providers/weldmere/areas/thornshire": 12,
    "/providers/weldmere/areas/thornshire.json": 12,
    "/inspections/first": 18,
    "/inspections/first.json": 19,
    "/inspections/letter": 18,
    "/inspections/letter/progress": 8,
    "/inspections/letter/progress.json": 3,
    "/areas-for-improvement/first-1": 11,
    "/areas-for-improvement/first-1.json": 11,
    "/compare?framework=northmere-2015": 8,
    "/compare?framework=northmere-2015&judgement=safeguarding": 5,
    "/compare.json?framework=northmere-2015": 8,
    "/frameworks": 2,
    "/frameworks/northmere-2015": 2,
    "/open-data": 1,
}


def grow(times: int) -> None:
    """A service with `times` of everything that a page can hold."""
    service = records.make_organisation("Weldmere", slug="weldmere")
    framework = records.make_framework("northmere-2015")
    area = records.make_area(service, "Thornshire", code="V1", authorities=["Thornshire Council"])
    for number in range(times):
        records.make_area(service, f"Fen {number}", authorities=[f"Fen Council {number}"])
        records.make_organisation(f"Fictional Service {number}")
    grades = {"overall_effectiveness": "inadequate"} | {f"judgement_{n}": "good" for n in range(times)}
    first = records.make_inspection(
        service, areas=[area], slug="first", framework=framework, published=date(2019, 5, 1),
        judgements={**grades, "safeguarding": "inadequate"}, afis=[f"Mend thing {n}." for n in range(times)],
    )  # fmt: skip
    letter = records.make_inspection(
        service, areas=[area], slug="letter", framework=framework, published=date(2021, 5, 1),
        kind=Inspection.Kind.MONITORING, follows=first, judgements={"overall_progress": "satisfactory"},
        scale="progress-2010",
    )  # fmt: skip
    for afi in first.areas_for_improvement.all():
        records.make_progress(afi, letter)
    for number in range(times):
        records.make_inspection(
            service, areas=[area], framework=framework, published=date(2010, 1, 1), judgements={"safeguarding": "good"},
            title=f"Thornshire {number}", follows=first,
        )  # fmt: skip
        records.make_strength(first, f"Strength {number}.")
        records.make_evidence(first, f"Evidence {number}", number)
        records.make_publication(first, title=f"Letter {number}")
    audit.record(by="a test", action="test.grow", subject=service, summary="Grew.")
    actions.rebuild_index()


@pytest.mark.parametrize("times", [1, 10])
def test_a_page_asks_as_often_whatever_it_holds(client: Client, times: int) -> None:
    grow(times)
    counted = {}
    for address in EXPECTED:
        client.get(address)  # what a process reads once is read
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200, address
        counted[address] = len(queries)
    assert counted == EXPECTED


@pytest.mark.parametrize("times", [1, 10])
def test_a_search_of_everything_asks_no_more_often(client: Client, times: int) -> None:
    """Its first page may hold services only, or documents too: then it asks for both, and never for more."""
    grow(times)
    with CaptureQueriesContext(connection) as queries:
        client.get("/search")
    assert len(queries) <= 12


def test_a_page_that_has_not_changed_costs_one_query(client: Client, django_assert_num_queries) -> None:
    grow(1)
    tag = client.get("/providers/weldmere")["ETag"]
    with django_assert_num_queries(1):
        response = client.get("/providers/weldmere", HTTP_IF_NONE_MATCH=tag)
    assert response.status_code == 304
    assert response["Cache-Control"] == "public, no-cache"
