"""Feeds that any reader of feeds understands, that hold only what is public, and that cost little to look at again."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils.http import http_date
from lxml import etree

from tests.factories import records
from touchstone.foundation.core import clock
from touchstone.foundation.files.actions import store
from touchstone.inspectorate.inspections.models import Inspection
from touchstone.inspectorate.reports.actions import withdraw
from touchstone.public.alerts.queries import publications

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def path_of(address: str) -> str:
    parts = urlsplit(address)
    assert address.startswith(settings.SITE_URL)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def atom(client: Client, address: str = "/alerts/feed.atom") -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return etree.fromstring(answer.content)


def texts(feed: Any, path: str) -> list[str]:
    return [str(each) for each in feed.xpath(path, namespaces=ATOM)]


def test_the_schema_finds_faults(schema: etree.RelaxNG) -> None:
    """Guards the tests below: a schema that takes anything would pass them."""
    for fault in ("<feed/>", '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:x</id></feed>'):
        assert not schema.validate(etree.fromstring(fault))


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("count", [0, 1, 7])
def test_an_atom_feed_keeps_the_rules(client: Client, schema: etree.RelaxNG, language: str, count: int) -> None:
    for number in range(count):
        inspection = records.make_inspection(public=False, title=f"Children & <families>, {number} \x0b")
        records.make_publication(inspection, document=store(b"words") if number % 2 else None)
    gone = records.make_publication(records.make_inspection(public=False))
    withdraw(by="the tests", publication=gone, reason="Published in error.")
    prefix = "/cy" if language == "cy" else ""
    answer = client.get(f"{prefix}/alerts/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    assert schema.validate(feed), schema.error_log
    assert feed.get(XML_LANG) == language
    identities = texts(feed, "//a:id/text()")
    assert len(set(identities)) == len(identities) == count + 1
    assert texts(feed, "a:link[@rel='self']/@href") == [f"{settings.SITE_URL}{prefix}/alerts/feed.atom"]
    # Every entry: one alternate of a type; and none of what was withdrawn, of which only its name is said.
    assert len(texts(feed, "a:entry/a:link[@rel='alternate']/@href")) == count
    assert len(texts(feed, "a:entry/a:link[@rel='enclosure']/@href")) == count // 2
    assert texts(feed, "at:deleted-entry/@ref") == [f"tag:127.0.0.1,2026:publication/{gone.pk}"]
    for href in texts(feed, "a:entry/a:link/@href"):
        assert client.get(path_of(href)).status_code == 200
    moments = texts(feed, "a:entry/a:updated/text()")
    assert moments == sorted(moments, reverse=True)


def test_a_json_feed_keeps_the_rules(client: Client) -> None:
    for number in range(3):
        records.make_publication(records.make_inspection(public=False), document=store(b"words") if number else None)
    answer = client.get("/alerts/feed.json")
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "home_page_url", "feed_url", "language", "authors", "items"} <= set(feed)
    assert "next_url" not in feed
    for item in feed["items"]:
        assert isinstance(item["id"], str) and item["url"].startswith("http") and item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        for attachment in item.get("attachments", []):
            assert {"url", "mime_type", "size_in_bytes"} == set(attachment)
    assert len({item["id"] for item in feed["items"]}) == 3
    assert sum("attachments" in item for item in feed["items"]) == 2


def test_both_forms_tell_the_same(client: Client) -> None:
    for _each in range(3):
        records.make_inspection()
    feed, plain = atom(client), json.loads(client.get("/alerts/feed.json").content)
    assert texts(feed, "a:entry/a:id/text()") == [item["id"] for item in plain["items"]]
    assert texts(feed, "a:entry/a:title/text()") == [item["title"] for item in plain["items"]]


def test_a_feed_holds_what_fits_its_choice(client: Client) -> None:
    service = records.make_organisation("Weldmere Family Court Service")
    area = records.make_area(service, "Thornshire and the Vale")
    whole = records.make_inspection(service)
    local = records.make_inspection(service, areas=[area], kind=Inspection.Kind.MONITORING)
    other = records.make_inspection(inspectorate=records.make_inspectorate("Southmere Inspectorate"))
    titles = {each.title: name for name, each in (("whole", whole), ("local", local), ("other", other))}

    def told(query: str) -> set[str]:
        return {titles[title] for title in texts(atom(client, f"/alerts/feed.atom?{query}"), "a:entry/a:title/text()")}

    assert told("") == {"whole", "local", "other"}
    assert told(f"place={service.slug}") == {"whole", "local"}
    assert told(f"place={service.slug}/{area.slug}") == {"local"}
    assert told(f"place={service.slug}/{area.slug}&place={other.provider.slug}") == {"local", "other"}
    assert told("kind=full") == {"whole", "other"}
    assert told("kind=full&kind=monitoring") == {"whole", "local", "other"}
    assert told("inspectorate=southmere-inspectorate") == {"other"}
    assert told(f"place={service.slug}&kind=full&inspectorate=northmere-inspectorate-of-family-services") == {"whole"}
    named = atom(client, f"/alerts/feed.atom?place={service.slug}&kind=full")
    assert texts(named, "a:title/text()") == [f"Inspections published: {service.name}; Full inspection"]


@pytest.mark.parametrize("query", ["place=none-such", "place=a/b", "inspectorate=none-such", "page=0", "page=2",
                                   "page=x", "page=99999999999", "place=weldmere-hidden-service"])  # fmt: skip
def test_a_feed_of_what_is_not_there_is_not_found(client: Client, query: str) -> None:
    records.make_organisation("Weldmere Hidden Service", listed=False)
    assert client.get(f"/alerts/feed.atom?{query}").status_code == 404
    assert client.get(f"/alerts/feed.json?{query}").status_code == 404


def test_what_is_not_public_is_in_no_feed(client: Client) -> None:
    hidden = records.make_inspection(public=False, title="Hidden inspection")
    soon = clock.now() + timedelta(hours=1)
    for state, moment in (("draft", None), ("published", soon), ("withdrawn", clock.now() - timedelta(days=2))):
        records.make_publication(hidden, state=state, public_from=moment)
    for form in ("atom", "json"):
        assert b"Hidden" not in client.get(f"/alerts/feed.{form}").content


def test_pages_lead_to_each_other_and_together_hold_everything(
    client: Client, monkeypatch: pytest.MonkeyPatch, schema: etree.RelaxNG
) -> None:
    monkeypatch.setattr(publications, "PER_PAGE", 3)
    for number in range(8):
        inspection = records.make_inspection(public=False)
        records.make_publication(inspection, public_from=records.NOW - timedelta(days=number + 1))
    seen: list[str] = []
    address = "/alerts/feed.atom?kind=full"
    relations = []
    while address:
        feed = atom(client, address)
        assert schema.validate(feed), schema.error_log
        links = {each.get("rel"): each.get("href") for each in feed.xpath("a:link", namespaces=ATOM)}
        relations.append(sorted(set(links) - {"self", "alternate"}))
        assert path_of(links["self"]) == address
        assert path_of(links["first"]) == "/alerts/feed.atom?kind=full"
        assert path_of(links["last"]) == "/alerts/feed.atom?kind=full&page=3"
        seen += texts(feed, "a:entry/a:id/text()")
        address = path_of(links["next"]) if "next" in links else ""
    assert relations == [
        ["first", "last", "next"],
        ["first", "last", "next", "previous"],
        ["first", "last", "previous"],
    ]
    assert len(seen) == len(set(seen)) == 8
    assert "page=2" in json.loads(client.get("/alerts/feed.json").content)["next_url"]


@pytest.mark.parametrize("form", ["atom", "json"])
def test_what_has_not_changed_is_not_sent_again(client: Client, form: str) -> None:
    shown = records.make_publication(records.make_inspection(public=False))
    first = client.get(f"/alerts/feed.{form}")
    again = client.get(f"/alerts/feed.{form}", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/alerts/feed.{form}", headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    before = http_date(shown.public_from.timestamp() - 1)
    assert client.get(f"/alerts/feed.{form}", headers={"if-modified-since": before}).status_code == 200
    withdraw(by="the tests", publication=shown, reason="Published in error.")
    changed = client.get(
        f"/alerts/feed.{form}",
        headers={"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]},
    )
    assert changed.status_code == 200 and changed["ETag"] != first["ETag"]
    assert changed["Last-Modified"] != first["Last-Modified"]


def test_the_queries_of_a_feed_do_not_grow(client: Client, django_assert_max_num_queries: Any) -> None:
    for _each in range(12):
        records.make_inspection(areas=[records.make_area(records.make_organisation())])
    with django_assert_max_num_queries(6):
        client.get("/alerts/feed.atom")


def test_a_welsh_feed_says_what_is_english_in_it(client: Client) -> None:
    records.make_inspection(title="Inspection of one", title_cy="Arolygiad o un")
    records.make_inspection(title="Inspection of another")
    feed = atom(client, "/cy/alerts/feed.atom")
    titles = {each.text: each.get(XML_LANG) for each in feed.xpath("a:entry/a:title", namespaces=ATOM)}
    assert titles == {"Arolygiad o un": "cy", "Inspection of another": "en"}
    assert texts(feed, "a:title/text()") == ["Arolygiadau a gyhoeddwyd: Popeth a gyhoeddir yma"]
    assert all("/cy/inspections/" in href for href in texts(feed, "a:entry/a:link[@rel='alternate']/@href"))


def test_pages_of_the_register_lead_to_their_feed(client: Client) -> None:
    service = records.make_organisation()
    area = records.make_area(service)
    records.make_inspection(service, areas=[area])
    for page, query in (
        ("/", ""), (f"/providers/{service.slug}", f"?place={service.slug}"),
        (f"/providers/{service.slug}/areas/{area.slug}", f"?place={service.slug}/{area.slug}"),
    ):  # fmt: skip
        html = client.get(page).content.decode()
        assert f'<link rel="alternate" type="application/atom+xml" href="/alerts/feed.atom{query}">' in html
        assert f'href="/alerts{query}"' in html
        assert client.get(f"/alerts/feed.atom{query}").status_code == 200
