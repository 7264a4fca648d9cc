"""Do the sector's pages count rightly, leave out what they say they leave out, and ask as often at any size?"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import records
from touchstone.foundation.accounts import audit
from touchstone.foundation.core import clock
from touchstone.foundation.providers.models import Organisation
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.public.register import actions

pytestmark = pytest.mark.django_db

OLD, NEW = "northmere-2010", "northmere-2015"


def authority(name: str = "", **fields: Any) -> Organisation:
    return records.make_organisation(name, kind=Organisation.Kind.LOCAL_AUTHORITY, **{"fictional": False, **fields})


def inspected(provider: Organisation, year: int, grade: str, **fields: Any) -> Inspection:
    scale = fields.pop("scale", "ofsted-2014")
    framework = records.make_framework(OLD if scale == "ofsted-2009" else NEW)
    return records.make_inspection(
        provider, framework=framework, published=date(year, 3, 14), scale=scale,
        judgements={"overall_effectiveness": grade} if grade else {}, **fields,
    )  # fmt: skip


@pytest.fixture
def two() -> list[Organisation]:
    """Two authorities with three inspections each, the first of each on the older scale; and a made-up service."""
    providers = [authority("Eastmarsh"), authority("Thornshire")]
    for provider, grades in zip(providers, (("satisfactory", "good", "inadequate"), ("good", "good", "inadequate")),
                                strict=True):  # fmt: skip
        inspected(provider, 2012, grades[0], scale="ofsted-2009")
        inspected(provider, 2016, grades[1])
        inspected(provider, 2020, grades[2])
    made_up = records.make_organisation("Weldmere")
    inspected(made_up, 2016, "outstanding")
    inspected(made_up, 2020, "inadequate")
    return providers


def read(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200, address
    return dict(response.json())


def counted(data: dict[str, Any]) -> dict[tuple[str, str, str], int]:
    return {(row["scale"], row["year"], row["grade"]): row["n"] for row in data["counts"] if row["n"]}


def test_each_scale_is_counted_by_itself(two, client):
    data = read(client, "/sector/grades.json")
    assert counted(data) == {
        ("ofsted-2009", "2012", "satisfactory"): 1, ("ofsted-2009", "2012", "good"): 1,
        ("ofsted-2014", "2016", "good"): 2, ("ofsted-2014", "2020", "inadequate"): 2,
    }  # fmt: skip
    assert data["mapped"] == []


def test_one_axis_is_only_by_a_map_that_is_printed(two, client):
    data = read(client, "/sector/grades.json?axis=ofsted-2014")
    assert counted(data)["ofsted-2014", "2012", "requires_improvement"] == 1
    assert [(each["from"], each["to"]) for each in data["mapped"]] == [("ofsted-2009", "ofsted-2014")]
    page = client.get("/sector/grades?axis=ofsted-2014").content.decode()
    assert "Mapped by:" in page and data["mapped"][0]["source"][:21] in page
    assert "Mapped by:" not in client.get("/sector/grades").content.decode()


def test_grades_that_no_map_places_are_counted_as_left_out(two, client):
    inspected(two[0], 2021, "satisfactory", scale="progress-2010")
    assert read(client, "/sector/grades.json?axis=ofsted-2014")["left_out"] == 1


def test_made_up_services_are_counted_only_where_asked(two, client):
    assert ("ofsted-2014", "2016", "outstanding") not in counted(read(client, "/sector/grades.json"))
    assert counted(read(client, "/sector/grades.json?made_up=yes"))["ofsted-2014", "2016", "outstanding"] == 1
    assert read(client, "/sector.json")["inspections"] == 6
    assert read(client, "/sector.json?made_up=yes")["inspections"] == 8


def test_a_kind_of_organisation_narrows(two, client):
    assert counted(read(client, "/sector/grades.json?of=service")) == {}
    assert sum(counted(read(client, "/sector/grades.json?of=local+authority")).values()) == 6


def moved(data: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {(row["from_grade"], row["to_grade"]): row["n"] for row in data["transitions"] if row["n"]}


def test_pairs_of_two_scales_are_left_out_and_counted(two, client):
    data = read(client, "/sector/movement.json")
    assert moved(data) == {("good", "inadequate"): 2}
    assert (data["first_inspections"], data["left_out_of_two_scales"], data["left_out_without_a_map"]) == (2, 2, 0)


def test_with_an_axis_pairs_go_through_its_map(two, client):
    data = read(client, "/sector/movement.json?axis=ofsted-2014")
    assert moved(data) == {("requires_improvement", "good"): 1, ("good", "good"): 1, ("good", "inadequate"): 2}
    assert data["left_out_of_two_scales"] == 0


@pytest.mark.parametrize(
    ("query", "providers"),
    [
        ("start=ofsted-2014:good&end=ofsted-2014:inadequate", {"eastmarsh", "thornshire"}),
        ("axis=ofsted-2014&start=ofsted-2014:requires_improvement&end=ofsted-2014:good", {"eastmarsh"}),
        ("start=ofsted-2014:good&end=ofsted-2014:outstanding", set()),
        ("start=nonsense&end=x:'--", set()),
    ],
)
def test_behind_a_cell_stand_its_inspections(two, client, query, providers):
    data = read(client, f"/sector/movement.json?{query}")
    assert {pair["provider"] for pair in data["pairs"]} == providers


def test_an_area_is_followed_by_itself_and_a_visit_is_no_step(client):
    provider = authority("Weldmere Service")
    north, south = (records.make_area(provider, name) for name in ("North", "South"))
    inspected(provider, 2015, "good", areas=[north])
    inspected(provider, 2016, "inadequate", areas=[south])
    inspected(provider, 2017, "good", areas=[north], kind=Inspection.Kind.MONITORING)
    inspected(provider, 2019, "outstanding", areas=[north])
    assert moved(read(client, "/sector/movement.json")) == {("good", "outstanding"): 1}


def test_time_since_counts_each_provider_once_and_ranks_only_when_asked(two, client):
    today = clock.today()
    inspected(authority("Zedland"), today.year - 12, "good")
    data = read(client, "/sector/since.json")
    assert sum(band["n"] for band in data["distribution"]) == data["n"] == 3
    assert data["distribution"][-1] == {"from_years": 10, "to_years": None, "n": 1}
    assert [row["provider"] for row in data["last_full_inspections"]] == ["eastmarsh", "thornshire", "zedland"]
    longest = read(client, "/sector/since.json?sort=longest")["last_full_inspections"]
    assert longest[0]["provider"] == "zedland"
    assert longest[0]["months"] >= 130


def test_themes_are_given_by_words_and_say_so(two, client):
    inspected(
        two[0], 2022, "good", afis=["Reduce delay in reviews.", "Improve supervision and case records.", "Do it."]
    )
    actions.rebuild_index()
    data = read(client, "/sector/themes.json")
    assert {row["theme"]: row["items"] for row in data["themes"]} == {
        "timeliness": 1, "supervision": 1, "case-recording": 1,
    }  # fmt: skip
    assert (data["areas_for_improvement"], data["without_a_theme"]) == (3, 1)
    page = client.get("/sector/themes").content.decode()
    assert "by words, not by people" in page and "has not been measured" in page
    item = read(client, "/sector/themes/timeliness.json")["areas_for_improvement"][0]
    assert item["text"] == "Reduce delay in reviews."
    assert client.get("/sector/themes/none-such").status_code == 404


def test_words_are_found_with_their_page_the_most_relevant_first(two, client):
    inspected(two[0], 2021, "good", text="Much else. " * 40 + "\fOn page two a lantern stands.\fMore.")
    often = inspected(two[1], 2019, "good", text="Lanterns.\fLanterns, and lanterns again.")
    actions.rebuild_index()
    rows = read(client, "/sector/words.json?q=lantern")["results"]
    assert rows[0]["inspection"] == often.slug
    assert [(row["page"], row["pages_with_a_word"]) for row in rows] == [(1, 2), (2, 2), (2, 1)]
    assert "/sector/words" in client.get("/sector").content.decode()
    page = client.get(rows[-1]["page_address"]).content.decode()
    assert "<mark>lantern</mark>" in page and "Much else" not in page


def test_a_word_only_in_the_facts_leads_to_the_inspection_and_to_no_page(two, client):
    inspected(two[0], 2021, "good", summary="A summary of quinces.", text="Page one.")
    actions.rebuild_index()
    (row,) = read(client, "/sector/words.json?q=quinces")["results"]
    assert (row["page"], row["page_address"]) == (None, None)


@pytest.mark.parametrize("number", ["", "2", "99", "-1", "x"])
def test_a_page_of_text_is_always_one_that_there_is(client, number):
    found = inspected(authority(), 2021, "good", text="One.\fTwo.")
    response = client.get(f"/inspections/{found.slug}/text?page={number}")
    assert response.status_code == 200
    assert ("Two." in response.content.decode()) == (number in ("2", "99", "-1"))


def test_an_inspection_without_text_has_no_page_of_it(client):
    found = inspected(authority(), 2021, "good")
    assert client.get(f"/inspections/{found.slug}/text").status_code == 404


EXPECTED = {
    "/sector": 4,
    "/sector/grades": 7,
    "/sector/grades?axis=ofsted-2014": 7,
    "/sector/grades.csv": 7,
    "/sector/movement": 6,
    "/sector/movement?start=ofsted-2014:good&end=ofsted-2014:inadequate": 10,
    "/sector/since": 10,
    "/sector/since?sort=longest": 10,
    "/sector/themes": 8,
    "/sector/themes/timeliness": 7,
    "/sector/words": 5,
    "/sector/words?q=lantern": 10,
}


@pytest.mark.parametrize("times", [1, 10])
def test_a_sector_page_asks_as_often_whatever_it_holds(client, times):
    for _number in range(times):
        provider = authority()
        for year, grade in ((2015, "good"), (2018, "inadequate")):
            inspected(provider, year, grade, afis=["Cut delay."], text="First.\fA lantern.")
    audit.record(by="a test", action="test.grow", subject=provider, summary="Grew.")
    actions.rebuild_index()
    found = {}
    for address in EXPECTED:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, address
        found[address] = len(queries)
    assert found == EXPECTED


@pytest.mark.parametrize("times", [1, 10])
@pytest.mark.parametrize(
    "table", ["inspections", "inspection-areas", "judgements", "areas-for-improvement", "progress"]
)
def test_a_whole_table_is_one_query_and_one_for_what_changed(client, times, table):
    provider = authority()
    area = records.make_area(provider)
    for _number in range(times):
        found = inspected(provider, 2019, "good", areas=[area], afis=["=1+1 Cut delay."])
        visit = inspected(provider, 2020, "", kind=Inspection.Kind.MONITORING, follows=found)
        records.make_progress(found.areas_for_improvement.get(), visit)
        inspected(provider, 2021, "good", public=False, areas=[area], afis=["Hidden."])
    audit.record(by="a test", action="test.grow", subject=provider, summary="Grew.")
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/open-data/{table}.csv")
        rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert len(queries) == 2
    assert len(rows) == times * (2 if table == "inspections" else 1)
    if table == "inspections":
        assert {row["follows"] for row in rows} == {""} | {each.slug for each in Inspection.objects.filter(
            followed_by__isnull=False)}  # fmt: skip
    if table == "areas-for-improvement":
        assert rows[0]["text"] == "'=1+1 Cut delay."


def test_there_is_no_other_table(client):
    assert client.get("/open-data/users.csv").status_code == 404
