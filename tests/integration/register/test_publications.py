"""Does a published report read as it was published, in both languages, with its forms, history and proof?"""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast, play
from tests.factories.publishing import make_bundle, make_publisher, quick_forms
from touchstone.foundation.accounts.models import User
from touchstone.foundation.core import clock
from touchstone.inspectorate.reports import actions, tasks
from touchstone.inspectorate.reports.models import FormatRequest, Publication

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "/inspections/northmere-2026/report"


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    return play(state="settled", framework="ofsted-cafcass-2009")


@pytest.fixture
def publisher(cast: Cast) -> User:
    return make_publisher(cast)


def publish(cast: Cast, publisher: User, *, missing: dict[str, str] | None = None, **fields) -> Publication:
    moment = fields.pop("public_from", None)
    job = actions.queue(by=publisher, inspection=cast.inspection, bundle=make_bundle(**fields), public_from=moment)
    with quick_forms(missing=missing):
        tasks.go_on()
    job.refresh_from_db()
    assert job.error == ""
    return job.publication


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_report_stands_on_a_page_with_every_form(cast: Cast, publisher: User, client: Client) -> None:
    publication = publish(cast, publisher)
    english = page(client, HERE)
    assert "Plans are good." in english and "Darllenwch yr adroddiad hwn yn Gymraeg" in english
    for name in ("en-html.html", "en-pdf.pdf", "cy-braille.brf", "children-en-word.docx"):
        assert f"{HERE}/1/files/{name}" in english
    assert publication.snapshot.sha256 in english
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', english, re.S)[1])
    assert (data["@type"], data["inLanguage"], len(data["encoding"])) == ("Report", "en", 18)
    assert "/inspections/northmere-2026/report" in page(client, "/inspections/northmere-2026")


def test_the_welsh_page_is_the_welsh_report(cast: Cast, publisher: User, client: Client) -> None:
    publish(cast, publisher)
    welsh = page(client, f"/cy{HERE}")
    assert "Mae cynlluniau’n dda." in welsh and "Read this report in English" in welsh
    assert 'lang="cy"' in welsh
    children = page(client, f"{HERE}/1/children")
    assert "You were heard." in children
    text = page(client, "/inspections/northmere-2026/text?page=5")
    assert 'class="register-page" lang="cy"' in text


def test_files_are_what_was_made(cast: Cast, publisher: User, client: Client) -> None:
    publication = publish(cast, publisher)
    response = client.get(f"{HERE}/1/files/en-large-print.pdf")
    assert b"".join(response.streaming_content).startswith(b"large-print of en")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    snapshot = client.get(f"{HERE}/1/files/snapshot.json")
    assert len(b"".join(snapshot.streaming_content)) == publication.snapshot.size
    for name in ("en-poem.txt", "translation-ur", "../x"):
        assert client.get(f"{HERE}/1/files/{name}").status_code == 404


def test_a_form_that_is_missing_says_so(cast: Cast, publisher: User, client: Client) -> None:
    publish(cast, publisher, missing={"braille": "The Braille translator is not installed."})
    assert "It cannot be made here at present." in page(client, HERE)


def test_a_page_is_not_sent_twice_and_changes_when_it_is_withdrawn(cast: Cast, publisher: User, client: Client) -> None:
    publication = publish(cast, publisher)
    etag = client.get(HERE)["ETag"]
    assert client.get(HERE, headers={"If-None-Match": etag}).status_code == 304
    actions.withdraw(by=publisher, publication=publication, reason="A child could be known.")
    gone = page(client, HERE)
    assert "A child could be known." in gone and publication.snapshot.sha256 in gone
    assert "Plans are good." not in gone and "en-pdf.pdf" not in gone
    for address in (f"{HERE}/1/files/en-pdf.pdf", f"{HERE}/1/files/snapshot.json", f"{HERE}/1/children"):
        assert client.get(address).status_code == 404
    assert "withdrawn" in page(client, f"/genuine?sha256={publication.snapshot.sha256}")


def test_nothing_is_there_before_its_moment(cast: Cast, publisher: User, client: Client) -> None:
    publication = publish(cast, publisher, public_from=clock.now() + timedelta(days=1))
    for address in (HERE, f"{HERE}/1", f"{HERE}.json", f"{HERE}/1/files/en-pdf.pdf", f"{HERE}/another-format"):
        assert client.get(address).status_code == 404
    assert "Not found" in page(client, f"/genuine?sha256={publication.snapshot.sha256}")


def test_a_correction_stands_and_what_it_corrects_is_history(cast: Cast, publisher: User, client: Client) -> None:
    first = publish(cast, publisher)
    publish(cast, publisher, words="Plans are fair.", supersedes=first, correction="A grade was misprinted.")
    now, before = page(client, HERE), page(client, f"{HERE}/1")
    assert "Plans are fair." in now and "A grade was misprinted." in now
    assert "Plans are good." in before and "Read the edition that stands" in before
    assert "Corrected since" in page(client, f"/genuine?sha256={first.snapshot.sha256}")


def test_the_number_of_queries_does_not_grow(
    cast: Cast, publisher: User, client: Client, django_assert_num_queries
) -> None:
    first = publish(cast, publisher)
    with django_assert_num_queries(4):  # stamp, editions, forms, translations
        client.get(HERE)
    publish(cast, publisher, words="Plans are fair.", supersedes=first, correction="A grade was misprinted.")
    with django_assert_num_queries(4):
        client.get(HERE)


def test_what_is_looked_up_must_be_a_hash(client: Client) -> None:
    assert "A SHA-256 has 64 letters and digits" in page(client, "/genuine?sha256=<b>abc")
    assert "&lt;b&gt;abc" in page(client, "/genuine?sha256=<b>abc")
    assert json.loads(page(client, "/genuine.json?sha256=abc"))["publications"] == []


ROBIN = {"kind": "audio", "name": "Robin Vale", "email": "robin@reader.example", "wish": "", "address": ""}


def test_a_reader_asks_for_another_format(cast: Cast, publisher: User, client: Client) -> None:
    publish(cast, publisher)
    address = f"{HERE}/another-format"
    assert "csrf" not in page(client, address) and not client.cookies
    assert client.post(address, ROBIN)["Location"] == f"{address}/asked"
    row = FormatRequest.objects.get()
    assert (row.kind, row.email, row.language) == ("audio", "robin@reader.example", "en")
    assert "Audio: somebody reads it aloud: 15" in page(client, f"{address}/asked")
    assert "Give an e-mail address or a postal address" in client.post(address, {"kind": "audio"}).content.decode()


def test_programs_that_fill_in_everything_are_not_heard(cast: Cast, publisher: User, client: Client) -> None:
    publish(cast, publisher)
    address = f"{HERE}/another-format"
    assert client.post(address, {**ROBIN, "website": "https://spam.example"}).status_code == 302
    assert not FormatRequest.objects.exists()
    codes = [client.post(address, ROBIN).status_code for _ in range(6)]
    assert codes == [302] * 4 + [429] * 2
    assert FormatRequest.objects.count() == 4
