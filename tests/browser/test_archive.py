"""An archivist's journey in a real Chromium: a document in, its doubts settled, confirmed, and read in the register."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from tests.browser import checks
from tests.browser.site import Site
from tests.factories.document_forms import as_pdf, as_text
from tests.factories.documents import AreaReport, Article

ARCHIVIST = "archivist@northmere.example"
TALL = {"width": 1280, "height": 900}


def signed_in(browser: Browser, site: Site, **settings: object) -> BrowserContext:
    context = browser.new_context(viewport=TALL, reduced_motion="reduce", **settings)  # type: ignore[arg-type]
    context.add_cookies([{"name": "sessionid", "value": site.session_of(ARCHIVIST), "url": site.url}])
    return context


def a_report(tmp_path: Path) -> tuple[AreaReport, Path]:
    """A fictional report of an area that nobody holds yet, as a PDF that no site has seen."""
    word = "".join(letter for letter in uuid4().hex if letter.isalpha()).capitalize()
    report = replace(AreaReport.make(Random(7)), area=f"Sandmouth {word}", code="C9")
    path = tmp_path / "report.pdf"
    path.write_bytes(as_pdf(report.elements()))
    return report, path


def check(tab: Tab, screenshots: Path | None, name: str) -> None:
    """The page is accessible, and whole on a small phone."""
    assert checks.violations(tab) == [], name
    if screenshots:
        tab.screenshot(path=screenshots / f"archive-{name}-1280.png", full_page=True)
    tab.set_viewport_size({"width": checks.NARROW, "height": 640})
    assert checks.sideways(tab) == [], name
    if screenshots:
        tab.screenshot(path=screenshots / f"archive-{name}-320.png", full_page=True)
    tab.set_viewport_size(TALL)  # type: ignore[arg-type]


def bring_in(tab: Tab, site: Site, *paths: Path) -> None:
    tab.goto(f"{site.url}/archive/")
    tab.get_by_role("button", name="Bring documents in").click()
    tab.get_by_label("Published reports or letters").set_input_files([str(path) for path in paths])
    tab.get_by_role("button", name="Read them").click()


def left(tab: Tab) -> int:
    return int(tab.locator(".app-count").inner_text().split()[0])


def test_from_a_document_to_the_register(
    browser: Browser, site: Site, tmp_path: Path, screenshots: Path | None
) -> None:
    report, path = a_report(tmp_path)
    tab = signed_in(browser, site).new_page()
    watch = checks.Watch(tab, expected_status=400)  # the mistake on the way answers with 400
    bring_in(tab, site, path)
    expect(tab.get_by_role("heading", level=1)).to_contain_text(report.area)
    check(tab, screenshots, "reading")

    tab.get_by_role("button", name="Look at the").first.click()
    _decide_with_keys(tab)
    check(tab, screenshots, "value")
    _correct(tab, site)

    tab.get_by_role("link", name="All values").click()
    _settle_the_rest(tab)
    _name_the_area(tab, report, screenshots)
    check(tab, screenshots, "summary")
    tab.get_by_role("button", name="Confirm and publish").click()
    expect(tab.get_by_text("Confirmed. It stands in the register")).to_be_visible()

    tab.get_by_role("link", name=report.area).last.click()
    assert "/inspections/" in tab.url
    body = tab.locator("main").inner_text()
    assert f"{len(report.grades)} grades" in body
    assert all(text in body for _, text in report.improvements)
    assert watch.serious() == []


def _settle_the_rest(tab: Tab) -> None:
    """Accept what is not doubted, and say of each doubt that the reader was right."""
    tab.get_by_role("button", name="Accept the").click()
    while tab.get_by_role("button", name="Look at the doubts").count():
        tab.get_by_role("button", name="Look at the doubts").click()
        with tab.expect_navigation():
            tab.keyboard.press("r")
        tab.goto(tab.url.split("/values/")[0].removesuffix("summary/"))
    tab.get_by_role("button", name="See what will be written").click()


def _name_the_area(tab: Tab, report: AreaReport, screenshots: Path | None) -> None:
    """The area is in no list, so the summary asks; the archivist adds it after looking."""
    expect(tab.get_by_text(f"The document prints “{report.area} (C9)”")).to_be_visible()
    check(tab, screenshots, "asked")
    tab.get_by_role("link", name="add a service area").click()
    expect(tab.get_by_role("textbox", name="Name")).to_have_value(report.area)
    tab.get_by_label("I have checked").check()
    check(tab, screenshots, "add-area")
    tab.get_by_role("button", name="Add it").click()


def _decide_with_keys(tab: Tab) -> None:
    """R says right and goes on; C opens the boxes; the keys can be turned off."""
    mark = tab.locator("mark#place")
    before = left(tab)
    if mark.count():
        expect(mark).to_be_in_viewport()
    with tab.expect_navigation():
        tab.keyboard.press("r")
    assert left(tab) == before - 1
    tab.get_by_role("button", name="Turn the keys off").click()
    tab.keyboard.press("r")
    assert left(tab) == before - 1
    tab.get_by_role("button", name="Turn the keys on").click()


def _correct(tab: Tab, site: Site) -> None:
    """A mistake is said and what was typed stays; then it is put right, beside what was read."""
    start = tab.url.split("/values/")[0]
    tab.goto(f"{start}/values/published/")
    tab.keyboard.press("c")
    box = tab.get_by_label("Published", exact=False).first
    expect(box).to_be_focused()
    read = box.input_value()
    box.fill("the fifth of never")
    tab.get_by_role("button", name="Save the correction").click()
    expect(tab.get_by_role("alert")).to_contain_text("is not a date")
    check(tab, None, "value with a mistake")
    again = tab.get_by_label("Published", exact=False).first
    expect(again).to_have_value("the fifth of never")
    again.fill(read)
    tab.get_by_role("button", name="Save the correction").click()
    tab.goto(f"{start}/values/published/")
    expect(tab.locator("main")).to_contain_text("said")


def test_without_scripts_a_value_is_decided_by_its_buttons(browser: Browser, site: Site, tmp_path: Path) -> None:
    _report, path = a_report(tmp_path)
    tab = signed_in(browser, site, java_script_enabled=False).new_page()
    bring_in(tab, site, path)
    tab.get_by_role("button", name="Look at the").first.click()
    before = left(tab)
    tab.get_by_role("button", name="Right").or_(tab.get_by_role("button", name="Seen:")).click()
    assert left(tab) == before - 1


def test_several_files_at_once_one_of_them_an_article(
    browser: Browser, site: Site, tmp_path: Path, screenshots: Path | None
) -> None:
    _report, path = a_report(tmp_path)
    article = tmp_path / "article.txt"
    article.write_bytes(as_text(Article.make(Random(uuid4().int)).elements()))
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    tab = signed_in(browser, site).new_page()
    bring_in(tab, site, path, article, empty)
    main = tab.locator("main")
    expect(main).to_contain_text("Look at the doubts, then confirm.")
    expect(main).to_contain_text("not an inspection report")
    expect(main).to_contain_text("empty.pdf is empty")
    check(tab, screenshots, "brought-in")
    for state in ("waiting", "confirmed", "refused"):
        tab.goto(f"{site.url}/archive/?state={state}")
        assert checks.keyboard_faults(tab) == []
        check(tab, screenshots, f"list-{state}")


@pytest.mark.parametrize("path", ["/archive/", "/archive/bring-in/"])
def test_nobody_looks_without_signing_in(browser: Browser, site: Site, path: str) -> None:
    tab = browser.new_context().new_page()
    tab.goto(site.url + path)
    assert "/sign-in/" in tab.url
