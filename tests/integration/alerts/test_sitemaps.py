"""Site maps: every public page, in both languages, and no other."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from lxml import etree

from tests.factories import records
from touchstone.public.alerts.queries import sitemap

pytestmark = pytest.mark.django_db
MAPS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def found(client: Client, address: str, path: str) -> list[str]:
    answer = client.get(urlsplit(address).path)
    assert answer.status_code == 200, address
    return [str(each) for each in etree.fromstring(answer.content).xpath(path, namespaces=MAPS)]


def everything(client: Client) -> dict[str, list[str]]:
    """Each file that the index names, with the addresses in it."""
    files = found(client, "/sitemap.xml", "/s:sitemapindex/s:sitemap/s:loc/text()")
    return {file: found(client, file, "/s:urlset/s:url/s:loc/text()") for file in files}


def test_every_address_is_there_once_and_answers_and_names_its_other_language(client: Client) -> None:
    records.make_framework()
    service = records.make_organisation()
    area = records.make_area(service)
    shown = records.make_inspection(service, areas=[area], afis=["Order waiting lists by need."])
    maps = everything(client)
    addresses = [address for file in maps.values() for address in file]
    assert len(addresses) == len(set(addresses)) > 30
    for address in addresses:
        assert client.get(urlsplit(address).path).status_code == 200, address
    paths = {urlsplit(address).path for address in addresses}
    named = {"/", "/cy/", f"/providers/{service.slug}", f"/cy/providers/{service.slug}/areas/{area.slug}"}
    named |= {f"/inspections/{shown.slug}", f"/areas-for-improvement/{shown.slug}-1", "/frameworks/northmere-2020"}
    assert named <= paths
    one = next(file for file in maps if "inspections" in file)
    assert len(found(client, one, "//x:link/@href")) == 2 * len(maps[one])
    assert found(client, one, "//s:lastmod/text()") == ["2026-10-23"] * 2


def test_what_is_not_public_is_in_no_map(client: Client) -> None:
    records.make_inspection(records.make_organisation("Hidden", listed=False), public=False, slug="hidden-1")
    assert not [address for file in everything(client).values() for address in file if "hidden" in address]


def test_a_section_is_parted_and_no_part_is_larger_than_it_may_be(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 2 * sitemap.PER_PART <= 50_000  # English and Welsh
    monkeypatch.setattr(sitemap, "PER_PART", 2)
    service = records.make_organisation()
    for _each in range(5):
        records.make_inspection(service)
    files = {file: urls for file, urls in everything(client).items() if "/inspections-" in file}
    assert [len(urls) for urls in files.values()] == [4, 4, 2]
    assert len({url for urls in files.values() for url in urls}) == 10


@pytest.mark.parametrize("name", ["inspections-2", "inspections-0", "none-such-1", "pages-2", "inspections-99999999"])
def test_a_part_that_is_not_there_is_not_found(client: Client, name: str) -> None:
    records.make_inspection()
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_a_part_costs_one_query(client: Client, django_assert_num_queries: Any) -> None:
    for _each in range(4):
        records.make_inspection()
    with django_assert_num_queries(1):
        client.get("/sitemaps/inspections-1.xml")


def test_robots_are_told_of_the_map_and_kept_from_links_of_one_reader(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in lines
    assert {"Disallow: /alerts/mine/", "Disallow: /cy/alerts/stop/", "Disallow: /alerts/confirm/"} <= set(lines)
    assert "Disallow: /alerts" not in lines
