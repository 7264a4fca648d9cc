"""A report that was made here has a page of its own: e-mails, feeds and site maps lead to it."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast, play
from tests.factories import records
from tests.factories.publishing import make_bundle, make_publisher, quick_forms
from tests.integration.alerts.helpers import subscribed, tick, written
from tests.integration.alerts.test_feeds import atom, texts
from touchstone.inspectorate.reports import actions, tasks
from touchstone.inspectorate.reports.models import Publication

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def published() -> Publication:
    subscribed()
    cast: Cast = play(state="settled", framework="ofsted-cafcass-2009")
    actions.queue(by=make_publisher(cast), inspection=cast.inspection, bundle=make_bundle(), public_from=None)
    with quick_forms():
        tasks.go_on()
    return Publication.objects.select_related("report__inspection").get()


def test_feeds_and_e_mails_lead_to_the_report_s_page(client: Client, published: Publication) -> None:
    page = f"/inspections/{published.report.inspection.slug}/report"
    links = texts(atom(client), "a:entry/a:link[@rel='alternate']/@href")
    items = json.loads(client.get("/alerts/feed.json").content)["items"]
    assert [urlsplit(link).path for link in links] == [urlsplit(item["url"]).path for item in items] == [page]
    answer = client.get(page)
    assert answer.status_code == 200
    assert f'"url": "http://testserver{page}"' in answer.content.decode()  # in the words of schema.org
    tick(timezone.now())
    (mail,) = written()
    assert f"{page}\n" in mail.body
    welsh = texts(atom(client, "/cy/alerts/feed.atom"), "a:entry/a:link[@rel='alternate']/@href")
    assert [urlsplit(link).path for link in welsh] == [f"/cy{page}"]


def test_of_a_report_that_was_read_in_the_inspection_s_page_tells(client: Client) -> None:
    read_in = records.make_inspection()
    links = texts(atom(client), "a:entry/a:link[@rel='alternate']/@href")
    assert [urlsplit(link).path for link in links] == [f"/inspections/{read_in.slug}"]


def test_the_site_map_names_the_report_s_page_once(client: Client, published: Publication) -> None:
    records.make_inspection()
    found = client.get("/sitemaps/reports-1.xml").content.decode()
    page = f"/inspections/{published.report.inspection.slug}/report</loc>"
    assert found.count(page) == 2 and found.count("<url>") == 2  # English and Welsh
    assert found.count(f"<lastmod>{timezone.now():%Y-%m-%d}</lastmod>") == 2
