"""Does what an inspection asked for stay in sight until it is met, though months go by and the area goes away?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import machine
from tests.browser import checks
from tests.browser import site as sites
from tests.browser.journeys import afterwards, fieldwork, reporting, visiting
from tests.browser.journeys.acts import Acts, fill_day, follow, main, not_refused, press, told
from tests.browser.journeys.conftest import Play
from tests.browser.journeys.twin import COMPLAINTS, MAILS, OPEN, PLACE, SEVEN, SUCCESSOR, TITLE

HEAD, LEAD, INSPECTOR, PLANNER = "head-of-service", "lead-inspector", "inspector", "planner"
PEOPLE = (HEAD, LEAD, INSPECTOR, PLANNER, "moderator", "second-moderator", "publisher")
VISIT = f"Visit to {PLACE} after its inspection"
REASON = f"The offices of {PLACE} work with {SUCCESSOR} from this day on."
SEEN = "The records of the area were read; they show what was done each month."
PLANNED, SLOW, VISIT_DUE, VISITED = 15, 75, 165, 200  # days after publication


class Months:
    """One site on one set of data, stopped and started again as time goes by."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder, self.open = browser, folder, ExitStack()

    def after(self, days: int) -> Play:
        """So many days after the beginning; everybody has signed in anew."""
        self.open.close()
        site = self.open.enter_context(sites.running(self.folder, ahead=days))
        site.sign_in(*(f"{who}@northmere.example" for who in PEOPLE))
        play = Play(self.browser, site)
        self.open.callback(play.close)
        return play


@pytest.fixture
def months(browser: Browser, tmp_path: Path) -> Iterator[Months]:
    machine.require("chromium")
    made = Months(browser, tmp_path)
    yield made
    made.open.close()


@pytest.mark.browser
def test_seven_areas_for_improvement_from_the_report_until_their_area_is_gone(
    months: Months, screenshots: Path | None
) -> None:
    published = date.today()
    acts = reporting.settled(months.after(0), "until-met", screenshots, OPEN)
    report = acts.slug
    _report(acts)
    acts.play = months.after(PLANNED)
    _plan(acts, published)
    acts.play = months.after(SLOW)
    _slow(acts, published)
    acts.play = months.after(VISIT_DUE)
    _told_and_visit_due(acts, published)
    acts.play = months.after(VISITED)
    _visit(acts)
    _letter(acts)
    _public(acts, report)
    _leaves(acts, report)


def _report(acts: Acts) -> None:
    """The seven are worded, signed and made public."""
    reporting.begin(acts)
    for asked in SEVEN:
        tab = reporting.line(acts, INSPECTOR, "Word the areas for improvement")
        line = main(tab).locator(".app-statement", has_text=asked.found)
        line.get_by_role("link", name=re.compile("^Write")).click()
        main(tab).get_by_label("What has to improve", exact=True).fill(asked.asked)
        main(tab).get_by_label("By when").select_option(label=asked.when)
        press(tab, "Save")
        not_refused(tab)
    acts.look(reporting.line(acts, LEAD, "Word the areas for improvement"), "worded")
    unchecked_and_signed(acts)
    reporting.publish(acts)


def unchecked_and_signed(acts: Acts) -> None:
    reporting.nothing_stops(acts, LEAD)
    tab = reporting.line(acts, LEAD, "Sign it off")
    follow(tab, "Go on without the service’s check")
    main(tab).get_by_label("Why the service does not check it").fill("It is checked by another journey.")
    press(tab, "Go on without it")
    reporting.sign(acts, LEAD, reporting.MODERATOR)


def _plan(acts: Acts, published: date) -> None:
    """Each is answered; one answer comes back with a reason, is mended and accepted."""
    afterwards.begin_the_plan(acts)
    starts, ends = acts.play.site.today + timedelta(days=7), published + timedelta(days=80)
    for number, asked in enumerate(SEVEN, 1):
        milestone = f"{starts.day} {starts.month} {starts.year} The desk is set up" if asked is COMPLAINTS else ""
        afterwards.plan_an_action(acts, number, asked, starts, ends, milestone)
    tab = afterwards.plan_of(acts, HEAD)
    told(tab, "The action does not say how you will know that it worked.")
    acts.look(tab, "plan-with-a-gap")
    afterwards.send_the_plan(acts)
    why = "Say what will be counted."
    afterwards.answer_the_plan(acts, returned=7, reason=why)
    afterwards.read_the_letter(acts, "the plan will do for 6.", f"Area for improvement 7: it will not do. {why}")
    afterwards.mend(acts, SEVEN[-1])
    afterwards.send_the_plan(acts)
    afterwards.answer_the_plan(acts)
    tab = afterwards.read_the_letter(acts, "Of 7 areas for improvement, the plan will do for 7.")
    told(tab, "The inspectorate accepted it.")


def _slow(acts: Acts, published: date) -> None:
    """Sixty days on nothing has begun: everybody who can help sees it, and is written to once."""
    site = acts.play.site
    site.tick()
    site.tick()
    mails = dict(line.split() for line in acts.play.script(MAILS.format(title=TITLE)).splitlines())
    assert mails.keys() >= {f"{HEAD}@northmere.example", f"{LEAD}@northmere.example"}, mails
    assert set(mails.values()) == {"1"}, mails
    for who in (HEAD, LEAD):
        tab = afterwards.until_met(acts, who, 4)
        expect(main(tab).get_by_text("Slow to start", exact=True)).to_be_visible()
        told(tab, "days to the due date have gone, and no action has begun.")
        told(tab, "A milestone was missed: The desk is set up")
        acts.look(tab, "slow")
    tab = acts.play.go(LEAD, "/work/plans/")
    told(tab, "What needs attention")
    told(tab, TITLE)
    acts.look(tab, "attention")
    afterwards.tell(acts, COMPLAINTS, site.today, "Under way", "The desk was set up.", "31 days")
    tab = afterwards.until_met(acts, HEAD, 4)
    expect(main(tab).get_by_text("Slow to start", exact=True)).to_have_count(0)


def _told_and_visit_due(acts: Acts, published: date) -> None:
    """Months of figures; then the planner opens the visit that is due."""
    for ago, figure in ((60, "24 days"), (30, "17 days"), (1, "12 days")):
        on = acts.play.site.today - timedelta(days=ago)
        tab = afterwards.tell(acts, COMPLAINTS, on, "Under way", "", figure)
    afterwards.show(acts, tab, "answers.csv", b"month,days\n9,31\n12,12\n", "Days to a first answer, by month.")
    for asked in (SEVEN[0], SEVEN[1], SEVEN[2], SEVEN[4], SEVEN[6]):
        state = "Done" if asked.judged == "Good" else "Under way"
        tab = afterwards.tell(acts, asked, acts.play.site.today, state, "It goes on.")
    tab = afterwards.until_met(acts, LEAD, 4)
    told(tab, "It was due on")
    told(tab, "12 days")
    acts.look(tab, "late")
    visiting.into_the_programme(acts, published - timedelta(days=30))
    visiting.open_the_visit(acts, VISIT, published + timedelta(days=VISITED))


def _visit(acts: Acts) -> None:
    """It opens with what is known of each; each is judged; the rule proposes, a person confirms."""
    visiting.begin(acts)
    beside = visiting.known_of(acts, 4)
    for words in (
        "Judged when it was found: Complaints",
        COMPLAINTS.asked,
        COMPLAINTS.does,
        "12 days, against 10 days.",
        "answers.csv",
        "It was due on",
    ):
        expect(beside).to_contain_text(words)
    tab = acts.play.tab(INSPECTOR)
    acts.look(tab, "visit-opens")
    with tab.expect_download() as download:
        beside.get_by_role("link", name="answers.csv").click()
    assert download.value.path().read_bytes() == b"month,days\n9,31\n12,12\n"
    fieldwork.note_on_a_phone(acts, [visiting.OVERALL], SEEN, direction="Strength", method="Document")
    for asked in SEVEN:
        visiting.judge(acts, asked, SEEN)
    tab = acts.stage(LEAD, "Progress on areas for improvement")
    acts.look(tab, "visit-judged")
    told(tab, "Satisfactory")
    visiting.say_why_missing(acts, "It could not be arranged in two days.")
    visiting.judge_overall(acts, "Five of seven are satisfactory.")


def _letter(acts: Acts) -> None:
    reporting.begin(acts)
    tab = acts.stage(LEAD, "Report or letter")
    press(tab, "See how it looks")
    told(
        tab,
        "Good progress has been made in one of the seven areas for improvement, satisfactory progress in five and "
        "inadequate progress in one.",
    )
    told(tab, "Overall progress is judged satisfactory.")
    told(tab, f"However, {COMPLAINTS.weak[0].lower()}{COMPLAINTS.weak[1:]}")
    acts.look(tab, "letter")
    unchecked_and_signed(acts)
    reporting.publish(acts)


def _public(acts: Acts, report: str) -> None:
    """Everybody can read what became of each: in order, with the figures, and how many stand where."""
    tab = acts.play.go(INSPECTOR, f"/areas-for-improvement/{report}-4")
    story = (
        "The inspection asked for this",
        "The plan to put it right was accepted",
        "Work on it began, as the service told",
        "The service told a figure: 31 days, against a target of 10 days",
        "It was to be done by now",
        "The service told a figure: 12 days, against a target of 10 days",
        "The service added evidence",
        "Progress was judged",
    )
    for words in story:
        told(tab, words)  # which one is missing, and what the page says instead
    text = main(tab).inner_text()
    places = [text.index(words) for words in story]
    assert places == sorted(places), text
    told(tab, COMPLAINTS.seen)
    told(tab, f"Still weak: {COMPLAINTS.weak}")
    _sound(acts, tab, "story")
    tab = acts.play.go(INSPECTOR, f"/areas-for-improvement/{report}-6")
    told(tab, "Open: last judged inadequate progress")
    tab = acts.play.go(INSPECTOR, "/providers/northmere/areas-for-improvement?state=met")
    for asked in SEVEN:
        held = main(tab).get_by_role("link", name=asked.asked, exact=True)
        expect(held).to_have_count(0 if asked.judged == "Inadequate" else 1)
    tab = acts.play.go(INSPECTOR, "/providers/northmere/areas-for-improvement?state=late")
    told(tab, SEVEN[5].asked)
    _sound(acts, tab, "late-ones")


def _sound(acts: Acts, tab: Page, name: str) -> None:
    assert checks.violations(tab) == [], name
    acts.look(tab, name)


def _leaves(acts: Acts, report: str) -> None:
    """The area becomes part of another; what is still to do goes with it, and both sides say so."""
    tab = acts.play.go(HEAD, "/administration/areas/")
    main(tab).get_by_role("link", name=f"Change what became of {PLACE}").click()
    main(tab).get_by_label("It was merged into another area").check()
    choose = main(tab).get_by_label("Which area it became, or went to")
    choose.select_option(value=SUCCESSOR.lower())
    fill_day(tab, "On which day", acts.play.site.today)
    main(tab).get_by_label("Why, or where it is written").fill("Offices were put together.")
    acts.look(tab, "became")
    press(tab, "Say so")
    not_refused(tab)
    told(tab, "Nethermarsh (NM")
    acts.look(tab, "areas")
    unmet = SEVEN[5]
    tab = acts.play.go(PLANNER, f"/work/plans/{report}/until-met/{report}-6/")
    follow(tab, "Its area has changed hands")
    main(tab).get_by_label("Where does it go?").select_option(label=f"{SUCCESSOR}: its ground is there now")
    fill_day(tab, "On which day did the area change hands?", acts.play.site.today)
    main(tab).get_by_label("Why it moves").fill(REASON)
    acts.look(tab, "move")
    press(tab, "Move it")
    not_refused(tab)
    told(tab, f"It binds: {SUCCESSOR}")
    acts.look(tab, "moved")
    tab = acts.play.go(INSPECTOR, f"/areas-for-improvement/{report}-6")
    told(tab, f"Its area changed hands: it went from {PLACE} to {SUCCESSOR}")
    told(tab, REASON)
    _sound(acts, tab, "story-moved")
    for area in (PLACE, SUCCESSOR):
        tab = acts.play.go(INSPECTOR, f"/providers/northmere/areas/{area.lower()}")
        told(tab, f"{PLACE} was merged into {SUCCESSOR}")
        expect(main(tab).get_by_role("link", name=unmet.asked)).to_have_count(int(area == SUCCESSOR))
        _sound(acts, tab, f"area-{area.lower()}")
    follow(tab, unmet.asked)
    told(tab, REASON)
    for number in (1, 4):  # what was met stays where it was met
        tab = acts.play.go(PLANNER, f"/work/plans/{report}/until-met/{report}-{number}/")
        told(tab, f"It binds: {PLACE}")
