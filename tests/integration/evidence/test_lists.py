"""Search and filters over thousands of items: by the address, in a known number of queries, and out as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.factories.live import make_evidence
from tests.factories.people import browser_of
from touchstone.inspectorate.evidence import queries
from touchstone.inspectorate.evidence.queries import Wanted


@pytest.fixture
def mixed(cast: Cast) -> Cast:
    make_evidence(
        cast, 3, method="observation", direction="strength", text="The board met in Fen.", areas=["leadership"]
    )
    make_evidence(
        cast, 2, method="interview", direction="weakness", text="Nobody met the child.", case_reference="N4-0999",
        author=cast["second"], source_key="", seen_on=date(2026, 11, 20), areas=["private_law_practice"],
    )  # fmt: skip
    make_evidence(cast, 4, state="draft", text="A draft that met nobody.")
    return cast


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 5),
        ({"words": "met"}, 5),
        ({"words": "MET nobody"}, 2),
        ({"words": "0999"}, 2),
        ({"words": "nothing"}, 0),
        ({"method": "observation"}, 3),
        ({"direction": "weakness"}, 2),
        ({"area_key": "leadership"}, 3),
        ({"source_key": "none"}, 2),
        ({"case": "N4-0999"}, 2),
        ({"since": date(2026, 11, 20)}, 2),
        ({"until": date(2026, 11, 19)}, 3),
        ({"state": "withdrawn"}, 0),
        ({"state": "draft"}, 5),  # drafts are nobody's to list
        ({"method": "observation", "direction": "weakness"}, 0),
    ],
    ids=str,
)
def test_narrowed(mixed: Cast, wanted: dict[str, Any], count: int) -> None:
    assert queries.narrowed(mixed.inspection, Wanted(**wanted)).count() == count


def test_filters_stay_in_the_address_and_can_be_taken_off(mixed: Cast) -> None:
    browser, address = browser_of(mixed["moderator"]), reverse("evidence", args=[mixed.inspection.slug])
    query = f"?direction=weakness&author={mixed['second'].pk}&since_day=19&since_month=11&since_year=2026"
    page = browser.get(address + query).content.decode()
    assert "2 results" in page and "Nobody met the child." in page and "The board met" not in page
    assert "Whose: Second" in page and "What it shows: Weakness" in page and "Seen from: 2026-11-19" in page
    assert f"{reverse('evidence-csv', args=[mixed.inspection.slug])}?direction=weakness" in page
    none = browser.get(f"{address}?q=nothing").content.decode()
    assert "No evidence matches these filters" in none
    odd = browser.get(f"{address}?method=hearsay&since_day=99&page=zz&author=x")
    assert odd.status_code == 200 and "5 results" in odd.content.decode()


def queries_of(cast: Cast, name: str, query: str = "") -> int:
    browser, address = browser_of(cast["moderator"]), reverse(name, args=[cast.inspection.slug]) + query
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = browser.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
        assert answer.status_code == 200
    return len(seen)


@pytest.mark.parametrize("name", ["evidence", "evidence-sources", "evidence-together"])
def test_a_thousand_items_ask_no_more_than_ten(cast: Cast, name: str) -> None:
    make_evidence(cast, 30)
    few = queries_of(cast, name, "?q=plan")
    make_evidence(cast, 1000)
    assert queries_of(cast, name, "?q=plan") == few


def test_the_file_is_read_in_pieces(cast: Cast) -> None:
    make_evidence(cast, 400)
    few = queries_of(cast, "evidence-csv")
    make_evidence(cast, 1000)
    # Two queries more for each further piece of 500: its areas and its files.
    assert queries_of(cast, "evidence-csv") == few + 4


def test_the_file_holds_what_is_shown(mixed: Cast) -> None:
    make_evidence(
        mixed, 1, text="=1+1\nis no sum, said “Ŵyn”", direction="neutral", areas=["leadership", "public_law_practice"]
    )
    address = reverse("evidence-csv", args=[mixed.inspection.slug])
    answer = browser_of(mixed["lead"]).get(f"{address}?direction=neutral")
    assert answer["Content-Disposition"] == 'attachment; filename="northmere-2026-evidence.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["text"] == "'=1+1\nis no sum, said “Ŵyn”"
    assert row["judgement_areas"] == "leadership public_law_practice" and row["author"] == "Inspector"
    assert len(row["content_hash"]) == 64 and row["state"] == "submitted"


def test_submitted_by_area_comes_whole_in_three_queries(mixed: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        for item in queries.submitted(mixed.inspection, "leadership"):
            assert item.author.name and [each.area_key for each in item.areas.all()] == ["leadership"]
            assert not item.files.all()


def test_an_empty_list_says_what_will_be_there(cast: Cast) -> None:
    address = reverse("evidence", args=[cast.inspection.slug])
    assert "will be listed here" in browser_of(cast["inspector"]).get(address).content.decode()
    assert "Add evidence" not in browser_of(cast["moderator"]).get(address).content.decode()
