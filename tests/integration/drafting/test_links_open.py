"""Does every link of a report's pages open for the person who sees it? Nobody is led to a refusal."""

from __future__ import annotations

import re

import pytest

from tests.factories.people import browser_of
from tests.factories.settled import settled
from touchstone.inspectorate.drafting.opening import open_draft

pytestmark = pytest.mark.django_db

PAGES = ("report/", "report/publish/", "report/sign/", "report/checks/", "publications/")
LINK = re.compile(r'href="(/work/[^"#]+)"')


@pytest.mark.parametrize("who", ["lead", "inspector", "moderator", "director", "publisher"])
def test_no_link_of_a_report_leads_to_a_refusal(who: str) -> None:
    cast = settled()
    open_draft(by=cast["lead"], inspection=cast.inspection)
    client = browser_of(cast[who])
    refused = set()
    for name in PAGES:
        page = client.get(f"/work/inspections/{cast.inspection.slug}/{name}").content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        found = {link.replace("&amp;", "&") for link in LINK.findall(main)}
        assert found, name
        refused |= {(name, link) for link in found if client.get(link).status_code >= 400}
    assert refused == set()


def test_the_publisher_is_shown_the_way_to_what_readers_asked_for() -> None:
    cast = settled()
    page = browser_of(cast["publisher"]).get(f"/work/inspections/{cast.inspection.slug}/publications/")
    assert "Requests for other formats</a>" in page.content.decode().split("<main")[1]
    page = browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/publications/")
    assert "Requests for other formats" not in page.content.decode()
