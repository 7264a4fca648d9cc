"""Do the pages of a request keep what was typed, hand files out as downloads only, and say what went wrong?"""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast, play
from tests.factories.people import browser_of
from tests.factories.requests import ask
from touchstone.foundation.accounts.models import AuditEvent
from touchstone.inspectorate.requests.actions import answers, decisions, items
from touchstone.inspectorate.requests.models import RequestItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return play(state="fieldwork")


def page(cast: Cast, who: str, name: str, *args: object, **data: object) -> str:
    response = browser_of(cast[who]).get(reverse(name, args=[cast.inspection.slug, *args]), data)
    assert response.status_code == 200
    return response.content.decode()


def post(cast: Cast, who: str, name: str, *args: object, **data: object):
    return browser_of(cast[who]).post(reverse(name, args=[cast.inspection.slug, *args]), data)


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_an_empty_request_says_how_to_begin(cast: Cast) -> None:
    assert "Take the starting list" in page(cast, "lead", "request-overview")
    assert "Take the starting list" not in page(cast, "inspector", "request-overview")
    assert "Nothing is asked yet" in page(cast, "head", "request-asked")


def test_the_service_sees_what_was_sent_and_no_draft(cast: Cast) -> None:
    _sent, draft = ask(cast, "Plans", "Something secret", sent=1)
    assert "Something secret" in page(cast, "lead", "request-overview")
    assert "Something secret" not in page(cast, "head", "request-asked")
    response = browser_of(cast["head"]).get(reverse("request-asked-item", args=[cast.inspection.slug, draft.number]))
    assert response.status_code == 404


def test_the_inspectorate_sees_no_answer_that_is_being_written(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    post(cast, "manager", "request-answer", 1, text="Not finished", revision="0", do="save")
    added = answers.add_file(by=cast["manager"], item=item, data=io.BytesIO(b"x"), name="half.txt")
    assert "Not finished" not in page(cast, "lead", "request-item", 1)
    assert "Not finished" in page(cast, "head", "request-asked-item", 1)
    address = reverse("request-file", args=[cast.inspection.slug, added.pk])
    assert browser_of(cast["lead"]).get(address).status_code == 404


def test_the_words_are_kept_when_a_file_is_refused(cast: Cast) -> None:
    ask(cast, "Plans")
    response = post(
        cast, "manager", "request-answer", 1, text="Long words", revision="0", do="add", file=upload("a.pdf", b"words")
    )
    body = response.content.decode()
    assert "by its bytes it is plain text" in body
    assert "Long words" in body
    assert "Long words" in page(cast, "manager", "request-asked-item", 1)


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read_and_the_words_are_kept(cast: Cast, settings) -> None:
    settings.MAX_DOCUMENT_BYTES = 1000
    ask(cast, "Plans")
    big = upload("big.txt", b"x" * 200_000)
    response = post(cast, "manager", "request-answer", 1, text="Long words", revision="0", do="give", file=big)
    body = response.content.decode()
    assert "big.txt is larger than" in body
    assert RequestItem.objects.get().state == "asked"  # the answer was not given without its file
    assert "Long words" in page(cast, "manager", "request-asked-item", 1)


def test_a_file_chosen_and_the_answer_given_in_one_step(cast: Cast) -> None:
    ask(cast, "Plans")
    response = post(
        cast, "manager", "request-answer", 1, text="", revision="0", do="give", file=upload("a.txt", b"words")
    )
    assert response.status_code == 302
    assert RequestItem.objects.get().state == "answered"


def test_the_file_of_errors_names_row_column_value_and_expectation(cast: Cast) -> None:
    ask(cast, "Posts", lists={"Posts": "posts"})
    bad = b"post,area,team,role,hours,vacant,agency,since,cases\nP-1,Fen,,practitioner,2,false,false,,3\n"
    response = post(
        cast, "data_officer", "request-answer", 1, text="", revision="0", do="add", file=upload("posts.csv", bad)
    )
    assert "Nothing of posts.csv was taken" in response.content.decode()
    errors = browser_of(cast["data_officer"]).get(reverse("request-errors", args=[cast.inspection.slug, 1]))
    assert errors["Content-Disposition"] == 'attachment; filename="errors-item-1.csv"'
    rows = list(csv.reader(io.StringIO(errors.content.decode("utf-8-sig"))))
    assert rows == [["row", "column", "value", "expectation"], ["2", "hours", "2", "Not more than 1."]]


def test_the_schema_and_an_empty_list_are_there_to_take(cast: Cast) -> None:
    browser = browser_of(cast["data_officer"])
    schema = json.loads(browser.get(reverse("request-schema", args=["posts"])).content)
    empty = browser.get(reverse("request-template", args=["posts"])).content.decode("utf-8-sig")
    assert empty.strip().split(",") == [field["name"] for field in schema["fields"]]
    assert browser.get(reverse("request-schema", args=["nothing"])).status_code == 404
    assert browser.get(reverse("request-template", args=["nothing"])).status_code == 404


def test_two_colleagues_see_both_texts_and_choose(cast: Cast) -> None:
    ask(cast, "Plans")
    post(cast, "manager", "request-answer", 1, text="Hers", revision="0", do="save")
    asked = post(cast, "head", "request-answer", 1, text="His", revision="0", do="save").content.decode()
    assert "Hers" in asked and "His" in asked
    chosen = {
        "conflict-field": "text", "conflict-boxes-text": "text", "conflict-mine-text": "His",
        "conflict-theirs-text": "Hers", "conflict-choice-text": "merged", "conflict-merged-text": "Both of us",
        "conflict-base": "0", "revision": "1", "do": "save",
    }  # fmt: skip
    assert post(cast, "head", "request-answer", 1, **chosen).status_code == 302
    assert "Both of us" in page(cast, "head", "request-asked-item", 1)


def test_two_leads_see_both_texts_of_an_item(cast: Cast) -> None:
    ask(cast, "Later", sent=0)
    fields = {"text": "", "list_key": "", "revision": "0"}
    assert post(cast, "lead", "request-edit-item", 1, title="One", **fields).status_code == 302
    body = post(cast, "lead", "request-edit-item", 1, title="Two", **fields).content.decode()
    assert "One" in body and "Two" in body and "Keep mine" in body


def test_what_was_typed_is_kept_when_the_item_was_sent_meanwhile(cast: Cast) -> None:
    ask(cast, "Plans")
    body = post(cast, "lead", "request-edit-item", 1, title="Long words", text="", list_key="", revision="0")
    assert "was sent to the service" in body.content.decode()
    assert "Long words" in body.content.decode()


def test_an_answer_typed_while_the_item_was_withdrawn_is_shown_again(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    items.withdraw(by=cast["lead"], item=item, reason="Known already.")
    body = post(cast, "manager", "request-answer", 1, text="Long words", revision="0", do="give").content.decode()
    assert "no longer asked for" in body
    assert "What you typed, which was not saved" in body and "Long words" in body


def test_words_typed_to_an_answer_that_was_sent_back_meanwhile_are_shown_again(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    answers.save_text(by=cast["manager"], item=item, base=0, text="Yes.")
    answers.give(by=cast["manager"], item=item)
    decisions.send_back(by=cast["lead"], item=item, seen=1, code="incomplete", words="", days=2)
    given = {"verdict": "return", "seen": "1", "days": "3", "code": "incomplete", "words": "Long words"}
    body = post(cast, "inspector", "request-decide", 1, **given).content.decode()
    assert "cannot be done now" in body
    assert "Long words" in body


def test_files_are_handed_out_as_downloads_only_and_taking_one_is_in_the_trail(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    answers.add_file(by=cast["manager"], item=item, data=io.BytesIO(b"words"), name="plan.txt")
    file = answers.give(by=cast["manager"], item=item).files.get()
    response = browser_of(cast["inspector"]).get(reverse("request-file", args=[cast.inspection.slug, file.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="plan.txt"'
    assert (response["X-Content-Type-Options"], "sandbox" in response["Content-Security-Policy"]) == ("nosniff", True)
    assert b"".join(response.streaming_content) == b"words"
    assert AuditEvent.objects.filter(action="requests.read", actor=cast["inspector"]).count() == 1


def test_a_reason_is_asked_for_before_an_answer_goes_back(cast: Cast) -> None:
    (item,) = ask(cast, "Plans")
    answers.save_text(by=cast["manager"], item=item, base=0, text="Yes.")
    answers.give(by=cast["manager"], item=item)
    body = post(cast, "inspector", "request-decide", 1, verdict="return", seen="1", days="3", words="Kept words")
    assert "Choose an answer to “Why”" in body.content.decode()
    assert "Kept words" in body.content.decode()
    done = post(
        cast, "inspector", "request-decide", 1, verdict="return", seen="1", days="3", code="unreadable", words=""
    )
    assert done.status_code == 302
    assert "The file cannot be opened or read" in page(cast, "head", "request-asked-item", 1)


def test_all_answers_come_as_one_packed_file_with_its_contents(cast: Cast) -> None:
    first, _second = ask(cast, "=Plans", "Posts")
    answers.save_text(by=cast["manager"], item=first, base=0, text="See the file.")
    answers.add_file(by=cast["manager"], item=first, data=io.BytesIO(b"words"), name="plan.txt")
    answers.give(by=cast["manager"], item=first)
    decisions.send_back(by=cast["lead"], item=first, seen=1, code="incomplete", words="", days=2)
    response = browser_of(cast["inspector"]).get(reverse("request-all-answers", args=[cast.inspection.slug]))
    packed = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert packed.testzip() is None
    assert packed.read("001-plans/answer-1/words.txt") == b"See the file."
    assert packed.read("001-plans/answer-1/files/plan.txt") == b"words"
    rows = list(csv.DictReader(io.StringIO(packed.read("contents.csv").decode())))
    assert [(row["item"], row["title"], row["state"], row["file"]) for row in rows] == [
        ("1", "'=Plans", "returned", "001-plans/answer-1/words.txt"),
        ("1", "'=Plans", "returned", "001-plans/answer-1/files/plan.txt"),
        ("2", "Posts", "asked", ""),
    ]
    assert rows[1]["sha256"] == answers.store(b"words").sha256
    assert "returned: Part of what was asked for is missing" in rows[0]["decision"]


def test_the_list_asks_the_same_number_of_queries_for_any_length(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            page(cast, "lead", "request-overview")
        return len(seen)

    ask(cast, "First", "Second")
    page(cast, "lead", "request-overview")
    few = asked()
    ask(cast, *[f"Item {n}" for n in range(20)])
    assert asked() == few
