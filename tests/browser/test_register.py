"""Does a person find a service, what was judged, what had to improve, and whether it did?"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.browser.pages import MONITORING, STAFFORDSHIRE
from tests.browser.site import Site


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def home(tab: Tab, site: Site) -> Tab:
    tab.goto(site.url)
    return tab


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


def test_nine_areas_for_improvement_in_their_three_timescales(tab: Tab, site: Site) -> None:
    tab.goto(site.url + STAFFORDSHIRE)
    for timescale in ("Immediately (3)", "Within three months (3)", "Within six months (3)"):
        expect(tab.get_by_role("heading", name=timescale)).to_be_visible()


def test_seven_progress_judgements_and_how_they_make_one(tab: Tab, site: Site) -> None:
    tab.goto(site.url + MONITORING)
    tab.get_by_role("link", name="Follow each one from the report that made it").click()
    counted = "Progress on 7 areas for improvement: 5 satisfactory, 1 good and 1 inadequate."
    expect(tab.get_by_text(counted)).to_be_visible()
    expect(tab.get_by_text("The commonest, satisfactory, is the overall judgement.")).to_be_visible()


def test_filters_stay_and_come_off_one_at_a_time(tab: Tab, site: Site) -> None:
    tab.goto(site.url + "/search")
    tab.get_by_label("Year").select_option("2011")
    tab.get_by_label("Overall grade").select_option("progress-2010:inadequate")
    tab.get_by_role("button", name="Apply filters").click()
    expect(tab.locator(".register-result")).to_have_count(1)
    expect(tab.get_by_label("Year")).to_have_value("2011")
    tab.get_by_role("link", name="Remove this filter: Year: 2011").click()
    expect(tab.get_by_label("Year")).to_have_value("")
    expect(tab.get_by_label("Overall grade")).to_have_value("progress-2010:inadequate")


def test_a_search_that_finds_nothing_says_what_to_do(tab: Tab, site: Site) -> None:
    tab.goto(site.url + "/search?q=xylophone&year=2011")
    expect(tab.get_by_text("Nothing published here fits.")).to_be_visible()
    tab.get_by_role("link", name="Look through all providers").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Providers")


def test_areas_as_they_were_on_a_day_and_a_day_that_is_none(tab: Tab, site: Site) -> None:
    tab.goto(site.url + "/providers/cafcass")
    tab.get_by_label("Show them as they were on").fill("yesterday")
    tab.get_by_role("button", name="Show").click()
    expect(tab.get_by_text("“yesterday” is not a date")).to_be_visible()


def test_the_picture_and_the_table_tell_the_same(tab: Tab, site: Site) -> None:
    tab.goto(site.url + "/providers/cafcass")
    marks = tab.locator(".register-picture svg text[text-anchor=start], .register-picture svg text[text-anchor=end]")
    assert marks.count() == tab.locator("#history-table tbody tr").count()


def test_compare_sorts_only_when_asked(tab: Tab, site: Site) -> None:
    tab.goto(site.url + "/compare?framework=ofsted-cafcass-2009")
    names = tab.locator("tbody th").all_inner_texts()
    assert names == sorted(names)
    tab.locator("thead").get_by_role("link", name="Safeguarding").click()
    expect(tab.locator("th[aria-sort=ascending]")).to_contain_text("Safeguarding")


def test_every_page_has_its_data_and_says_when_it_was_true(tab: Tab, site: Site) -> None:
    tab.goto(site.url + STAFFORDSHIRE)
    address = tab.get_by_role("link", name="JSON").get_attribute("href")
    assert address is not None
    data = json.loads(urllib.request.urlopen(site.url + address).read())  # noqa: S310
    assert {"as_at", "licence", "title", "page"} <= set(data)
    assert sum(1 for row in data["judgements"] if row["grade"]) == 17
