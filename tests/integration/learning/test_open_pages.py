"""What everyone sees: only what is confirmed and public, every picture with its table, both languages."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from django.test import Client

from tests.factories.learning import SUPERVISED, SUPERVISION, make_pair, make_recurrence
from tests.factories.people import make_person
from tests.factories.records import NOW, make_area, make_inspection, make_judgement, make_organisation, make_progress
from touchstone.inspectorate.findings.models import Finding
from touchstone.inspectorate.learning import queries
from touchstone.inspectorate.learning.models import Recurrence

pytestmark = pytest.mark.django_db


def confirmed(**fields: object) -> Recurrence:
    return make_recurrence(state="confirmed", decided_by=make_person(), decided_at=NOW, **fields)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_what_is_confirmed_between_two_public_reports_is_public() -> None:
    shown = confirmed()
    make_recurrence()
    earlier, hidden = make_pair(public=False)
    confirmed(earlier=earlier, later=hidden)
    finding = Finding.objects.create(inspection=shown.earlier.inspection, direction="weakness", text=SUPERVISION)
    confirmed(earlier=shown.earlier, later_finding=finding)
    assert list(queries.public_recurrences(NOW)) == [shown]
    assert list(queries.public_recurrences(NOW, made_up=False)) == []


def test_the_page_counts_by_theme_and_lists_each_with_both_reports(client: Client) -> None:
    row = confirmed()
    page = read(client, "/sector/returns?made_up=yes")
    assert "1 time a weakness has come back" in page
    assert SUPERVISED in page and SUPERVISION in page
    assert f"/areas-for-improvement/{row.earlier.slug}" in page
    assert "In the same place" in page
    assert "Supervision</th>" in page.replace("\n", "")


def test_what_is_only_proposed_is_nowhere(client: Client) -> None:
    make_recurrence()
    page = read(client, "/sector/returns?made_up=yes")
    assert SUPERVISED not in page and "it will stand here with both reports" in page


def test_made_up_services_are_left_out_until_asked_for(client: Client) -> None:
    confirmed()
    page = read(client, "/sector/returns")
    assert "left out" in page and SUPERVISED not in page
    assert "left out" in read(client, "/sector/how-long")


def test_nothing_published_says_what_will_be_there(client: Client) -> None:
    assert "will stand here" in read(client, "/sector/returns")
    assert "will stand here" in read(client, "/sector/how-long")


def many() -> None:
    """Twelve met after a year, six not yet, of two timescales and two judgement areas."""
    provider = make_organisation()
    fen = make_area(provider, "Fen")
    found = make_inspection(provider, published=date(2023, 1, 1), areas=[fen], afis=["Supervision."] * 18)
    judgement = make_judgement(found, "leadership", "good")
    rows = list(found.areas_for_improvement.order_by("number"))
    for row in rows[:11]:
        row.timescale_key, row.judgement = "immediately", judgement
        row.save()
    visit = make_inspection(provider, published=date(2024, 1, 1), kind="monitoring", areas=[fen], follows=found)
    for row in rows[:12]:
        make_progress(row, visit)


def test_the_median_its_interval_n_and_censored_are_said(client: Client) -> None:
    many()
    page = read(client, "/sector/how-long?made_up=yes")
    assert "Half of the areas for improvement were judged met after: 12 months (12 months to" in page
    assert "n = 18 published areas for improvement: 12 judged met, 6 watched no longer without that." in page
    assert "Still open today" in page


def test_every_picture_has_its_table(client: Client) -> None:
    many()
    page = read(client, "/sector/how-long?made_up=yes")
    assert page.count('<svg class="learning-curve"') == page.count("The same as a table") == 2
    assert "33% (14% to 55%)" in page  # six of eighteen, on the log-log scale


@pytest.mark.parametrize("by", ["timescale", "kind", "judgement", "theme", "service", "area", "nonsense"])
def test_every_way_to_compare(client: Client, by: str) -> None:
    many()
    page = read(client, f"/sector/how-long?made_up=yes&by={by}")
    assert ("may be in several of these groups" in page) == (by in ("theme", "area"))


def test_groups_of_ten_are_tested_against_each_other(client: Client) -> None:
    many()
    make_inspection(published=date(2024, 1, 1), afis=["Records."] * 10)
    assert "Log-rank test" in read(client, "/sector/how-long?made_up=yes&by=service")
    assert "Log-rank test" not in read(client, "/sector/how-long?made_up=yes&by=theme")


def test_the_data_are_enough_to_draw_the_curve_again(client: Client) -> None:
    many()
    rows = list(csv.DictReader(read(client, "/sector/how-long.csv?made_up=yes").splitlines()))
    assert len(rows) == 18
    assert {(row["days"], row["met"]) for row in rows if row["met"] == "1"} == {("365", "1")}
    assert list(csv.DictReader(read(client, "/sector/how-long.csv").splitlines())) == []


def test_what_came_back_as_data(client: Client) -> None:
    row = confirmed()
    (found,) = csv.DictReader(read(client, "/sector/returns.csv?made_up=yes").splitlines())
    assert row.later is not None
    assert (found["earlier"], found["later"], found["place"]) == (row.earlier.slug, row.later.slug, "same")


@pytest.mark.parametrize("address", ["/cy/sector/returns?made_up=yes", "/cy/sector/how-long?made_up=yes"])
def test_the_pages_are_there_in_welsh(client: Client, address: str) -> None:
    confirmed()
    many()
    assert 'lang="cy"' in read(client, address)
