"""Does every link of a report's pages open for the person who sees it? Nobody is led to a refusal."""

from __future__ import annotations

import re

import pytest

from tests.factories.drafts import drafted, live_finding, make_statement
from tests.factories.people import browser_of
from tests.factories.settled import settled
from touchstone.inspectorate.drafting.actions import areas
from touchstone.inspectorate.drafting.opening import open_draft
from touchstone.inspectorate.drafting.rows import AreaRow

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


def test_a_publisher_reads_the_finding_behind_a_statement_and_is_not_led_to_it() -> None:
    cast, draft, section = drafted()
    finding = live_finding(cast, "Plans say who does what.")
    statement = make_statement(section, cast["inspector"], "Plans are clear.", finding)
    row = AreaRow("Say in every plan who does what.", judgement_key=section.area_key)
    area = areas.add_area(by=cast["inspector"], draft=draft, row=row, findings=[finding])
    link = f"/work/inspections/{cast.inspection.slug}/findings/{finding.pk}/"
    for place in (f"statements/{statement.pk}/", f"areas/{area.pk}/"):
        address = f"/work/inspections/{cast.inspection.slug}/report/{place}"
        lead, publisher = (browser_of(cast[who]).get(address).content.decode() for who in ("lead", "publisher"))
        assert finding.text in publisher and f'href="{link}"' not in publisher
        assert f'href="{link}"' in lead


def test_the_publisher_is_shown_the_way_to_what_readers_asked_for() -> None:
    cast = settled()
    page = browser_of(cast["publisher"]).get(f"/work/inspections/{cast.inspection.slug}/publications/")
    assert "Requests for other formats</a>" in page.content.decode().split("<main")[1]
    page = browser_of(cast["lead"]).get(f"/work/inspections/{cast.inspection.slug}/publications/")
    assert "Requests for other formats" not in page.content.decode()
