"""Does a person find a service, what was judged, what had to improve, and whether it did?"""

from __future__ import annotations

import json
import urllib.request

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser.pages import MONITORING, STAFFORDSHIRE
from tests.browser.site import Site


@pytest.fixture
def home(page: Tab, site: Site) -> Tab:
    page.goto(site.url)
    return page


def test_from_a_mistyped_name_to_the_story_of_one_matter(home: Tab) -> None:
    home.get_by_label("Find a service, an area or words in a report").fill("stafordshire")
    home.get_by_role("button", name="Search").click()
    expect(home.get_by_text("Looked for: staffordshire")).to_be_visible()
    expect(home.locator("mark").first).to_have_text("Staffordshire")
    home.locator(".register-result").get_by_role("link", name="Inspection of Staffordshire").first.click()
    expect(home.get_by_role("heading", level=1)).to_contain_text("Staffordshire and the Marches")
    graded = home.locator("#judgement-table .app-grade:not(.app-grade--none)")
    assert graded.count() == 17
    expect(home.get_by_text("without that limit the judgements would point to satisfactory")).to_be_visible()
    home.locator("#improvements ~ ol a").first.click()
    expect(home.get_by_role("heading", name="What happened, oldest first")).to_be_visible()


def test_nine_areas_for_improvement_in_their_three_timescales(page: Tab, site: Site) -> None:
    page.goto(site.url + STAFFORDSHIRE)
    for timescale in ("Immediately (3)", "Within three months (3)", "Within six months (3)"):
        expect(page.get_by_role("heading", name=timescale)).to_be_visible()


def test_seven_progress_judgements_and_how_they_make_one(page: Tab, site: Site) -> None:
    page.goto(site.url + MONITORING)
    page.get_by_role("link", name="Follow each one from the report that made it").click()
    counted = "Progress on 7 areas for improvement: 5 satisfactory, 1 good and 1 inadequate."
    expect(page.get_by_text(counted)).to_be_visible()
    expect(page.get_by_text("The commonest, satisfactory, is the overall judgement.")).to_be_visible()


def test_filters_stay_and_come_off_one_at_a_time(page: Tab, site: Site) -> None:
    page.goto(site.url + "/search")
    page.get_by_label("Year").select_option("2011")
    page.get_by_label("Overall grade").select_option("progress-2010:inadequate")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator(".register-result")).to_have_count(1)
    expect(page.get_by_label("Year")).to_have_value("2011")
    page.get_by_role("link", name="Remove this filter: Year: 2011").click()
    expect(page.get_by_label("Year")).to_have_value("")
    expect(page.get_by_label("Overall grade")).to_have_value("progress-2010:inadequate")


def test_a_search_that_finds_nothing_says_what_to_do(page: Tab, site: Site) -> None:
    page.goto(site.url + "/search?q=xylophone&year=2011")
    expect(page.get_by_text("Nothing published here fits.")).to_be_visible()
    page.get_by_role("link", name="Look through all providers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Providers")


def test_areas_as_they_were_on_a_day_and_a_day_that_is_none(page: Tab, site: Site) -> None:
    page.goto(site.url + "/providers/cafcass")
    page.get_by_label("Show them as they were on").fill("yesterday")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("“yesterday” is not a date")).to_be_visible()


def test_the_picture_and_the_table_tell_the_same(page: Tab, site: Site) -> None:
    page.goto(site.url + "/providers/cafcass")
    marks = page.locator(".register-picture svg text[text-anchor=start], .register-picture svg text[text-anchor=end]")
    assert marks.count() == page.locator("#history-table tbody tr").count()


def test_compare_sorts_only_when_asked(page: Tab, site: Site) -> None:
    page.goto(site.url + "/compare?framework=ofsted-cafcass-2009")
    names = page.locator("tbody th").all_inner_texts()
    assert names == sorted(names)
    page.locator("thead").get_by_role("link", name="Safeguarding").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Safeguarding")


def test_every_page_has_its_data_and_says_when_it_was_true(page: Tab, site: Site) -> None:
    page.goto(site.url + STAFFORDSHIRE)
    address = page.get_by_role("link", name="JSON").get_attribute("href")
    assert address is not None
    data = json.loads(urllib.request.urlopen(site.url + address).read())  # noqa: S310
    assert {"as_at", "licence", "title", "page"} <= set(data)
    assert sum(1 for row in data["judgements"] if row["grade"]) == 17
