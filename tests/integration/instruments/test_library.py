"""The library of instruments, their XLSForms, and responses as words, as ratings and as data."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.people import browser_of, make_person
from tests.factories.responses import load_instrument, make_response, make_submitted
from touchstone.foundation.instruments import actions, queries
from touchstone.foundation.instruments.sheets import COLUMNS, answers_long, ordinal, ratings, sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return browser_of(make_person())


def test_the_list_names_each_instrument_and_its_version(client: Client) -> None:
    assert "once they are loaded" in client.get(reverse("instruments")).content.decode()
    actions.load_definitions(by="tests")
    page = client.get(reverse("instruments")).content.decode()
    for words in ("Case review", "Court report review", "Interview", "Tell us how it was for you", "Not answered yet."):
        assert words in page
    welsh = client.get("/cy" + reverse("instruments")).content.decode()
    assert "Adolygiad achos" in welsh


def test_the_list_takes_as_many_queries_for_seven_as_for_one(client: Client) -> None:
    def taken() -> int:
        with CaptureQueriesContext(connection) as queries_:
            client.get(reverse("instruments"))
        return len(queries_)

    load_instrument()
    client.get(reverse("instruments"))  # the session notes once when it was seen
    one = taken()
    actions.load_definitions(by="tests")
    assert taken() == one


def test_an_instrument_shows_its_questions_and_when_they_are_asked(client: Client) -> None:
    load_instrument()
    page = client.get(reverse("instrument", args=["case-review", 1])).content.decode()
    assert "How many weeks did the case wait before it was allocated?" in page
    assert "Asked when “How many weeks did the case wait before it was allocated?” is 1 or more." in page
    assert "Asked when the answer to “What did you read?” is not “Nothing: the file could not be opened”." in page
    assert "Asked for every child of the family by itself." in page
    assert "A reason is needed for “No” or “Does not apply”." in page
    assert client.get(reverse("instrument", args=["case-review", 9])).status_code == 404


def test_an_xlsform_is_a_workbook_of_three_sheets(client: Client) -> None:
    load_instrument()
    answer = client.get(reverse("instrument-xlsform", args=["case-review", 1]), {"scale": "ofsted-2009"})
    assert answer["Content-Disposition"] == 'attachment; filename="case-review-v1-ofsted-2009.xlsx"'
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["survey", "choices", "settings"]
    words = {cell.value for row in book["choices"].iter_rows() for cell in row}
    assert {"Satisfactory", "Boddhaol"} <= words
    plain = client.get(reverse("instrument-xlsform", args=["case-review", 1]))
    without = {cell.value for row in load_workbook(io.BytesIO(plain.content))["survey"].iter_rows() for cell in row}
    assert "overall_grade" not in without
    assert client.get(reverse("instrument-xlsform", args=["case-review", 1]), {"scale": "x"}).status_code == 404


def test_the_library_needs_signing_in() -> None:
    for path in (reverse("instruments"), reverse("responses"), reverse("responses-data", args=["case-review"])):
        assert Client().get(path)["Location"].startswith(reverse("account_login"))


def test_a_response_in_words_in_both_languages() -> None:
    response = make_submitted(answers={"read_on": "2026-11-02", "risk_found": "partly"})
    rows = {row.slot: row for part in sheet(response) for row in part.rows}
    assert rows["law"].words == "Private law"
    assert rows["read_on"].words == "2 November 2026"
    assert rows["sources_read"].words == "The case record"
    assert (rows["seen.A"].words, rows["seen.A"].reason) == ("Yes", "As the record says.")
    assert rows["overall_grade"].grade == "outstanding"
    assert rows["risk_found"].areas == ("safeguarding",)
    welsh = {row.slot: row.words for part in sheet(response, "cy") for row in part.rows}
    assert welsh["risk_found"] == "Wedi'i wneud yn rhannol"
    titles = [(part.title, part.child_name) for part in sheet(response) if part.child]
    assert titles == [("Each child", "Child A (5 to 9)"), ("Each child", "Child B (10 to 13)")]


def test_a_response_in_words_takes_no_query(django_assert_num_queries: Callable[..., object]) -> None:
    response = queries.response(make_submitted().pk)
    assert response is not None
    with django_assert_num_queries(0):
        assert sheet(response) and ratings(response) and answers_long([response])


def test_ratings_are_the_keys_on_which_two_raters_agree_or_differ() -> None:
    one = make_submitted(answers={"risk_found": "partly", "wishes": "weak"})
    two = make_submitted(answers={"risk_found": "strong"})
    assert ratings(one)["risk_found"] == "partly" and ratings(two)["risk_found"] == "strong"
    assert ratings(one)["wishes.B"] == "weak"
    assert ratings(one)["seen.A"] == "yes"
    assert not {"read_on", "overall_reason", "sources_read", "weeks_waiting"} & set(ratings(one))
    version = load_instrument()
    assert ordinal(version, "wishes.A") == ("strong", "sound", "partly", "weak")
    assert ordinal(version, "overall_grade", "ofsted-2009")[2:] == ("satisfactory", "inadequate")
    assert ordinal(version, "law") == ordinal(version, "nothing") == ()


def test_data_is_one_row_an_answer_and_names_nobody() -> None:
    response = make_submitted(rater=make_person("Dilys Rowan"), answers={"overall_reason": "a"})
    make = {row["question"] + row["child"]: row for row in answers_long([response])}
    assert set(make["law"]) == set(COLUMNS)
    assert (make["law"]["answer"], make["law"]["answer_in_words"]) == ("private", "Private law")
    assert (make["seenB"]["child"], make["seenB"]["age_band"], make["seenB"]["reason"]) == (
        "B",
        "10-13",
        "As the record says.",
    )
    assert make["weeks_waiting"]["answer"] == "1"
    assert "Dilys" not in str(make)


def test_one_s_own_data_is_a_file_without_formulas() -> None:
    rater = make_person()
    make_submitted(rater=rater, answers={"overall_reason": "=1+1"})
    make_response(rater=rater)
    make_submitted(subject="Somebody else's")
    answer = browser_of(rater).get(reverse("responses-data", args=["case-review"]))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert {row["subject"] for row in rows} == {"NM-0031"} and {row["state"] for row in rows} == {"submitted"}
    reason = next(row for row in rows if row["question"] == "overall_reason")
    assert reason["answer"] == "'=1+1"


def test_a_welsh_page_says_that_the_questions_are_a_draft(client: Client) -> None:
    load_instrument()
    notice = "yn ddrafft ac yn aros i gyfieithydd eu hadolygu"
    path = reverse("instrument", args=["case-review", 1])
    assert notice in client.get("/cy" + path).content.decode()
    assert notice not in client.get(path).content.decode()
