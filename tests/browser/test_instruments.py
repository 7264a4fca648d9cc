"""Answering a response in a real browser: saved as one writes, and nothing lost to a cut line, an ended session, a page
that was closed or a second tab."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import checks
from tests.browser.site import Site

RATER = "cerys@northmere.example"
TEXT = '[data-slot="overall_reason"] textarea'
STATE = "[data-instrument-state]"
BEGIN = """
from touchstone.foundation.accounts.models import User
from touchstone.foundation.instruments import actions, queries
from touchstone.foundation.providers.models import Organisation
person = User.objects.get_or_create(email=sys.argv[1], defaults={"name": "Cerys Vale"})[0]
owner = Organisation.objects.get(slug="northmere-inspectorate")
begun = actions.start_response(
    by=person, version=queries.version("case-review"), subject="NM-0031", owner=owner,
    children=("5-9", "10-13"), scale="ofsted-2014",
)
print(begun.pk)
"""


@dataclass(frozen=True)
class Begun:
    """A response that was just begun, and its rater's session."""

    site: Site
    pk: int
    session: str

    def path(self, rest: str = "") -> str:
        return f"{self.site.url}/work/responses/{self.pk}/{rest}"

    def context(self, browser: Browser, **options: object) -> BrowserContext:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        self.sign_in(context)
        return context

    def sign_in(self, context: BrowserContext) -> None:
        context.add_cookies([{"name": "sessionid", "value": self.session, "url": self.site.url}])


@pytest.fixture
def begun(site: Site) -> Begun:
    return Begun(site, int(site.run(BEGIN, RATER)), site.session_of(RATER))


@pytest.fixture
def context(browser: Browser, begun: Begun) -> Iterator[BrowserContext]:
    with begun.context(browser) as made:
        yield made


def opened(context: BrowserContext, begun: Begun, rest: str = "sections/whole/") -> Page:
    page = context.new_page()
    page.goto(begun.path(rest))
    return page


def saved_text(context: BrowserContext, begun: Begun) -> str:
    """What the server holds now, read from a page that it makes."""
    page = opened(context, begun)
    text = page.locator(TEXT).input_value()
    page.close()
    return text


def test_what_is_written_is_saved_without_a_button(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun)
    watch = checks.Watch(page)
    page.locator(TEXT).fill("Seen alone twice; the plan was shared late.")
    expect(page.locator(STATE)).to_have_text(re.compile(r"Saved at \d\d:\d\d"), timeout=15_000)
    assert saved_text(context, begun) == "Seen alone twice; the plan was shared late."
    page.get_by_role("button", name="Save and continue").click()
    expect(page.locator("h1")).to_contain_text("Check your answers")
    assert page.evaluate("localStorage.length") == 0
    assert watch.serious() == []


def test_every_kind_of_question_is_saved_and_shown_again(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun, "sections/the_case/")
    page.get_by_label("Private law", exact=True).check()
    page.get_by_label("The case record").check()
    page.get_by_label("The case plan").check()
    for part, value in (("Day", "2"), ("Month", "11"), ("Year", "2026")):
        page.get_by_label(part).fill(value)
    risk = page.locator('[data-slot="risk_now"]')
    risk.get_by_label("Yes", exact=True).check()
    risk.get_by_label("Reason").fill("A threat in the last note.")
    expect(page.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    again = opened(context, begun, "sections/the_case/")
    assert again.get_by_label("Private law", exact=True).is_checked()
    assert again.get_by_label("The case plan").is_checked()
    assert again.get_by_label("Year").input_value() == "2026"
    assert again.locator('[data-slot="risk_now"]').get_by_label("Reason").input_value() == "A threat in the last note."


def test_a_cut_line_keeps_it_here_and_saves_it_when_it_is_back(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun)
    context.set_offline(True)
    page.locator(TEXT).fill("Written on the train.")
    expect(page.locator(STATE)).to_contain_text("kept on this device", timeout=15_000)
    page.get_by_role("button", name="Save and continue").click()  # the page stays: going on would lose it
    expect(page.locator(TEXT)).to_have_value("Written on the train.")
    context.set_offline(False)
    expect(page.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    assert saved_text(context, begun) == "Written on the train."


def test_a_page_closed_while_the_line_is_cut_is_offered_again(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun)
    context.set_offline(True)
    page.locator(TEXT).fill("Written in a lift.")
    expect(page.locator(STATE)).to_contain_text("kept on this device", timeout=15_000)
    page.close()
    context.set_offline(False)
    page = opened(context, begun, "")
    banner = page.get_by_role("region", name="Kept on this device")
    expect(banner).to_contain_text(re.compile(r"One answer was written here at \d\d:\d\d"))
    with page.expect_navigation():
        banner.get_by_role("button", name="Save them now").click()
    expect(page.get_by_role("region", name="Kept on this device")).to_be_hidden()
    assert saved_text(context, begun) == "Written in a lift."
    assert page.evaluate("localStorage.length") == 0


def test_what_was_kept_can_be_thrown_away(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun)
    context.set_offline(True)
    page.locator(TEXT).fill("Not wanted.")
    expect(page.locator(STATE)).to_contain_text("kept on this device", timeout=15_000)
    page.close()
    context.set_offline(False)
    page = opened(context, begun, "")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Throw them away").click()
    expect(page.get_by_role("region", name="Kept on this device")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    assert saved_text(context, begun) == ""


def test_a_page_closed_at_once_loses_nothing(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun)
    page.locator(TEXT).fill("The lid was shut on this.")
    page.close()
    page = opened(context, begun)
    if page.locator(TEXT).input_value() == "":
        with page.expect_navigation():
            page.get_by_role("button", name="Save them now").click()
    expect(page.locator(TEXT)).to_have_value("The lid was shut on this.")


def test_an_ended_session_keeps_it_here_and_goes_on_after_signing_in(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun)
    context.clear_cookies(name="sessionid")
    page.locator(TEXT).fill("Half an hour of thought.")
    expect(page.locator(STATE)).to_contain_text("You are signed out", timeout=15_000)
    expect(page.get_by_role("link", name="Sign in again")).to_be_visible()
    begun.sign_in(context)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    expect(page.get_by_role("link", name="Sign in again")).to_be_hidden()
    assert saved_text(context, begun) == "Half an hour of thought."


def test_two_tabs_show_both_texts_and_lose_neither(context: BrowserContext, begun: Begun) -> None:
    one, two = opened(context, begun), opened(context, begun)
    one.locator(TEXT).fill("From the first tab.")
    expect(one.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    two.locator(TEXT).fill("From the second tab.")
    box = two.locator(".instrument-clash")
    expect(box).to_contain_text("From the first tab.", timeout=15_000)
    expect(two.locator(TEXT)).to_have_value("From the second tab.")
    chooser = opened(context, begun, "two-texts/")
    expect(chooser.locator("main")).to_contain_text("From the second tab.")
    box.get_by_role("button", name="Keep both").click()
    expect(two.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    expect(two.locator(".instrument-clash")).to_have_count(0)
    assert saved_text(context, begun) == "From the first tab.\n\nFrom the second tab."
    chooser.reload()
    expect(chooser.locator("main")).to_contain_text("There are none.")


@pytest.mark.parametrize(
    ("button", "stands"), [("Keep what this page says", "Second."), ("Take what the other", "First.")]
)
def test_one_of_two_texts_can_be_chosen(context: BrowserContext, begun: Begun, button: str, stands: str) -> None:
    one, two = opened(context, begun), opened(context, begun)
    one.locator(TEXT).fill("First.")
    expect(one.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    two.locator(TEXT).fill("Second.")
    two.locator(".instrument-clash").get_by_role("button", name=button).click(timeout=15_000)
    expect(two.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
    assert saved_text(context, begun) == stands


def asked(page: Page) -> set[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('[data-slot]')].filter((each) => !each.hidden).map((each) => each.dataset.slot)"
    )
    return set(found)


def test_the_script_and_the_server_ask_the_same_questions(
    browser: Browser, context: BrowserContext, begun: Begun
) -> None:
    page = opened(context, begun, "sections/early_work/")
    before = asked(page)
    parties = page.locator('[data-slot="parties_heard"]')
    weeks = page.locator('[data-slot="weeks_waiting"] input[type=text]')
    steps = [
        (lambda: parties.get_by_label("None of them").check(), {"parties_reason"}),
        (lambda: weeks.fill("3"), {"parties_reason", "wait_weighed"}),
        (lambda: parties.get_by_label("All of them").check(), {"wait_weighed"}),
        (lambda: weeks.fill("0"), set()),
        (lambda: weeks.fill("1,000"), {"wait_weighed"}),
    ]
    with begun.context(browser, java_script_enabled=False) as plain:
        for act, opens in steps:
            act()
            assert asked(page) == before | opens
            expect(page.locator(STATE)).to_have_text(re.compile(r"Saved at"), timeout=15_000)
            bare = opened(plain, begun, "sections/early_work/")
            shown = bare.locator("[data-slot]:not([hidden])")
            assert {each.get_attribute("data-slot") for each in shown.all()} == before | opens
            bare.close()


def test_without_a_script_the_button_saves(browser: Browser, begun: Begun) -> None:
    with begun.context(browser, java_script_enabled=False) as context:
        page = opened(context, begun)
        expect(page.locator(STATE)).to_have_text("Press “Save” to keep what you write.")
        page.locator(TEXT).fill("Written without a script.")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator("main")).to_contain_text("Saved.")
        expect(page.locator(TEXT)).to_have_value("Written without a script.")


def test_without_a_script_an_ended_session_gives_the_page_back(browser: Browser, begun: Begun) -> None:
    with begun.context(browser, java_script_enabled=False) as context:
        page = opened(context, begun)
        context.clear_cookies(name="sessionid")
        page.locator(TEXT).fill("Sent a minute too late.")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page).to_have_url(re.compile(r"/account/sign-in/"))


PLACES = ["", "sections/the_case/", "sections/each_child/A/?check=1", "check/", "children/", "two-texts/", "set-aside/"]


@pytest.mark.parametrize("rest", PLACES)
def test_its_pages_are_accessible_and_fit_a_phone(context: BrowserContext, begun: Begun, rest: str) -> None:
    page = opened(context, begun, rest)
    assert checks.violations(page) == []
    if "check=1" not in rest:  # a page with errors begins at them, and not at its top
        assert checks.keyboard_faults(page) == []
    page.set_viewport_size({"width": checks.NARROW, "height": 640})
    assert checks.sideways(page) == []
    assert checks.violations(page) == []


@pytest.mark.parametrize("path", ["/work/instruments/", "/work/instruments/case-review/1/", "/work/responses/"])
def test_the_library_is_accessible_and_fits_a_phone(context: BrowserContext, begun: Begun, path: str) -> None:
    page = context.new_page()
    page.goto(begun.site.url + path)
    assert checks.violations(page) == []
    page.set_viewport_size({"width": checks.NARROW, "height": 640})
    assert checks.sideways(page) == []


def test_what_can_no_longer_be_saved_is_still_shown(context: BrowserContext, begun: Begun) -> None:
    page = opened(context, begun)
    context.set_offline(True)
    page.locator(TEXT).fill("Written after it was set aside elsewhere.")
    expect(page.locator(STATE)).to_contain_text("kept on this device", timeout=15_000)
    page.close()
    context.set_offline(False)
    aside = opened(context, begun, "set-aside/")
    aside.get_by_label("Why will this not be finished?").fill("The case was replaced.")
    aside.get_by_role("button", name="Set it aside").click()
    page = opened(context, begun, "")
    banner = page.get_by_role("region", name="Kept on this device")
    banner.get_by_text("What was written").click()
    expect(banner).to_contain_text("Written after it was set aside elsewhere.")
    banner.get_by_role("button", name="Save them now").click()
    expect(banner).to_contain_text("This was set aside, so it cannot be answered any more.")
    assert page.evaluate("localStorage.length") == 1
    assert checks.violations(page) == []
